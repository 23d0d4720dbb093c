import IREEBytecode
import IREEPlatform

/// Memory straight from the system, or from its heap where it is little.
///
/// Managed manually: the last owner calls `deallocate`.
struct MemoryBlock: @unchecked Sendable {
    // Immutable; access to the memory is synchronized by the owner.
    let bytes: UnsafeMutableRawBufferPointer
    /// What the heap gave, for blocks that are its.
    private let origin: UnsafeMutableRawPointer?

    /// From here on blocks are mappings of their own: fresh ones are zero without a `memset`, page by
    /// page as they are touched, and freed ones go back to the system.
    ///
    /// Pages are the system's small ones. Pages of 2 MiB take a third of the time where the system has free ones;
    /// where it has to compact memory first, or where a virtual machine has returned its free memory to the host, they
    /// take up to ten times as long, and which it will be cannot be known beforehand.
    static let mappedSize = 256 << 10

    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory.
    init(size: Int, isZeroed: Bool) throws(VMError) {
        let size = max(size, 1)
        if size >= Self.mappedSize, let bytes = Self.map(size) {
            self.bytes = bytes
            origin = nil
        } else if size < Self.mappedSize, let start = Self.allocate(size, isZeroed: isZeroed) {
            origin = start
            let address = start.alignedUp(toMultipleOf: HALBuffer.alignment)
            bytes = UnsafeMutableRawBufferPointer(start: address, count: size)
        } else {
            throw VMError(.resourceExhausted, "there is no memory for a buffer of \(size) bytes")
        }
    }

    var size: Int { bytes.count }

    func prefix(_ length: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(length))
    }

    func deallocate() {
        if let origin { free(origin) } else { munmap(bytes.baseAddress, size) }
    }

    /// Memory with room to align it. `posix_memalign` would do that too, but glibc seldom finds again what
    /// was freed of it: a program that makes and drops small buffers would grow without bound.
    private static func allocate(_ size: Int, isZeroed: Bool) -> UnsafeMutableRawPointer? {
        let room = size + HALBuffer.alignment - 1
        return isZeroed ? calloc(room, 1) : malloc(room)
    }

    private static func map(_ size: Int) -> UnsafeMutableRawBufferPointer? {
        #if canImport(Darwin)
            let flags = MAP_PRIVATE | MAP_ANON
        #else
            let flags = MAP_PRIVATE | MAP_ANONYMOUS
        #endif
        guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else {
            return nil
        }
        return UnsafeMutableRawBufferPointer(start: memory, count: size)
    }
}
