/// Writes archives.
public struct ArchiveWriter: Sendable {
    /// The alignment of data within the archive: a power of two.
    public var alignment: UInt64 = IRPALayout.defaultDataAlignment

    /// Keeps an XXH3-128 of each parameter's bytes in its metadata. See `DigestTrailer`.
    public var addsDigests = false

    /// Packs the archive in zstd's seekable format with this level, 1 to 22; `nil` leaves it plain.
    public var compressionLevel: Int?

    /// What to do where an old file cannot be replaced.
    public var options = OutputOptions.standard

    /// A writer of plain archives without digests, aligned as IREE's tools align them.
    public init() {}

    /// Writes an archive of `builder`'s parameters to `path`.
    ///
    /// The file appears, or replaces an older one, when all of it is on disk. Inputs may be what is
    /// replaced: their bytes are read before. Memory does not grow with the data.
    ///
    /// - Returns: where each parameter stands, in order.
    /// - Throws: a `ParameterError`; then `path` is as it was before, unless the options allowed to write it
    ///   in place.
    @discardableResult
    public func write(_ builder: ArchiveBuilder, to path: String) throws(ParameterError) -> ArchivePlacements
    {
        try write(builder, to: path, finishing: { (_, _) throws(ParameterError) in })
    }

    /// Writes the archive, and has its parameters written over before it takes its name.
    ///
    /// - Parameter update: takes the whole archive, in which data is as the builder says, and may write to it.
    @discardableResult
    package func write(
        _ builder: ArchiveBuilder, to path: String,
        updating update: (FileSource, ArchivePlacements) throws(ParameterError) -> Void
    ) throws(ParameterError) -> ArchivePlacements {
        try write(
            builder, to: path,
            finishing: { (file, placements) throws(ParameterError) in
                try file.update(size: placements.fileSize) { (source) throws(ParameterError) in
                    try update(source, placements)
                }
            })
    }

    /// - Parameter finishing: is called with the file when all of it is written, before it takes its name.
    private func write(
        _ builder: ArchiveBuilder, to path: String,
        finishing: (AtomicFile, ArchivePlacements) throws(ParameterError) -> Void
    ) throws(ParameterError) -> ArchivePlacements {
        var items = builder.items
        if addsDigests { dropDigests(&items) }
        let layout = try ArchiveLayout(
            items, alignment: alignment, extraMetadata: addsDigests ? DigestTrailer.byteCount : 0)
        let file = try AtomicFile(path: path, mode: 0o660, options: options)
        for case .copy(let range) in items.lazy.map(\.content) { try file.checkInput(range.source) }
        let sink = try makeSink(file)
        let output = BufferedOutput(sink)
        if sink.isSequential {
            if addsDigests { addDigests(try ParameterEntry.digests(of: items.map(\.asEntry)), to: &items) }
            try ArchiveHead(items, layout).write(to: output)
            try writeData(items, layout, to: output)
        } else {
            // Digests are made while the bytes are copied, so that the head can only come last.
            let digests = addsDigests ? try makeDigests(items, layout, output) : nil
            try writeData(items, layout, to: output, digests)
            if let digests { addDigests(try digests.wait(), to: &items) }
            try output.seek(to: 0)
            try ArchiveHead(items, layout).write(to: output)
        }
        try output.flush()
        let placements = ArchivePlacements(items: items, layout: layout)
        try finishing(file, placements)
        try sink.finish(size: layout.fileSize)
        return placements
    }

    private func makeSink(_ file: AtomicFile) throws(ParameterError) -> any OutputSink {
        guard let compressionLevel else { return file }
        return try CompressedFile(file, level: compressionLevel)
    }

    private func makeDigests(
        _ items: [ArchiveBuilder.Item], _ layout: ArchiveLayout, _ output: BufferedOutput
    ) throws(ParameterError) -> ArchiveDigests {
        let isUnseen = zip(items, layout.offsets).map { item, offset in
            guard case .copy(let range) = item.content else { return false }
            return output.copiesUnseen(range, length: item.length, to: layout.storage.offset + offset)
        }
        return try ArchiveDigests(of: items, isUnseen: isUnseen)
    }

    private func writeData(
        _ items: [ArchiveBuilder.Item], _ layout: ArchiveLayout, to output: BufferedOutput,
        _ digests: ArchiveDigests? = nil
    ) throws(ParameterError) {
        for (index, item) in items.enumerated() where !item.isSplat {
            try output.seek(to: layout.storage.offset + layout.offsets[index])
            do throws(ParameterError) {
                guard let digests else {
                    try write(item, to: output, nil)
                    continue
                }
                try digests.withDigest(at: index) { (digest) throws(ParameterError) in
                    try write(item, to: output, digest)
                }
            } catch {
                throw error.about(item.key)
            }
        }
    }

    private func write(
        _ item: ArchiveBuilder.Item, to output: BufferedOutput, _ digest: PassingDigest?
    ) throws(ParameterError) {
        switch item.content {
        case .splat: break
        case .filled(let pattern): try output.fill(pattern, length: item.length, digest)
        case .copy(let range): try output.copy(range, length: item.length, digest)
        }
    }

    private func dropDigests(_ items: inout [ArchiveBuilder.Item]) {
        for index in items.indices {
            items[index].metadata = Array(DigestTrailer.split(items[index].metadata).original)
        }
    }

    private func addDigests(_ digests: [ContentDigest], to items: inout [ArchiveBuilder.Item]) {
        for (index, digest) in zip(items.indices, digests) {
            items[index].metadata = DigestTrailer.append(digest, to: items[index].metadata)
        }
    }
}

extension ArchiveBuilder {
    /// Writes an archive of the parameters to `path`, as `ArchiveWriter.write` does.
    ///
    /// - Parameter writer: alignment, digests and compression.
    /// - Returns: where each parameter stands, in order.
    @discardableResult
    public func write(
        to path: String, with writer: ArchiveWriter = ArchiveWriter()
    ) throws(ParameterError) -> ArchivePlacements {
        try writer.write(self, to: path)
    }
}
