import IREEBytecode
import IREEParams
import IREEPlatform

/// Bytes of a buffer as the host sees them: the memory itself where the host can address it, else a copy.
///
/// What the host writes to a copy reaches the buffer by `flush`.
public final class HALMapping: @unchecked Sendable {
    // The bytes are the caller's to order with what devices do, as those of the buffer.

    /// What the host does with the bytes.
    public enum Access: Sendable {
        case read
        /// Bytes that are not written keep their values.
        case readWrite
        /// All bytes are going to be written: what is there need not be copied.
        case discardWrite

        var isWrite: Bool { self != .read }
    }

    /// Valid as long as the mapping: keep it with `withExtendedLifetime`, or use `HALBuffer.withMapping`.
    public let bytes: UnsafeMutableRawBufferPointer
    private let storage: HALStorage
    private let offset: Int
    private let access: Access
    /// The copy; nil for the memory itself.
    private let copy: HeapBuffer?

    /// - Parameter offset: in the storage; the range has been checked.
    init(_ storage: HALStorage, at offset: Int, length: Int, _ access: Access) throws(VMError) {
        self.storage = storage
        self.offset = offset
        self.access = access
        if let memory = storage.hostMemory {
            copy = nil
            bytes = UnsafeMutableRawBufferPointer(rebasing: memory[offset..<offset + length])
            if access != .discardWrite { try storage.invalidate(at: offset, count: length) }
            return
        }
        guard let copy = HeapBuffer(count: length) else {
            throw VMError(.resourceExhausted, "there is no memory for a copy of \(length) bytes")
        }
        self.copy = copy
        bytes = copy.bytes
        if access != .discardWrite { try storage.read(at: offset, into: bytes) }
    }

    /// Brings what the host wrote to the device.
    public func flush() throws(VMError) {
        guard access.isWrite else { return }
        if copy != nil {
            try storage.write(UnsafeRawBufferPointer(bytes), at: offset)
        } else {
            try storage.flush(at: offset, count: bytes.count)
        }
    }
}

extension HALBuffer {
    /// Maps a part for the host. What devices do to the bytes is the caller's to order, by fences.
    ///
    /// - Throws: `OUT_OF_RANGE`, `FAILED_PRECONDITION` where a queue has deallocated the buffer,
    ///   `PERMISSION_DENIED` for writing to memory that may only be read, and what the device answers.
    public func map(
        at offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer, _ access: HALMapping.Access
    ) throws(VMError) -> HALMapping {
        guard !access.isWrite || parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        try storage.check()
        let range = try checkedRange(offset, resolvedLength(length, from: offset))
        return try HALMapping(storage, at: self.offset + range.lowerBound, length: range.count, access)
    }

    /// Copies host memory into the buffer.
    ///
    /// - Throws: as `map`.
    public func update(at offset: UInt64, from bytes: UnsafeRawBufferPointer) throws(VMError) {
        guard parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        try storage.check()
        let range = try checkedRange(offset, UInt64(bytes.count))
        try storage.write(bytes, at: self.offset + range.lowerBound)
    }

    /// Calls `body` with the bytes of a part, and brings what it writes to the device.
    ///
    /// - Throws: as `map`, and what `body` throws.
    public func withMapping<Result>(
        at offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer, _ access: HALMapping.Access,
        _ body: (UnsafeMutableRawBufferPointer) throws(VMError) -> Result
    ) throws(VMError) -> Result {
        let mapping = try map(at: offset, length: length, access)
        // The mapping owns the bytes, and is not used by `body`.
        defer { withExtendedLifetime(mapping) {} }
        let result = try body(mapping.bytes)
        try mapping.flush()
        return result
    }
}
