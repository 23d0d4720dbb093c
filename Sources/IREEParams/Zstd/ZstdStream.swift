import IREEPlatform

/// Unpacks one frame at a time from its start to its end, in pieces, with bounded memory.
///
/// One thread uses it at a time.
final class ZstdStream {
    private let source: any ByteSource
    private let decoder: ZstdDecoder
    private let hash: XXH64Stream
    private var frame = ZstdFrame(compressedOffset: 0, compressedSize: 0, offset: 0, size: 0)
    /// Whether the content must be hashed: the table has a checksum, and the frame has none.
    private var isHashing = false
    private var isAtEnd = true

    /// The compressed bytes in memory that have not been taken yet, and where the next ones lie.
    private var pending = UnsafeRawBufferPointer(start: nil, count: 0)
    private var nextInput: UInt64 = 0
    private var buffer: HeapBuffer?
    private static let inputSize = 128 << 10

    init(_ source: any ByteSource) throws(ParameterError) {
        self.source = source
        decoder = try ZstdDecoder(file: source.path)
        hash = try XXH64Stream(file: source.path)
    }

    /// Goes to the start of `frame`, and checks its header.
    ///
    /// - Returns: the window in bytes that unpacking it takes.
    @discardableResult
    func start(_ frame: ZstdFrame) throws(ParameterError) -> UInt64 {
        decoder.reset()
        hash.reset()
        self.frame = frame
        pending = UnsafeRawBufferPointer(start: nil, count: 0)
        nextInput = frame.compressedOffset
        isAtEnd = false
        if source.contiguousBytes == nil, buffer == nil {
            buffer = try HeapBuffer.allocate(count: Self.inputSize, file: source.path)
        }
        try refill()
        let header = try frame.checkHeader(pending, file: source.path)
        isHashing = frame.checksum != nil && !header.hasChecksum
        if let expected = frame.checksum, header.hasChecksum {
            // The library verifies the frame's own checksum; the table's must be the same.
            let trailer = try source.readBytes(at: frame.compressedEnd - 4, count: 4)
            guard trailer.reversed().reduce(UInt32(0), { $0 << 8 | UInt32($1) }) == expected else {
                throw frame.checksumError(file: source.path)
            }
        }
        return header.windowSize
    }

    /// Unpacks the next bytes of the frame: all of `target`.
    func read(into target: UnsafeMutableRawBufferPointer) throws(ParameterError) {
        let count = try readSome(into: target)
        guard count == target.count else {
            throw frame.error("it holds fewer bytes than it should", file: source.path)
        }
    }

    /// Unpacks the next bytes of the frame.
    ///
    /// - Returns: how many; fewer than asked for where the frame ends.
    func readSome(into target: UnsafeMutableRawBufferPointer) throws(ParameterError) -> Int {
        var done = 0
        while done < target.count, !isAtEnd {
            done += try step(into: UnsafeMutableRawBufferPointer(rebasing: target[done...]))
        }
        if isHashing { hash.update(UnsafeMutableRawBufferPointer(rebasing: target[..<done])) }
        return done
    }

    /// Proves, when all bytes have been read, that the frame ends here and that its checksums match.
    func finish() throws(ParameterError) {
        while !isAtEnd { _ = try step(into: UnsafeMutableRawBufferPointer(start: nil, count: 0)) }
        if isHashing, hash.low != frame.checksum { throw frame.checksumError(file: source.path) }
    }

    private func step(into target: UnsafeMutableRawBufferPointer) throws(ParameterError) -> Int {
        if pending.isEmpty { try refill() }
        let step = try decoder.step(pending, into: target, frame: frame, file: source.path)
        pending = UnsafeRawBufferPointer(rebasing: pending[step.consumed...])
        if step.isEndOfFrame {
            isAtEnd = true
            let rest = UInt64(pending.count) + (frame.compressedEnd - nextInput)
            guard rest == 0 else {
                throw frame.error("it ends \(rest) bytes too early", file: source.path)
            }
        } else if step.consumed == 0, step.produced == 0 {
            throw frame.error(
                pending.isEmpty ? "its end is missing" : "it holds more bytes than it should",
                file: source.path)
        }
        return step.produced
    }

    private func refill() throws(ParameterError) {
        let count = Int(min(UInt64(Self.inputSize), frame.compressedEnd - nextInput))
        if let bytes = source.contiguousBytes {
            let start = Int(nextInput)
            pending = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
        } else if let buffer {
            let target = buffer.prefix(count)
            try source.read(at: nextInput, into: target)
            pending = UnsafeRawBufferPointer(target)
        }
        nextInput += UInt64(count)
    }
}
