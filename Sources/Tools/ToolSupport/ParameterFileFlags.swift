import ArgumentParser
import IREEParams

/// The flags that name parameter files, for whatever is done with them.
public struct ParameterFileFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            A parameter file, in the global scope or in one of its own. .irpa, .gguf and \
            .safetensors are read, each also packed as .zst. May be given several times; files with \
            the same scope make up one set of parameters, in which the first file that has a key \
            serves it.
            """,
            valueName: "[scope=]file"),
        completion: .file())
    public var parameters = FlagList()

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            "Lets external entries of an archive name files outside the archive's folder."))
    public var allowExternalPaths = false

    public init() {}

    /// Opens and indexes all files. Of a key that several files of a scope have the first one counts, and the
    /// others are kept beside.
    ///
    /// - Parameters:
    ///   - options: how to read them; whether external entries are free is the flag's to say.
    ///   - skip: takes the error of a file that cannot be read. Unless it throws, the file is
    ///     passed over; parameters that were read before the error stay.
    public func load(
        _ options: ReadOptions,
        orElse skip: (ParameterError) throws(ParameterError) -> Void = {
            (error) throws(ParameterError) in throw error
        }
    ) throws(ParameterError) -> ParameterScopeMap {
        var options = options
        options.allowsExternalPathsAnywhere = allowExternalPaths
        var map = ParameterScopeMap()
        for flag in parameters {
            // The first `=` ends the scope, as with the peer.
            let parts = flag.partsAtEquals(2)
            let path = parts.count == 2 ? parts[1] : parts[0]
            guard !path.isEmpty else {
                throw ParameterError(.invalidArgument, "--parameters=\(flag) names no file")
            }
            do throws(ParameterError) {
                try map.addFile(
                    String(path), scope: parts.count == 2 ? String(parts[0]) : "", options: options,
                    repeated: .firstWins)
            } catch {
                try skip(error)
            }
        }
        for sentence in map.missingParts { printToStandardError("warning: \(sentence)\n") }
        return map
    }
}
