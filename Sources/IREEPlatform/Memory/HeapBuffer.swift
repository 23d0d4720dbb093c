/// A block of memory outside the Swift heap that is freed with its last reference.
///
/// Unlike an array it can be filled by C and by other threads without copies or initialization, and
/// a failed allocation is an error, not the end of the process.
///
/// Holders of references order the writes: a buffer is filled by one thread, then shared for reading.
package final class HeapBuffer: @unchecked Sendable {
    package let bytes: UnsafeMutableRawBufferPointer

    /// Allocates `count` bytes, aligned to 64; their contents are undefined. Nil if there is no memory.
    package init?(count: Int) {
        var base: UnsafeMutableRawPointer?
        guard posix_memalign(&base, 64, max(count, 1)) == 0, let base else { return nil }
        bytes = UnsafeMutableRawBufferPointer(start: base, count: count)
    }

    deinit {
        free(bytes.baseAddress)
    }

    package var count: Int { bytes.count }

    /// The first `count` bytes, or all if there are fewer.
    package func prefix(_ count: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(count))
    }
}
