import IREEPlatform

/// A file in the making whose bytes are packed with zstd on their way, in the seekable format.
final class CompressedFile: OutputSink {
    let isSequential = true
    private let file: AtomicFile
    private let packer: SeekableZstdWriter
    private let buffer: HeapBuffer
    private let packed: PackedPosition
    private var position: UInt64 = 0

    /// Where the next packed byte goes; shared with the packer's output.
    private final class PackedPosition {
        var offset: UInt64 = 0
    }

    /// - Parameter level: zstd's, 1 to 22.
    init(_ file: AtomicFile, level: Int) throws(ParameterError) {
        let packed = PackedPosition()
        self.file = file
        self.packed = packed
        buffer = try HeapBuffer.allocate(count: 1 << 20, file: file.path)
        packer = try SeekableZstdWriter(level: level) { bytes throws(ParameterError) in
            try file.write(bytes, at: packed.offset)
            packed.offset += UInt64(bytes.count)
        }
    }

    var path: String { file.path }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError) {
        try advance(to: offset)
        try packer.write(bytes)
        position += UInt64(bytes.count)
    }

    func copy(
        _ range: FileRange, length: UInt64, to offset: UInt64, _ digest: PassingDigest?
    ) throws(ParameterError) {
        try copyThroughMemory(range, length: length, to: offset, buffer: buffer.bytes, digest)
    }

    func finish(size: UInt64) throws(ParameterError) {
        try advance(to: size)
        try packer.finish()
        try file.finish(size: packed.offset)
    }

    private func advance(to offset: UInt64) throws(ParameterError) {
        guard offset >= position else {
            throw ParameterError(
                .internal, "a compressed file is written front to back only", file: path, offset: offset)
        }
        try packer.writeZeros(offset - position)
        position = offset
    }
}
