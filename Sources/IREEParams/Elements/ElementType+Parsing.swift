extension ElementType {
    /// The little-endian bytes of one element with the value that `text` spells.
    ///
    /// Integers are C integers of base 0; types without a sign of their own (`i8`, `i16`, ...) take
    /// the signed and the unsigned range. Numbers of `f` and `bf` types are rounded to nearest even.
    /// All other types take their bytes in hexadecimal, in memory order: `x32=CAFEF00D`.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is no such value, `OUT_OF_RANGE` for what does not fit.
    public func bytes(parsing text: some StringProtocol) throws(ParameterError) -> [UInt8] {
        do throws(ParameterError) {
            switch (kind, bitCount) {
            case (.integer, 8), (.integer, 16), (.integer, 32), (.integer, 64):
                return try integerBytes(text, takesNegative: true, takesUnsigned: true)
            case (.signedInteger, 8), (.signedInteger, 16), (.signedInteger, 32), (.signedInteger, 64):
                return try integerBytes(text, takesNegative: true, takesUnsigned: false)
            case (.unsignedInteger, 8), (.unsignedInteger, 16), (.unsignedInteger, 32),
                (.unsignedInteger, 64):
                return try integerBytes(text, takesNegative: false, takesUnsigned: true)
            case (.float, 32): return (try Float(parsing: text)).bitPattern.littleEndianBytes
            case (.float, 64): return (try Double(parsing: text)).bitPattern.littleEndianBytes
            case (.float8E8M0FNU, 8): return [SmallFloat.encodeE8M0(try Float(parsing: text))]
            default:
                guard let format = smallFloat, let count = byteCount else { return try rawBytes(text) }
                return Array(format.encode(try Float(parsing: text)).littleEndianBytes.prefix(Int(count)))
            }
        } catch {
            var error = error
            error.message = "the value is no \(name): \(error.message)"
            throw error
        }
    }

    private func integerBytes(
        _ text: some StringProtocol, takesNegative: Bool, takesUnsigned: Bool
    ) throws(ParameterError) -> [UInt8] {
        let bits = UInt64(bitCount)
        let value: UInt64
        let fits: Bool
        switch try ParsedInteger(parsing: text) {
        case .nonNegative(let magnitude):
            value = magnitude
            let usable = takesUnsigned ? bits : bits - 1
            fits = usable == 64 || magnitude >> usable == 0
        case .negative(let magnitude):
            value = 0 &- magnitude
            fits = takesNegative && magnitude <= 1 << (bits - 1)
        }
        guard fits else {
            throw ParameterError(.outOfRange, "`\(printable(text))` is out of range")
        }
        return Array(value.littleEndianBytes.prefix(Int(bitCount / 8)))
    }

    private func rawBytes(_ text: some StringProtocol) throws(ParameterError) -> [UInt8] {
        let digits = Array(text.utf8)
        guard let count = byteCount, digits.count == Int(count) * 2 else {
            throw ParameterError(
                .invalidArgument,
                "expected the \(bitCount / 4) hexadecimal digits of its bytes, not `\(printable(text))`")
        }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index].digitValue, let low = digits[index + 1].digitValue else {
                throw ParameterError(.invalidArgument, "`\(printable(text))` is not hexadecimal")
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// The name as command lines spell it.
    public var name: String {
        if let name = Self.name(of: self) { return name }
        let prefix: String
        switch kind {
        case .integer: prefix = "i"
        case .signedInteger: prefix = "si"
        case .unsignedInteger: prefix = "ui"
        case .float: prefix = "f"
        case .brainFloat: prefix = "bf"
        case .complexFloat: prefix = "cf"
        default: prefix = "x"
        }
        return "\(prefix)\(bitCount)"
    }
}

extension FixedWidthInteger {
    fileprivate var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}

extension UInt8 {
    /// The value of a hexadecimal digit of ASCII.
    fileprivate var digitValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
