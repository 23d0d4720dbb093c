/// One tensor as a safetensors file describes it.
public struct SafetensorsTensor: Sendable, Hashable {
    /// The name, with escapes decoded. It becomes the key of the parameter.
    public let name: ParameterKey
    /// The type of the elements.
    public let dtype: SafetensorsDType
    /// The dimensions, outermost first; empty for a scalar.
    public let shape: [UInt64]
    /// Where the data starts, in bytes from the start of the data section.
    public let offset: UInt64
    /// The length of the data in bytes.
    public let byteCount: UInt64
}
