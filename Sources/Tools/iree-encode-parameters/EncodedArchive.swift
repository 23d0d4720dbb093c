import IREEParams
import IREERuntime
import ToolSupport

/// A scope that an encoder writes, and the archive that takes it.
struct EncodedArchive {
    let scope: EncodedScope
    let path: String

    /// Finds the output of each scope.
    ///
    /// - Parameter flags: `[scope=]file`; a lone file is for a lone scope, whatever its name.
    static func assign(_ flags: [String], to scopes: [EncodedScope]) throws(ParameterError) -> [Self] {
        var files: [(scope: String, path: String)] = []
        for flag in flags {
            let parts = flag.partsAtEquals(2)
            let path = String(parts[parts.count - 1])
            let scope = parts.count == 2 ? String(parts[0]) : ""
            guard !path.isEmpty else {
                throw ParameterError(.invalidArgument, "--output=\(flag) names no file")
            }
            guard !files.contains(where: { $0.scope == scope }) else {
                throw ParameterError(.invalidArgument, "--output=\(flag): the scope has an output already")
            }
            files.append((scope, path))
        }
        if files.count == 1, scopes.count == 1, files[0].scope.isEmpty { files[0].scope = scopes[0].name }
        let known = scopes.map { "`\(ParameterKey($0.name))`" }.joined(separator: ", ")
        if let other = files.first(where: { file in !scopes.contains { $0.name == file.scope } }) {
            throw ParameterError(
                .notFound, "the encoder writes nothing to the scope `\(ParameterKey(other.scope))`",
                file: other.path, hint: "it writes to \(known)")
        }
        var archives: [Self] = []
        for scope in scopes {
            guard let file = files.first(where: { $0.scope == scope.name }) else {
                let prefix = scope.name.isEmpty ? "" : "\(ParameterKey(scope.name))="
                throw ParameterError(
                    .invalidArgument, "there is no output for the scope `\(ParameterKey(scope.name))`",
                    hint: "name one with --output=\(prefix)file.irpa")
            }
            archives.append(Self(scope: scope, path: file.path))
        }
        return archives
    }

    /// Writes the archives; `encode` computes the data. They appear when all of it is there.
    ///
    /// - Parameter encode: takes what serves, and takes, the parameters of the archives.
    /// - Returns: where the parameters stand, for each archive.
    static func write(
        _ archives: [Self], _ encode: ([any ParameterProvider]) throws -> Void
    ) throws(ParameterError) -> [ArchivePlacements] {
        var placements: [ArchivePlacements] = []
        try write(archives[...], [], &placements, encode)
        return placements.reversed()
    }

    private static func write(
        _ archives: ArraySlice<Self>, _ providers: [any ParameterProvider],
        _ placements: inout [ArchivePlacements], _ encode: ([any ParameterProvider]) throws -> Void
    ) throws(ParameterError) {
        guard let archive = archives.first else {
            do { try encode(providers) } catch let error as any StatusError {
                throw ParameterError(error)
            } catch {
                throw ParameterError(.internal, "\(error)")
            }
            return
        }
        var writer = ArchiveWriter()
        writer.options = .standard
        writer.alignment = archive.alignment
        placements.append(
            try writer.write(try archive.builder(), to: archive.path) { (source, _) throws(ParameterError) in
                var index = ParameterIndex()
                try index.addEntries(of: source)
                let provider = IndexParameterProvider(scope: archive.scope.name, index: index)
                try write(archives.dropFirst(), providers + [provider], &placements, encode)
            })
    }

    private var alignment: UInt64 {
        scope.entries.reduce(64) { largest, entry in
            if case .data(let alignment) = entry.content { max(largest, alignment) } else { largest }
        }
    }

    private func builder() throws(ParameterError) -> ArchiveBuilder {
        var builder = ArchiveBuilder()
        for entry in scope.entries {
            let content: ArchiveBuilder.Content =
                switch entry.content {
                case .splat(let pattern): .splat(pattern)
                case .data: .filled(.zero)
                }
            try builder.add(
                ArchiveBuilder.Item(
                    key: entry.key, length: entry.length, metadata: entry.metadata, content: content))
        }
        return builder
    }

    /// Prints where the parameters stand.
    func printTable(_ placements: ArchivePlacements, to stream: StandardOutput) throws(ParameterError) {
        try ParameterTable.write(placements, scope: scope.name, to: stream)
    }
}
