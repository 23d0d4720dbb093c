/// GGUF, the files of ggml and llama.cpp.
public struct GGUFFormat: ParameterFormat {
    /// The format. It has no settings.
    public init() {}

    public var name: String { "GGUF" }
    public var fileExtension: String { "gguf" }

    /// "GGUF", in this order in files of either byte order.
    static let magic: [UInt8] = [0x47, 0x47, 0x55, 0x46]

    public func recognizes(prefix: [UInt8]) -> Bool {
        prefix.starts(with: Self.magic)
    }

    /// Lists the tensors. Metadata is checked and skipped; `GGUFHeader` has its values.
    ///
    /// What entries give is little-endian and laid out as ggml's types are, whatever the file is: numbers
    /// of a big-endian one are turned round when they are read.
    public func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        var reader = try GGUFReader.open(source)
        try reader.skipMetadata()
        options.findings?.split = reader.split
        let section = try reader.readTensors()
        options.findings?.entryCount = section.tensors.count
        for description in section.tensors {
            let tensor = description.tensor
            // No overflow: the reader has proved that the data lies inside the file.
            let offset = section.dataOffset + tensor.offset
            let data: any ByteSource
            if let rearrangement = tensor.rearrangement {
                data = RearrangedSource(source, offset..<offset + tensor.byteCount, rearrangement)
            } else {
                data = source
            }
            try emit(
                ParameterEntry(
                    key: tensor.name, length: tensor.byteCount,
                    storage: .file(FileRange(source: data, offset: offset)),
                    tensor: TensorDescription(type: TensorType(tensor.type), shape: tensor.shape)))
        }
    }
}
