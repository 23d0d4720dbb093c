/// A regular file mapped into memory, read-only.
public final class MappedSource: FolderHolding {
    /// `nil` for a file of no bytes: a mapping of nothing is an error to the system.
    package let mapping: FileMapping?
    private let file: FileSource

    /// Opens and maps `path`.
    ///
    /// - Parameter role: what the file is meant to be, for messages.
    public convenience init(path: String, role: String = "a parameter file") throws(ParameterError) {
        try self.init(FileSource(path: path, role: role))
    }

    /// Maps a file that is open.
    package init(_ file: FileSource) throws(ParameterError) {
        self.file = file
        mapping = try Self.map(file, 0..<file.size, .readOnly)
    }

    private static func map(
        _ file: FileSource, _ range: Range<UInt64>, _ sharing: FileMapping.Sharing
    ) throws(ParameterError) -> FileMapping? {
        guard !range.isEmpty, let descriptor = file.fileDescriptor else { return nil }
        return try FileMapping(
            descriptor: descriptor, owner: file, path: file.path, range: range, sharing: sharing)
    }

    /// The bytes of a range once more, for someone who may write to them: neither the file nor this source
    /// see what is written. `nil` where the range is empty.
    package func privateMapping(of range: Range<UInt64>) throws(ParameterError) -> FileMapping? {
        try checkRange(offset: range.lowerBound, count: UInt64(range.count))
        return try Self.map(file, range, .copyOnWrite)
    }

    var folder: OpenFolder? { file.folder }
    public var path: String { file.path }
    public var size: UInt64 { file.size }
    public var fileIdentity: FileIdentity? { file.fileIdentity }
    public var fileDescriptor: Int32? { file.fileDescriptor }

    public var contiguousBytes: UnsafeRawBufferPointer? {
        mapping.map { UnsafeRawBufferPointer($0.bytes) } ?? UnsafeRawBufferPointer(start: nil, count: 0)
    }

    public func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        guard let mapping else { return }
        let start = Int(offset)
        target.copyMemory(
            from: UnsafeRawBufferPointer(rebasing: mapping.bytes[start..<start + target.count]))
        try mapping.check()
    }
}
