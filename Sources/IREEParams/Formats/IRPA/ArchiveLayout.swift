/// Where everything of a new archive goes: computed before the first byte is written.
///
/// Header, entry table, metadata and storage follow each other. The official tools lay archives out
/// in the same way, byte for byte.
struct ArchiveLayout: Sendable {
    let entries: ByteRange
    let metadata: ByteRange
    let storage: ByteRange
    /// The size of the file, padded.
    let fileSize: UInt64
    /// For each item, its offset in the storage segment (0 for splats).
    let offsets: [UInt64]

    /// - Parameter extraMetadata: bytes that will be added to each item's metadata.
    /// - Throws: `INVALID_ARGUMENT` unless the alignment is a power of two, `OUT_OF_RANGE` where the
    ///   file would outgrow what offsets can say.
    init(
        _ items: [ArchiveBuilder.Item], alignment: UInt64, extraMetadata: Int = 0
    ) throws(ParameterError) {
        guard alignment > 0, alignment & (alignment - 1) == 0 else {
            throw ParameterError(
                .invalidArgument, "an alignment is a power of two of at least 1, not \(alignment)")
        }
        var sizes = Sizes()
        var offsets: [UInt64] = []
        offsets.reserveCapacity(items.count)
        for item in items {
            try sizes.addEntry(item, extraMetadata: extraMetadata)
            offsets.append(try sizes.reserveStorage(for: item, alignment: alignment))
        }
        let tableStart = IRPALayout.headerSize.aligned(to: IRPALayout.entryAlignment) ?? IRPALayout.headerSize
        entries = ByteRange(offset: tableStart, length: sizes.entries)
        let metadataStart = try Self.sum(tableStart, sizes.entries)
        metadata = ByteRange(offset: metadataStart, length: sizes.metadata)
        // Without data there is nothing to align.
        let storageStart = try Self.sum(
            try Self.sum(metadataStart, sizes.metadata), 0, alignment: sizes.hasData ? alignment : 1)
        storage = ByteRange(offset: storageStart, length: sizes.storage)
        fileSize = try Self.sum(
            try Self.sum(storageStart, sizes.storage), 0, alignment: IRPALayout.fileAlignment)
        guard fileSize <= UInt64(Int64.max) else { throw Self.tooLarge }
        self.offsets = offsets
    }

    private static func sum(
        _ a: UInt64, _ b: UInt64, alignment: UInt64 = 1
    ) throws(ParameterError) -> UInt64 {
        let (total, overflow) = a.addingReportingOverflow(b)
        guard !overflow, let aligned = total.aligned(to: alignment) else { throw tooLarge }
        return aligned
    }

    private static let tooLarge = ParameterError(
        .outOfRange, "the parameters are larger than any file can be")

    /// The header and the table of entries, metadata not included.
    private struct Sizes {
        var entries: UInt64 = 0
        var metadata: UInt64 = 0
        var storage: UInt64 = 0
        var hasData = false

        mutating func addEntry(
            _ item: ArchiveBuilder.Item, extraMetadata: Int
        ) throws(ParameterError) {
            let size = item.isSplat ? IRPALayout.splatEntrySize : IRPALayout.dataEntrySize
            entries = try ArchiveLayout.sum(0, entries, alignment: IRPALayout.entryAlignment)
            entries = try ArchiveLayout.sum(entries, size)
            metadata = try ArchiveLayout.sum(metadata, UInt64(item.key.bytes.count))
            metadata = try ArchiveLayout.sum(metadata, UInt64(item.metadata.count))
            metadata = try ArchiveLayout.sum(metadata, UInt64(extraMetadata))
        }

        mutating func reserveStorage(
            for item: ArchiveBuilder.Item, alignment: UInt64
        ) throws(ParameterError) -> UInt64 {
            guard !item.isSplat else { return 0 }
            hasData = true
            let start = try ArchiveLayout.sum(0, storage, alignment: alignment)
            storage = try ArchiveLayout.sum(start, item.length)
            return start
        }
    }
}

extension ArchiveBuilder.Item {
    var isSplat: Bool {
        guard case .splat = content else { return false }
        return true
    }
}
