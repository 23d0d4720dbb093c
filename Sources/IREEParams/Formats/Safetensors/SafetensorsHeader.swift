/// All that a safetensors file says before its tensor data.
///
/// Numbers in the data are little-endian, and elements lie in row-major order.
///
/// Source of the format: the README of the safetensors project, and the reference implementation
/// (0.7) where the README leaves something open.
public struct SafetensorsHeader: Sendable {
    /// `__metadata__`: text by name, in file order.
    public let metadata: MetadataFields<String>
    /// The tensors, in the order of the header. Names are unique; the data of all of them together
    /// is the data section, without holes or overlaps.
    public let tensors: [SafetensorsTensor]
    /// Where the data section starts in the file, in bytes.
    public let dataOffset: UInt64

    /// The longest header, in bytes. The reference implementation's limit.
    public static let maximumLength: UInt64 = 100_000_000

    /// Reads the header of a file, and proves all of it.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a file that breaks the format's rules, `OUT_OF_RANGE` for
    ///   one that is too short for what it says, `ALREADY_EXISTS` for a name that is there twice,
    ///   `UNIMPLEMENTED` for a type not known, or what reading the source throws.
    public init(reading source: any ByteSource) throws(ParameterError) {
        let contents = try SafetensorsReader.read(source)
        var names = Set<ParameterKey>(minimumCapacity: contents.records.count)
        for record in contents.records where !names.insert(record.tensor.name).inserted {
            throw ParameterError(
                .alreadyExists, "the tensor is twice in the file", file: source.path,
                offset: record.position, key: record.tensor.name.description)
        }
        metadata = contents.metadata
        tensors = contents.records.map(\.tensor)
        dataOffset = contents.dataOffset
    }
}
