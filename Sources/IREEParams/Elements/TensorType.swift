/// What a file says about the tensor behind a parameter.
public struct TensorDescription: Sendable, Hashable {
    /// The type of the elements, or of the blocks they are quantized in.
    public var type: TensorType
    /// The dimensions, outermost first (row-major); empty for a scalar. GGUF's own order is the
    /// reverse, and its reader reverses it.
    public var shape: [UInt64]

    /// A description with these dimensions, outermost first.
    public init(type: TensorType, shape: [UInt64]) {
        self.type = type
        self.shape = shape
    }
}

/// The type of a tensor's elements, in the words of the format that it came from.
public struct TensorType: Sendable, Hashable, CustomStringConvertible {
    /// The name as the format spells it: `BF16`, `Q4_K`, `<f4`.
    public let name: String
    /// Bits that an element takes in the file. Quantized elements share the bits of their block: 4.5 for `Q4_K`.
    public let bitsPerElement: Double
    /// The row of the table of GGML's types, of a tensor from a GGUF file.
    public let ggml: GGMLType?

    /// A type of a format that is not GGUF.
    public init(name: String, bitsPerElement: Double) {
        self.name = name
        self.bitsPerElement = bitsPerElement
        ggml = nil
    }

    /// A type of GGML, with its name and the average number of bits of an element.
    public init(_ type: GGMLType) {
        name = type.name
        bitsPerElement = Double(type.blockByteCount * 8) / Double(type.blockElementCount)
        ggml = type
    }

    /// The block format of quantized elements; nil where elements are plain numbers.
    public var quantization: GGMLType? { ggml.flatMap { $0.isQuantized ? $0 : nil } }

    public var description: String { name }
}
