import IREEBytecode

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Memory straight from the system, or from its heap where it is little.
///
/// Owned by hand: whoever has it last calls `deallocate`.
struct MemoryBlock: @unchecked Sendable {
    // Two words that never change; who uses the memory is the owner's matter.
    let bytes: UnsafeMutableRawBufferPointer

    /// From here on blocks are mappings of their own: fresh ones are zero without a `memset`, page by
    /// page as they are touched, and freed ones go back to the system.
    static let mappedSize = 256 << 10

    /// From here on pages of 2 MiB are asked for: touching fresh memory then costs a third.
    static let hugeSize = 8 << 20

    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory.
    init(size: Int, isZeroed: Bool) throws(VMError) {
        guard let bytes = Self.allocate(max(size, 1), isZeroed: isZeroed) else {
            throw VMError(.resourceExhausted, "there is no memory for a buffer of \(size) bytes")
        }
        self.bytes = bytes
    }

    var size: Int { bytes.count }

    func prefix(_ length: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(length))
    }

    func deallocate() {
        if size >= Self.mappedSize {
            munmap(bytes.baseAddress, size)
        } else {
            free(bytes.baseAddress)
        }
    }

    private static func allocate(_ size: Int, isZeroed: Bool) -> UnsafeMutableRawBufferPointer? {
        guard size < mappedSize else { return map(size) }
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, HALBuffer.alignment, size) == 0, let memory else { return nil }
        if isZeroed { memset(memory, 0, size) }
        return UnsafeMutableRawBufferPointer(start: memory, count: size)
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
        #if os(Linux)
            if size >= hugeSize { madvise(memory, size, MADV_HUGEPAGE) }
        #endif
        return UnsafeMutableRawBufferPointer(start: memory, count: size)
    }
}
