/// The seek table at the end of a seekable zstd file.
///
/// Source of the format: the zstd seekable format, version 0.1.0. A skippable frame holds one entry
/// for each frame before it (packed size, unpacked size and perhaps a checksum, 32 bits each), and a
/// footer of nine bytes: the number of entries, a byte of flags, and a magic number.
enum SeekTable {
    /// The flag that says that entries have a checksum.
    static let checksumFlag: UInt8 = 0x80
    /// Flags of versions to come that change what the table means.
    static let reservedFlags: UInt8 = 0x7C

    /// Reads the table of `source` and proves it against the size of the file.
    ///
    /// That each frame is what its entry says is checked when the frame is read; what the table says
    /// to be empty is never read, so it is checked here.
    ///
    /// - Returns: `nil` where the file does not end as a seekable one.
    static func read(of source: any ByteSource) throws(ParameterError) -> ZstdFrameTable? {
        let footerSize = UInt64(ZstdFormat.seekTableFooterSize)
        let headerSize = UInt64(ZstdFormat.skippableHeaderSize)
        guard source.size >= headerSize + footerSize else { return nil }
        var footer = ByteCursor(source, at: source.size - footerSize, windowSize: 16)
        let count = UInt64(try footer.read(UInt32.self, "the number of frames"))
        let flags = try footer.read(UInt8.self, "the seek table's flags")
        guard try footer.read(UInt32.self, "the magic number") == ZstdFormat.seekTableFooterMagic
        else { return nil }
        guard flags & reservedFlags == 0 else {
            throw footer.error(
                .unimplemented, "the seek table has reserved flags set", at: source.size - 5)
        }
        // 32 bits times 12: no overflow.
        let contentSize = count * (flags & checksumFlag == 0 ? 8 : 12) + footerSize
        guard contentSize <= source.size - headerSize else {
            throw footer.error(
                .dataLoss, "the seek table has \(count) entries, more than fit into the file",
                at: source.size - footerSize)
        }
        let start = source.size - headerSize - contentSize
        var cursor = ByteCursor(source, at: start)
        guard try cursor.read(UInt32.self, "the seek table") == ZstdFormat.seekTableMagic,
            try cursor.read(UInt32.self, "the seek table") == contentSize
        else {
            throw cursor.error(
                .dataLoss, "the seek table does not start where its footer says", at: start)
        }
        return try entries(&cursor, count: count, hasChecksums: flags & checksumFlag != 0, end: start)
    }

    /// Reads the entries of the frames in the first `end` bytes of the file.
    private static func entries(
        _ cursor: inout ByteCursor, count: UInt64, hasChecksums: Bool, end: UInt64
    ) throws(ParameterError) -> ZstdFrameTable {
        // Even an empty frame takes eight bytes, so this bounds the memory by the file's size.
        guard count <= end / UInt64(ZstdFormat.skippableHeaderSize) else {
            throw cursor.error(
                .dataLoss, "the seek table has \(count) frames in \(end) bytes, which cannot be")
        }
        var table = ZstdFrameTable()
        table.reserveCapacity(Int(count))
        var position: UInt64 = 0
        for index in 0..<count {
            let entry = cursor.offset
            let compressedSize = UInt64(try cursor.read(UInt32.self, "a seek table entry"))
            let size = UInt64(try cursor.read(UInt32.self, "a seek table entry"))
            let checksum = hasChecksums ? try cursor.read(UInt32.self, "a seek table entry") : nil
            guard compressedSize <= end - position else {
                throw cursor.error(
                    .dataLoss, "frame \(index) of the seek table reaches beyond the frames' end",
                    at: entry)
            }
            if size == 0 {
                try checkEmptyFrame(
                    in: cursor.source, at: position, size: compressedSize, index: index, entry: entry)
            }
            try table.append(
                compressedOffset: position, compressedSize: compressedSize, size: size,
                checksum: checksum, file: cursor.source.path)
            position += compressedSize
        }
        guard position == end else {
            throw cursor.error(
                .dataLoss,
                "the seek table's frames end at byte \(position), but it starts at \(end)", at: end)
        }
        return table
    }

    /// Proves that a frame which the table calls empty is one frame that holds no bytes.
    private static func checkEmptyFrame(
        in source: any ByteSource, at offset: UInt64, size: UInt64, index: UInt64, entry: UInt64
    ) throws(ParameterError) {
        var scanner = ZstdFrameScanner(source, at: offset, end: offset + size)
        guard let frame = try scanner.next(), frame.compressedSize == size,
            frame.header?.contentSize ?? frame.maximumUnpackedSize == 0
        else {
            throw ParameterError(
                .dataLoss, "frame \(index) is not empty, as its seek table entry says", file: source.path,
                offset: entry)
        }
    }
}
