/// GGUF, the files of ggml and llama.cpp.
public struct GGUFFormat: ParameterFormat {
    public init() {}

    public var name: String { "GGUF" }
    public var fileExtension: String { "gguf" }

    /// "GGUF", in this order in files of either byte order.
    static let magic: [UInt8] = [0x47, 0x47, 0x55, 0x46]

    public func recognizes(prefix: [UInt8]) -> Bool {
        prefix.starts(with: Self.magic)
    }

    /// Lists the tensors. Metadata is checked and passed over; `GGUFHeader` gives its values.
    public func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        var reader = try GGUFReader.open(source)
        try reader.skipMetadata()
        let section = try reader.readTensors()
        for tensor in section.tensors {
            try emit(
                ParameterEntry(
                    key: tensor.name, length: tensor.byteCount,
                    // No overflow: the reader has proved that the data lies inside the file.
                    storage: .file(FileRange(source: source, offset: section.dataOffset + tensor.offset)),
                    tensor: TensorDescription(type: .ggml(tensor.type), shape: tensor.shape)))
        }
    }
}
