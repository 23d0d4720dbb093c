import IREEPlatform

extension FileSource {
    /// The source that reaches the open file in the mode that the options name. The path is not opened again.
    ///
    /// A file that starts as a zstd frame is unpacked on the fly, whatever its name says.
    func opened(_ options: ReadOptions) throws(ParameterError) -> any ByteSource {
        let prefix = try readBytes(at: 0, count: Int(min(4, size)))
        if ZstdFormat.recognizes(prefix: prefix) { return try openedCompressed(options) }
        switch options.mode {
        case .file: return self
        case .preload: return try MemorySource.preloading(self)
        case .mmap: return try MappedSource(self)
        }
    }

    private func openedCompressed(_ options: ReadOptions) throws(ParameterError) -> any ByteSource {
        guard !options.writable else {
            throw ParameterError(
                .permissionDenied, "the file is compressed with zstd, and cannot be written in place",
                file: path, hint: "unpack it first, or write to another file")
        }
        switch options.mode {
        case .file: return try ZstdFile.open(self)
        case .mmap: return try ZstdFile.open(try MappedSource(self))
        case .preload:
            let source = try ZstdFile.open(self)
            let limit = ZstdLimits.preload(fileSize: size)
            guard source.size <= limit else {
                throw ParameterError(
                    .resourceExhausted,
                    "the \(size) bytes of the file unpack to \(source.size); at most \(limit) are "
                        + "preloaded", file: path, hint: "open it without preloading")
            }
            return try MemorySource.preloading(source)
        }
    }
}

extension MemorySource {
    /// Reads all of `source` into memory.
    fileprivate static func preloading(_ source: any ByteSource) throws(ParameterError) -> any ByteSource {
        guard let count = Int(exactly: source.size) else {
            throw ParameterError(.outOfRange, "the file is too large to preload", file: source.path)
        }
        let memory = physicalMemory
        guard source.size <= memory else {
            throw ParameterError(
                .resourceExhausted,
                "preloading takes \(count) bytes, and the machine has \(memory) bytes of memory",
                file: source.path, hint: "open it without preloading")
        }
        return try MemorySource(
            count: count, path: source.path, fileIdentity: source.fileIdentity,
            folder: (source as? any FolderHolding)?.folder
        ) { target throws(ParameterError) in
            try source.read(at: 0, into: target)
        }
    }
}
