/// A floating-point format of at most 16 bits, and the rounding of numbers to it.
struct SmallFloat: Sendable {
    var exponentBits: Int
    var mantissaBits: Int
    /// What is subtracted from the stored exponent.
    var bias: Int
    /// What a number that is too large becomes, and which bits are not a number.
    var special: Special

    enum Special: Sendable {
        /// Infinities and NaNs as IEEE 754 has them.
        case ieee
        /// No infinity; all ones is the one NaN of each sign (`FN`).
        case nanOnly
        /// No infinity and no negative zero; what would be negative zero is the NaN (`FNUZ`).
        case nanIsNegativeZero
    }

    static let half = SmallFloat(exponentBits: 5, mantissaBits: 10, bias: 15, special: .ieee)
    static let bfloat16 = SmallFloat(exponentBits: 8, mantissaBits: 7, bias: 127, special: .ieee)
    static let f8E5M2 = SmallFloat(exponentBits: 5, mantissaBits: 2, bias: 15, special: .ieee)
    static let f8E4M3FN = SmallFloat(exponentBits: 4, mantissaBits: 3, bias: 7, special: .nanOnly)
    static let f8E5M2FNUZ = SmallFloat(
        exponentBits: 5, mantissaBits: 2, bias: 16, special: .nanIsNegativeZero)
    static let f8E4M3FNUZ = SmallFloat(exponentBits: 4, mantissaBits: 3, bias: 8, special: .nanIsNegativeZero)

    private var exponentMask: Int { (1 << exponentBits) - 1 }
    private var mantissaMask: Int { (1 << mantissaBits) - 1 }
    private var signBit: UInt16 { 1 << UInt16(exponentBits + mantissaBits) }

    /// The bits of `value` rounded to nearest, ties to even, subnormals included.
    func encode(_ value: Float) -> UInt16 {
        let sign: UInt16 = value.sign == .minus ? signBit : 0
        if value.isNaN { return special == .nanIsNegativeZero ? signBit : sign | allOnes }
        if value.isInfinite { return overflow(sign) }
        let magnitude = magnitude(Double(value.magnitude))
        guard magnitude <= largestFinite else { return overflow(sign) }
        if magnitude == 0, special == .nanIsNegativeZero { return 0 }
        return sign | UInt16(magnitude)
    }

    /// Exponent and mantissa bits as one number, which may run over.
    ///
    /// Scaled so that one step of the format at this magnitude is 1, rounding is rounding to an
    /// integer; a carry then moves into the exponent by itself. `Double` holds every step exactly.
    private func magnitude(_ value: Double) -> Int {
        guard value > 0 else { return 0 }
        let smallestExponent = 1 - bias
        let exponent = max(Int(value.exponent), smallestExponent)
        let step = Double(sign: .plus, exponent: exponent - mantissaBits, significand: 1)
        let steps = Int((value / step).rounded(.toNearestOrEven))
        return steps + (exponent - smallestExponent) << mantissaBits
    }

    private var allOnes: UInt16 { UInt16(exponentMask << mantissaBits | mantissaMask) }

    private var largestFinite: Int {
        switch special {
        case .ieee: exponentMask << mantissaBits - 1
        case .nanOnly: Int(allOnes) - 1
        case .nanIsNegativeZero: Int(allOnes)
        }
    }

    private func overflow(_ sign: UInt16) -> UInt16 {
        switch special {
        case .ieee: sign | UInt16(exponentMask << mantissaBits)
        case .nanOnly: sign | allOnes
        case .nanIsNegativeZero: signBit
        }
    }

    /// The number that `bits` are. There is one NaN: its sign and payload are dropped.
    func decode(_ bits: UInt16) -> Float {
        let magnitude = Int(bits & allOnes)
        let isNegative = bits & signBit != 0
        switch special {
        case .ieee:
            let infinity = exponentMask << mantissaBits
            if magnitude > infinity { return .nan }
            if magnitude == infinity { return isNegative ? -.infinity : .infinity }
        case .nanOnly: if magnitude == Int(allOnes) { return .nan }
        case .nanIsNegativeZero: if isNegative, magnitude == 0 { return .nan }
        }
        let exponent = magnitude >> mantissaBits
        let mantissa = magnitude & mantissaMask
        let significand = exponent == 0 ? mantissa : mantissa | 1 << mantissaBits
        return Float(
            sign: isNegative ? .minus : .plus, exponent: max(exponent, 1) - bias - mantissaBits,
            significand: Float(significand))
    }

    /// The scale type `f8E8M0FNU`: a bare power of two, 2^(bits - 127), with 0xFF for NaN.
    ///
    /// What lies halfway goes up; what is not positive becomes the smallest power.
    static func encodeE8M0(_ value: Float) -> UInt8 {
        guard value.isFinite else { return 0xFF }
        guard value > 0 else { return 0 }
        let exponent = Int(value.exponent) + (value.significand >= 1.5 ? 1 : 0)
        return UInt8(clamping: exponent + 127)
    }

    static func decodeE8M0(_ bits: UInt8) -> Float {
        bits == 0xFF ? .nan : Float(sign: .plus, exponent: Int(bits) - 127, significand: 1)
    }
}
