import ArgumentParser
import IREEParams

/// How a tool reaches the parameter files that it reads.
public struct FileModeFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How files are reached: ranges as they are needed, all at once, or mapped.",
            valueName: "file|preload|mmap"))
    public var parameterMode: FileMode = .file

    public init() {}

    /// How to read files, by the flags.
    public var options: ReadOptions { ReadOptions(mode: parameterMode) }
}

extension FileMode: ExpressibleByArgument {}
