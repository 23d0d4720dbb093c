import IREEPlatform

/// Floating-point numbers in decimal, in MLIR's two forms.
enum DecimalText {
    /// `1.000000e+00`: six digits, then zeros.
    static func scientific(_ value: Double) -> String {
        guard value != 0 else { return value.sign == .minus ? "-0.000000e+00" : "0.000000e+00" }
        let (digits, exponent) = digits(of: abs(value), limit: 6)
        let power = exponent + digits.count - 1
        let padded = digits + [UInt8](repeating: 48, count: max(0, 7 - digits.count))
        let rest = String(decoding: padded.dropFirst(), as: UTF8.self)
        let sign = value < 0 ? "-" : ""
        let tens = abs(power) < 10 ? "0" : ""
        return "\(sign)\(padded[0] - 48).\(rest)e\(power < 0 ? "-" : "+")\(tens)\(abs(power))"
    }

    /// The leading digits of a positive number and the exponent of the last one.
    ///
    /// Not correctly rounded: only as many of the exact digits are considered as the limit's bits can
    /// represent; those round the last digit, half away from zero.
    private static func digits(of value: Double, limit: Int) -> (digits: [UInt8], exponent: Int) {
        let isNormal = value.exponentBitPattern != 0
        var significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        var exponent = Int(max(value.exponentBitPattern, 1)) - 1075
        let zeros = significand.trailingZeroBitCount
        significand >>= UInt64(zeros)
        exponent += zeros
        let places = max(0, -exponent)
        var buffer = [CChar](repeating: 0, count: places + 330)
        let length = withVaList([Int32(places), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
        var digits = buffer.prefix(max(0, Int(length))).map(UInt8.init(bitPattern:)).filter { $0 != 46 }
        digits = Array(digits.drop { $0 == 48 })
        // The exact digits as an integer: its number of bits.
        let magnitude = log2(Double(significand)) + Double(places) * log2(5) + Double(max(0, exponent))
        let excess = Int(magnitude.rounded(.down)) + 1 - (limit * 196 + 58) / 59
        var power = -places
        if excess > 0 {
            let removable = min(excess * 59 / 196, digits.count)
            digits.removeLast(removable)
            power += removable
        }
        if digits.count > limit {
            power += digits.count - limit
            let roundsUp = digits[limit] >= 53
            digits.removeLast(digits.count - limit)
            if roundsUp {
                while digits.last == 57 {
                    digits.removeLast()
                    power += 1
                }
                if let last = digits.popLast() { digits.append(last + 1) } else { digits = [49] }
            }
        }
        while digits.count > 1, digits.last == 48 {
            digits.removeLast()
            power += 1
        }
        return (digits, power)
    }

    /// The maximal significant digits for `precision` bits: `3.14159274`, `1.0E+10`; without exponent if it
    /// takes at most three zeros.
    static func natural(_ value: Double, precision: Int) -> String {
        guard value != 0 else { return "0.0" }
        let limit = 2 + precision * 59 / 196
        let (digits, exponent) = digits(of: abs(value), limit: limit)
        let power = exponent + digits.count - 1
        let sign = value < 0 ? "-" : ""
        let isScientific =
            exponent >= 0 ? exponent > 3 || digits.count + exponent > limit : power < 0 && -power > 3
        func string(_ part: some Sequence<UInt8>) -> String { String(decoding: Array(part), as: UTF8.self) }
        if isScientific {
            let rest = digits.count > 1 ? string(digits.dropFirst()) : "0"
            return "\(sign)\(string(digits.prefix(1))).\(rest)E\(power < 0 ? "-" : "+")\(abs(power))"
        }
        if exponent >= 0 { return sign + string(digits) + String(repeating: "0", count: exponent) }
        if power >= 0 {
            return sign + string(digits.prefix(power + 1)) + "." + string(digits.dropFirst(power + 1))
        }
        return sign + "0." + String(repeating: "0", count: -power - 1) + string(digits)
    }
}
