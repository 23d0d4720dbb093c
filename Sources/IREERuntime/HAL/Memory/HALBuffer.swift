import IREEBytecode

/// A range of memory that a device works on, or a part of one: an allocation, an offset and a length. Parts keep
/// the whole alive.
public final class HALBuffer: @unchecked Sendable {
    // The bytes are the devices' to order, through semaphores. The rest never changes.

    /// The allocation that this is all or a part of.
    public let storage: HALStorage
    /// What the buffer may be used for, as the compiler asked for it.
    public let parameters: Parameters
    /// The offset in bytes from the start of the allocation that this is a part of.
    public let offset: Int
    /// The length in bytes.
    public let length: Int

    /// Kinds of memory, of use and of access.
    public struct Parameters: Sendable, Hashable {
        /// Where the memory is, and what can address it.
        public var memoryType: HALMemoryType
        /// What the buffer may be used for.
        public var usage: HALBufferUsage
        /// What may be done with the memory.
        public var access: HALMemoryAccess

        /// Parameters; memory of the device for transfers and dispatches that may be read and written, unless given.
        public init(
            memoryType: HALMemoryType = .deviceLocal,
            usage: HALBufferUsage = [.transfer, .dispatchStorage], access: HALMemoryAccess = .all
        ) {
            self.memoryType = memoryType
            self.usage = usage
            self.access = access
        }

        /// Whether the memory may be written to.
        public var isWritable: Bool { access.contains(.write) }

        /// The same for memory that may only be read.
        package var readOnly: Parameters {
            Parameters(memoryType: memoryType, usage: usage, access: access.subtracting([.write, .discard]))
        }
    }

    /// The address of every allocation is a multiple of this: vector code relies on it.
    public static let alignment = 64

    /// A buffer of a whole allocation.
    public init(_ storage: HALStorage, parameters: Parameters) {
        self.storage = storage
        self.parameters = parameters
        offset = 0
        length = storage.length
    }

    private init(_ whole: HALBuffer, offset: Int, length: Int) {
        storage = whole.storage
        parameters = whole.parameters
        self.offset = whole.offset + offset
        self.length = length
    }

    /// The length in bytes of the whole allocation.
    package var allocationLength: Int { storage.length }

    /// A part of this buffer.
    ///
    /// - Throws: `OUT_OF_RANGE` where it is not all inside.
    public func subspan(offset: UInt64, length: UInt64) throws(VMError) -> HALBuffer {
        let range = try checkedRange(offset, length)
        return range.count == self.length
            ? self : HALBuffer(self, offset: range.lowerBound, length: range.count)
    }

    /// The bytes of a part of memory that the host addresses, for reading. They stay where they are for as long as the
    /// buffer lives. For memory of any device there is `map`.
    ///
    /// - Throws: `OUT_OF_RANGE`, or `FAILED_PRECONDITION` where a queue has deallocated the buffer or the host
    ///   cannot address its memory.
    package func bytes(at offset: UInt64, length: UInt64) throws(VMError) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(try binding(at: offset, length: length))
    }

    /// The bytes of a part, for writing.
    ///
    /// - Throws: as `bytes`, and `PERMISSION_DENIED` where the memory may only be read, as that of a
    ///   mapped file.
    package func writableBytes(at offset: UInt64, length: UInt64) throws(VMError)
        -> UnsafeMutableRawBufferPointer
    {
        guard parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        return try binding(at: offset, length: length)
    }

    /// The bytes of a part as bindings of a dispatch have them: the code itself knows what it may write.
    func binding(at offset: UInt64, length: UInt64) throws(VMError) -> UnsafeMutableRawBufferPointer {
        try storage.check()
        let range = try checkedRange(offset, length)
        guard let memory = storage.hostMemory else {
            throw VMError(.failedPrecondition, "the host cannot address the buffer's memory")
        }
        let start = self.offset + range.lowerBound
        return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + range.count])
    }

    /// The length of a range at `offset`, with `wholeBuffer` resolved to all bytes from there on.
    package func resolvedLength(_ length: UInt64, from offset: UInt64) -> UInt64 {
        guard length == Self.wholeBuffer else { return length }
        let size = UInt64(self.length)
        return offset <= size ? size - offset : 0
    }

    /// The length of a range that extends to the end of the buffer (`IREE_HAL_WHOLE_BUFFER`).
    public static let wholeBuffer = UInt64.max

    /// The part of the buffer that `length` bytes at `offset` are.
    ///
    /// - Throws: `OUT_OF_RANGE` where it is not all inside.
    package func checkedRange(_ offset: UInt64, _ length: UInt64) throws(VMError) -> Range<Int> {
        let size = UInt64(self.length)
        guard offset <= size, length <= size - offset else {
            throw VMError(.outOfRange, "\(length) bytes at \(offset) reach beyond the buffer's \(size) bytes")
        }
        return Int(offset)..<Int(offset) + Int(length)
    }
}

extension HALBuffer {
    /// Counts one more part of a program that uses the allocation.
    package func preserveAllocation() { storage.preserve() }

    /// Counts one less; true for the last, which may deallocate.
    package func discardAllocation() -> Bool { storage.discard() }

    /// Whether only one part of a program uses the allocation.
    package var isAllocationTerminal: Bool { storage.isTerminal }
}
