import IREEBytecode

extension HALBuffer {
    /// Validates a fill.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a pattern that is not 1, 2, 4 or 8 bytes, or does not divide the range.
    public static func checkFill(at offset: UInt64, length: UInt64, patternLength: Int) throws(VMError) {
        guard [1, 2, 4, 8].contains(patternLength) else {
            throw VMError(.invalidArgument, "a fill pattern has 1, 2, 4 or 8 bytes, not \(patternLength)")
        }
        guard offset % UInt64(patternLength) == 0,
            length == wholeBuffer || length % UInt64(patternLength) == 0
        else {
            throw VMError(
                .invalidArgument,
                "a fill of \(length) bytes at \(offset) is no whole number of \(patternLength)-byte patterns")
        }
    }
}
