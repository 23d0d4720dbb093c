#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A block of memory outside the Swift heap that is freed with its last reference.
///
/// Unlike an array it can be filled by C and by other threads without copies or initialization, and
/// memory that cannot be had is an error and not the end of the process.
///
/// Who holds a reference orders the writes: a buffer is filled by one thread, then shared for reading.
final class HeapBuffer: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer

    /// Allocates `count` bytes at a multiple of 64; what they hold is undefined.
    init(count: Int, file: String? = nil) throws(ParameterError) {
        var base: UnsafeMutableRawPointer?
        guard posix_memalign(&base, 64, max(count, 1)) == 0, let base else {
            throw ParameterError(
                .resourceExhausted, "there is no memory for a buffer of \(count) bytes", file: file)
        }
        bytes = UnsafeMutableRawBufferPointer(start: base, count: count)
    }

    deinit {
        free(bytes.baseAddress)
    }

    var count: Int { bytes.count }

    /// The first `count` bytes, or all there are.
    func prefix(_ count: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(count))
    }
}
