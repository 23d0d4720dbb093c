/// Collects the entries of a seek table, and makes the skippable frame that ends a seekable file.
struct SeekTableBuilder {
    /// The size of the table must fit into 32 bits.
    private static let maximumCount = (Int(UInt32.max) - ZstdFormat.seekTableFooterSize) / 12

    private var entries: [UInt8] = []
    private var count = 0

    /// Adds the entry of a frame, whose last four bytes are its content's checksum.
    mutating func add(frame: UnsafeRawBufferPointer, size: Int) throws(ParameterError) {
        guard count < Self.maximumCount else {
            throw ParameterError(
                .resourceExhausted, "a seekable zstd file has at most \(Self.maximumCount) frames",
                hint: "use larger frames")
        }
        count += 1
        entries.appendLittleEndian(UInt32(frame.count))
        entries.appendLittleEndian(UInt32(size))
        // A frame's checksum and a table's are the same: the low half of the XXH64 with seed 0.
        entries.append(contentsOf: frame.suffix(4))
    }

    /// The whole skippable frame.
    func frame() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(ZstdFormat.skippableHeaderSize + entries.count + ZstdFormat.seekTableFooterSize)
        bytes.appendLittleEndian(ZstdFormat.seekTableMagic)
        bytes.appendLittleEndian(UInt32(entries.count + ZstdFormat.seekTableFooterSize))
        bytes += entries
        bytes.appendLittleEndian(UInt32(count))
        bytes.append(SeekTable.checksumFlag)
        bytes.appendLittleEndian(ZstdFormat.seekTableFooterMagic)
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func appendLittleEndian(_ value: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
