import IREEBytecode

extension HALBuffer {
    /// Fills a part with a pattern of 1, 2, 4 or 8 bytes.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the pattern does not divide the length, or the part does not
    ///   start at a multiple of it.
    public func fill(
        at offset: UInt64, length: UInt64, pattern: UInt64, patternLength: Int
    ) throws(VMError) {
        guard [1, 2, 4, 8].contains(patternLength) else {
            throw VMError(.invalidArgument, "a fill pattern has 1, 2, 4 or 8 bytes, not \(patternLength)")
        }
        guard offset % UInt64(patternLength) == 0, length % UInt64(patternLength) == 0 else {
            throw VMError(
                .invalidArgument,
                "a fill of \(length) bytes at \(offset) is no whole number of \(patternLength)-byte patterns")
        }
        let target = try writableBytes(at: offset, length: length)
        guard let base = target.baseAddress else { return }
        switch patternLength {
        case 1:
            base.initializeMemory(
                as: UInt8.self, repeating: UInt8(truncatingIfNeeded: pattern), count: target.count)
        case 2: store(UInt16(truncatingIfNeeded: pattern).littleEndian, to: target)
        case 4: store(UInt32(truncatingIfNeeded: pattern).littleEndian, to: target)
        default: store(pattern.littleEndian, to: target)
        }
    }

    private func store<Value: FixedWidthInteger>(_ value: Value, to target: UnsafeMutableRawBufferPointer) {
        // Offsets within an allocation are multiples of the pattern; an imported one may lie anywhere.
        for offset in stride(from: 0, to: target.count, by: MemoryLayout<Value>.size) {
            target.storeBytes(of: value, toByteOffset: offset, as: Value.self)
        }
    }

    /// Copies a part of another buffer, or of this one; the two may not overlap.
    public func copy(
        from source: HALBuffer, sourceOffset: UInt64, to offset: UInt64, length: UInt64
    ) throws(VMError) {
        let from = try source.bytes(at: sourceOffset, length: length)
        let to = try writableBytes(at: offset, length: length)
        to.copyMemory(from: from)
    }

    /// Copies host memory into the buffer.
    public func update(at offset: UInt64, from bytes: UnsafeRawBufferPointer) throws(VMError) {
        try writableBytes(at: offset, length: UInt64(bytes.count)).copyMemory(from: bytes)
    }
}
