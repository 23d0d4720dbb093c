import ArgumentParser
import IREECompiler

/// How constants become parameters, and parameters constants.
struct ConstantFlags: ParsableArguments {
    @Option(
        name: .customLong("iree-parameter-import"),
        help: ArgumentHelp(
            "An archive whose parameters become constants of the program; may be repeated.",
            valueName: "[scope=]file"))
    var imports: [String] = []

    @Option(
        name: .customLong("iree-parameter-import-keys"),
        help: ArgumentHelp("A key to import, instead of all; may be repeated.", valueName: "key"))
    var importKeys: [String] = []

    @Option(
        name: .customLong("iree-parameter-import-maximum-size"),
        help: ArgumentHelp("The largest parameter to import, in bytes.", valueName: "bytes"))
    var importMaximumSize = Int64.max

    @Option(
        name: [.customLong("iree-parameter-export"), .customLong("iree-opt-export-parameters")],
        help: ArgumentHelp(
            "Writes constants of the program to an archive.", valueName: "[scope=]file.irpa"))
    var export = ""

    @Option(
        name: .customLong("iree-parameter-export-minimum-size"),
        help: ArgumentHelp("The smallest constant to write, in bytes.", valueName: "bytes"))
    var exportMinimumSize: Int64 = 0

    @Option(
        name: [.customLong("iree-parameter-splat"), .customLong("iree-opt-splat-parameters")],
        help: ArgumentHelp(
            "Writes an archive with a splat for each parameter that the program names.",
            valueName: "file.irpa"))
    var splat = ""

    var options: ParameterOptions {
        var options = ParameterOptions()
        options.imports = imports
        options.importKeys = importKeys
        options.importMaximumSize = importMaximumSize
        options.export = export
        options.exportMinimumSize = exportMinimumSize
        options.splat = splat
        return options
    }
}
