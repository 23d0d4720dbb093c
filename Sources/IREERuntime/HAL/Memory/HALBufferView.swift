import IREEBytecode
import IREEParams

/// A buffer seen as a tensor: its shape, the type of its elements, and how they are laid out.
public final class HALBufferView: Sendable {
    /// The memory; the elements start at its first byte.
    public let buffer: HALBuffer
    /// The dimensions, outermost first; none for a scalar.
    public let shape: [Int]
    /// The type of the elements.
    public let elementType: ElementType
    /// How the elements are laid out.
    public let encoding: EncodingType

    /// How elements are laid out: `iree_hal_encoding_type_t`.
    public enum EncodingType: UInt32, Sendable {
        case opaque = 0
        /// One element after the other, the last dimension running fastest.
        case denseRowMajor = 1
    }

    /// - Throws: `INVALID_ARGUMENT` for a dimension below zero; `OUT_OF_RANGE` where a dense tensor of
    ///   whole bytes does not fit into the buffer.
    public init(
        _ buffer: HALBuffer, shape: [Int], elementType: ElementType, encoding: EncodingType = .denseRowMajor
    ) throws(VMError) {
        if let needed = try Self.byteCount(shape: shape, elementType), encoding == .denseRowMajor,
            needed > buffer.length
        {
            throw VMError(
                .outOfRange,
                "a tensor of \(needed) bytes does not fit into a buffer of \(buffer.length) bytes")
        }
        self.buffer = buffer
        self.shape = shape
        self.elementType = elementType
        self.encoding = encoding
    }

    /// The number of elements.
    public var elementCount: Int { shape.reduce(1, &*) }

    /// The length of a dense tensor; `nil` for elements that do not fill whole bytes.
    static func byteCount(shape: [Int], _ type: ElementType) throws(VMError) -> Int? {
        var count = 1
        var overflows = false
        for dimension in shape {
            guard dimension >= 0 else {
                throw VMError(.invalidArgument, "a tensor has a dimension of \(dimension)")
            }
            let (next, overflow) = count.multipliedReportingOverflow(by: dimension)
            overflows = overflows || overflow
            count = next
        }
        if shape.contains(0) { return 0 }
        guard let size = type.byteCount else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: Int(size))
        guard !overflows, !overflow else {
            throw VMError(.outOfRange, "the elements of a tensor are more than can be counted")
        }
        return bytes
    }
}
