import IREEParams
import ToolSupport

@main struct CreateParameters: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-create-parameters",
        abstract: "Makes a parameter archive (.irpa) of zeros, patterns and splats.",
        discussion: """
            Each parameter has a name, a shape and a type, and perhaps a value for all its elements. \
            Only the length in bytes counts in the end: 8xi8 and 2xf32 are the same to a program \
            that loads 8 bytes.

            Values are integers (also 0x10 and 010 as in C), decimal numbers, or for types such as \
            x32, i1 and cf64 the bytes in hexadecimal.

            An archive with two parameters on disk and one that takes no space:
              iree-create-parameters --data=bias=10xf32 --data=scale=64xf16=0.5 \\
                --splat=mask=4096xi8=1 --output=test.irpa
            """,
        version: toolVersion)

    @Option(
        help: ArgumentHelp(
            "Adds a parameter whose bytes are in the archive: zeros, or the value over and over.",
            valueName: "name=shapextype[=value]"))
    var data = FlagList()

    @Option(
        help: ArgumentHelp(
            """
            Adds a parameter that stands for the value over and over, without bytes in the archive. \
            Programs can read it, but not write to it.
            """,
            valueName: "name=shapextype[=value]"))
    var splat = FlagList()

    @OptionGroup var archive: ArchiveFlags
    @OptionGroup var outputs: OutputFlags

    @Option(help: ArgumentHelp("The alignment of data in the archive, a power of two.", valueName: "bytes"))
    var alignment: String = "64"
    @OptionGroup var flagFile: FlagFileFlag

    func run(output: StandardOutput) throws(ParameterError) {
        outputs.apply()
        var builder = ArchiveBuilder()
        // Splats come first, as in the official tool: they do not part data that belongs together.
        for flag in splat { try builder.add(Declaration(flag, name: "splat").item(isSplat: true)) }
        for flag in data { try builder.add(Declaration(flag, name: "data").item(isSplat: false)) }
        var writer = ArchiveWriter()
        writer.alignment = try parseAlignment(alignment)
        try archive.write(builder, with: writer, output: output)
    }
}

/// Offsets are aligned relative to the archive; more than this would only make holes.
private let maximumAlignment = 1 << 30

private func parseAlignment(_ text: String) throws(ParameterError) -> UInt64 {
    guard let value = Int(text), value > 0, value & (value - 1) == 0, value <= maximumAlignment else {
        throw ParameterError(
            .invalidArgument, "--alignment=\(text): expected a power of two from 1 to \(maximumAlignment)")
    }
    return UInt64(value)
}
