/// Opens `path` in the given mode.
///
/// A file that starts as a zstd frame is unpacked on the fly, whatever its name says.
public func openSource(
    path: String, options: ReadOptions = ReadOptions()
) throws(ParameterError) -> any ByteSource {
    let file = try FileSource(path: path, writable: options.writable)
    switch options.mode {
    case .file: return file
    case .preload: return try preload(file)
    case .mmap: return try MappedSource(path: path)
    }
}

/// Reads all of `source` into memory.
private func preload(_ source: any ByteSource) throws(ParameterError) -> any ByteSource {
    guard let count = Int(exactly: source.size) else {
        throw ParameterError(.outOfRange, "the file is too large to preload", file: source.path)
    }
    return try MemorySource(
        count: count, path: source.path, fileIdentity: source.fileIdentity
    ) { target throws(ParameterError) in
        try source.read(at: 0, into: target)
    }
}
