import IREEPlatform
import Synchronization

/// Files of zstd frames.
public enum ZstdFile {
    /// The unpacked view of a file of zstd frames.
    ///
    /// A file with a seek table (the zstd seekable format) is opened without unpacking anything. In any
    /// other file the frames are found by walking over their blocks, so that files of many frames can be
    /// read at random too; frames that do not record their unpacked size are unpacked once to learn it.
    ///
    /// - Throws: `DATA_LOSS` where the file is damaged, cut, or lies about its sizes;
    ///   `RESOURCE_EXHAUSTED` where unpacking takes more memory or work than is in proportion;
    ///   `UNIMPLEMENTED` where a frame needs a dictionary.
    public static func open(_ file: any ByteSource) throws(ParameterError) -> any ByteSource {
        if let table = try SeekTable.read(of: file) { return ZstdSource(file, table: table) }
        return ZstdSource(file, table: try walkFrames(of: file))
    }
}

/// A frame that has been found but, it may be, not measured.
private struct FoundFrame: Sendable {
    var offset: UInt64
    var compressedSize: UInt64
    var size: UInt64?
}

extension ZstdFile {
    /// Finds the frames of a file without a seek table, and how many bytes each unpacks to.
    private static func walkFrames(of file: any ByteSource) throws(ParameterError) -> ZstdFrameTable {
        let limit = ZstdLimits.frameCount(fileSize: file.size)
        var frames: [FoundFrame] = []
        var scanner = ZstdFrameScanner(file)
        while let extent = try scanner.next() {
            // Skippable and empty frames hold nothing.
            guard extent.maximumUnpackedSize > 0 else { continue }
            guard UInt64(frames.count) < limit else {
                throw ParameterError(
                    .resourceExhausted,
                    "the file has more than \(limit) zstd frames, which is out of proportion",
                    file: file.path, offset: extent.offset, hint: "unpack the file with `zstd -d`")
            }
            frames.append(
                FoundFrame(
                    offset: extent.offset, compressedSize: extent.compressedSize,
                    size: extent.header?.contentSize ?? (extent.isExact ? extent.maximumUnpackedSize : nil)))
        }
        try measure(&frames, of: file)
        var table = ZstdFrameTable()
        table.reserveCapacity(frames.count)
        for frame in frames {
            try table.append(
                compressedOffset: frame.offset, compressedSize: frame.compressedSize, size: frame.size ?? 0,
                file: file.path)
        }
        return table
    }

    /// Finds out the sizes that are missing.
    private static func measure(_ frames: inout [FoundFrame], of file: any ByteSource) throws(ParameterError)
    {
        let unknown = frames.indices.filter { frames[$0].size == nil }
        guard !unknown.isEmpty else { return }
        let budget = MeasuringBudget(limit: ZstdLimits.measuring(fileSize: file.size), file: file.path)
        let found = frames
        let sizes = Mutex([UInt64](repeating: 0, count: unknown.count))
        try parallel(count: unknown.count, threads: processorCount) { position throws(ParameterError) in
            let size = try measure(found[unknown[position]], of: file, budget)
            sizes.withLock { $0[position] = size }
        }
        let measured = sizes.withLock { $0 }
        for (index, size) in zip(unknown, measured) { frames[index].size = size }
    }

    /// Unpacks one frame to learn its size.
    private static func measure(
        _ frame: FoundFrame, of file: any ByteSource, _ budget: MeasuringBudget
    ) throws(ParameterError) -> UInt64 {
        let stream = try ZstdStream(file)
        try stream.start(
            ZstdFrame(
                compressedOffset: frame.offset, compressedSize: frame.compressedSize, offset: 0, size: 0))
        let scratch = try HeapBuffer.allocate(count: 256 << 10, file: file.path)
        var size: UInt64 = 0
        while true {
            let count = try stream.readSome(into: scratch.bytes)
            size += UInt64(count)
            try budget.spend(UInt64(count), at: frame.offset)
            if count < scratch.count { break }
        }
        try stream.finish()
        return size
    }
}

/// The bytes that may still be unpacked only to be counted.
private final class MeasuringBudget: Sendable {
    private let limit: UInt64
    private let file: String
    private let left: Mutex<UInt64>

    init(limit: UInt64, file: String) {
        self.limit = limit
        self.file = file
        left = Mutex(limit)
    }

    func spend(_ count: UInt64, at offset: UInt64) throws(ParameterError) {
        let isEnough = left.withLock { left in
            guard count <= left else { return false }
            left -= count
            return true
        }
        guard isEnough else {
            throw ParameterError(
                .resourceExhausted,
                "the zstd frames do not record their unpacked sizes, and unpack to more than the "
                    + "\(limit) bytes that are in proportion to the file", file: file, offset: offset,
                hint: "unpack the file with `zstd -d`, or pack it again as a seekable archive")
        }
    }
}
