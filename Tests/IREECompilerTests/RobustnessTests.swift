import TestSupport
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Texts that are damaged, endless or too much: an error with its place, or a program; never a crash.
struct RobustnessTests {
    /// Returns what is said of a text; nil if it is a program.
    private static func complaint(_ text: [UInt8]) -> Diagnostic? {
        do throws(Diagnostic) {
            let module = try AsmParser(SourceText(text, name: "test")).module()
            try Verifier.verify(module)
            _ = AsmPrinter.print(module)
            return nil
        } catch {
            return error
        }
    }

    /// Programs of the files that show how operations are printed, some of each file.
    private static let programs = Sampling.sample(
        MLIRFileTests.files.filter { $0.name.contains("/round-trip") }.flatMap { file in
            file.cases.map {
                (file: file.name, text: MLIRTestFile.code(of: $0.input).joined(separator: "\n"))
            }
        }, oneIn: 4, of: "robustness"
    ) { [$0.file] }.map(\.text)

    /// A text ends anywhere.
    @Test(arguments: programs) func truncated(_ program: String) {
        let bytes = Array(program.utf8)
        // What is left out is not looked at again and again: the texts are short, but many.
        for count in bytes.indices {
            guard let complaint = Self.complaint(Array(bytes[..<count])) else { continue }
            #expect(!complaint.message.isEmpty)
            #expect(complaint.location.position != nil, "\(complaint) for \(program.prefix(count))")
        }
    }

    @Test(arguments: programs) func damaged(_ program: String) {
        let bytes = Array(program.utf8)
        let substitutes = Array("(){}[]<>%^@#!\"\\:=,-*x0\0\u{FF}".utf8)
        for place in bytes.indices {
            var copy = bytes
            copy[place] = substitutes[(place &* 7 &+ bytes.count) % substitutes.count]
            if let complaint = Self.complaint(copy) { #expect(!complaint.message.isEmpty) }
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

    @Test(arguments: wrong) func refused(_ text: String, _ place: String) {
        let complaint = Self.complaint(Array(text.utf8))
        #expect(complaint != nil)
        #expect(
            complaint?.description.hasPrefix("test:\(place)") == true,
            "\(complaint?.description ?? "nothing")")
    }

    /// What opens again and again is an error long before the stack ends.
    @Test(arguments: [
        "module {\n", "(", "[", "{a = ", "<", "tensor<", "!util.list<", "tuple<", "#a<", "loc(", "{{{",
    ])
    func deep(_ opening: String) {
        let many = String(repeating: opening, count: 100_000)
        for text in [many, "util.global private @g = \(many)", "util.global private @g : \(many)"] {
            #expect(Self.complaint(Array(text.utf8)) != nil)
        }
        let ops = String(repeating: "\"a.b\"() ({\n", count: 100_000)
        #expect(Self.complaint(Array(ops.utf8)) != nil)
    }

    /// A short text must not stand for much memory.
    @Test func largeSplat() {
        let text = "util.global private @g = dense<1> : tensor<1000000000000xi8>"
        #expect(Self.complaint(Array(text.utf8)) == nil)
    }
}
