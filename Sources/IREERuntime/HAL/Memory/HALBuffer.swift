import IREEBytecode

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A range of memory that a device works on, or a part of one.
///
/// The CPU's devices work on host memory, so that a buffer here is an address and a length. Parts keep
/// the whole alive.
public final class HALBuffer: @unchecked Sendable {
    // The bytes are the devices' to order, through semaphores. The rest never changes.
    private let base: UnsafeMutableRawBufferPointer
    private let storage: Storage
    /// What the buffer may be used for, as the compiler asked for it.
    public let parameters: Parameters
    /// The offset in bytes from the start of the allocation that this is a part of.
    public let offset: Int

    /// Who owns the memory.
    private final class Storage: @unchecked Sendable {
        private let release: @Sendable () -> Void

        init(release: @escaping @Sendable () -> Void) {
            self.release = release
        }

        deinit {
            release()
        }
    }

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

    /// Allocates `length` bytes, all zero.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory.
    public init(length: Int, parameters: Parameters = Parameters()) throws(VMError) {
        guard length >= 0 else { throw VMError(.invalidArgument, "a buffer of \(length) bytes") }
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, Self.alignment, max(length, 1)) == 0, let memory else {
            throw VMError(.resourceExhausted, "there is no memory for a buffer of \(length) bytes")
        }
        memset(memory, 0, length)
        base = UnsafeMutableRawBufferPointer(start: memory, count: length)
        nonisolated(unsafe) let owned = memory
        storage = Storage { free(owned) }
        self.parameters = parameters
        offset = 0
    }

    /// Makes a buffer of memory that somebody else owns.
    ///
    /// - Parameter release: called when nobody uses the memory any more.
    public init(
        importing memory: UnsafeMutableRawBufferPointer, parameters: Parameters,
        release: @escaping @Sendable () -> Void
    ) {
        base = memory
        storage = Storage(release: release)
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

    /// A part of this buffer.
    ///
    /// - Throws: `OUT_OF_RANGE` where it is not all inside.
    public func subspan(offset: UInt64, length: UInt64) throws(VMError) -> HALBuffer {
        let range = try checked(offset, length)
        return range.count == self.length
            ? self : HALBuffer(self, offset: range.lowerBound, length: range.count)
    }

    /// The bytes of a part, for reading.
    public func bytes(at offset: UInt64, length: UInt64) throws(VMError) -> UnsafeRawBufferPointer {
        let range = try checked(offset, length)
        return UnsafeRawBufferPointer(rebasing: base[range])
    }

    /// The bytes of a part, for writing.
    ///
    /// - Throws: `PERMISSION_DENIED` where the memory may only be read, as that of a mapped file.
    public func writableBytes(at offset: UInt64, length: UInt64) throws(VMError)
        -> UnsafeMutableRawBufferPointer
    {
        guard parameters.isWritable else {
            throw VMError(.permissionDenied, "the buffer's memory may only be read")
        }
        let range = try checked(offset, length)
        return UnsafeMutableRawBufferPointer(rebasing: base[range])
    }

    /// Every byte, as bindings of a dispatch have it: the code itself knows what it may write.
    var binding: UnsafeMutableRawBufferPointer { base }

    private func checked(_ offset: UInt64, _ length: UInt64) throws(VMError) -> Range<Int> {
        let size = UInt64(base.count)
        guard offset <= size, length <= size - offset else {
            throw VMError(.outOfRange, "\(length) bytes at \(offset) reach beyond the buffer's \(size) bytes")
        }
        return Int(offset)..<Int(offset) + Int(length)
    }
}
