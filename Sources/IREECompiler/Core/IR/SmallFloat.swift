/// A floating-point format of at most 19 bits: sizes of its fields.
package struct SmallFloatLayout {
    package let exponentBits: Int
    package let mantissaBits: Int
    package let bias: Int
    package var special = Special.ieee

    /// Which codes are no numbers.
    package enum Special {
        /// Those with the largest exponent are infinities and NaNs.
        case ieee
        /// The largest magnitude is NaN.
        case finite
        /// Negative zero is NaN.
        case unsignedZero
        /// None.
        case none
        /// The largest is NaN; others are exponents, without a sign and zero.
        case exponentOnly
    }

    private var signShift: UInt64 { UInt64(exponentBits + mantissaBits) }
    private var exponentMask: UInt64 { (1 << UInt64(exponentBits)) - 1 }
    private var mantissaMask: UInt64 { (1 << UInt64(mantissaBits)) - 1 }

    func decode(_ bits: UInt64) -> Double {
        if special == .exponentOnly {
            let exponent = bits & exponentMask
            return exponent == exponentMask
                ? .nan : Double(sign: .plus, exponent: Int(exponent) - bias, significand: 1)
        }
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
        let sign: UInt64 = value.sign == .minus && special != .exponentOnly ? 1 << signShift : 0
        if value.isNaN { return nanBits }
        let magnitude = abs(value)
        if magnitude == 0 { return special == .unsignedZero ? 0 : sign }
        var low: UInt64 = 0
        var high = largestFinite
        if magnitude >= decode(high) {
            // Half a unit beyond the largest finite number is rounded to an even one too, if the format has a code for
            // what is too large.
            let tie = decode(high) + (decode(high) - decode(high - 1)) / 2
            let isLarge = magnitude > tie || magnitude == tie && high & 1 == 1
            switch special {
            case .ieee where isLarge: return sign | high + 1
            case .finite where isLarge, .unsignedZero where isLarge: return nanBits
            default: return sign | high
            }
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
        switch special {
        case .ieee: exponentMask << UInt64(mantissaBits) | 1 << UInt64(mantissaBits - 1)
        case .unsignedZero: 1 << signShift
        case .finite, .none, .exponentOnly: (1 << signShift) - 1
        }
    }

    private var largestFinite: UInt64 {
        switch special {
        case .ieee: exponentMask << UInt64(mantissaBits) - 1
        case .finite, .exponentOnly: (1 << signShift) - 2
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
    package var layout: SmallFloatLayout? {
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
        case .f8E8M0FNU: SmallFloatLayout(exponentBits: 8, mantissaBits: 0, bias: 127, special: .exponentOnly)
        case .f32, .f64, .f80, .f128: nil
        }
    }
}
