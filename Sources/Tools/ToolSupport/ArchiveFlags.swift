import ArgumentParser
import IREEParams

/// The flags of every tool that writes an archive.
public struct ArchiveFlags: ParsableArguments {
    @Option(help: ArgumentHelp("The archive to write, .irpa or .irpa.zst.", valueName: "file"))
    public var output: String?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints no table of the new archive."))
    public var quiet = false

    public init() {}

    /// Writes the archive, and prints its table unless that was not wanted.
    public func write(
        _ builder: ArchiveBuilder, with writer: ArchiveWriter, output standardOutput: StandardOutput
    ) throws(ParameterError) {
        let placements = try writer.write(builder, to: try path())
        guard !quiet else { return }
        try ParameterTable.write(
            scope: "", placements.lazy.map { ParameterTable.Row($0) }, to: standardOutput)
    }

    /// Throws where no output is named; to be called before any work is done.
    public func checkOutput() throws(ParameterError) {
        _ = try path()
    }

    private func path() throws(ParameterError) -> String {
        guard let output, !output.isEmpty else {
            throw ParameterError(
                .invalidArgument, "no output is given", hint: "name it with --output=file.irpa")
        }
        return output
    }
}

/// The version of all tools.
public let toolVersion = "0.1.0"
