import TestSupport
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Damaged, infinite or excessive texts: an error with a location, or a program; never a crash.
struct RobustnessTests {
    /// The diagnostic for a text; nil if it is valid.
    private static func diagnostic(_ text: [UInt8]) -> Diagnostic? {
        do throws(Diagnostic) {
            let module = try AsmParser(SourceText(text, name: "test")).module()
            try Verifier.verify(module)
            _ = AsmPrinter.print(module)
            return nil
        } catch {
            return error
        }
    }

    /// A sample of the printed programs in test files.
    private static let programs = Sampling.sample(
        MLIRFileTests.files.filter { $0.name.contains("/round-trip") }.flatMap { file in
            file.cases.map {
                (file: file.name, text: MLIRTestFile.code(of: $0.input).joined(separator: "\n"))
            }
        }, oneIn: 4, of: "robustness"
    ) { [$0.file] }.map(\.text)

    /// Texts truncated at any byte.
    @Test(arguments: programs) func truncated(_ program: String) {
        let bytes = Array(program.utf8)
        for count in bytes.indices {
            guard let diagnostic = Self.diagnostic(Array(bytes[..<count])) else { continue }
            #expect(!diagnostic.message.isEmpty)
            #expect(diagnostic.location.position != nil, "\(diagnostic) for \(program.prefix(count))")
        }
    }

    @Test(arguments: programs) func damaged(_ program: String) {
        let bytes = Array(program.utf8)
        let substitutes = Array("(){}[]<>%^@#!\"\\:=,-*x0\0\u{FF}".utf8)
        for index in bytes.indices {
            var copy = bytes
            copy[index] = substitutes[(index &* 7 &+ bytes.count) % substitutes.count]
            if let diagnostic = Self.diagnostic(copy) { #expect(!diagnostic.message.isEmpty) }
        }
    }

    static let wrong: [(String, String)] = [
        ("module {\n}\n}", "2:2"),
        ("module {\n}\nmore", "3:1"),
        ("module {\n}\n\0", "3:1"),
        ("util.global private @g = 18446744073709551616 : i64", "1:26"),
        ("util.global private @g = 300 : i8", "1:26"),
        ("util.global private @g : tensor<99999999999999999999xf32>", "1:"),
        ("util.global private @g : i99999999999999999999", "1:"),
        ("util.global private @g = dense<1> : tensor<9223372036854775807x9223372036854775807xi8>", "1:"),
        ("util.global private @g = dense<\"0x00\"> : tensor<4611686018427387904x4xf32>", "1:"),
        ("util.global private @g = \"\\", "1:"),
        ("util.global private @g = \"\\FZ\"", "1:"),
        ("%0 = arith.constant 0x1FFFFFFFFFFFFFFFF : i64", "1:"),
        ("%0:99999999999999999999 = \"a.b\"() : () -> ()", "1:"),
        ("\"cf.br\"()[^nowhere] : () -> ()", "1:11"),
        ("%0:4000000000 = \"a.b\"() : () -> ()", "1:"),
    ]

    @Test(arguments: wrong) func rejected(_ text: String, _ location: String) {
        let diagnostic = Self.diagnostic(Array(text.utf8))
        #expect(diagnostic != nil)
        #expect(
            diagnostic?.description.hasPrefix("test:\(location)") == true,
            "\(diagnostic?.description ?? "nothing")")
    }

    /// Excessive nesting is an error before the stack overflows.
    @Test(arguments: [
        "module {\n", "(", "[", "{a = ", "<", "tensor<", "!util.list<", "tuple<", "#a<", "loc(", "{{{",
    ])
    func deep(_ opening: String) {
        let many = String(repeating: opening, count: 100_000)
        for text in [many, "util.global private @g = \(many)", "util.global private @g : \(many)"] {
            #expect(Self.diagnostic(Array(text.utf8)) != nil)
        }
        let ops = String(repeating: "\"a.b\"() ({\n", count: 100_000)
        #expect(Self.diagnostic(Array(ops.utf8)) != nil)
    }

    /// A short text must not allocate much memory.
    @Test func largeSplat() {
        let text = "util.global private @g = dense<1> : tensor<1000000000000xi8>"
        #expect(Self.diagnostic(Array(text.utf8)) == nil)
    }
}
