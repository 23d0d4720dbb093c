import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// What `canonicalize` makes of programs.
struct CanonicalizeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let title: String
        let input: String
        let output: String
        var testDescription: String { title }

        init(_ title: String, _ input: String, _ output: String) {
            self.title = title
            self.input = input
            self.output = output
        }
    }

    private static func simplified(_ text: String) throws -> String {
        let module = try AsmParser(SourceText(text.utf8, name: "test")).module()
        try Verifier.verify(module)
        Rewriter.run(on: module) { $0.definition.canonicalize($0, $1) }
        try Verifier.verify(module)
        return String(decoding: AsmPrinter.print(module), as: UTF8.self)
    }

    static let cases = stream + flow + util + control

    @Test(arguments: cases) func simplifies(_ test: Case) throws {
        #expect(try Self.simplified(test.input) == test.output)
    }

    /// What is simple stays as it is.
    @Test(arguments: cases) func comesToAnEnd(_ test: Case) throws {
        #expect(try Self.simplified(test.output) == test.output)
    }
}
