import IREEParams

/// An element type, and how far a program's numbers of it may be from exact ones.
struct Element: Hashable {
    let name: String
    let bits: Int
    let isFloat: Bool
    /// The relative error of one operation: half a unit in the last place for a significand of this many bits, twice
    /// over for functions that are not rounded correctly.
    let significandBits: Int
    /// Results beyond this are not generated: they may be infinite.
    let limit: Double
    let type: ElementType

    static let all: [Element] = [f32, f64, f16, bf16, i8, i16, i32, i64]
    static let floats = all.filter(\.isFloat)
    static let integers = all.filter { !$0.isFloat }

    static let f16 = float("f16", 16, 11, limit: 1e4, 0x2100_0010)
    static let bf16 = float("bf16", 16, 8, limit: 1e6, 0x2200_0010)
    static let f32 = float("f32", 32, 24, limit: 1e12, 0x2100_0020)
    static let f64 = float("f64", 64, 53, limit: 1e12, 0x2100_0040)
    static let i1 = integer(1)
    static let i8 = integer(8)
    static let i16 = integer(16)
    static let i32 = integer(32)
    static let i64 = integer(64)
    /// The type of sizes and positions.
    static let index = Element(
        name: "index", bits: 64, isFloat: false, significandBits: 0, limit: 0, type: i64.type)

    private static func float(_ name: String, _ bits: Int, _ significand: Int, limit: Double, _ type: UInt32)
        -> Element
    {
        Element(
            name: name, bits: bits, isFloat: true, significandBits: significand, limit: limit,
            type: ElementType(rawValue: type))
    }

    private static func integer(_ bits: Int) -> Element {
        Element(
            name: "i\(bits)", bits: bits, isFloat: false, significandBits: 0, limit: 0,
            type: ElementType(rawValue: 0x1000_0000 | UInt32(bits)))
    }

    /// The error of one operation relative to its result.
    var epsilon: Double { 4 / Double(sign: .plus, exponent: significandBits, significand: 1) }
    /// The error of one operation whose result is as good as zero: f16 has few numbers below 2^-14.
    var smallest: Double { bits == 16 && significandBits == 11 ? 0x1p-23 : 0x1p-100 }

    /// The integer in two's complement.
    func wrapped(_ value: Int64) -> Int64 {
        bits >= 64 ? value : (value << (64 - Int64(bits))) >> (64 - Int64(bits))
    }

    /// The same bits without a sign.
    func unsigned(_ value: Int64) -> UInt64 {
        bits >= 64 ? UInt64(bitPattern: value) : UInt64(bitPattern: value) & (1 << UInt64(bits) - 1)
    }
}
