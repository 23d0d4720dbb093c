/// A type of tensor elements in the words of IREE's HAL: what kind of number, and how many bits.
///
/// The raw value is that of `iree_hal_element_type_t`: kind << 24 | bits.
public struct ElementType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The value of `iree_hal_element_type_t`: kind << 24 | bits. Any number is allowed.
    public var rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ kind: Kind, bits: UInt8) {
        rawValue = UInt32(kind.rawValue) << 24 | UInt32(bits)
    }

    /// What kind of number: `iree_hal_numerical_type_t`.
    public enum Kind: UInt8, Sendable {
        case opaque = 0x00
        case integer = 0x10
        case signedInteger = 0x11
        case unsignedInteger = 0x12
        case boolean = 0x13
        case float = 0x21
        case brainFloat = 0x22
        case complexFloat = 0x23
        case float8E5M2 = 0x24
        case float8E4M3FN = 0x25
        case float8E5M2FNUZ = 0x26
        case float8E4M3FNUZ = 0x27
        case float8E8M0FNU = 0x28
    }

    /// What kind of number the elements are; `nil` for a kind that is not known.
    public var kind: Kind? { Kind(rawValue: UInt8(truncatingIfNeeded: rawValue >> 24)) }

    /// Bits of one element.
    public var bitCount: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

    /// Bytes of one element where it fills whole bytes, else `nil`.
    public var byteCount: UInt64? { bitCount > 0 && bitCount % 8 == 0 ? UInt64(bitCount / 8) : nil }

    /// The name: `f32`.
    public var description: String { name }

    /// Types whose names are no prefix and count of bits.
    private static let named: [(name: String, type: ElementType)] = [
        ("i1", ElementType(.boolean, bits: 8)),
        ("f8E5M2", ElementType(.float8E5M2, bits: 8)),
        ("f8E4M3FN", ElementType(.float8E4M3FN, bits: 8)),
        ("f8E5M2FNUZ", ElementType(.float8E5M2FNUZ, bits: 8)),
        ("f8E4M3FNUZ", ElementType(.float8E4M3FNUZ, bits: 8)),
        ("f8E8M0FNU", ElementType(.float8E8M0FNU, bits: 8)),
    ]

    /// Longer prefixes come before those they start with.
    private static let prefixes: [(name: String, kind: Kind)] = [
        ("si", .signedInteger), ("ui", .unsignedInteger), ("i", .integer), ("bf", .brainFloat),
        ("cf", .complexFloat), ("f", .float), ("x", .opaque), ("*", .opaque),
    ]

    /// The special name of `type`, if it has one.
    static func name(of type: ElementType) -> String? {
        named.first { $0.type == type }?.name
    }

    /// The type with an IREE name: `f32`, `i8`, `ui16`, `bf16`, `f8E4M3FN`, `cf64`, `x32` (raw bits).
    ///
    /// - Throws: `INVALID_ARGUMENT` for anything else.
    public init(name: some StringProtocol) throws(ParameterError) {
        if let known = Self.named.first(where: { $0.name == name }) {
            self = known.type
            return
        }
        for prefix in Self.prefixes where name.hasPrefix(prefix.name) {
            let digits = name.dropFirst(prefix.name.count)
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = UInt8(digits), bits > 0
            else {
                break
            }
            self.init(prefix.kind, bits: bits)
            return
        }
        throw ParameterError(
            .invalidArgument, "`\(printable(name))` is no element type",
            hint: "expected one such as i8, si16, ui32, f32, bf16, f8E4M3FN, cf64 or x32")
    }
}
