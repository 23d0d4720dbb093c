import IREEPlatform

/// Bytes in memory, owned by the source; writable where asked for.
///
/// Writes and reads from several threads are the caller's to order, as with a file.
public final class MemorySource: FolderHolding, @unchecked Sendable {
    public let path: String
    public let isWritable: Bool
    public let fileIdentity: FileIdentity?
    let folder: OpenFolder?
    // Never resized: the address is valid for the lifetime of the source.
    private let storage: UnsafeMutableRawBufferPointer
    /// What frees the storage, where that is not for the source itself to do.
    private let owner: HeapBuffer?

    /// A source with a copy of `bytes`.
    ///
    /// - Parameters:
    ///   - path: what messages call the source.
    ///   - isWritable: whether `write` changes the bytes; otherwise it is refused.
    public init(_ bytes: some Collection<UInt8>, path: String = "<memory>", isWritable: Bool = false) {
        self.path = path
        self.isWritable = isWritable
        fileIdentity = nil
        folder = nil
        owner = nil
        storage = .allocate(byteCount: bytes.count, alignment: 64)
        storage.copyBytes(from: bytes)
    }

    /// Makes a source of `count` bytes and has `fill` write them.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory for them, and what `fill` throws.
    init(
        count: Int, path: String, isWritable: Bool = false, fileIdentity: FileIdentity? = nil,
        folder: OpenFolder? = nil, fill: (UnsafeMutableRawBufferPointer) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        self.path = path
        self.isWritable = isWritable
        self.fileIdentity = fileIdentity
        self.folder = folder
        let buffer = try HeapBuffer.allocate(count: count, file: path)
        owner = buffer
        storage = buffer.bytes
        try fill(storage)
    }

    deinit {
        if owner == nil { storage.deallocate() }
    }

    public var size: UInt64 { UInt64(storage.count) }
    public var contiguousBytes: UnsafeRawBufferPointer? { UnsafeRawBufferPointer(storage) }

    public func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        let start = Int(offset)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[start..<start + target.count]))
    }

    public func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError) {
        guard isWritable else {
            throw ParameterError(.permissionDenied, "the memory is read-only", file: path, offset: offset)
        }
        try checkRange(offset: offset, count: UInt64(bytes.count))
        let start = Int(offset)
        UnsafeMutableRawBufferPointer(rebasing: storage[start..<start + bytes.count])
            .copyMemory(from: bytes)
    }
}
