/// One tensor as a GGUF file describes it.
public struct GGUFTensor: Sendable, Hashable {
    /// The name, which becomes the key of the parameter.
    public let name: ParameterKey
    /// The type of the elements, or of the blocks they are quantized in.
    public let type: GGMLType
    /// The dimensions, outermost first: the reverse of the order in the file. ggml knows at most four.
    public let shape: [UInt64]
    /// Where the data starts, in bytes from the start of the data section.
    public let offset: UInt64
    /// The length of the data in bytes, without padding.
    public let byteCount: UInt64
    /// How the bytes in the file differ from those that the type has; `nil` where they do not.
    let rearrangement: Rearrangement?
}
