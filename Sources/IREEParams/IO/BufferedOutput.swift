/// Writes a file, part after part, through one buffer, so that many small parts cost few system calls.
/// Large parts go past the buffer.
///
/// Invariant: `position` is where the next byte goes; the buffer holds the `used` bytes before it.
final class BufferedOutput {
    /// Parts of at least this size are not worth collecting.
    private static let largePart = 128 << 10
    private static let bufferSize = 1 << 20

    private let sink: any OutputSink
    private let buffer: UnsafeMutableRawBufferPointer
    private var used = 0
    private(set) var position: UInt64 = 0
    private let reader = WindowReader()

    init(_ sink: any OutputSink) {
        self.sink = sink
        buffer = .allocate(byteCount: Self.bufferSize, alignment: 4096)
    }

    deinit {
        buffer.deallocate()
    }

    /// Writes out what is collected.
    func flush() throws(ParameterError) {
        guard used > 0 else { return }
        try sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<used]), at: position - UInt64(used))
        used = 0
    }

    /// Moves on to `offset`; the bytes between will be zeros. Small gaps go through the buffer.
    func seek(to offset: UInt64) throws(ParameterError) {
        if offset > position, offset - position <= 4096, used > 0 {
            try writeZeros(Int(offset - position))
        } else if offset != position {
            try flush()
            position = offset
        }
    }

    /// Moves on to the next multiple of `alignment`, at most 4096.
    func align(to alignment: UInt64) throws(ParameterError) {
        try writeZeros(Int((0 &- position) & (alignment - 1)))
    }

    func write(_ bytes: [UInt8]) throws(ParameterError) {
        try bytes.withBytes { (bytes) throws(ParameterError) in try write(bytes) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(ParameterError) {
        if bytes.count >= Self.largePart {
            try flush()
            try sink.write(bytes, at: position)
            position += UInt64(bytes.count)
            return
        }
        try room(for: bytes.count).copyMemory(from: bytes)
    }

    private func writeZeros(_ count: Int) throws(ParameterError) {
        try room(for: count).initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// Takes up the next `count` bytes of the buffer, at most its size.
    private func room(for count: Int) throws(ParameterError) -> UnsafeMutableRawBufferPointer {
        if used + count > buffer.count { try flush() }
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer[used..<used + count])
        used += count
        position += UInt64(count)
        return part
    }

    /// Whether `copy` to `offset` will leave the work to the system; a digest could only be had by
    /// having it pass the bytes through memory after all.
    func copiesUnseen(_ range: FileRange, length: UInt64, to offset: UInt64) -> Bool {
        length >= UInt64(Self.largePart) && sink.copiesUnseen(range, to: offset)
    }

    /// Writes `length` bytes of `range`, and adds them to `digest`.
    func copy(
        _ range: FileRange, length: UInt64, _ digest: PassingDigest? = nil
    ) throws(ParameterError) {
        if length >= UInt64(Self.largePart) {
            try flush()
            try sink.copy(range, length: length, to: position, digest)
            position += length
        } else if length > 0 {
            let part = try room(for: Int(length))
            try reader.read(range, into: part)
            digest?.add(UnsafeRawBufferPointer(part))
        }
    }

    /// Writes `pattern` over and over, `length` bytes in all, and adds them to `digest`.
    func fill(
        _ pattern: SplatPattern, length: UInt64, _ digest: PassingDigest? = nil
    ) throws(ParameterError) {
        // Zeros need no writing: skipped bytes are zero, and sparse where that is possible.
        if pattern.isZero {
            digest?.addZeros(length)
            return try seek(to: position + length)
        }
        if length <= UInt64(buffer.count / 2) {
            let part = try room(for: Int(length))
            pattern.fill(part)
            digest?.add(UnsafeRawBufferPointer(part))
            return
        }
        try flush()
        pattern.fill(buffer)
        var done: UInt64 = 0
        while done < length {
            let count = Int(min(UInt64(buffer.count), length - done))
            let part = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            digest?.add(part)
            try sink.write(part, at: position)
            position += UInt64(count)
            done += UInt64(count)
        }
    }
}

extension [UInt8] {
    /// Calls `body` with the bytes, keeping its error's type.
    func withBytes(
        _ body: (UnsafeRawBufferPointer) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        var failure: ParameterError?
        withUnsafeBytes { bytes in
            do throws(ParameterError) { try body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
