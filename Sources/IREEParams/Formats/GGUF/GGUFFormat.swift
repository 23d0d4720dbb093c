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
        let tensors = section.tensors
        for position in tensors.indices {
            // No overflow: the reader has proved that the data lies inside the file.
            let offset = section.dataOffset + tensors[position].tensor.offset
            let length = tensors[position].tensor.byteCount
            let data: any ByteSource
            if let rearrangement = tensors[position].tensor.rearrangement {
                data = RearrangedSource(source, offset..<offset + length, rearrangement)
            } else {
                data = source
            }
            // Field by field: a copy of the whole would be two references more to count.
            try emit(
                ParameterEntry(
                    key: tensors[position].tensor.name, length: length,
                    storage: .file(FileRange(source: data, offset: offset)),
                    tensor: TensorDescription(
                        type: TensorType(tensors[position].tensor.type),
                        shape: tensors[position].tensor.shape)))
        }
    }
}
