/// A place in an open file. The length is the entry's.
public struct FileRange: Sendable {
    /// The open file, or whatever else has the bytes.
    public var source: any ByteSource
    /// Bytes from the start of the source.
    public var offset: UInt64

    /// A place in a source. It is not checked against the source's size.
    public init(source: any ByteSource, offset: UInt64) {
        self.source = source
        self.offset = offset
    }
}
