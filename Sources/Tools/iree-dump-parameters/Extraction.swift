import IREEParams
import ToolSupport

/// One `--extract=[scope::]key=file`.
struct Extraction {
    let scope: String
    let entry: ParameterEntry
    let place: OutputPlace

    var path: String { place.path }

    /// Finds out what `flag` means. Keys may hold `::` and `=` too: of all ways to read the flag the
    /// first that names a parameter counts.
    ///
    /// - Parameter folders: those that extractions share.
    init(
        _ flag: String, in map: ParameterScopeMap, sharing folders: inout OutputPlace.Folders
    ) throws(ParameterError) {
        // Bytes are looked at, not characters: see `partsAtEquals`.
        let readings = flag.utf8.indices.filter { flag.utf8[$0] == UInt8(ascii: "=") }.map {
            (flag[..<$0], flag[flag.utf8.index(after: $0)...])
        }
        guard let first = readings.first else {
            throw ParameterError(
                .invalidArgument, "--extract=\(flag) names no file",
                hint: "expected --extract=[scope::]key=file")
        }
        for (identifier, path) in readings where !path.isEmpty {
            guard let (scope, entry) = Self.find(identifier, in: map) else { continue }
            self.scope = scope
            self.entry = entry
            do throws(ParameterError) {
                place = try OutputPlace(path: String(path), sharing: &folders)
            } catch {
                var error = error
                error.key = entry.key.description
                throw error
            }
            return
        }
        guard readings.contains(where: { !$0.1.isEmpty }) else {
            throw ParameterError(.invalidArgument, "--extract=\(flag) names no file")
        }
        throw Self.missing(String(first.0), in: map)
    }

    private static func find(_ identifier: Substring, in map: ParameterScopeMap) -> (String, ParameterEntry)?
    {
        for (scope, key) in splits(identifier) {
            if let entry = map[scope]?.index[ParameterKey(key)] { return (scope, entry) }
        }
        if let entry = map[""]?.index[ParameterKey(identifier)] { return ("", entry) }
        return nil
    }

    /// All ways to see a scope and a key in `identifier`.
    private static func splits(_ identifier: Substring) -> [(scope: String, key: Substring)] {
        let bytes = identifier.utf8
        return bytes.indices.compactMap { index in
            guard bytes[index...].starts(with: "::".utf8) else { return nil }
            return (String(identifier[..<index]), Substring(bytes[index...].dropFirst(2)))
        }
    }

    private static func missing(_ identifier: String, in map: ParameterScopeMap) -> ParameterError {
        do throws(ParameterError) {
            let (scope, key) = splits(identifier[...]).first ?? ("", identifier[...])
            _ = try map.lookup(scope).index.lookup(ParameterKey(key), scope: scope)
            return ParameterError(.notFound, "no such parameter", key: identifier)
        } catch {
            return error
        }
    }

    var announcement: String {
        let name = scope.isEmpty ? "" : "\(ParameterKey(scope))::"
        return "Extracting parameter `\(name)\(entry.key)` (\(entry.length)b) to `\(ParameterKey(path))`...\n"
    }

    /// Throws where a file to be written is one that is read, or is written twice.
    static func checkTargets(_ extractions: [Extraction], in map: ParameterScopeMap) throws(ParameterError) {
        guard !extractions.isEmpty else { return }
        let inputs = map.inputFiles()
        var places: Set<OutputPlace> = []
        for extraction in extractions {
            guard places.insert(extraction.place).inserted else {
                throw ParameterError(
                    .invalidArgument, "two parameters are to be extracted to this file", file: extraction.path
                )
            }
            if let input = extraction.place.currentIdentity.flatMap({ inputs[$0] }) {
                throw ParameterError(
                    .invalidArgument, "extracting to this path would overwrite the input \(printable(input))",
                    file: extraction.path, key: extraction.entry.key.description)
            }
        }
    }
}
