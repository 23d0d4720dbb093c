import IREEBytecode

/// A range of memory that a device works on, or a part of one.
///
/// The CPU's devices work on host memory, so that a buffer here is an address and a length. Parts keep
/// the whole alive.
public final class HALBuffer: @unchecked Sendable {
    // The bytes are the devices' to order, through semaphores. The rest never changes.
    private let base: UnsafeMutableRawBufferPointer
    /// The allocation that this is all or a part of.
    public let storage: HALStorage
    /// What the buffer may be used for, as the compiler asked for it.
    public let parameters: Parameters
    /// The offset in bytes from the start of the allocation that this is a part of.
    public let offset: Int

    /// Kinds of memory and of use, in the bits of the HAL.
    public struct Parameters: Sendable, Hashable {
        /// `iree_hal_memory_type_t`
        public var memoryType: UInt32
        /// `iree_hal_buffer_usage_t`
        public var usage: UInt32
        /// `iree_hal_memory_access_t`: 1 read, 2 write, 4 discard.
        public var access: UInt16

        public init(memoryType: UInt32 = 48, usage: UInt32 = 3075, access: UInt16 = 7) {
            self.memoryType = memoryType
            self.usage = usage
            self.access = access
        }

        public var isWritable: Bool { access & 2 != 0 }
    }

    /// The address of every allocation is a multiple of this: what vector code counts on.
    public static let alignment = 64

    /// Allocates `length` bytes of host memory, all zero.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory.
    public convenience init(length: Int, parameters: Parameters = Parameters()) throws(VMError) {
        try self.init(length: length, parameters: parameters, budget: nil)
    }

    /// - Parameter budget: what the memory is part of.
    convenience init(length: Int, parameters: Parameters, budget: MemoryBudget?) throws(VMError) {
        guard length >= 0 else { throw VMError(.invalidArgument, "a buffer of \(length) bytes") }
        try budget?.reserve(length, for: "a buffer")
        let block: MemoryBlock
        do throws(VMError) {
            block = try MemoryBlock(size: length, isZeroed: true)
        } catch {
            budget?.release(length)
            throw error
        }
        let storage = HALStorage(memory: block.prefix(length)) {
            block.deallocate()
            budget?.release(length)
        }
        self.init(storage, parameters: parameters)
    }

    /// Makes a buffer of memory that somebody else owns.
    ///
    /// - Parameter release: called when nobody uses the memory any more.
    public convenience init(
        importing memory: UnsafeMutableRawBufferPointer, parameters: Parameters,
        release: @escaping @Sendable () -> Void
    ) {
        self.init(HALStorage(memory: memory, release: release), parameters: parameters)
    }

    /// A buffer of a whole allocation.
    public init(_ storage: HALStorage, parameters: Parameters) {
        base = storage.memory
        self.storage = storage
        self.parameters = parameters
        offset = 0
    }

    private init(_ whole: HALBuffer, offset: Int, length: Int) {
        base = UnsafeMutableRawBufferPointer(rebasing: whole.base[offset..<offset + length])
        storage = whole.storage
        parameters = whole.parameters
        self.offset = whole.offset + offset
    }

    /// The length in bytes.
    public var length: Int { base.count }

    /// The length in bytes of the whole allocation.
    public var allocationLength: Int { storage.memory.count }

    /// A part of this buffer.
    ///
    /// - Throws: `OUT_OF_RANGE` where it is not all inside.
    public func subspan(offset: UInt64, length: UInt64) throws(VMError) -> HALBuffer {
        let range = try checked(offset, length)
        return range.count == self.length
            ? self : HALBuffer(self, offset: range.lowerBound, length: range.count)
    }

    /// The bytes of a part, for reading. They stay where they are for as long as the buffer lives.
    ///
    /// - Throws: `OUT_OF_RANGE`, or `FAILED_PRECONDITION` where a queue has deallocated the buffer.
    public func bytes(at offset: UInt64, length: UInt64) throws(VMError) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(try binding(at: offset, length: length))
    }

    /// The bytes of a part, for writing.
    ///
    /// - Throws: as `bytes`, and `PERMISSION_DENIED` where the memory may only be read, as that of a
    ///   mapped file.
    public func writableBytes(at offset: UInt64, length: UInt64) throws(VMError)
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
        let range = try checked(offset, length)
        return UnsafeMutableRawBufferPointer(rebasing: base[range])
    }

    /// What `length` bytes at `offset` are where `wholeBuffer` stands for all the rest.
    func resolvedLength(_ length: UInt64, from offset: UInt64) -> UInt64 {
        guard length == Self.wholeBuffer else { return length }
        let size = UInt64(base.count)
        return offset <= size ? size - offset : 0
    }

    /// The length that stands for everything after an offset (`IREE_HAL_WHOLE_BUFFER`).
    public static let wholeBuffer = UInt64.max

    private func checked(_ offset: UInt64, _ length: UInt64) throws(VMError) -> Range<Int> {
        let size = UInt64(base.count)
        guard offset <= size, length <= size - offset else {
            throw VMError(.outOfRange, "\(length) bytes at \(offset) reach beyond the buffer's \(size) bytes")
        }
        return Int(offset)..<Int(offset) + Int(length)
    }
}

extension HALBuffer {
    /// Counts one more part of a program that relies on the allocation.
    public func preserveAllocation() { storage.preserve() }

    /// Counts one less; true for the last, who may deallocate.
    public func discardAllocation() -> Bool { storage.discard() }

    /// Whether only one part of a program relies on the allocation.
    public var isAllocationTerminal: Bool { storage.isTerminal }
}
