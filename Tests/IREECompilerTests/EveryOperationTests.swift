import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// The text of each operation can be parsed.
struct EveryOperationTests {
    private static let names = Registry.shared.opNames

    private static func read(_ text: [UInt8]) throws -> Operation {
        try AsmParser(SourceText(text, name: "sample")).module()
    }

    /// Operations that are printed in test files, where `outputsAreParsedBack` covers them.
    private static let inFiles: Set<String> = {
        var seen = Set<String>()
        for output in MLIRFileTests.files.flatMap(\.cases).compactMap(\.output) {
            (try? read(Array(output.joined(separator: "\n").utf8)))?.walk { seen.insert($0.name) }
        }
        return seen
    }()

    /// Whether both forms are parsed to the same operation. The parsed operation counts: one created from its
    /// definition may lack what the text implies, such as the body of a matmul.
    private static func isRoundTripped(_ sample: Operation) -> Bool {
        var options = PrintingOptions()
        options.generic = true
        let text = AsmPrinter.print(sample)
        guard let module = try? read(text), AsmPrinter.print(module) == text else { return false }
        let generic = AsmPrinter.print(module, options: options)
        guard let again = try? read(generic) else { return false }
        return AsmPrinter.print(again) == text && AsmPrinter.print(again, options: options) == generic
    }

    @Test func allAreRoundTripped() {
        let missing = Self.names.filter { name in
            !Self.inFiles.contains(name)
                && !SampleOperation.verified(Registry.shared.definition(named: name)).contains(
                    where: Self.isRoundTripped)
        }
        #expect(missing == [], "these have no text that is read as it is written")
    }
}
