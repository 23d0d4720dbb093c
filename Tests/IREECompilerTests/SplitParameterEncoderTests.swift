import Foundation
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Options of the encoder pass, and the file that it writes. Its effect on programs is tested by files in
/// `stream`.
struct SplitParameterEncoderTests {
    /// A program that stores the result of an operation on a parameter of 1024 bytes.
    private static func program(_ operation: String) -> String {
        """
        util.global private @g : !stream.resource<constant>
        util.initializer {
          %c0 = arith.constant 0 : index
          %c1024 = arith.constant 1024 : index
          %seven = arith.constant 7 : i32
          %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"k"> : tensor<1024xi8>
          %out = stream.async.\(operation) -> !stream.resource<constant>{%c1024}
          util.global.store %out, @g : !stream.resource<constant>
          util.return
        }
        """
    }

    private static let encoded = program("clone %p : !stream.resource<constant>{%c1024}")
    private static let kept = program("splat %seven : i32")

    private static func run(_ text: String, _ options: String) throws -> [UInt8] {
        let module = try AsmParser(SourceText(text.utf8, name: "test")).module()
        try Verifier.verify(module)
        var emitted: [UInt8] = []
        let context = PassContext(emit: { emitted += $0 })
        let pass = Pass.splitParameterEncoder
        try PassPipeline([.pass(.init(pass, pass.parseOptions(options)))]).run(on: module, context)
        return emitted
    }

    @Test(arguments: [
        ("mode=none", "expected encoder mode"),
        ("max-encoding-growth-factor=much", "expected a growth factor"),
        ("output-file=encoder.mlirbc", "text only"),
    ]) func wrongOptions(_ options: String, _ message: String) throws {
        #expect {
            _ = try Self.run(Self.encoded, options)
        } throws: {
            ($0 as? Diagnostic)?.message.contains(message) == true
        }
    }

    /// The encoder is written to a file, which is removed if there is nothing to encode.
    @Test func file() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "encoder-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "inner/encoder.mlir").path
        #expect(try Self.run(Self.encoded, "output-file=\(path)").isEmpty)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("module @encoder"))
        #expect(try Self.run(Self.kept, "output-file=\(path)").isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
