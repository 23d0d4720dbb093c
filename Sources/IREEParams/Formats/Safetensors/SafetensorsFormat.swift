/// stub until merged
public struct SafetensorsFormat: ParameterFormat {
    public init() {}
    public var name: String { "safetensors" }
    public var fileExtension: String { "safetensors" }
    public func recognizes(prefix: [UInt8]) -> Bool { prefix.count > 8 && prefix[8] == 0x7B }
    public func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) { throw ParameterError(.unimplemented, "safetensors") }
}
