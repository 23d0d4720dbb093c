import ArgumentParser
import IREEParams

/// The flags that name parameter files: the same in every tool that reads them.
public struct InputFlags: ParsableArguments {
    @OptionGroup public var files: ParameterFileFlags

    @Option(
        help: ArgumentHelp(
            "How files are reached: ranges as they are needed, all at once, or mapped.",
            valueName: "file|preload|mmap"))
    public var parameterMode: FileMode = .file

    public init() {}

    /// Opens and indexes all files.
    public func load() throws(ParameterError) -> ParameterScopeMap {
        try load { (error) throws(ParameterError) in throw error }
    }

    /// Opens and indexes all files.
    ///
    /// - Parameter skip: takes the error of a file that cannot be read. Unless it throws, the file is
    ///   passed over; parameters that were read before the error stay.
    public func load(
        orElse skip: (ParameterError) throws(ParameterError) -> Void
    ) throws(ParameterError) -> ParameterScopeMap {
        try files.load(ReadOptions(mode: parameterMode), orElse: skip)
    }
}

extension FileMode: ExpressibleByArgument {}
