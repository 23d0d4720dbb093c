import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Each operation is read as it is written.
struct EveryOperationTests {
    private static let names = Registry.shared.opNames

    private static func read(_ text: [UInt8]) throws -> Operation {
        try AsmParser(SourceText(text, name: "sample")).module()
    }

    /// Operations that are printed in files of tests, where `outputsAreReadAgain` reads them.
    private static let inFiles: Set<String> = {
        var seen = Set<String>()
        for output in MLIRFileTests.files.flatMap(\.cases).compactMap(\.output) {
            (try? read(Array(output.joined(separator: "\n").utf8)))?.walk { seen.insert($0.name) }
        }
        return seen
    }()

    /// Whether what is written, in both forms, is read as the same. What counts is the operation that is read:
    /// one made from its definition alone may lack what the text stands for, as the body of a matmul.
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
