/// Writes archives.
public struct ArchiveWriter: Sendable {
    /// The alignment of data within the archive: a power of two.
    public var alignment: UInt64 = 64

    public init() {}

    /// Where a parameter of a new archive stands.
    public struct Placement: Sendable {
        public var key: ParameterKey
        public var length: UInt64
        /// The offset of its bytes in the file; `nil` for a splat.
        public var offset: UInt64?
    }

    /// Writes an archive of `builder`'s parameters to `path`.
    ///
    /// The file appears, or replaces an older one, when all of it is on disk. Inputs may be what is
    /// replaced: their bytes are read before. Memory does not grow with the data.
    ///
    /// - Returns: where each parameter stands, in order.
    /// - Throws: a `ParameterError`; then `path` is as it was before.
    @discardableResult
    public func write(_ builder: ArchiveBuilder, to path: String) throws(ParameterError) -> [Placement] {
        let layout = try ArchiveLayout(builder.items, alignment: alignment)
        let file = try AtomicFile(path: path)
        try file.setSize(layout.fileSize)
        let output = BufferedOutput(file)
        try ArchiveHead(builder.items, layout).write(to: output)
        try writeData(builder.items, layout, to: output)
        try output.flush()
        try file.commit()
        return zip(builder.items, layout.offsets).map { item, offset in
            Placement(
                key: item.key, length: item.length,
                offset: item.isSplat ? nil : layout.storage.offset + offset)
        }
    }

    private func writeData(
        _ items: [ArchiveBuilder.Item], _ layout: ArchiveLayout, to output: BufferedOutput
    ) throws(ParameterError) {
        for (item, offset) in zip(items, layout.offsets) where !item.isSplat {
            try output.seek(to: layout.storage.offset + offset)
            do throws(ParameterError) {
                switch item.content {
                case .splat: break
                case .filled(let pattern): try output.fill(pattern, length: item.length)
                case .copy(let range): try output.copy(range, length: item.length)
                }
            } catch {
                var error = error
                error.key = error.key ?? item.key.description
                throw error
            }
        }
    }
}
