/// A floating-point format of at most 19 bits: sizes of its fields.
struct SmallFloatLayout {
    let exponentBits: Int
    let mantissaBits: Int
    let bias: Int
    /// No infinities; the NaN is the largest magnitude, or negative zero.
    var special = Special.ieee

    enum Special { case ieee, finite, unsignedZero, none }

    private var signShift: UInt64 { UInt64(exponentBits + mantissaBits) }
    private var exponentMask: UInt64 { (1 << UInt64(exponentBits)) - 1 }
    private var mantissaMask: UInt64 { (1 << UInt64(mantissaBits)) - 1 }

    func decode(_ bits: UInt64) -> Double {
        let negative = bits >> signShift & 1 != 0
        let exponent = bits >> UInt64(mantissaBits) & exponentMask
        let mantissa = bits & mantissaMask
        switch special {
        case .ieee where exponent == exponentMask:
            return mantissa == 0 ? (negative ? -.infinity : .infinity) : .nan
        case .finite where exponent == exponentMask && mantissa == mantissaMask: return .nan
        case .unsignedZero where negative && exponent == 0 && mantissa == 0: return .nan
        default: break
        }
        let scale = Double(sign: .plus, exponent: -mantissaBits, significand: 1)
        let magnitude =
            exponent == 0
            ? Double(sign: .plus, exponent: 1 - bias, significand: Double(mantissa) * scale)
            : Double(sign: .plus, exponent: Int(exponent) - bias, significand: 1 + Double(mantissa) * scale)
        return negative ? -magnitude : magnitude
    }

    /// Rounds to nearest, ties to even, by binary search: formats are small.
    package func encode(_ value: Double) -> UInt64 {
        let sign: UInt64 = value.sign == .minus ? 1 << signShift : 0
        if value.isNaN { return special == .unsignedZero ? 1 << signShift : nanBits }
        let magnitude = abs(value)
        if magnitude == 0 { return special == .unsignedZero ? 0 : sign }
        var low: UInt64 = 0
        var high = largestFinite
        if magnitude >= decode(high) {
            // Half a unit beyond the largest finite number rounds to infinity, if the format has it.
            let unit = decode(high) - decode(high - 1)
            if special == .ieee, magnitude >= decode(high) + unit / 2 { return sign | high + 1 }
            return sign | high
        }
        while high - low > 1 {
            let middle = (low + high) / 2
            if decode(middle) <= magnitude { low = middle } else { high = middle }
        }
        let below = magnitude - decode(low)
        let above = decode(high) - magnitude
        let nearest = below < above || below == above && low & 1 == 0 ? low : high
        return nearest == 0 && special == .unsignedZero ? 0 : sign | nearest
    }

    private var nanBits: UInt64 {
        special == .ieee
            ? exponentMask << UInt64(mantissaBits) | 1 << UInt64(mantissaBits - 1)
            : (1 << signShift) - 1
    }

    private var largestFinite: UInt64 {
        switch special {
        case .ieee: exponentMask << UInt64(mantissaBits) - 1
        case .finite: (1 << signShift) - 2
        case .unsignedZero, .none: (1 << signShift) - 1
        }
    }
}

extension FloatKind {
    /// Bits of the significand, including the implicit one.
    var precision: Int {
        switch self {
        case .f32: 24
        case .f64: 53
        case .f80: 64
        case .f128: 113
        default: (layout?.mantissaBits ?? 0) + 1
        }
    }

    /// Fields of a format smaller than 32 bits; nil for others.
    var layout: SmallFloatLayout? {
        switch self {
        case .f16: SmallFloatLayout(exponentBits: 5, mantissaBits: 10, bias: 15)
        case .bf16: SmallFloatLayout(exponentBits: 8, mantissaBits: 7, bias: 127)
        case .tf32: SmallFloatLayout(exponentBits: 8, mantissaBits: 10, bias: 127)
        case .f4E2M1FN: SmallFloatLayout(exponentBits: 2, mantissaBits: 1, bias: 1, special: .none)
        case .f6E2M3FN: SmallFloatLayout(exponentBits: 2, mantissaBits: 3, bias: 1, special: .none)
        case .f6E3M2FN: SmallFloatLayout(exponentBits: 3, mantissaBits: 2, bias: 3, special: .none)
        case .f8E3M4: SmallFloatLayout(exponentBits: 3, mantissaBits: 4, bias: 3)
        case .f8E4M3: SmallFloatLayout(exponentBits: 4, mantissaBits: 3, bias: 7)
        case .f8E4M3FN: SmallFloatLayout(exponentBits: 4, mantissaBits: 3, bias: 7, special: .finite)
        case .f8E4M3FNUZ: SmallFloatLayout(exponentBits: 4, mantissaBits: 3, bias: 8, special: .unsignedZero)
        case .f8E4M3B11FNUZ:
            SmallFloatLayout(exponentBits: 4, mantissaBits: 3, bias: 11, special: .unsignedZero)
        case .f8E5M2: SmallFloatLayout(exponentBits: 5, mantissaBits: 2, bias: 15)
        case .f8E5M2FNUZ: SmallFloatLayout(exponentBits: 5, mantissaBits: 2, bias: 16, special: .unsignedZero)
        case .f8E8M0FNU: SmallFloatLayout(exponentBits: 8, mantissaBits: 0, bias: 127, special: .none)
        case .f32, .f64, .f80, .f128: nil
        }
    }
}
