/// One frame of a compressed file: where it is, and which unpacked bytes it holds.
struct ZstdFrame: Equatable {
    /// Bytes from the start of the file.
    var compressedOffset: UInt64
    var compressedSize: UInt64
    /// Bytes from the start of the unpacked content.
    var offset: UInt64
    var size: UInt64
    /// The low half of the content's XXH64, where a seek table has it.
    var checksum: UInt32?

    var end: UInt64 { offset + size }
    var compressedEnd: UInt64 { compressedOffset + compressedSize }

    /// Whether the frame is unpacked block by block, and not in one piece.
    var isStreamed: Bool {
        size > ZstdLimits.wholeFrame || compressedSize > ZstdLimits.wholeFrame + ZstdLimits.wholeFrame / 128
    }
}

/// The frames of a compressed file that hold bytes, in order.
///
/// Invariants: no frame is empty; each starts, unpacked, where the one before it ends, the first at 0;
/// all lie within the file, in order; no sum overflows.
struct ZstdFrameTable {
    private(set) var frames: [ZstdFrame] = []

    /// The unpacked size in bytes.
    var size: UInt64 { frames.last?.end ?? 0 }

    /// Adds a frame after the last one; an empty one is left out.
    ///
    /// The caller has checked that the frame lies in the file.
    mutating func append(
        compressedOffset: UInt64, compressedSize: UInt64, size: UInt64, checksum: UInt32? = nil,
        file: String
    ) throws(ParameterError) {
        guard size > 0 else { return }
        guard size <= ZstdFormat.maximumUnpackedSize(ofFrame: compressedSize) else {
            throw ParameterError(
                .dataLoss,
                "\(size) bytes are said to be in a zstd frame of \(compressedSize) bytes, which cannot "
                    + "hold them", file: file, offset: compressedOffset)
        }
        guard !self.size.addingReportingOverflow(size).overflow else {
            throw ParameterError(
                .dataLoss, "the unpacked sizes add up to more than 2^64 bytes", file: file,
                offset: compressedOffset)
        }
        frames.append(
            ZstdFrame(
                compressedOffset: compressedOffset, compressedSize: compressedSize, offset: self.size,
                size: size, checksum: checksum))
    }

    mutating func reserveCapacity(_ count: Int) {
        frames.reserveCapacity(count)
    }

    /// The position of the frame that holds the unpacked byte at `offset`, which is below `size`.
    func index(holding offset: UInt64) -> Int {
        var low = 0
        var high = frames.count
        while low < high {
            let middle = low + (high - low) / 2
            if frames[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
