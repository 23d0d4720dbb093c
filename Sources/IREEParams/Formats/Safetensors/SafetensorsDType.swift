/// The element types of safetensors, one row each.
///
/// Source of the format: the reference implementation's `Dtype` (safetensors 0.7).
public enum SafetensorsDType: UInt8, Sendable, Hashable, CaseIterable {
    case bool, f4, f6E2M3, f6E3M2, u8, i8, f8E5M2, f8E4M3, f8E8M0, f8E4M3FNUZ, f8E5M2FNUZ
    case i16, u16, f16, bf16, i32, u32, f32, c64, f64, i64, u64

    private static let rows: [(name: String, bits: UInt64)] = [
        ("BOOL", 8), ("F4", 4), ("F6_E2M3", 6), ("F6_E3M2", 6), ("U8", 8), ("I8", 8),
        ("F8_E5M2", 8), ("F8_E4M3", 8), ("F8_E8M0", 8), ("F8_E4M3FNUZ", 8), ("F8_E5M2FNUZ", 8),
        ("I16", 16), ("U16", 16), ("F16", 16), ("BF16", 16), ("I32", 32), ("U32", 32),
        ("F32", 32), ("C64", 64), ("F64", 64), ("I64", 64), ("U64", 64),
    ]

    /// The name in the file's header.
    public var name: String { Self.rows[Int(rawValue)].name }

    /// Bits of one element.
    public var bitCount: UInt64 { Self.rows[Int(rawValue)].bits }

    private static let tensorTypes: [TensorType] = rows.map {
        TensorType(name: $0.name, bitsPerElement: Double($0.bits))
    }

    /// The type as entries of an index have it, which share it.
    fileprivate var tensorType: TensorType { Self.tensorTypes[Int(rawValue)] }

    private static let byName: [String: SafetensorsDType] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// - Returns: `nil` for a name that the format does not know.
    public init?(name: String) {
        guard let type = Self.byName[name] else { return nil }
        self = type
    }
}

extension TensorType {
    /// A type of a safetensors file.
    public init(_ type: SafetensorsDType) {
        self = type.tensorType
    }
}
