import IREEStatus

/// Opens parameter files and finds out their formats.
public enum ParameterFile {
    /// The formats that the library reads.
    public static let formats: [any ParameterFormat] = [IRPAFormat(), GGUFFormat(), SafetensorsFormat()]

    /// Opens the file at `path` in the mode of the options.
    ///
    /// A file that starts as a zstd frame is unpacked on the fly, whatever its name says.
    ///
    /// - Throws: `NOT_FOUND`, `PERMISSION_DENIED`, `INVALID_ARGUMENT` for what is not a regular file,
    ///   `RESOURCE_EXHAUSTED` for one that is preloaded and larger than the memory.
    public static func open(
        _ path: String, options: ReadOptions = ReadOptions()
    ) throws(ParameterError) -> any ByteSource {
        let file = try FileSource(besideOthers: path, writable: options.writable) { prefix in
            ZstdFormat.recognizes(prefix: prefix)
                || formats(with: options).contains { $0.refersToOtherFiles && $0.recognizes(prefix: prefix) }
        }
        return try file.opened(options)
    }

    private static func formats(with options: ReadOptions) -> [any ParameterFormat] {
        options.formats + formats
    }

    /// The format of `source`: by its extension, else by its first bytes.
    ///
    /// An extension of `.zst` is skipped: the source holds the unpacked bytes.
    ///
    /// - Throws: `UNIMPLEMENTED` where neither is known.
    public static func format(
        of source: any ByteSource, options: ReadOptions = ReadOptions()
    ) throws(ParameterError) -> any ParameterFormat {
        let formats = formats(with: options)
        var name = source.path.pathParts.name[...]
        if name.lowercased().hasSuffix(".zst") { name = name.dropLast(4) }
        // The official tools take a bare `irpa` for an extension too.
        let ending = (name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name).lowercased()
        if let format = formats.first(where: { $0.fileExtension == ending }) { return format }
        let prefix = try source.readBytes(at: 0, count: Int(min(source.size, 16)))
        if let format = formats.first(where: { $0.recognizes(prefix: prefix) }) { return format }
        if let error = otherKind(source) { throw error }
        let known = formats.map { ".\($0.fileExtension)" }.joined(separator: ", ")
        throw ParameterError(
            .unimplemented,
            "this is no parameter file of a known format: neither its extension nor its first bytes are",
            file: source.path, hint: "known are \(known), each also as .zst")
    }

    /// The error for a file that is something else than parameters, where its first bytes tell what.
    static func otherKind(_ source: any ByteSource) -> ParameterError? {
        let count = Int(min(source.size, UInt64(FileKind.prefixLength)))
        guard let prefix = try? source.readBytes(at: 0, count: count),
            let kind = FileKind(prefix: prefix, size: source.size), kind.role != .parameters
        else { return nil }
        return ParameterError(
            .invalidArgument, "this is no parameter file but \(kind.name)", file: source.path, offset: 0,
            hint: kind.advice(for: .parameters))
    }
}
