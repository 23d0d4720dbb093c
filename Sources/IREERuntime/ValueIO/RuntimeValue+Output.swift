import IREEBytecode
import IREEParams

extension RuntimeValue {
    /// The value as an array: a number is one without dimensions, storage an array of bytes, nothing an
    /// empty one, so that arrays in a file keep their places.
    ///
    /// - Throws: `INVALID_ARGUMENT` for references that have no bytes.
    func array() throws(VMError) -> HALBufferView {
        switch self {
        case .null: return try Self.byteArray([])
        case .i32(let value): return try Self.scalar(value, .integer)
        case .i64(let value): return try Self.scalar(value, .integer)
        case .f32(let value): return try Self.scalar(value.bitPattern, .float)
        case .f64(let value): return try Self.scalar(value.bitPattern, .float)
        case .tensor(let view): return view
        case .buffer(let buffer):
            return try HALBufferView(buffer, shape: [buffer.length], elementType: Self.byte)
        case .bytes(let bytes): return try Self.byteArray(bytes)
        case .list, .other:
            throw VMError(
                .invalidArgument, "a value of type \(typeName) cannot be written to a file",
                hint: "numbers, tensors and buffers can")
        }
    }

    private static let byte = ElementType(rawValue: UInt32(ElementType.Kind.integer.rawValue) << 24 | 8)

    private static func scalar(
        _ value: some FixedWidthInteger, _ kind: ElementType.Kind
    ) throws(VMError) -> HALBufferView {
        let type = ElementType(rawValue: UInt32(kind.rawValue) << 24 | UInt32(value.bitWidth))
        let bytes = withUnsafeBytes(of: value.littleEndian) { Array($0) }
        return try HALBufferView(try buffer(of: bytes), shape: [], elementType: type)
    }

    private static func byteArray(_ bytes: [UInt8]) throws(VMError) -> HALBufferView {
        try HALBufferView(try buffer(of: bytes), shape: [bytes.count], elementType: byte)
    }

    private static func buffer(of bytes: [UInt8]) throws(VMError) -> HALBuffer {
        let buffer = try HALBuffer(length: bytes.count)
        try buffer.writableBytes(at: 0, length: UInt64(bytes.count)).copyBytes(from: bytes)
        return buffer
    }
}
