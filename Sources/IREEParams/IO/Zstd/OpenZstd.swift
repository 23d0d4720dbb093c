import Synchronization

/// The unpacked view of a file of zstd frames.
///
/// A file with a seek table (the zstd seekable format) is opened without unpacking anything. In any
/// other file the frames are found by walking over their blocks, so that files of many frames can be
/// read at random too; frames that do not record their unpacked size are unpacked once to learn it.
///
/// - Throws: `DATA_LOSS` where the file is damaged, cut, or lies about its sizes;
///   `RESOURCE_EXHAUSTED` where unpacking takes more memory or work than is in proportion;
///   `UNIMPLEMENTED` where a frame needs a dictionary.
public func openZstd(_ file: any ByteSource) throws(ParameterError) -> any ByteSource {
    if let table = try SeekTable.read(of: file) { return ZstdSource(file, table: table) }
    return ZstdSource(file, table: try walkFrames(of: file))
}

/// Finds the frames of a file without a seek table, and how many bytes each unpacks to.
private func walkFrames(of file: any ByteSource) throws(ParameterError) -> ZstdFrameTable {
    var extents: [ZstdFrameExtent] = []
    var scanner = ZstdFrameScanner(file)
    while let extent = try scanner.next() {
        if extent.header != nil { extents.append(extent) }
    }
    let sizes = try measure(extents, of: file)
    var table = ZstdFrameTable()
    table.reserveCapacity(extents.count)
    for (extent, size) in zip(extents, sizes) {
        try table.append(
            compressedOffset: extent.offset, compressedSize: extent.compressedSize, size: size,
            file: file.path)
    }
    return table
}

/// The unpacked size of each frame.
private func measure(
    _ extents: [ZstdFrameExtent], of file: any ByteSource
) throws(ParameterError) -> [UInt64] {
    var sizes = extents.map { extent in
        extent.header?.contentSize ?? (extent.isExact ? extent.maximumUnpackedSize : nil)
    }
    let unknown = sizes.indices.filter { sizes[$0] == nil }
    guard !unknown.isEmpty else { return sizes.compactMap { $0 } }
    let budget = MeasuringBudget(limit: ZstdLimits.measuring(fileSize: file.size), file: file.path)
    let measured = Mutex<[Int: UInt64]>([:])
    try parallel(count: unknown.count, threads: processorCount) { position throws(ParameterError) in
        let index = unknown[position]
        let size = try measure(extents[index], of: file, budget)
        measured.withLock { $0[index] = size }
    }
    measured.withLock { for (index, size) in $0 { sizes[index] = size } }
    return sizes.compactMap { $0 }
}

/// Unpacks one frame to learn its size.
private func measure(
    _ extent: ZstdFrameExtent, of file: any ByteSource, _ budget: MeasuringBudget
) throws(ParameterError) -> UInt64 {
    let stream = try ZstdStream(file)
    try stream.start(
        ZstdFrame(
            compressedOffset: extent.offset, compressedSize: extent.compressedSize, offset: 0, size: 0))
    let scratch = try HeapBuffer(count: 256 << 10, file: file.path)
    var size: UInt64 = 0
    while true {
        let count = try stream.readSome(into: scratch.bytes)
        size += UInt64(count)
        try budget.spend(UInt64(count), at: extent.offset)
        if count < scratch.count { break }
    }
    try stream.finish()
    return size
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
