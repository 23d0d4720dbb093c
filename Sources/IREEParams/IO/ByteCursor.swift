/// The order of the bytes of a number in a file.
public enum ByteOrder: Sendable {
    case little, big
}

/// Reads fields one after the other from a source: the one way in which untrusted bytes are parsed.
///
/// Every read is checked against the end of the range before anything is allocated or read, and
/// every error names the file and the offset of the field. A window keeps the number of reads small;
/// sources that lie in memory are read in place.
///
/// Invariants: `windowStart <= offset`; `window` holds the source's bytes from `windowStart` on.
struct ByteCursor: ~Copyable {
    let source: any ByteSource
    /// The offset in the source after the last byte that may be read.
    let end: UInt64
    /// The offset in the source of the next byte.
    private(set) var offset: UInt64
    var byteOrder = ByteOrder.little

    private var window: UnsafeRawBufferPointer
    private var windowStart: UInt64
    /// The buffer behind `window`, where the source has no bytes in memory.
    private var buffer: UnsafeMutableRawBufferPointer?
    private let windowSize: Int

    /// A cursor over `source[offset ..< end]`; `end` is the end of the source unless given.
    init(
        _ source: any ByteSource, at offset: UInt64 = 0, end: UInt64? = nil, windowSize: Int = 256 << 10
    ) {
        self.source = source
        self.offset = offset
        self.end = min(end ?? source.size, source.size)
        self.windowSize = windowSize
        if let bytes = source.contiguousBytes {
            window = bytes
            windowStart = 0
        } else {
            window = UnsafeRawBufferPointer(start: nil, count: 0)
            windowStart = offset
        }
    }

    deinit {
        buffer?.deallocate()
    }

    /// The number of bytes left.
    var remaining: UInt64 { offset < end ? end - offset : 0 }

    /// An error about the field at `offset`, or about the one that starts where the cursor stands.
    func error(
        _ code: StatusCode, _ message: String, at offset: UInt64? = nil
    ) -> ParameterError {
        ParameterError(code, message, file: source.path, offset: offset ?? self.offset)
    }

    /// Throws unless `count` more bytes can be read; `what` names them in the message.
    func require(_ count: UInt64, _ what: @autoclosure () -> String) throws(ParameterError) {
        guard count <= remaining else {
            throw error(
                .outOfRange,
                "\(what()) needs \(count) bytes, but only \(remaining) are left")
        }
    }

    /// Moves to `newOffset`, forwards or backwards; a later read checks it.
    mutating func seek(to newOffset: UInt64) {
        offset = newOffset
        if newOffset < windowStart {
            window = UnsafeRawBufferPointer(start: nil, count: 0)
            windowStart = newOffset
        }
    }

    /// Skips `count` bytes.
    mutating func skip(_ count: UInt64, _ what: @autoclosure () -> String) throws(ParameterError) {
        try require(count, what())
        offset += count
    }

    /// Reads one integer in the cursor's byte order.
    @inline(__always)
    mutating func read<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self, _ what: @autoclosure () -> String
    ) throws(ParameterError) -> Value {
        let size = MemoryLayout<Value>.size
        try require(UInt64(size), what())
        let value = try peek(size).loadUnaligned(as: Value.self)
        offset += UInt64(size)
        return byteOrder == .little ? Value(littleEndian: value) : Value(bigEndian: value)
    }

    /// Reads `count` bytes, at most the window's size, as they are: for records of many fields that
    /// are then parsed at once. Valid until the next call.
    mutating func readRecord(
        _ count: Int, _ what: @autoclosure () -> String
    ) throws(ParameterError) -> UnsafeRawBufferPointer {
        try require(UInt64(count), what())
        let record = try peek(count)
        offset += UInt64(count)
        return record
    }

    /// Reads `count` bytes into a new array.
    mutating func readBytes(
        _ count: UInt64, _ what: @autoclosure () -> String
    ) throws(ParameterError) -> [UInt8] {
        try require(count, what())
        guard let size = Int(exactly: count), size <= windowSize || count <= heapAllowance else {
            throw error(
                .resourceExhausted,
                "\(what()) has \(count) bytes, more than half of the machine's memory")
        }
        let bytes: [UInt8]
        if size <= windowSize {
            bytes = Array(try peek(size))
        } else {
            bytes = try source.readBytes(at: offset, count: size)
        }
        offset += count
        return bytes
    }

    /// The next `count` bytes, without moving. `count` is at most the window's size and has been
    /// checked with `require`. Valid until the next call.
    private mutating func peek(_ count: Int) throws(ParameterError) -> UnsafeRawBufferPointer {
        let start = offset - windowStart
        if start > UInt64(window.count) || UInt64(window.count) - start < UInt64(count) {
            try refill()
            return UnsafeRawBufferPointer(rebasing: window[..<count])
        }
        let first = Int(start)
        return UnsafeRawBufferPointer(rebasing: window[first..<first + count])
    }

    private mutating func refill() throws(ParameterError) {
        let target: UnsafeMutableRawBufferPointer
        if let buffer {
            target = buffer
        } else {
            target = .allocate(byteCount: windowSize, alignment: 16)
            buffer = target
        }
        let count = Int(min(UInt64(windowSize), remaining))
        let part = UnsafeMutableRawBufferPointer(rebasing: target[..<count])
        try source.read(at: offset, into: part)
        window = UnsafeRawBufferPointer(part)
        windowStart = offset
    }
}
