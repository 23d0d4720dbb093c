/// Where the bytes of a new file go.
package protocol OutputSink: AnyObject {
    /// Whether offsets may only grow, as when the bytes are compressed on their way. What is left
    /// out between two writes is zeros in any case.
    var isSequential: Bool { get }

    /// The path for messages.
    var path: String { get }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError)

    /// Whether the shortest way for bytes of `range` to `offset` is one on which they are not seen.
    func copiesUnseen(_ range: FileRange, to offset: UInt64) -> Bool

    /// Copies `length` bytes of `range`, by the shortest way there is, or where there is a digest by
    /// the shortest on which the bytes can be added to it.
    func copy(
        _ range: FileRange, length: UInt64, to offset: UInt64, _ digest: PassingDigest?
    ) throws(ParameterError)

    /// Ends the file at `size`, brings it to the disk and gives it its name. The last call.
    func finish(size: UInt64) throws(ParameterError)
}

extension OutputSink {
    package func copiesUnseen(_ range: FileRange, to offset: UInt64) -> Bool { false }

    /// Copies through memory, in pieces that end at multiples of the buffer's size in the target. They
    /// are added to `digest` before they are written.
    func copyThroughMemory(
        _ range: FileRange, length: UInt64, to offset: UInt64, buffer: UnsafeMutableRawBufferPointer,
        _ digest: PassingDigest?
    ) throws(ParameterError) {
        try range.source.checkRange(offset: range.offset, count: length)
        let inPlace = range.source.contiguousBytes
        var done: UInt64 = 0
        while done < length {
            let room = UInt64(buffer.count) - (offset + done) % UInt64(buffer.count)
            let count = Int(min(room, length - done))
            let part: UnsafeRawBufferPointer
            if let inPlace {
                let start = Int(range.offset + done)
                part = UnsafeRawBufferPointer(rebasing: inPlace[start..<start + count])
            } else {
                let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
                try range.source.read(at: range.offset + done, into: target)
                part = UnsafeRawBufferPointer(target)
            }
            digest?.add(part)
            try write(part, at: offset + done)
            done += UInt64(count)
        }
        try range.source.checkIntact()
    }
}
