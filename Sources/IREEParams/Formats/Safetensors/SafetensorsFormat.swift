/// Safetensors, the files of Hugging Face.
public struct SafetensorsFormat: ParameterFormat {
    /// The format. It has no settings.
    public init() {}

    public var name: String { "safetensors" }
    public var fileExtension: String { "safetensors" }

    /// The format has no magic number: a header length that can be, and the start of the header.
    public func recognizes(prefix: [UInt8]) -> Bool {
        // White space may come before the object.
        guard prefix.count > 8, [0x7B, 0x20, 0x09, 0x0A, 0x0D].contains(prefix[8]) else { return false }
        let length = prefix[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return (2...SafetensorsHeader.maximumLength).contains(length)
    }

    /// Lists the tensors in the order of the header, which need not be that of the data.
    public func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        let contents = try SafetensorsReader.read(source)
        options.findings?.entryCount = contents.records.count
        let records = contents.records
        for position in records.indices {
            // Field by field: a copy of the whole would be two references more to count.
            try emit(
                ParameterEntry(
                    key: records[position].tensor.name, length: records[position].tensor.byteCount,
                    // No overflow: the reader has proved that the data lies inside the file.
                    storage: .file(
                        FileRange(
                            source: source, offset: contents.dataOffset + records[position].tensor.offset)),
                    tensor: TensorDescription(
                        type: TensorType(records[position].tensor.dtype),
                        shape: records[position].tensor.shape)))
        }
    }
}
