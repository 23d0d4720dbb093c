import IREEStatus

/// The formats this library reads.
public let parameterFormats: [any ParameterFormat] = [IRPAFormat(), GGUFFormat(), SafetensorsFormat()]

/// The format of `source`: by its extension, else by its first bytes.
///
/// An extension of `.zst` is passed over: the source holds the unpacked bytes.
///
/// - Throws: `UNIMPLEMENTED` where neither tells.
public func parameterFormat(of source: any ByteSource) throws(ParameterError) -> any ParameterFormat {
    var name = splitPath(source.path).name[...]
    if name.lowercased().hasSuffix(".zst") { name = name.dropLast(4) }
    // The peer takes a bare `irpa` for an extension too.
    let ending = (name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name).lowercased()
    if let format = parameterFormats.first(where: { $0.fileExtension == ending }) { return format }
    let prefix = try source.readBytes(at: 0, count: Int(min(source.size, 16)))
    if let format = parameterFormats.first(where: { $0.recognizes(prefix: prefix) }) { return format }
    if let error = foreignFile(source) { throw error }
    let known = parameterFormats.map { ".\($0.fileExtension)" }.joined(separator: ", ")
    throw ParameterError(
        .unimplemented,
        "this is no parameter file of a known format: neither its extension nor its first bytes are",
        file: source.path, hint: "known are \(known), each also as .zst")
}

/// How to mend a file that says it has more than it has.
private let cutShortHint = "the file may have been cut short: fetch or write it again"

/// The error for a file that is something else than parameters, where its first bytes tell what.
private func foreignFile(_ source: any ByteSource) -> ParameterError? {
    let count = Int(min(source.size, UInt64(FileKind.prefixLength)))
    guard let prefix = try? source.readBytes(at: 0, count: count),
        let kind = FileKind(prefix: prefix, size: source.size), kind.role != .parameters
    else { return nil }
    return ParameterError(
        .invalidArgument, "this is no parameter file but \(kind.name)", file: source.path, offset: 0,
        hint: kind.advice(for: .parameters))
}

extension ParameterIndex {
    /// Opens the file at `path` and adds all its parameters.
    ///
    /// On an error the index is left with what was added before it.
    ///
    /// - Parameter repeated: what to do about a key that the index has already.
    /// - Returns: the open file, which the entries share.
    @discardableResult
    public mutating func addFile(
        _ path: String, options: ReadOptions = ReadOptions(), repeated: RepeatedKeys = .refused
    ) throws(ParameterError) -> any ByteSource {
        let source = try openSource(path: path, options: options)
        try addEntries(of: source, options: options, repeated: repeated)
        return source
    }

    /// Adds all parameters of an open file.
    public mutating func addEntries(
        of source: any ByteSource, options: ReadOptions = ReadOptions(), repeated: RepeatedKeys = .refused
    ) throws(ParameterError) {
        if repeated == .firstWins, !isEmpty {
            // Read by itself: a key that is twice in one file is that file's fault all the same.
            var later = ParameterIndex()
            try later.addEntries(of: source, options: options)
            for entry in later.entries where position(of: entry.key) == nil { try add(entry) }
            return
        }
        let format = try parameterFormat(of: source)
        do throws(ParameterError) {
            try format.readEntries(of: source, options: options) { (entry) throws(ParameterError) in
                try add(entry)
            }
        } catch {
            if error.file == source.path, let foreign = foreignFile(source) { throw foreign }
            var error = error
            if error.code == .outOfRange, error.hint == nil { error.hint = cutShortHint }
            throw error
        }
    }
}
