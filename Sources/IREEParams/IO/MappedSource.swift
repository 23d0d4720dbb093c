#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A regular file mapped into memory, read-only.
public final class MappedSource: FolderHolding, @unchecked Sendable {
    // The mapping is read-only and lives as long as the object: sharing it is safe.
    private let mapping: UnsafeRawBufferPointer
    private let file: FileSource

    /// Opens and maps `path`.
    public convenience init(path: String) throws(ParameterError) {
        try self.init(try FileSource(path: path))
    }

    /// Maps a file that is open.
    init(_ file: FileSource) throws(ParameterError) {
        self.file = file
        let path = file.path
        guard let count = Int(exactly: file.size), let descriptor = file.fileDescriptor else {
            throw ParameterError(.outOfRange, "the file is too large to map", file: path)
        }
        // A mapping of nothing is an error to the system, and needs no pages anyhow.
        guard count > 0 else {
            mapping = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let base = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), base != MAP_FAILED
        else { throw .system("mapping \(count) bytes", file: path) }
        mapping = UnsafeRawBufferPointer(start: base, count: count)
    }

    deinit {
        guard let base = mapping.baseAddress else { return }
        munmap(UnsafeMutableRawPointer(mutating: base), mapping.count)
    }

    var folder: OpenFolder? { file.folder }
    public var path: String { file.path }
    public var size: UInt64 { file.size }
    public var fileIdentity: FileIdentity? { file.fileIdentity }
    public var fileDescriptor: Int32? { file.fileDescriptor }
    public var contiguousBytes: UnsafeRawBufferPointer? { mapping }

    public func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        let start = Int(offset)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: mapping[start..<start + target.count]))
    }
}
