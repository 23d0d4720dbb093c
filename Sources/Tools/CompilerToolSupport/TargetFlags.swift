import ArgumentParser
import IREECompiler
import IREECompilerCore
import IREEParams
import ToolSupport

/// What a program is compiled for.
package struct TargetFlags: ParsableArguments {
    @Option(
        name: .customLong(Setting.targetDevice),
        help: ArgumentHelp(
            "A device to run on, unless the program names its own: `local`, `local[ORDINAL]` or "
                + "`NAME=local`; may be repeated.", valueName: "device"))
    package var devices: [String] = []

    @Option(
        name: .customLong(Setting.localBackends),
        help: ArgumentHelp(
            "What code the local device runs: `llvm-cpu` or `vmvx`; may be repeated.", valueName: "backend"))
    package var localBackends: [String] = []

    @Option(
        name: .customLong(Setting.targetBackends),
        help: ArgumentHelp("The older way to say both.", valueName: "backend"))
    package var backends: [String] = []

    @Option(
        name: .customLong(Setting.cpu),
        help: ArgumentHelp(
            "The processor of machine code: `generic`, `host`, or a name of LLVM's.", valueName: "name"))
    package var cpu = "generic"

    @Option(
        name: .customLong(Setting.cpuFeatures),
        help: ArgumentHelp(
            "What the processor has besides, such as `+avx2,+fma`; or `host`.", valueName: "features"))
    package var cpuFeatures = ""

    @Option(
        name: .customLong(Setting.triple),
        help: ArgumentHelp(
            "The triple of machine code, such as `aarch64-linux-gnu`; this machine's by default.",
            valueName: "triple"))
    package var triple = ""

    @Option(
        name: .customLong(Setting.clang),
        help: ArgumentHelp(
            "The clang that makes machine code; by default the one beside `swift`, or on the path.",
            valueName: "path"))
    package var clang = ""

    @Option(
        name: .customLong(Setting.reassociates),
        help: ArgumentHelp(
            "Lets sums of floating-point numbers be in another order than the program says.",
            valueName: "true|false"))
    package var reassociates = true

    @Option(
        name: .customLong(Setting.executableFiles),
        help: ArgumentHelp(
            "Writes sources, intermediate files and binaries of executables to a folder.",
            valueName: "folder"))
    package var executableFilesFolder = ""

    @Option(
        name: .customLong(Setting.executableBenchmarks),
        help: ArgumentHelp(
            "Writes a program for each executable that measures its dispatches, to a folder or standard output.",
            valueName: "folder|-"))
    package var executableBenchmarksFolder = ""

    @Flag(
        name: .customLong("iree-hal-list-target-backends"),
        help: "Lists what `--iree-hal-local-target-device-backends=` takes.")
    package var listBackends = false

    package init() {}

    /// Without flags for devices, programs that name none have the local one.
    package var options: TargetOptions {
        var options = TargetOptions()
        if !devices.isEmpty { options.devices = devices }
        options.backends = (localBackends + backends).flatMap { $0.split(separator: ",").map(String.init) }
        options.cpu = cpu
        options.cpuFeatures = cpuFeatures
        options.triple = triple
        options.clang = clang
        options.reassociatesReductions = reassociates
        options.executableFilesFolder = executableFilesFolder
        options.executableBenchmarksFolder = executableBenchmarksFolder
        return options
    }

    package func printBackends(_ stream: StandardOutput) throws(ParameterError) {
        try stream.write(CompilerSession.backends.joined(separator: "\n") + "\n")
        try stream.flush()
    }

    /// As settings of passes; without flags for devices there are none.
    package var settings: [String: String] {
        var options = options
        options.devices = devices
        return options.settings
    }
}
