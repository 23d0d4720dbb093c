import ArgumentParser
import IREECompiler

/// How programs are optimized.
struct OptimizationFlags: ParsableArguments {
    @Option(
        name: .customLong("iree-opt-level"),
        help: ArgumentHelp(
            "How much to optimize. All levels optimize alike; without assertions from O1 on, where one is given.",
            valueName: "O0|O1|O2|O3"))
    var level: OptimizationLevel?

    @Option(
        name: .customLong("iree-opt-const-expr-hoisting"),
        help: ArgumentHelp(
            "Moves values that depend on constants only into globals, which are computed once.",
            valueName: "true|false"))
    var hoistsConstantExpressions = true

    @Option(
        name: .customLong("iree-opt-const-expr-max-size-increase-threshold"),
        help: ArgumentHelp(
            "By how much such a value may be larger than what it is computed from.", valueName: "bytes"))
    var maximumConstantGrowth: Int64 = 1 << 20

    @Option(
        name: .customLong("iree-opt-const-eval"),
        help: ArgumentHelp(
            "Computes what depends on constants only when the program is compiled.", valueName: "true|false"))
    var evaluatesConstants = true

    @Option(
        name: .customLong("iree-opt-strip-assertions"),
        help: ArgumentHelp("Removes assertions.", valueName: "true|false"))
    var stripsAssertions: Bool?

    var options: OptimizationOptions {
        var options = OptimizationOptions()
        options.hoistsConstantExpressions = hoistsConstantExpressions
        options.evaluatesConstants = evaluatesConstants
        options.maximumConstantGrowth = maximumConstantGrowth
        options.stripsAssertions = stripsAssertions ?? (level != nil && level != .level0)
        return options
    }
}

enum OptimizationLevel: String, ExpressibleByArgument, CaseIterable {
    case level0 = "O0"
    case level1 = "O1"
    case level2 = "O2"
    case level3 = "O3"
}
