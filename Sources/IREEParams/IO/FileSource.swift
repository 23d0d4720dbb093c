#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How the bytes of a parameter file are reached.
public enum FileMode: String, Sendable, CaseIterable {
    /// Each range is read when it is asked for (`pread`). Uses least memory.
    case file
    /// The whole file is read into memory when it is opened.
    case preload
    /// The file is mapped; pages come in when they are touched. A file that another process cuts
    /// while it is mapped ends this process with SIGBUS, unless there is a `MappingGuard`.
    case mmap
}

/// A regular file, read range by range.
public final class FileSource: ByteSource {
    public let path: String
    public let size: UInt64
    public let fileIdentity: FileIdentity?
    public let isWritable: Bool
    private let descriptor: Descriptor

    /// Opens `path`.
    ///
    /// - Parameter role: what the file is meant to be, for messages.
    /// - Throws: `NOT_FOUND`, `PERMISSION_DENIED`, or `INVALID_ARGUMENT` for anything that is not a
    ///   regular file.
    public convenience init(
        path: String, writable: Bool = false, role: String = "a parameter file"
    ) throws(ParameterError) {
        // O_NONBLOCK keeps a FIFO from blocking the open; it means nothing to a regular file.
        let descriptor = try Descriptor(
            opening: path, flags: (writable ? O_RDWR : O_RDONLY) | O_NONBLOCK)
        let status = try descriptor.status(file: path)
        try self.init(descriptor, status, path: path, writable: writable, role: role)
    }

    /// Takes over a descriptor with its status.
    init(
        _ descriptor: consuming Descriptor, _ status: stat, path: String, writable: Bool = false,
        role: String
    ) throws(ParameterError) {
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a directory" : "not a regular file"
            throw ParameterError(.invalidArgument, "expected \(role), but this is \(kind)", file: path)
        }
        self.path = path
        size = UInt64(status.st_size)
        fileIdentity = FileIdentity(status)
        isWritable = writable
        self.descriptor = descriptor
    }

    public var fileDescriptor: Int32? { descriptor.number }

    public func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        try descriptor.read(at: offset, into: target, file: path)
    }

    public func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError) {
        guard isWritable else {
            throw ParameterError(
                .permissionDenied, "the file is open for reading only", file: path, offset: offset)
        }
        try checkRange(offset: offset, count: UInt64(bytes.count))
        try descriptor.write(bytes, at: offset, file: path)
    }
}

extension FileIdentity {
    init(_ status: stat) {
        self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// The identity of what `path` leads to, or `nil` where there is nothing.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}
