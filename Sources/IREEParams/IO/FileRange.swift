/// A place in an open file. The length is the entry's.
public struct FileRange: Sendable {
    public var source: any ByteSource
    /// Bytes from the start of the source.
    public var offset: UInt64

    public init(source: any ByteSource, offset: UInt64) {
        self.source = source
        self.offset = offset
    }
}
