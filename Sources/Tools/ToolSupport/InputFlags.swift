import ArgumentParser
import IREEParams

/// The flags that name parameter files: the same in every tool that reads them.
public struct InputFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A parameter file to read, in the global scope or in one of its own.",
            discussion: """
                .irpa, .gguf and .safetensors are read, each also packed as .zst. May be given \
                several times; files with the same scope make up one set of parameters.
                """,
            valueName: "[scope=]file"),
        completion: .file())
    public var parameters = FlagList()

    @Option(
        help: ArgumentHelp(
            "How files are reached: ranges as they are needed, all at once, or mapped.",
            valueName: "file|preload|mmap"))
    public var parameterMode: FileMode = .file

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            "Lets external entries of an archive name files outside the archive's folder."))
    public var allowExternalPaths = false

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
        let options = ReadOptions(mode: parameterMode, allowsExternalPathsAnywhere: allowExternalPaths)
        return try loadParameters(parameters, options: options, orElse: skip)
    }
}

/// Opens and indexes the files of `[scope=]file` flags.
///
/// - Parameter skip: takes the error of a file that cannot be read. Unless it throws, the file is
///   passed over; parameters that were read before the error stay.
package func loadParameters(
    _ flags: FlagList, options: ReadOptions,
    orElse skip: (ParameterError) throws(ParameterError) -> Void
) throws(ParameterError) -> ParameterScopeMap {
    var map = ParameterScopeMap()
    for flag in flags {
        // The first `=` ends the scope, as with the peer.
        let parts = flag.partsAtEquals(2)
        let path = parts.count == 2 ? parts[1] : parts[0]
        guard !path.isEmpty else {
            throw ParameterError(.invalidArgument, "--parameters=\(flag) names no file")
        }
        do throws(ParameterError) {
            try map.addFile(
                String(path), scope: parts.count == 2 ? String(parts[0]) : "", options: options)
        } catch {
            var error = error
            if error.code == .alreadyExists {
                error.hint =
                    "give the files different scopes, as in --parameters=scope=file"
                    + " (and --prefix-scopes to convert them into one archive)"
            }
            try skip(error)
        }
    }
    return map
}

extension FileMode: ExpressibleByArgument {}
