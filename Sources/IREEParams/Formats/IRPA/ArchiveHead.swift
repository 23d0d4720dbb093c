/// Serializes what stands before the storage segment: header, entry table, metadata.
struct ArchiveHead {
    private let items: [ArchiveBuilder.Item]
    private let layout: ArchiveLayout

    init(_ items: [ArchiveBuilder.Item], _ layout: ArchiveLayout) {
        self.items = items
        self.layout = layout
    }

    /// Writes all of it to `output`, from offset 0 on and in order.
    func write(to output: BufferedOutput) throws(ParameterError) {
        try writeHeader(to: output)
        try writeEntries(to: output)
        for item in items {
            try output.write(item.key.bytes)
            try output.write(item.metadata)
        }
    }

    private func writeHeader(to output: BufferedOutput) throws(ParameterError) {
        var bytes = FieldWriter()
        bytes.append(bytes: IRPALayout.magic)
        bytes.append(IRPALayout.majorVersion)
        bytes.append(IRPALayout.minorVersion)
        bytes.append(IRPALayout.headerSize)
        bytes.append(UInt64(0))  // no linked header
        bytes.append(UInt64(0))  // flags
        bytes.append(UInt64(items.count))
        bytes.append(layout.entries)
        bytes.append(layout.metadata)
        bytes.append(layout.storage)
        try output.write(bytes.bytes)
    }

    private func writeEntries(to output: BufferedOutput) throws(ParameterError) {
        var bytes = FieldWriter()
        var metadataOffset: UInt64 = 0
        for (index, item) in items.enumerated() {
            // Padding comes before each entry, so that none follows the last.
            try output.align(to: IRPALayout.entryAlignment)
            bytes.removeAll()
            append(item, storageOffset: layout.offsets[index], to: &bytes, metadataOffset: &metadataOffset)
            try output.write(bytes.bytes)
        }
    }

    private func append(
        _ item: ArchiveBuilder.Item, storageOffset: UInt64, to bytes: inout FieldWriter,
        metadataOffset: inout UInt64
    ) {
        let type: IRPALayout.EntryType = item.isSplat ? .splat : .data
        bytes.append(item.isSplat ? IRPALayout.splatEntrySize : IRPALayout.dataEntrySize)
        bytes.append(type.rawValue)
        bytes.append(UInt64(0))  // flags
        let name = ByteRange(offset: metadataOffset, length: UInt64(item.key.bytes.count))
        metadataOffset += name.length
        bytes.append(name)
        let blob = UInt64(item.metadata.count)
        bytes.append(ByteRange(offset: blob == 0 ? 0 : metadataOffset, length: blob))
        metadataOffset += blob
        // The official tools record the default alignment here, whatever the data really has.
        bytes.append(item.isSplat ? 0 : IRPALayout.defaultDataAlignment)
        switch item.content {
        case .splat(let pattern):
            bytes.append(item.length)
            bytes.append(bytes: pattern.bytes)
            bytes.append(bytes: Array(repeating: 0, count: SplatPattern.maximumLength - pattern.bytes.count))
            bytes.append(UInt8(pattern.bytes.count))
        case .filled, .copy:
            bytes.append(ByteRange(offset: storageOffset, length: item.length))
        }
    }
}

/// Appends little-endian fields to a small buffer.
private struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ range: ByteRange) {
        append(range.offset)
        append(range.length)
    }

    mutating func append(bytes more: [UInt8]) {
        bytes.append(contentsOf: more)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }
}
