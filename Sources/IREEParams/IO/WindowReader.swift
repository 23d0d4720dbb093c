/// Reads many small ranges, most of them one after the other, with few system calls: it keeps the
/// part of the source around the last range.
final class WindowReader {
    private static let fullWindow = 1 << 20
    /// What is read where the last range was far away: then there may be nothing to gain.
    private static let shyWindow = 64 << 10

    private var source: (any ByteSource)?
    private var start: UInt64 = 0
    private var count = 0
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: fullWindow, alignment: 4096)

    deinit {
        buffer.deallocate()
    }

    /// Reads `target.count` bytes of `range`, at most the size of a shy window at a time.
    func read(_ range: FileRange, into target: UnsafeMutableRawBufferPointer) throws(ParameterError) {
        try range.source.checkRange(offset: range.offset, count: UInt64(target.count))
        if range.source.contiguousBytes != nil || target.count > Self.shyWindow {
            return try range.source.read(at: range.offset, into: target)
        }
        if !holds(range, target.count) { try load(range, target.count) }
        let first = Int(range.offset - start)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[first..<first + target.count]))
    }

    private func holds(_ range: FileRange, _ length: Int) -> Bool {
        guard source === range.source, range.offset >= start else { return false }
        let first = range.offset - start
        return first <= UInt64(count) && UInt64(length) <= UInt64(count) - first
    }

    private func load(_ range: FileRange, _ length: Int) throws(ParameterError) {
        let end = start + UInt64(count)
        let follows = source === range.source && range.offset >= start && range.offset <= end + 4096
        let wanted = follows ? Self.fullWindow : Self.shyWindow
        let size = Int(min(UInt64(wanted), range.source.size - range.offset))
        count = 0
        try range.source.read(
            at: range.offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]))
        source = range.source
        start = range.offset
        count = size
    }
}
