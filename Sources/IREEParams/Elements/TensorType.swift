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
    // One word: an index of a large model holds a type for each of its entries.
    private enum Storage: Sendable, Hashable {
        case ggml(GGMLType)
        case named(NamedType)
    }

    private let storage: Storage

    /// A type of a format that is not GGUF.
    public init(name: String, bitsPerElement: Double) {
        storage = .named(NamedType(name: name, bitsPerElement: bitsPerElement))
    }

    /// A type of GGML, with its name and the average number of bits of an element.
    public init(_ type: GGMLType) {
        storage = .ggml(type)
    }

    /// The name as the format spells it: `BF16`, `Q4_K`, `<f4`.
    public var name: String {
        switch storage {
        case .ggml(let type): type.name
        case .named(let type): type.name
        }
    }

    /// Bits that an element takes in the file. Quantized elements share the bits of their block: 4.5 for `Q4_K`.
    public var bitsPerElement: Double {
        switch storage {
        case .ggml(let type): Double(type.blockByteCount * 8) / Double(type.blockElementCount)
        case .named(let type): type.bitsPerElement
        }
    }

    /// The row of the table of GGML's types, of a tensor from a GGUF file.
    public var ggml: GGMLType? {
        guard case .ggml(let type) = storage else { return nil }
        return type
    }

    /// The block format of quantized elements; nil where elements are plain numbers.
    public var quantization: GGMLType? { ggml.flatMap { $0.isQuantized ? $0 : nil } }

    public var description: String { name }
}

/// A name and a size that entries share.
private final class NamedType: Sendable, Hashable {
    let name: String
    let bitsPerElement: Double

    init(name: String, bitsPerElement: Double) {
        self.name = name
        self.bitsPerElement = bitsPerElement
    }

    static func == (left: NamedType, right: NamedType) -> Bool {
        left === right || left.name == right.name && left.bitsPerElement == right.bitsPerElement
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(bitsPerElement)
    }
}
