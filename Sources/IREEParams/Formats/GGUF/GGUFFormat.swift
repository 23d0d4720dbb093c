/// stub until merged
public struct GGUFFormat: ParameterFormat {
    public init() {}
    public var name: String { "GGUF" }
    public var fileExtension: String { "gguf" }
    public func recognizes(prefix: [UInt8]) -> Bool { prefix.starts(with: Array("GGUF".utf8)) }
    public func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) { throw ParameterError(.unimplemented, "GGUF") }
}
