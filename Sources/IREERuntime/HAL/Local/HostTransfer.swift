/// A fill or a copy of memory of the host, in chunks that threads can share.
struct HostTransfer {
    enum Source {
        /// A pattern of 1, 2, 4 or 8 bytes.
        case pattern(UInt64, length: Int)
        case memory(UnsafeRawBufferPointer)
    }

    let target: UnsafeMutableRawBufferPointer
    let source: Source

    /// A multiple of the length of every pattern, in bytes.
    private static let chunk = 16 << 10

    /// 1 where all has to be done in one go: a copy of memory to memory that overlaps it.
    var chunkCount: Int {
        if case .memory(let memory) = source, overlaps(memory) { return 1 }
        return (target.count + Self.chunk - 1) / Self.chunk
    }

    private func overlaps(_ memory: UnsafeRawBufferPointer) -> Bool {
        guard let from = memory.baseAddress, let to = target.baseAddress else { return false }
        let distance = UnsafeRawPointer(to) - from
        return distance < memory.count && distance > -target.count
    }

    /// How long it takes on one thread, in nanoseconds.
    var duration: UInt64 { HALOperation.time(ofTransfer: UInt64(target.count)) }

    func run() {
        run(UnsafeMutableRawBufferPointer(target), from: 0)
    }

    func run(_ chunks: Range<Int>) {
        let start = chunks.lowerBound * Self.chunk
        let end = min(chunks.upperBound * Self.chunk, target.count)
        run(UnsafeMutableRawBufferPointer(rebasing: target[start..<end]), from: start)
    }

    private func run(_ part: UnsafeMutableRawBufferPointer, from start: Int) {
        switch source {
        case .pattern(let pattern, let length): HALBuffer.fill(part, pattern: pattern, patternLength: length)
        case .memory(let memory):
            part.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[start..<start + part.count]))
        }
    }
}
