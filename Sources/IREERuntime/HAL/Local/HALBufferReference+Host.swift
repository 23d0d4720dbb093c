import IREEBytecode

extension HALBufferReference {
    /// The bytes that a command of a local device works on.
    ///
    /// - Throws: as `resolve`; also `FAILED_PRECONDITION` for memory that the host cannot address.
    func hostBytes(in table: [HALBufferReference]? = nil) throws(VMError) -> UnsafeMutableRawBufferPointer {
        if let buffer {
            return try buffer.binding(at: offset, length: buffer.resolvedLength(length, from: offset))
        }
        let (buffer, range) = try resolve(in: table)
        return try buffer.binding(at: UInt64(range.lowerBound), length: UInt64(range.count))
    }
}
