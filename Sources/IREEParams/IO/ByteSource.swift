/// Bytes that can be read at any offset: a file, a mapping, memory, or an unpacked view of a
/// compressed file.
///
/// Sources are shared between threads; reads do not disturb each other.
public protocol ByteSource: AnyObject, Sendable {
    /// The file as the caller named it, for messages.
    var path: String { get }

    /// The number of bytes.
    var size: UInt64 { get }

    /// Reads the bytes `offset ..< offset + target.count`, all of them.
    ///
    /// - Throws: `OUT_OF_RANGE` where the range leaves the source, `DATA_LOSS` where the file has
    ///   shrunk or is damaged, or the system's own error.
    func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError)

    /// All bytes where they already lie in memory (preloaded or mapped), else `nil`. The memory
    /// lives as long as the source.
    var contiguousBytes: UnsafeRawBufferPointer? { get }

    /// The descriptor whose bytes are those of this source one to one, else `nil`. It stays owned
    /// by the source and open as long as the source lives.
    var fileDescriptor: Int32? { get }

    /// Writes `bytes` at `offset`.
    ///
    /// - Throws: `PERMISSION_DENIED` where the source is read-only.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError)

    /// Whether `write` can succeed.
    var isWritable: Bool { get }

    /// What tells this file from every other one on the machine, if it is a file: writing to a path
    /// with the same identity would change these bytes.
    var fileIdentity: FileIdentity? { get }

    /// Gives up memory that can be had again by reading.
    func releaseCaches()
}

/// Device and inode of a file: equal for two paths that lead to the same bytes.
public struct FileIdentity: Sendable, Hashable {
    /// The number of the file system's device (`st_dev`).
    public var device: UInt64
    /// The number of the file on that device (`st_ino`).
    public var inode: UInt64

    /// The identity of the file with these numbers.
    public init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}

extension ByteSource {
    public var contiguousBytes: UnsafeRawBufferPointer? { nil }
    public var fileDescriptor: Int32? { nil }
    public var fileIdentity: FileIdentity? { nil }
    public var isWritable: Bool { false }
    public func releaseCaches() {}

    public func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError) {
        throw ParameterError(
            .permissionDenied, "the file is open for reading only", file: path, offset: offset)
    }

    /// Throws `OUT_OF_RANGE` unless `count` bytes lie at `offset`.
    public func checkRange(offset: UInt64, count: UInt64) throws(ParameterError) {
        guard offset <= size, count <= size - offset else {
            throw ParameterError(
                .outOfRange, "\(count) bytes at \(offset) reach beyond the \(size) bytes there are",
                file: path, offset: offset)
        }
    }

    /// Reads `count` bytes at `offset` into a new array.
    ///
    /// The range is checked before anything is allocated.
    public func readBytes(at offset: UInt64, count: Int) throws(ParameterError) -> [UInt8] {
        guard count >= 0 else {
            throw ParameterError(.invalidArgument, "a negative count of bytes", file: path)
        }
        try checkRange(offset: offset, count: UInt64(count))
        var failure: ParameterError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            do throws(ParameterError) {
                try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
                initialized = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
