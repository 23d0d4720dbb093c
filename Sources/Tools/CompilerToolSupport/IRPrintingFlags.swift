import ArgumentParser
import IREECompiler
import IREECompilerCore

/// How the tools of the compiler print programs.
package struct IRPrintingFlags: ParsableArguments {
    @Flag(name: .customLong("mlir-print-op-generic"), help: "Prints operations in the generic form.")
    package var printOpGeneric = false

    @Flag(name: .customLong("mlir-print-local-scope"), help: "Prints no aliases.")
    package var printLocalScope = false

    @Flag(name: .customLong("mlir-print-debuginfo"), help: "Prints locations.")
    package var printDebugInfo = false

    @Option(
        name: .customLong("mlir-elide-elementsattrs-if-larger"),
        help: ArgumentHelp("Elides constants with more elements.", valueName: "count"))
    package var elideElements: Int?

    @Flag(
        name: .customLong("mlir-print-ir-before-all"), help: "Prints the program before each pass, to stderr."
    )
    package var printBeforeAll = false

    @Flag(
        name: .customLong("mlir-print-ir-after-all"), help: "Prints the program after each pass, to stderr.")
    package var printAfterAll = false

    @Option(
        name: .customLong("mlir-print-ir-before"),
        help: ArgumentHelp(
            "Prints the program before these passes, separated by commas.", valueName: "passes"))
    package var printBefore: [String] = []

    @Option(
        name: .customLong("mlir-print-ir-after"),
        help: ArgumentHelp("Prints the program after these passes, separated by commas.", valueName: "passes")
    )
    package var printAfter: [String] = []

    @Flag(
        name: .customLong("mlir-print-ir-module-scope"),
        help: "Prints the whole program where a pass works on a part of it.")
    package var printModuleScope = false

    @Flag(name: .customLong("mlir-timing"), help: "Prints how long each pass took, to stderr.")
    package var timing = false

    package init() {}

    /// How programs are printed.
    package var printing: PrintingOptions {
        var options = PrintingOptions()
        options.generic = printOpGeneric
        options.localScope = printLocalScope
        options.locations = printDebugInfo
        options.elementLimit = elideElements
        return options
    }

    /// What is printed of passes.
    package var passes: PassPrintingOptions {
        var options = PassPrintingOptions()
        options.beforeAll = printBeforeAll
        options.afterAll = printAfterAll
        options.before = Self.names(printBefore)
        options.after = Self.names(printAfter)
        options.wholeProgram = printModuleScope
        options.timing = timing
        return options
    }

    private static func names(_ lists: [String]) -> Set<String> {
        Set(lists.flatMap { $0.split(separator: ",").map(String.init) })
    }
}
