/// All that a GGUF file says before its tensor data: version, metadata and tensors.
///
/// Source of the format: docs/gguf.md and gguf.h of ggml; version 1 as ggml read it in 2023.
public struct GGUFHeader: Sendable {
    /// 1, 2 or 3.
    public let version: UInt32
    /// The order of the bytes of all numbers in the file, those of the tensor data included. Code that reads
    /// the data by `tensors` finds it as it is in the file; entries of an index have it little-endian.
    public let byteOrder: ByteOrder
    /// `general.alignment`: what the start of each tensor's data is a multiple of, in bytes.
    public let alignment: UInt64
    /// The metadata, in file order.
    public let metadata: MetadataFields<GGUFMetadataValue>
    /// The tensors, in file order. Names are unique; the data of each lies inside the file.
    public let tensors: [GGUFTensor]
    /// Where the data section starts in the file, in bytes.
    public let dataOffset: UInt64

    /// Reads the header of a file, and proves all of it.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a file that breaks the format's rules, `OUT_OF_RANGE` for
    ///   one that is too short for what it says, `ALREADY_EXISTS` for a key or name that is there
    ///   twice, `UNIMPLEMENTED` for versions and types not known, or what reading the source throws.
    public init(reading source: any ByteSource) throws(ParameterError) {
        var reader = try GGUFReader.open(source)
        var metadata = MetadataFields<GGUFMetadataValue>()
        try reader.readMetadata(into: &metadata)
        let section = try reader.readTensors()
        let tensors = section.tensors.map(\.tensor)

        var names = Set<ParameterKey>(minimumCapacity: tensors.count)
        for tensor in tensors where !names.insert(tensor.name).inserted {
            throw ParameterError(
                .alreadyExists, "the tensor is twice in the file", file: source.path,
                key: tensor.name.description)
        }
        version = reader.version
        byteOrder = reader.byteOrder
        alignment = reader.alignment
        self.metadata = metadata
        self.tensors = tensors
        dataOffset = section.dataOffset
    }
}
