/// The numbers of the zstd frame format and of its seekable extension.
///
/// Sources of the format: RFC 8878 (Zstandard) and version 0.1.0 of the zstd seekable format. All
/// numbers in the files are little endian.
enum ZstdFormat {
    /// The first four bytes of a compressed frame.
    static let frameMagic: UInt32 = 0xFD2F_B528
    /// The first four bytes of a skippable frame, less the low four bits, which are free.
    static let skippableMagic: UInt32 = 0x184D_2A50
    /// The first four bytes of the skippable frame that holds a seek table.
    static let seekTableMagic: UInt32 = 0x184D_2A5E
    /// The last four bytes of a seekable file.
    static let seekTableFooterMagic: UInt32 = 0x8F92_EAB1

    /// Magic number and content size of a skippable frame.
    static let skippableHeaderSize = 8
    /// Number of frames, descriptor and magic number at the end of a seek table.
    static let seekTableFooterSize = 9
    /// The longest header of a compressed frame, its magic number included.
    static let maximumFrameHeaderSize = 18
    /// The bytes before each block.
    static let blockHeaderSize = 3
    /// No block unpacks to more bytes than this.
    static let maximumBlockSize: UInt64 = 128 << 10

    /// Whether a file that starts with `prefix` holds zstd frames.
    static func recognizes(prefix: [UInt8]) -> Bool {
        guard prefix.count >= 4 else { return false }
        let magic = prefix[..<4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return magic == frameMagic || isSkippable(magic)
    }

    static func isSkippable(_ magic: UInt32) -> Bool { magic & ~0xF == skippableMagic }

    /// The most bytes that a frame of `compressedSize` bytes can unpack to.
    ///
    /// Nothing expands more than a run-length block: 3 bytes of header and 1 byte of content make up
    /// to 128 KiB. A frame that claims more is lying.
    static func maximumUnpackedSize(ofFrame compressedSize: UInt64) -> UInt64 {
        let (size, overflow) = (compressedSize / 4).multipliedReportingOverflow(by: maximumBlockSize)
        return overflow ? .max : size
    }
}

/// How much memory and work a compressed file may cost.
enum ZstdLimits {
    /// Frames that need a longer history are refused. It is the limit of zstd's own tool.
    static let windowLog: Int32 = 27
    static let window: UInt64 = 1 << UInt64(windowLog)

    /// The longest frame, packed or unpacked, that is unpacked in one piece; longer ones are streamed.
    static let wholeFrame: UInt64 = 32 << 20

    /// The pieces in which streamed frames are unpacked and cached.
    static let streamPage: UInt64 = 1 << 20

    /// Unpacked bytes that a source keeps for later reads.
    static let cache = 8 << 20

    /// The most bytes that are unpacked only to learn how many there are.
    ///
    /// Zeros of valid files expand as much as a decompression bomb can, 32,768 times, so a ratio alone cannot tell the two
    /// apart. What costs is time: 4 GiB take seconds whatever the file, and 64 times the file takes
    /// about as long as reading the file from a slow disk. Frames that record their size need no such
    /// pass, and no such limit: their claim is checked against the blocks that are there.
    static func measuring(fileSize: UInt64) -> UInt64 { proportion(64, of: fileSize) }

    /// The most bytes that a file may unpack to in memory when it is preloaded.
    static func preload(fileSize: UInt64) -> UInt64 { proportion(256, of: fileSize) }

    /// The most frames that are listed for a file without a seek table.
    ///
    /// Frames can be ten bytes long, and the list of them eight times as large as the file. Packed zeros
    /// are valid frames of about 50 bytes.
    static func frameCount(fileSize: UInt64) -> UInt64 { max(fileSize / 32, 1 << 16) }

    private static func proportion(_ factor: UInt64, of size: UInt64) -> UInt64 {
        let (product, overflow) = size.multipliedReportingOverflow(by: factor)
        return overflow ? .max : max(product, 4 << 30)
    }
}
