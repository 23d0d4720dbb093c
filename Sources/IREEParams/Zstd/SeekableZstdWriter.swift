import IREEPlatform

/// Packs a stream of bytes into zstd's seekable format: independent frames and a table of them, so
/// that any range can be read back without unpacking the rest. `zstd -d` restores the bytes.
///
/// Frames are packed on several threads and written in order; what is written does not depend on the
/// number of threads. When all frames under way are waiting, `write` waits as well, so memory stays at
/// `threadCount + 2` frames, packed and unpacked, and the compression contexts: 11 MiB at the default
/// settings on two threads, and at most 16 MiB at any level.
///
/// Source of the format: the zstd seekable format, version 0.1.0.
public final class SeekableZstdWriter {
    /// Takes packed bytes in order, on the thread that calls the writer.
    public typealias Output = (UnsafeRawBufferPointer) throws(ParameterError) -> Void

    /// The levels of zstd.
    public static let levels = 1...22
    /// The default compression level of the zstd tool.
    public static let defaultLevel = 3
    /// The sizes in bytes that frames may have.
    public static let frameSizes = (1 << 10)...(16 << 20)
    /// Bytes of a frame before compression: 1 MiB.
    public static let defaultFrameSize = 1 << 20

    private let level: Int
    private let frameSize: Int
    private let threadCount: Int
    private let output: Output

    private var packer: FramePacker?
    /// Frames being packed, oldest first; frames to be filled; and the one that is being filled.
    private var running: ArraySlice<FrameJob> = []
    private var free: [FrameJob] = []
    private var current: FrameJob?
    private var jobCount = 0
    private var table = SeekTableBuilder()
    private var isFinished = false
    /// What went wrong: nothing can be written after it.
    private var failure: ParameterError?

    /// - Parameters:
    ///   - level: 1 (fast) to 22 (small).
    ///   - frameSize: unpacked bytes of a frame: what reading a single byte has to unpack.
    ///   - threadCount: the threads that pack; all processors unless given.
    ///   - output: takes the packed bytes. What it throws ends the writing.
    /// - Throws: `INVALID_ARGUMENT` for a level or frame size out of range.
    public init(
        level: Int = defaultLevel, frameSize: Int = defaultFrameSize, threadCount: Int? = nil,
        output: @escaping Output
    ) throws(ParameterError) {
        guard Self.levels.contains(level) else {
            throw ParameterError(
                .invalidArgument, "zstd has no compression level \(level)",
                hint: "levels go from \(Self.levels.lowerBound) to \(Self.levels.upperBound); the default is "
                    + "\(Self.defaultLevel)")
        }
        guard Self.frameSizes.contains(frameSize) else {
            throw ParameterError(
                .invalidArgument,
                "zstd frames of \(frameSize) bytes: they have \(Self.frameSizes.lowerBound) to "
                    + "\(Self.frameSizes.upperBound)")
        }
        self.level = level
        self.frameSize = frameSize
        self.threadCount = max(1, threadCount ?? processorCount)
        self.output = output
    }

    /// Appends `bytes`.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(ParameterError) {
        try guarded { () throws(ParameterError) in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = try fill(min(rest.count, frameSize)) { target in
                    target.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest.prefix(target.count)))
                }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Appends `count` zero bytes. Whole frames of zeros are packed once and repeated.
    public func writeZeros(_ count: UInt64) throws(ParameterError) {
        try guarded { () throws(ParameterError) in
            var rest = count
            while rest > 0 {
                if current == nil, rest / UInt64(frameSize) > 1 {
                    try repeatZeroFrame(rest / UInt64(frameSize))
                    rest %= UInt64(frameSize)
                    continue
                }
                rest -= UInt64(
                    try fill(Int(min(rest, UInt64(frameSize)))) { target in
                        target.initializeMemory(as: UInt8.self, repeating: 0)
                    })
            }
        }
    }

    /// Writes what is left, and the seek table. It is the last call.
    public func finish() throws(ParameterError) {
        try guarded { () throws(ParameterError) in
            if current != nil { try submit() }
            while !running.isEmpty { try emitOldest() }
            // Memory and threads go before the last write, which may be large.
            packer = nil
            free = []
            isFinished = true
            try emit(table.frame())
        }
    }

    /// Runs `body` unless the writer has failed or finished, and remembers its failure.
    private func guarded(_ body: () throws(ParameterError) -> Void) throws(ParameterError) {
        if let failure { throw failure }
        guard !isFinished else {
            throw ParameterError(.failedPrecondition, "the zstd writer has been finished")
        }
        do throws(ParameterError) {
            try body()
        } catch {
            failure = error
            packer = nil
            throw error
        }
    }

    /// Has `copy` write up to `count` bytes to the frame that is being filled.
    ///
    /// - Returns: how many it took; fewer than `count` where the frame is full.
    private func fill(
        _ count: Int, _ copy: (UnsafeMutableRawBufferPointer) -> Void
    ) throws(ParameterError) -> Int {
        let job = try currentJob()
        let start = job.inputCount
        let taken = min(count, frameSize - start)
        copy(UnsafeMutableRawBufferPointer(rebasing: job.input.bytes[start..<start + taken]))
        job.inputCount += taken
        if job.inputCount == frameSize { try submit() }
        return taken
    }

    /// The frame that is being filled. Waits for the oldest one where all are in use.
    private func currentJob() throws(ParameterError) -> FrameJob {
        if let current { return current }
        // One for each thread, one being filled, and one packed that waits for its turn. A writer
        // that packs on the caller's own thread never has a second one.
        if free.isEmpty, jobCount < (threadCount == 1 ? 1 : threadCount + 2) {
            free.append(try FrameJob(frameSize: frameSize))
            jobCount += 1
        }
        if free.isEmpty { try emitOldest() }
        let job = free.removeLast()
        job.inputCount = 0
        current = job
        return job
    }

    private func submit() throws(ParameterError) {
        guard let job = current else { return }
        current = nil
        running.append(job)
        try startPacker().submit(job)
    }

    private func startPacker() throws(ParameterError) -> FramePacker {
        if let packer { return packer }
        let packer = try FramePacker(level: level, threadCount: threadCount)
        self.packer = packer
        return packer
    }

    /// Writes the oldest frame that is being packed.
    private func emitOldest() throws(ParameterError) {
        guard let job = running.popFirst() else { return }
        let frame = try startPacker().wait(for: job)
        try table.add(frame: frame, size: job.inputCount)
        try output(frame)
        free.append(job)
    }

    private func repeatZeroFrame(_ count: UInt64) throws(ParameterError) {
        let job = try currentJob()
        _ = try fill(frameSize) { $0.initializeMemory(as: UInt8.self, repeating: 0) }
        while running.count > 1 { try emitOldest() }
        let frame = try startPacker().wait(for: job)
        for _ in 0..<count {
            try table.add(frame: frame, size: frameSize)
            try output(frame)
        }
        running = []
        free.append(job)
    }

    private func emit(_ bytes: [UInt8]) throws(ParameterError) {
        var failure: ParameterError?
        bytes.withUnsafeBytes { bytes in
            do throws(ParameterError) { try output(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
