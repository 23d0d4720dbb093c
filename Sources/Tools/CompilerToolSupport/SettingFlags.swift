import ArgumentParser
import IREECompilerCore

/// Global settings of passes, for the tools of the compiler.
package struct SettingFlags: ParsableArguments {
    @Option(
        name: .customLong(Setting.indexBits),
        help: ArgumentHelp("Bit width of an index in compiled programs.", valueName: "32|64"))
    package var indexBits: Int = 64

    @Option(
        name: .customLong(Setting.indirectCommandBuffers),
        help: ArgumentHelp("Whether reusable command buffers refer to buffers by slots.", valueName: "bool"))
    package var indirectCommandBuffers: String = "true"

    @Option(
        name: .customLong(Setting.externalResourcesMappable),
        help: ArgumentHelp("Whether external resources can be mapped on the host.", valueName: "bool"))
    package var externalResourcesMappable: String = "false"

    @Option(
        name: .customLong(Setting.memoryModel),
        help: ArgumentHelp(
            "Whether host and devices share memory; if not, parameters are gathered into memory of the device.",
            valueName: "unified|discrete"))
    package var memoryModel: String?

    @Option(
        name: .customLong(Setting.partitioningFavor),
        help: ArgumentHelp(
            "What to favor when work is divided.", valueName: "min-peak-memory|max-concurrency|debug"))
    package var partitioningFavor: String?

    @Option(
        name: .customLong(Setting.preprocessing),
        help: ArgumentHelp(
            "A pipeline of passes to run in the phase `preprocessing`.", valueName: "pipeline"))
    package var preprocessing: String?

    @Option(
        name: .customLong(Setting.tracesDispatchTensors),
        help: ArgumentHelp(
            "Prints the tensors that each dispatch reads and writes, when it runs.", valueName: "true|false"))
    package var traceDispatchTensors = false

    package init() {}

    package var settings: [String: String] {
        var settings = [
            Setting.indexBits: String(indexBits), Setting.indirectCommandBuffers: indirectCommandBuffers,
            Setting.externalResourcesMappable: externalResourcesMappable,
        ]
        settings[Setting.memoryModel] = memoryModel
        settings[Setting.partitioningFavor] = partitioningFavor
        settings[Setting.preprocessing] = preprocessing
        settings[Setting.tracesDispatchTensors] = String(traceDispatchTensors)
        return settings
    }
}
