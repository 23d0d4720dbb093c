/// What lies between the first and the last byte of one frame, learned without unpacking it.
struct ZstdFrameExtent {
    /// Where the frame starts in the file, and the bytes it takes there.
    var offset: UInt64
    var compressedSize: UInt64
    /// `nil` for a skippable frame.
    var header: ZstdFrameHeader.Compressed?
    /// The most bytes that the blocks can unpack to.
    var maximumUnpackedSize: UInt64 = 0
    /// Whether the blocks unpack to exactly `maximumUnpackedSize` bytes: none is entropy-coded.
    var isExact = true
}

/// Walks over frames by their block headers.
///
/// It proves that the file is whole as far as its structure says so, finds where each frame ends
/// (nothing else says that), and bounds the unpacked size by the blocks that are really there.
struct ZstdFrameScanner: ~Copyable {
    private var cursor: ByteCursor

    /// A scanner of the frames in `source[offset ..< end]`.
    init(_ source: any ByteSource, at offset: UInt64 = 0, end: UInt64? = nil) {
        // Blocks of weights are nearly 128 KiB apart: a large window would read bytes for nothing.
        cursor = ByteCursor(source, at: offset, end: end, windowSize: 4 << 10)
    }

    /// The next frame, or `nil` at the end.
    mutating func next() throws(ParameterError) -> ZstdFrameExtent? {
        guard cursor.remaining > 0 else { return nil }
        let start = cursor.offset
        switch try ZstdFrameHeader(in: cursor.source, at: start, end: cursor.end) {
        case .skippable(let contentSize):
            try skip(UInt64(ZstdFormat.skippableHeaderSize) + contentSize, "a skippable zstd frame")
            return ZstdFrameExtent(offset: start, compressedSize: cursor.offset - start)
        case .compressed(let header):
            try skip(UInt64(header.headerSize), "the header of a zstd frame")
            var frame = ZstdFrameExtent(offset: start, compressedSize: 0, header: header)
            while try block(of: &frame, header) {}
            if header.hasChecksum { try skip(4, "the checksum of a zstd frame") }
            frame.compressedSize = cursor.offset - start
            if let contentSize = header.contentSize {
                let impossible =
                    frame.isExact
                    ? contentSize != frame.maximumUnpackedSize : contentSize > frame.maximumUnpackedSize
                guard !impossible else {
                    throw cursor.error(
                        .dataLoss,
                        "the zstd frame says that it unpacks to \(contentSize) bytes, but its blocks "
                            + "hold \(frame.isExact ? "" : "at most ")\(frame.maximumUnpackedSize)",
                        at: start)
                }
            }
            return frame
        }
    }

    /// Skips one block.
    ///
    /// - Returns: whether another one follows.
    private mutating func block(
        of frame: inout ZstdFrameExtent, _ header: ZstdFrameHeader.Compressed
    ) throws(ParameterError) -> Bool {
        let start = cursor.offset
        guard cursor.remaining >= UInt64(ZstdFormat.blockHeaderSize) else {
            throw truncated("a block of a zstd frame")
        }
        let low = try cursor.read(UInt16.self, "a block header")
        let high = try cursor.read(UInt8.self, "a block header")
        let field = UInt64(low) | UInt64(high) << 16
        let size = field >> 3
        guard size <= header.maximumBlockSize else {
            throw cursor.error(
                .dataLoss,
                "a block of \(size) bytes in a zstd frame whose blocks hold at most "
                    + "\(header.maximumBlockSize)", at: start)
        }
        let unpacked: UInt64
        switch field >> 1 & 3 {
        case 0:
            unpacked = size
            try skip(size, "a block of a zstd frame")
        case 1:
            unpacked = size
            try skip(1, "a block of a zstd frame")
        case 2:
            unpacked = header.maximumBlockSize
            frame.isExact = false
            try skip(size, "a block of a zstd frame")
        default:
            throw cursor.error(.dataLoss, "a block of a reserved type in a zstd frame", at: start)
        }
        // At most 128 KiB for each four bytes of the file: this cannot overflow.
        frame.maximumUnpackedSize += unpacked
        return field & 1 == 0
    }

    private mutating func skip(_ count: UInt64, _ what: String) throws(ParameterError) {
        guard count <= cursor.remaining else { throw truncated(what) }
        try cursor.skip(count, what)
    }

    private func truncated(_ what: String) -> ParameterError {
        ParameterError(
            .dataLoss, "the file ends within \(what)", file: cursor.source.path, offset: cursor.offset,
            hint: "the file has been cut or damaged: fetch it again")
    }
}
