import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Text that is read and written again is the same text.
struct RoundTripTests {
    private static func print(_ text: String, generic: Bool = false) throws -> String {
        let module = try AsmParser(SourceText(text.utf8, name: "test")).module()
        try Verifier.verify(module)
        var options = PrintingOptions()
        options.generic = generic
        return String(decoding: AsmPrinter.print(module, options: options), as: UTF8.self)
    }

    private static func indented(_ body: String, by spaces: Int) -> String {
        let margin = String(repeating: " ", count: spaces)
        return body.split(separator: "\n", omittingEmptySubsequences: false).map { margin + $0 }.joined(
            separator: "\n")
    }

    /// Operations as they stand in a module.
    @Test(arguments: Snippets.inModule) func inModule(_ body: String) throws {
        let text = "module {\n\(Self.indented(body, by: 2))\n}\n"
        #expect(try Self.print(text) == text)
    }

    /// Operations as they stand in a function, with its arguments.
    @Test(arguments: Snippets.inFunction) func inFunction(_ snippet: Snippets.Body) throws {
        let text = """
            module {
              util.func public @f(\(snippet.arguments)) {
            \(Self.indented(snippet.text, by: 4))
                util.return
              }
            }

            """
        #expect(try Self.print(text) == text)
    }

    /// Operations of a virtual machine's function.
    @Test(arguments: Snippets.inMachineFunction) func inMachineFunction(_ snippet: Snippets.Body) throws {
        let text = """
            module {
              vm.module public @m {
                vm.func @f(\(snippet.arguments)) {
            \(Self.indented(snippet.text, by: 6))
                }
              }
            }

            """
        #expect(try Self.print(text) == text)
    }

    /// The generic form means the same.
    @Test(arguments: Snippets.inModule) func genericForm(_ body: String) throws {
        let text = "module {\n\(Self.indented(body, by: 2))\n}\n"
        let generic = try Self.print(text, generic: true)
        #expect(generic.hasPrefix("\"builtin.module\"()"))
        #expect(try Self.print(generic) == text)
    }

    /// Whole texts, with the definitions of aliases before the module.
    @Test(arguments: Snippets.whole) func whole(_ text: String) throws {
        #expect(try Self.print(text) == text)
    }

    /// What is read but written in another way.
    @Test(arguments: Snippets.rewritten) func rewritten(_ pair: Snippets.Pair) throws {
        let text = "module {\n\(Self.indented(pair.written, by: 2))\n}\n"
        #expect(try Self.print(pair.read) == text)
    }

    /// What is wrong, and what is said of it.
    @Test(arguments: Snippets.wrong) func wrong(_ pair: Snippets.Pair) {
        #expect {
            _ = try Self.print(pair.read)
        } throws: { error in
            (error as? Diagnostic)?.message.contains(pair.written) == true
        }
    }
}
