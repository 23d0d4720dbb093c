import IREEBytecode

extension HALBuffer {
    /// Fills a part with a pattern of 1, 2, 4 or 8 bytes.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the pattern does not divide the length, or the part does not
    ///   start at a multiple of it.
    package func fill(
        at offset: UInt64, length: UInt64, pattern: UInt64, patternLength: Int
    ) throws(VMError) {
        try Self.checkFill(at: offset, length: length, patternLength: patternLength)
        let target = try writableBytes(at: offset, length: length)
        Self.fill(target, pattern: pattern, patternLength: patternLength)
    }

    /// Fills memory with a pattern of 1, 2, 4 or 8 bytes; bytes after the last whole one are left.
    static func fill(_ target: UnsafeMutableRawBufferPointer, pattern: UInt64, patternLength: Int) {
        switch patternLength {
        case 1:
            target.initializeMemory(as: UInt8.self, repeating: UInt8(truncatingIfNeeded: pattern))
        case 2: store(UInt16(truncatingIfNeeded: pattern).littleEndian, to: target)
        case 4: store(UInt32(truncatingIfNeeded: pattern).littleEndian, to: target)
        default: store(pattern.littleEndian, to: target)
        }
    }

    private static func store<Value: FixedWidthInteger>(
        _ value: Value, to target: UnsafeMutableRawBufferPointer
    ) {
        let size = MemoryLayout<Value>.size
        // Offsets within an allocation are multiples of the pattern; an imported one may lie anywhere.
        for index in 0..<target.count / size {
            target.storeBytes(of: value, toByteOffset: index &* size, as: Value.self)
        }
    }

    /// Copies a part of another buffer, or of this one; the two may not overlap.
    package func copy(
        from source: HALBuffer, sourceOffset: UInt64, to offset: UInt64, length: UInt64
    ) throws(VMError) {
        let from = try source.bytes(at: sourceOffset, length: length)
        let to = try writableBytes(at: offset, length: length)
        to.copyMemory(from: from)
    }
}
