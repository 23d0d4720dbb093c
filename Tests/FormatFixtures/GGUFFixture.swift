import IREEParams

/// Makes GGUF files, valid ones unless told otherwise.
public struct GGUFFixture: Sendable {
    /// A metadata value, with the number of its type.
    public indirect enum Value: Sendable {
        case number(type: UInt32, bits: UInt64, width: Int)
        case string([UInt8])
        case array(type: UInt32, [Value])

        public static func u8(_ value: UInt8) -> Value { .number(type: 0, bits: UInt64(value), width: 1) }
        public static func u32(_ value: UInt32) -> Value { .number(type: 4, bits: UInt64(value), width: 4) }
        public static func u64(_ value: UInt64) -> Value { .number(type: 10, bits: value, width: 8) }
        public static func bool(_ value: UInt8) -> Value { .number(type: 7, bits: UInt64(value), width: 1) }
        public static func text(_ value: String) -> Value { .string(Array(value.utf8)) }

        var type: UInt32 {
            switch self {
            case .number(let type, _, _): type
            case .string: 8
            case .array: 9
            }
        }
    }

    public struct Tensor: Sendable {
        public var name: [UInt8]
        /// In the order of the file: innermost first.
        public var dimensions: [UInt64]
        /// The number of the type.
        public var type: UInt32
        /// The length of the data in bytes.
        public var byteCount: Int
        /// Instead of the place where the data is put.
        public var offset: UInt64?

        public init(
            _ name: String, _ dimensions: [UInt64], type: UInt32 = 0, byteCount: Int, offset: UInt64? = nil
        ) {
            self.name = Array(name.utf8)
            self.dimensions = dimensions
            self.type = type
            self.byteCount = byteCount
            self.offset = offset
        }
    }

    public var version: UInt32 = 3
    public var byteOrder = ByteOrder.little
    public var alignment = 32
    public var metadata: [(key: String, value: Value)] = []
    public var tensors: [Tensor] = []
    /// What is written after the last tensor's data, padded.
    public var trailer: [UInt8] = []

    public init() {}

    private var countWidth: Int { version == 1 ? 4 : 8 }

    public func build() -> FixtureFile {
        var writer = FixtureWriter()
        writer.append("GGUF".utf8)
        writer.byteOrder = byteOrder
        writer.number(UInt64(version), width: 4, "version")
        writer.number(UInt64(tensors.count), width: countWidth, "tensor count")
        writer.number(UInt64(metadata.count), width: countWidth, "field count")
        for (index, field) in metadata.enumerated() {
            write(Array(field.key.utf8), "key \(index)", to: &writer)
            writer.number(UInt64(field.value.type), width: 4, "value type \(index)")
            write(field.value, "value \(index)", to: &writer)
        }
        var offset = 0
        for (index, tensor) in tensors.enumerated() {
            write(tensor, at: offset, "tensor \(index)", to: &writer)
            offset += (tensor.byteCount + alignment - 1) / alignment * alignment
        }
        writer.pad(to: alignment)
        for (index, tensor) in tensors.enumerated() {
            writer.append(repeatElement(UInt8(truncatingIfNeeded: index + 1), count: tensor.byteCount))
            writer.pad(to: alignment)
        }
        writer.append(trailer)
        return writer.file
    }

    private func write(_ string: [UInt8], _ name: String, to writer: inout FixtureWriter) {
        writer.number(UInt64(string.count), width: countWidth, "\(name) length")
        writer.append(string)
    }

    private func write(_ value: Value, _ name: String, to writer: inout FixtureWriter) {
        switch value {
        case .number(_, let bits, let width): writer.number(bits, width: width, name)
        case .string(let bytes): write(bytes, name, to: &writer)
        case .array(let type, let values):
            writer.number(UInt64(type), width: 4, "\(name) element type")
            writer.number(UInt64(values.count), width: countWidth, "\(name) count")
            for (index, value) in values.enumerated() { write(value, "\(name).\(index)", to: &writer) }
        }
    }

    private func write(
        _ tensor: Tensor, at offset: Int, _ name: String, to writer: inout FixtureWriter
    ) {
        write(tensor.name, "\(name) name", to: &writer)
        writer.number(UInt64(tensor.dimensions.count), width: 4, "\(name) dimensions")
        for (index, dimension) in tensor.dimensions.enumerated() {
            writer.number(dimension, width: countWidth, "\(name) dimension \(index)")
        }
        writer.number(UInt64(tensor.type), width: 4, "\(name) type")
        writer.number(tensor.offset ?? UInt64(offset), width: 8, "\(name) offset")
    }
}
