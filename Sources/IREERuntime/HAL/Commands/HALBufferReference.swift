import IREEBytecode

/// A range of a buffer that a command works on: of one that is known, or of whatever is in a slot of
/// the binding table when the command buffer is executed.
public struct HALBufferReference: Sendable {
    /// `nil` for a slot.
    public var buffer: HALBuffer?
    public var slot: Int
    /// In bytes from the start of the buffer, or of the range in the slot.
    public var offset: UInt64
    /// In bytes; `HALBuffer.wholeBuffer` for all the rest.
    public var length: UInt64

    public init(_ buffer: HALBuffer, offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer) {
        self.buffer = buffer
        slot = 0
        self.offset = offset
        self.length = length
    }

    public init(slot: Int, offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer) {
        buffer = nil
        self.slot = slot
        self.offset = offset
        self.length = length
    }

    /// The bytes of a reference to a buffer that is known.
    func resolve() throws(VMError) -> UnsafeMutableRawBufferPointer {
        guard let buffer else {
            throw VMError(.invalidArgument, "a binding has no buffer")
        }
        return try buffer.binding(at: offset, length: buffer.resolvedLength(length, from: offset))
    }

    /// The bytes of a reference to a slot of `table`.
    func resolve(in table: [HALBufferReference]) throws(VMError) -> UnsafeMutableRawBufferPointer {
        guard buffer == nil else { return try resolve() }
        guard table.indices.contains(slot) else {
            throw VMError(
                .outOfRange, "slot \(slot) is not in the binding table, which has \(table.count)")
        }
        let bound = try table[slot].resolve()
        let size = UInt64(bound.count)
        guard offset <= size, length == HALBuffer.wholeBuffer || length <= size - offset else {
            throw VMError(
                .outOfRange,
                "\(length) bytes at \(offset) reach beyond the \(size) bytes that are bound to slot \(slot)")
        }
        let count = length == HALBuffer.wholeBuffer ? size - offset : length
        return UnsafeMutableRawBufferPointer(rebasing: bound[Int(offset)..<Int(offset + count)])
    }

    /// Proves that what was read of the memory so far was the file's, where it is memory of one.
    func checkFile() throws(VMError) {
        try buffer?.storage.checkFile()
    }

    /// Whether the memory may be written to.
    func isWritable(in table: [HALBufferReference]) -> Bool {
        if let buffer { return buffer.parameters.isWritable }
        return table.indices.contains(slot) && table[slot].buffer?.parameters.isWritable == true
    }
}
