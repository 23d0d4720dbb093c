/// Where the bytes of a new file go.
package protocol OutputSink: AnyObject {
    /// Whether offsets may only grow, as when the bytes are compressed on their way. What is left
    /// out between two writes is zeros in any case.
    var isSequential: Bool { get }

    /// The path for messages.
    var path: String { get }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError)

    /// Copies `length` bytes of `range`, by the shortest way there is.
    func copy(_ range: FileRange, length: UInt64, to offset: UInt64) throws(ParameterError)

    /// Ends the file at `size`, brings it to the disk and gives it its name. The last call.
    func finish(size: UInt64) throws(ParameterError)
}

extension OutputSink {
    /// Copies through memory, in pieces that end at multiples of the buffer's size in the target.
    func copyThroughMemory(
        _ range: FileRange, length: UInt64, to offset: UInt64, buffer: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try range.source.checkRange(offset: range.offset, count: length)
        if let bytes = range.source.contiguousBytes {
            let start = Int(range.offset)
            return try write(UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(length)]), at: offset)
        }
        var done: UInt64 = 0
        while done < length {
            let room = UInt64(buffer.count) - (offset + done) % UInt64(buffer.count)
            let count = Int(min(room, length - done))
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
            try range.source.read(at: range.offset + done, into: part)
            try write(UnsafeRawBufferPointer(part), at: offset + done)
            done += UInt64(count)
        }
    }
}
