/// A value of a GGUF file's metadata, with the type that the file gives it.
public enum GGUFMetadataValue: Sendable, Hashable {
    case uint8(UInt8)
    case int8(Int8)
    case uint16(UInt16)
    case int16(Int16)
    case uint32(UInt32)
    case int32(Int32)
    case float32(Float)
    case bool(Bool)
    /// Text: UTF-8 by the specification, but ggml does not check that, and neither does the reader.
    case string([UInt8])
    case array(GGUFMetadataArray)
    case uint64(UInt64)
    case int64(Int64)
    case float64(Double)

    /// The value of any integer type, if it is not negative.
    public var unsignedValue: UInt64? {
        switch self {
        case .uint8(let value): UInt64(value)
        case .uint16(let value): UInt64(value)
        case .uint32(let value): UInt64(value)
        case .uint64(let value): value
        default: signedValue.flatMap { UInt64(exactly: $0) }
        }
    }

    /// The value of any integer type, if 63 bits and a sign can hold it.
    public var signedValue: Int64? {
        switch self {
        case .int8(let value): Int64(value)
        case .int16(let value): Int64(value)
        case .int32(let value): Int64(value)
        case .int64(let value): value
        case .uint8(let value): Int64(value)
        case .uint16(let value): Int64(value)
        case .uint32(let value): Int64(value)
        case .uint64(let value): Int64(exactly: value)
        default: nil
        }
    }

    /// The value of either floating-point type.
    public var floatValue: Double? {
        switch self {
        case .float32(let value): Double(value)
        case .float64(let value): value
        default: nil
        }
    }

    /// The value of a truth value.
    public var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The value of a string, if it is UTF-8.
    public var stringValue: String? {
        guard case .string(let bytes) = self else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The value of an array of any type.
    public var arrayValue: GGUFMetadataArray? {
        guard case .array(let value) = self else { return nil }
        return value
    }
}

/// An array in a GGUF file's metadata. All elements are of one type; each case keeps them as densely
/// as the file does, for vocabularies have hundreds of thousands.
public enum GGUFMetadataArray: Sendable, Hashable {
    case uint8([UInt8])
    case int8([Int8])
    case uint16([UInt16])
    case int16([Int16])
    case uint32([UInt32])
    case int32([Int32])
    case float32([Float])
    case bool([Bool])
    /// The bytes of each string; see `GGUFMetadataValue.string`.
    case string([[UInt8]])
    case array([GGUFMetadataArray])
    case uint64([UInt64])
    case int64([Int64])
    case float64([Double])

    /// The number of elements; of an array of arrays, of the outer ones.
    public var count: Int {
        switch self {
        case .uint8(let values): values.count
        case .int8(let values): values.count
        case .uint16(let values): values.count
        case .int16(let values): values.count
        case .uint32(let values): values.count
        case .int32(let values): values.count
        case .float32(let values): values.count
        case .bool(let values): values.count
        case .string(let values): values.count
        case .array(let values): values.count
        case .uint64(let values): values.count
        case .int64(let values): values.count
        case .float64(let values): values.count
        }
    }

    /// The strings of an array of strings, if all are UTF-8.
    public var stringValues: [String]? {
        guard case .string(let values) = self else { return nil }
        var strings: [String] = []
        strings.reserveCapacity(values.count)
        for bytes in values {
            guard let string = String(validating: bytes, as: UTF8.self) else { return nil }
            strings.append(string)
        }
        return strings
    }
}
