import IREEBytecode

/// A range of a buffer that a command works on: of one that is known, or of what is bound to a slot of the binding table
/// when the command buffer is executed.
public struct HALBufferReference: Sendable {
    /// The buffer; `nil` for a slot.
    public var buffer: HALBuffer?
    /// The index in the binding table, from 0 on; without meaning where there is a buffer.
    public var slot: Int
    /// In bytes from the start of the buffer, or of the range in the slot.
    public var offset: UInt64
    /// In bytes; `HALBuffer.wholeBuffer` for all the rest.
    public var length: UInt64

    /// A range of a known buffer; all of it unless given. The range is checked when it is used.
    public init(_ buffer: HALBuffer, offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer) {
        self.buffer = buffer
        slot = 0
        self.offset = offset
        self.length = length
    }

    /// A range of what is bound to a slot; all of it unless given. The range is checked when it is used.
    public init(slot: Int, offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer) {
        buffer = nil
        self.slot = slot
        self.offset = offset
        self.length = length
    }

    /// The buffer and the part of it that the reference is; a slot is looked up in `table`. Only commands have slots.
    ///
    /// - Throws: `INVALID_ARGUMENT` where there is no buffer, `OUT_OF_RANGE` for a part that is not all inside or a slot
    ///   that is not in the table, `FAILED_PRECONDITION` where a queue has deallocated the buffer.
    public func resolve(
        in table: [HALBufferReference]? = nil
    ) throws(VMError) -> (buffer: HALBuffer, range: Range<Int>) {
        if let buffer { return (buffer, try checkedRange(of: buffer)) }
        guard let table else { throw VMError(.invalidArgument, "an operation has no buffer") }
        guard table.indices.contains(slot) else {
            throw VMError(
                .outOfRange, "slot \(slot) is not in the binding table, which has \(table.count)")
        }
        guard let bound = table[slot].buffer else {
            throw VMError(.invalidArgument, "a binding has no buffer")
        }
        let range = try table[slot].checkedRange(of: bound)
        let size = UInt64(range.count)
        guard offset <= size, length == HALBuffer.wholeBuffer || length <= size - offset else {
            throw VMError(
                .outOfRange,
                "\(length) bytes at \(offset) reach beyond the \(size) bytes that are bound to slot \(slot)")
        }
        let start = range.lowerBound + Int(offset)
        let count = length == HALBuffer.wholeBuffer ? range.count - Int(offset) : Int(length)
        return (bound, start..<start + count)
    }

    /// The part of the buffer, which must not be a slot's.
    ///
    /// - Throws: as `resolve`.
    @inline(__always)
    private func checkedRange(of buffer: HALBuffer) throws(VMError) -> Range<Int> {
        try buffer.storage.check()
        return try buffer.checkedRange(offset, buffer.resolvedLength(length, from: offset))
    }

    /// The length in bytes of the part of the buffer, which must not be a slot's.
    ///
    /// - Throws: as `resolve`.
    func checkedLength(in buffer: HALBuffer) throws(VMError) -> UInt64 {
        UInt64(try checkedRange(of: buffer).count)
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
