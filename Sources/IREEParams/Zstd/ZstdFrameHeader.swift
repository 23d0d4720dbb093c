/// What the header of one frame says.
///
/// Source of the format: RFC 8878, sections 3.1.1.1 and 3.1.2.
enum ZstdFrameHeader: Equatable {
    /// A frame of `contentSize` bytes that a decoder skips.
    case skippable(contentSize: UInt64)
    case compressed(Compressed)

    struct Compressed: Equatable {
        /// Bytes of the header, with the magic number.
        var headerSize: Int
        /// The history in bytes that a decoder must keep.
        var windowSize: UInt64
        /// The unpacked size of the frame in bytes, where it is recorded.
        var contentSize: UInt64?
        /// Whether the last four bytes of the frame are the low half of the content's XXH64.
        var hasChecksum: Bool

        /// The most bytes of a block, packed or unpacked.
        var maximumBlockSize: UInt64 { min(windowSize, ZstdFormat.maximumBlockSize) }
    }

    /// Parses the header at the front of `bytes`: the first 18 bytes of the frame, or all there are.
    ///
    /// - Parameter offset: where `bytes` lie in `file`, for errors.
    /// - Throws: `DATA_LOSS` for what is no frame or is cut; `UNIMPLEMENTED` for a frame that needs a
    ///   dictionary; `RESOURCE_EXHAUSTED` for a window over the limit.
    init(_ bytes: [UInt8], file: String, offset: UInt64) throws(ParameterError) {
        func failure(
            _ code: StatusCode, _ message: String, hint: String? = nil
        ) -> ParameterError {
            ParameterError(code, message, file: file, offset: offset, hint: hint)
        }
        func number(at position: Int, size: Int) throws(ParameterError) -> UInt64 {
            guard position + size <= bytes.count else {
                throw failure(.dataLoss, "the file ends within the header of a zstd frame")
            }
            return bytes[position..<position + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        let magic = UInt32(try number(at: 0, size: 4))
        if ZstdFormat.isSkippable(magic) {
            self = .skippable(contentSize: try number(at: 4, size: 4))
            return
        }
        guard magic == ZstdFormat.frameMagic else {
            throw failure(.dataLoss, "expected a zstd frame, but the magic number is another")
        }
        let descriptor = Int(try number(at: 4, size: 1))
        guard descriptor & 0x08 == 0 else {
            throw failure(.unimplemented, "the zstd frame's header has a reserved bit set")
        }
        let isSingleSegment = descriptor & 0x20 != 0
        let sizeOfDictionaryID = [0, 1, 2, 4][descriptor & 3]
        let sizeOfContentSize = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]
        var position = 5
        var windowSize: UInt64 = 0
        if !isSingleSegment {
            let field = try number(at: position, size: 1)
            // Five bits of exponent over 1 KiB, three bits of eighths.
            let base: UInt64 = 1 << (10 + field >> 3)
            windowSize = base + base / 8 * (field & 7)
            position += 1
        }
        guard try number(at: position, size: sizeOfDictionaryID) == 0 else {
            throw failure(
                .unimplemented, "the zstd frame was packed with a dictionary",
                hint: "unpack it with `zstd -d -D dictionary`")
        }
        position += sizeOfDictionaryID
        var contentSize: UInt64?
        if sizeOfContentSize > 0 {
            // The two-byte form starts where the one-byte form ends.
            contentSize =
                try number(at: position, size: sizeOfContentSize) + (sizeOfContentSize == 2 ? 256 : 0)
            position += sizeOfContentSize
        }
        if isSingleSegment, let contentSize { windowSize = contentSize }
        guard windowSize <= ZstdLimits.window else {
            throw failure(
                .resourceExhausted,
                "unpacking the zstd frame takes a window of \(windowSize) bytes; the limit is "
                    + "\(ZstdLimits.window)",
                hint: "pack it again without `--long` or `--ultra`")
        }
        self = .compressed(
            Compressed(
                headerSize: position, windowSize: windowSize, contentSize: contentSize,
                hasChecksum: descriptor & 0x04 != 0))
    }

    /// Parses the header of the frame at `offset` of `source`, whose bytes end at `end`.
    init(
        in source: any ByteSource, at offset: UInt64, end: UInt64
    ) throws(ParameterError) {
        let available = end > offset ? end - offset : 0
        let bytes = try source.readBytes(
            at: offset, count: Int(min(available, UInt64(ZstdFormat.maximumFrameHeaderSize))))
        try self.init(bytes, file: source.path, offset: offset)
    }
}
