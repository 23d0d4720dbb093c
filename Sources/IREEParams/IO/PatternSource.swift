/// A pattern over and over as a source: bytes that are made when they are read.
final class PatternSource: ByteSource {
    let path = "<pattern>"
    let size: UInt64
    private let pattern: SplatPattern

    init(_ pattern: SplatPattern, size: UInt64) {
        self.pattern = pattern
        self.size = size
    }

    func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        pattern.fill(target, from: offset)
    }
}
