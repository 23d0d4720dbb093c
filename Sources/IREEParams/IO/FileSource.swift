import IREEPlatform

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

/// A source that knows the folder that its file was found in.
protocol FolderHolding: ByteSource {
    /// `nil` where the file refers to no others.
    var folder: OpenFolder? { get }
}

/// A regular file, read range by range.
public final class FileSource: FolderHolding {
    public let path: String
    public let size: UInt64
    public let fileIdentity: FileIdentity?
    public let isWritable: Bool
    let folder: OpenFolder?
    private let descriptor: Descriptor

    /// Opens `path`.
    ///
    /// - Parameter role: what the file is meant to be, for messages.
    /// - Throws: `NOT_FOUND`, `PERMISSION_DENIED`, or `INVALID_ARGUMENT` for anything that is not a
    ///   regular file.
    public convenience init(
        path: String, writable: Bool = false, role: String = "a parameter file"
    ) throws(ParameterError) {
        try self.init(
            taking: try Descriptor(opening: path, flags: Self.flags(writable: writable)), path: path,
            writable: writable, role: role)
    }

    /// Opens `path` in a folder that is opened first: for files that refer to others beside them.
    ///
    /// - Parameter keepsFolder: whether a file that starts with these bytes, up to 16, can refer to others.
    convenience init(
        besideOthers path: String, writable: Bool, keepsFolder: ([UInt8]) -> Bool
    ) throws(ParameterError) {
        let parts = path.pathParts
        guard !parts.name.isEmpty, let folder = try? OpenFolder(path: parts.folder, reportingAs: path) else {
            // Opening it says why not.
            try self.init(path: path, writable: writable)
            return
        }
        let number = try folder.open(
            Array(parts.name.utf8), flags: Self.flags(writable: writable), file: path)
        guard number >= 0 else { throw .system("opening the file", file: path) }
        try self.init(
            taking: Descriptor(taking: number), path: path, writable: writable, in: folder,
            keepsFolder: keepsFolder)
    }

    /// O_NONBLOCK keeps a FIFO from blocking the open; it means nothing to a regular file.
    private static func flags(writable: Bool) -> Int32 { (writable ? O_RDWR : O_RDONLY) | O_NONBLOCK }

    /// - Parameters:
    ///   - folder: what the file was found in.
    ///   - keepsFolder: whether a file that starts with these bytes, up to 16, can refer to others.
    init(
        taking descriptor: consuming Descriptor, path: String, writable: Bool = false,
        role: String = "a parameter file", in folder: OpenFolder? = nil,
        keepsFolder: ([UInt8]) -> Bool = { _ in false }
    ) throws(ParameterError) {
        let status = try descriptor.status(file: path)
        guard status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a directory" : "not a regular file"
            throw ParameterError(.invalidArgument, "expected \(role), but this is \(kind)", file: path)
        }
        self.path = path
        size = UInt64(status.st_size)
        fileIdentity = FileIdentity(status)
        isWritable = writable
        var prefix: [UInt8] = []
        if folder != nil {
            // Where reading fails, whatever reads the file reports it.
            prefix = [UInt8](unsafeUninitializedCapacity: Int(min(size, 16))) { buffer, count in
                count = max(0, pread(descriptor.number, buffer.baseAddress, buffer.count, 0))
            }
        }
        self.folder = keepsFolder(prefix) ? folder : nil
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
    package init(_ status: stat) {
        self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// The identity of what `path` leads to, or `nil` where there is nothing.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}
