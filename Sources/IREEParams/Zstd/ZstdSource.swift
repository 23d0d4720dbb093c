import IREEPlatform

/// The unpacked view of a file of zstd frames.
///
/// Any range is read by unpacking the frames that it touches; nothing else is unpacked, except within
/// frames so long that they are streamed. Memory stays bounded whatever the file claims: the cache,
/// and for each processor one frame packed and unpacked, or the window of a stream.
final class ZstdSource: FolderHolding {
    private let file: any ByteSource
    private let table: ZstdFrameTable
    private let cache = FrameCache(capacity: ZstdLimits.cache)
    private let workspaces: ZstdWorkspacePool
    private let streams: ZstdStreamPool
    private let threadCount: Int

    /// Unpacked bytes that one thread takes on at least, so that starting it is worth while.
    private static let bytesPerTask: UInt64 = 512 << 10

    init(_ file: any ByteSource, table: ZstdFrameTable, threadCount: Int = processorCount) {
        self.file = file
        self.table = table
        self.threadCount = max(1, threadCount)
        workspaces = ZstdWorkspacePool(file, maximumCount: self.threadCount)
        streams = ZstdStreamPool(file, cache: cache)
        size = table.size
        isSequential = table.frames.contains(where: \.isStreamed)
    }

    let size: UInt64
    /// Whether some frame can be read only from its start on: parallel readers gain nothing.
    let isSequential: Bool
    var path: String { file.path }
    var folder: OpenFolder? { (file as? any FolderHolding)?.folder }
    var fileIdentity: FileIdentity? { file.fileIdentity }

    func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        guard !target.isEmpty else { return }
        let request = Request(offset: offset, target: target)
        let first = table.index(holding: offset)
        if request.end <= table.frames[first].end {
            return try read(request, fromFrame: first)
        }
        let tasks = self.tasks(for: request, from: first)
        // Two or three frames take less time than waking another thread for them may.
        let threads = tasks.count > 3 ? threadCount : 1
        try parallel(count: tasks.count, threads: threads) { index throws(ParameterError) in
            for frame in tasks[index] { try read(request, fromFrame: frame) }
        }
    }

    /// A range to read, and where it goes. Threads write disjoint parts of the target.
    private struct Request: @unchecked Sendable {
        var offset: UInt64
        var target: UnsafeMutableRawBufferPointer

        var end: UInt64 { offset + UInt64(target.count) }

        /// The part of the target for the unpacked bytes `start ..< end`.
        func part(_ start: UInt64, _ end: UInt64) -> UnsafeMutableRawBufferPointer {
            UnsafeMutableRawBufferPointer(
                rebasing: target[Int(start - offset)..<Int(end - offset)])
        }
    }

    /// The frames that `request` touches, in runs that are worth a thread each.
    private func tasks(for request: Request, from first: Int) -> [Range<Int>] {
        var tasks: [Range<Int>] = []
        var start = first
        var byteCount: UInt64 = 0
        for index in first..<table.frames.count where table.frames[index].offset < request.end {
            byteCount += table.frames[index].size
            if byteCount >= Self.bytesPerTask || table.frames[index].end >= request.end {
                tasks.append(start..<index + 1)
                start = index + 1
                byteCount = 0
            }
            if table.frames[index].end >= request.end { break }
        }
        return tasks
    }

    private func read(_ request: Request, fromFrame index: Int) throws(ParameterError) {
        let frame = table.frames[index]
        let start = max(request.offset, frame.offset)
        let end = min(request.end, frame.end)
        let target = request.part(start, end)
        if frame.isStreamed {
            return try readPages(of: frame, at: index, from: start - frame.offset, into: target)
        }
        let key = FrameCache.Key(frame: index)
        if UInt64(target.count) == frame.size {
            if let buffer = cache.find(key) {
                target.copyMemory(from: UnsafeRawBufferPointer(buffer.bytes))
            } else {
                try workspaces.unpack(frame, into: target)
            }
            return
        }
        let buffer = try cache.piece(key) { () throws(ParameterError) in try workspaces.unpack(frame) }
        let skipped = Int(start - frame.offset)
        target.copyMemory(
            from: UnsafeRawBufferPointer(rebasing: buffer.bytes[skipped..<skipped + target.count]))
    }

    private func readPages(
        of frame: ZstdFrame, at index: Int, from start: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        var done = 0
        while done < target.count {
            let position = start + UInt64(done)
            let page = position / ZstdLimits.streamPage
            let buffer = try streams.page(FrameCache.Key(frame: index, page: page), of: frame)
            let skipped = Int(position % ZstdLimits.streamPage)
            let count = min(buffer.count - skipped, target.count - done)
            UnsafeMutableRawBufferPointer(rebasing: target[done..<done + count]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: buffer.bytes[skipped..<skipped + count]))
            done += count
        }
    }
}
