/// Makes zstd files by hand, of frames that hold their bytes unpacked (raw) or repeat one byte.
public struct ZstdFixture: Sendable {
    public enum Frame: Sendable {
        /// A frame with one raw block. At most 255 bytes.
        case raw([UInt8])
        /// A frame with one block that repeats a byte. At most 255 times.
        case run(UInt8, count: UInt8)
        /// A frame that readers pass over.
        case skippable([UInt8])
    }

    public var frames: [Frame]
    /// Whether a seek table follows.
    public var hasSeekTable: Bool

    public init(_ frames: [Frame], hasSeekTable: Bool = false) {
        self.frames = frames
        self.hasSeekTable = hasSeekTable
    }

    public func build() -> FixtureFile {
        var writer = FixtureWriter()
        var sizes: [(packed: Int, unpacked: Int)] = []
        for (index, frame) in frames.enumerated() {
            let start = writer.bytes.count
            let size = write(frame, "frame \(index)", to: &writer)
            sizes.append((writer.bytes.count - start, size))
        }
        guard hasSeekTable else { return writer.file }
        writer.number(0x184D_2A5E, width: 4, "seek table magic")
        writer.number(UInt64(sizes.count * 8 + 9), width: 4, "seek table length")
        for (index, size) in sizes.enumerated() {
            writer.number(UInt64(size.packed), width: 4, "packed size \(index)")
            writer.number(UInt64(size.unpacked), width: 4, "unpacked size \(index)")
        }
        writer.number(UInt64(sizes.count), width: 4, "seek table count")
        writer.number(0, width: 1, "seek table flags")
        writer.number(0x8F92_EAB1, width: 4, "seek table footer")
        return writer.file
    }

    private func write(_ frame: Frame, _ name: String, to writer: inout FixtureWriter) -> Int {
        switch frame {
        case .skippable(let bytes):
            writer.number(0x184D_2A50, width: 4, "\(name) magic")
            writer.number(UInt64(bytes.count), width: 4, "\(name) length")
            writer.append(bytes)
            return 0
        case .raw(let bytes):
            writeHead(size: bytes.count, block: 0, name, to: &writer)
            writer.append(bytes)
            return bytes.count
        case .run(let byte, let count):
            writeHead(size: Int(count), block: 1, name, to: &writer)
            writer.append([byte])
            return Int(count)
        }
    }

    /// The frame's header, with its size in one byte, and that of its only block.
    private func writeHead(
        size: Int, block type: UInt64, _ name: String, to writer: inout FixtureWriter
    ) {
        writer.number(0xFD2F_B528, width: 4, "\(name) magic")
        writer.number(0x20, width: 1, "\(name) descriptor")
        writer.number(UInt64(size), width: 1, "\(name) size")
        writer.number(UInt64(size) << 3 | type << 1 | 1, width: 3, "\(name) block")
    }
}
