import ArgumentParser
import IREECompiler

extension ParameterOptions.EncoderMode: ExpressibleByArgument {}

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

    @Option(
        name: .customLong("iree-parameter-encoder-output-file"),
        help: ArgumentHelp(
            """
            Writes a module that computes, ahead of time, what initializers make of parameters. The program loads the \
            results.
            """, valueName: "file.mlir"))
    var encoder = ""

    @Option(
        name: .customLong("iree-parameter-encoder-output-scope"),
        help: ArgumentHelp("The scope of the parameters that the encoder writes.", valueName: "scope"))
    var encoderScope = "encoded"

    @Option(
        name: .customLong("iree-parameter-encoder-mode"),
        help: ArgumentHelp(
            "Whether the encoder writes all parameters of the program, or only those that it computes.",
            valueName: "consolidate|overlay"))
    var encoderMode = ParameterOptions.EncoderMode.consolidate

    var options: ParameterOptions {
        var options = ParameterOptions()
        options.imports = imports
        options.importKeys = importKeys
        options.importMaximumSize = importMaximumSize
        options.export = export
        options.exportMinimumSize = exportMinimumSize
        options.splat = splat
        options.encoder = encoder
        options.encoderScope = encoderScope
        options.encoderMode = encoderMode
        return options
    }
}
