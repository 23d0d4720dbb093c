import IREEPlatform

extension HeapBuffer {
    /// Allocates `count` bytes, aligned to 64; their contents are undefined.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` if there is no memory.
    static func allocate(count: Int, file: String? = nil) throws(ParameterError) -> HeapBuffer {
        guard let buffer = HeapBuffer(count: count) else {
            throw ParameterError(
                .resourceExhausted, "there is no memory for a buffer of \(count) bytes", file: file)
        }
        return buffer
    }
}

/// The most bytes that a file may claim of the Swift heap at a time or, for names and the like, in all.
/// A sparse file can be of any size; an array that cannot be allocated ends the process.
let heapAllowance = physicalMemory / 2
