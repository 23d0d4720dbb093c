import IREEParams

/// A source without bytes in memory, as a file that is read piece by piece.
public final class UnmappedSource: ByteSource {
    private let memory: MemorySource

    public init(_ bytes: [UInt8]) {
        memory = MemorySource(bytes)
    }

    public var path: String { memory.path }
    public var size: UInt64 { memory.size }

    public func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try memory.read(at: offset, into: target)
    }
}
