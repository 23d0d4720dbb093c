import ArgumentParser
import IREEParams

/// The flags of every tool that writes an archive.
public struct ArchiveFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp("The archive to write, .irpa or .irpa.zst.", valueName: "file"),
        completion: .file())
    public var output: String?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints no table of the new archive."))
    public var quiet = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "Keeps a digest (XXH3-128) of each parameter's bytes in the archive, for --verify.")
    public var digest = false

    @Option(
        help: ArgumentHelp(
            "How hard an output of .zst is packed: 1 (fast) to 22 (small). (default: \(SeekableZstdWriter.defaultLevel))",
            valueName: "level"))
    public var compressionLevel: String?

    public init() {}

    /// Writes the archive, and prints its table unless that was not wanted.
    public func write(
        _ builder: ArchiveBuilder, with writer: ArchiveWriter, output standardOutput: StandardOutput
    ) throws(ParameterError) {
        var writer = writer
        let path = try path()
        writer.addsDigests = digest
        writer.compressionLevel = try level(for: path)
        writer.options = .standard
        let placements = try writer.write(builder, to: path)
        guard !quiet else { return }
        try ParameterTable.write(placements, to: standardOutput)
    }

    /// Throws where no output is named, or flags contradict it; to be called before any work is done.
    public func checkOutput() throws(ParameterError) {
        let path = try path()
        _ = try level(for: path)
        warnOfOtherFormats(path)
    }

    /// Other tools go by a file's name, and would read an archive as something else.
    private func warnOfOtherFormats(_ path: String) {
        let name = path.lowercased()
        let extensions = [".safetensors", ".gguf", ".npy", ".npz", ".bin", ".pt", ".vmfb", ".mlir"]
        guard let found = extensions.first(where: { name.hasSuffix($0) || name.hasSuffix("\($0).zst") })
        else {
            return
        }
        printToStandardError(
            "warning: \(printable(path)): an IREE parameter archive (.irpa) is written, whatever the name"
                + " says; this tool does not write \(found) files\n")
    }

    /// The level to pack with: only an output of `.zst` is packed.
    private func level(for path: String) throws(ParameterError) -> Int? {
        let isPacked = path.lowercased().hasSuffix(".zst")
        guard let compressionLevel else { return isPacked ? SeekableZstdWriter.defaultLevel : nil }
        let levels = SeekableZstdWriter.levels
        guard let level = Int(compressionLevel), levels.contains(level) else {
            throw ParameterError(
                .invalidArgument,
                "--compression-level=\(compressionLevel): expected \(levels.lowerBound) to \(levels.upperBound)"
            )
        }
        guard isPacked else {
            throw ParameterError(
                .invalidArgument, "--compression-level= needs an output that ends in .zst", file: path)
        }
        return level
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
