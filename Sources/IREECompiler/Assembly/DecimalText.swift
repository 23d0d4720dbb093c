#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Floating-point numbers in decimal, in the two forms that MLIR writes.
enum DecimalText {
    /// `1.000000e+00`, with so many digits after the point.
    static func scientific(_ value: Double, digits: Int) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        let length = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*e", $0) }
        return String(
            decoding: buffer.prefix(Int(max(0, min(length, 63)))).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// As many digits as a format of `precision` bits can mean: `3.14159274`, `1.0E+10`; plain where
    /// at most three zeros are put before or after the digits.
    static func natural(_ value: Double, precision: Int) -> String {
        let limit = 2 + precision * 59 / 196
        let text = scientific(abs(value), digits: limit - 1)
        let parts = text.split(separator: "e")
        guard parts.count == 2, let power = Int(parts[1]) else { return text }
        var digits = Array(parts[0].utf8.filter { $0 != 46 })
        while digits.count > 1, digits.last == 48 { digits.removeLast() }
        let sign = value < 0 ? "-" : ""
        let exponent = power - (digits.count - 1)
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
