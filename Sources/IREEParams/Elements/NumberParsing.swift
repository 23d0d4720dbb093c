import IREEPlatform

/// An integer as a command line writes it, with its sign apart.
package enum ParsedInteger {
    case nonNegative(UInt64)
    /// The magnitude of a number below zero.
    case negative(UInt64)

    /// Parses a C integer of base 0: decimal, `0x` hexadecimal or `0` octal, with an optional sign.
    ///
    /// - Throws: `INVALID_ARGUMENT` unless the whole text is one number that 64 bits can hold.
    package init(parsing text: some StringProtocol) throws(ParameterError) {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        var radix = 10
        if digits.first == UInt8(ascii: "0"), digits.count > 1 {
            digits = digits.dropFirst()
            radix = 8
            if digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") {
                digits = digits.dropFirst()
                radix = 16
            }
        }
        // The sign is gone: `UInt64` would take one more.
        guard let first = digits.first, first != UInt8(ascii: "+"),
            let magnitude = UInt64(String(decoding: digits, as: UTF8.self), radix: radix)
        else {
            throw ParameterError(
                .invalidArgument, "`\(printable(text))` is no integer of at most 64 bits")
        }
        self = isNegative && magnitude > 0 ? .negative(magnitude) : .nonNegative(magnitude)
    }
}

extension Float {
    /// Parses a floating-point number as C's `strtof` does, all of the text.
    package init(parsing text: some StringProtocol) throws(ParameterError) {
        try self.init(parsing: text) { strtof($0, $1) }
    }
}

extension Double {
    /// Parses a floating-point number as C's `strtod` does, all of the text.
    package init(parsing text: some StringProtocol) throws(ParameterError) {
        try self.init(parsing: text) { strtod($0, $1) }
    }
}

extension BinaryFloatingPoint {
    /// - Parameter convert: `strtof` or its like.
    /// - Throws: `INVALID_ARGUMENT` where a part of the text is left over, `OUT_OF_RANGE` where a number
    ///   other than zero would become zero.
    fileprivate init(
        parsing text: some StringProtocol,
        _ convert: (UnsafePointer<CChar>, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Self
    ) throws(ParameterError) {
        let string = String(text)
        let (value, used, number) = string.withCString { start in
            var end: UnsafeMutablePointer<CChar>?
            errno = 0
            let value = convert(start, &end)
            return (value, end.map { UnsafePointer($0) - start } ?? 0, errno)
        }
        // `strtof` would also skip leading blanks.
        guard used == string.utf8.count, used > 0, string.utf8.first.map({ $0 > 0x20 }) == true else {
            throw ParameterError(.invalidArgument, "`\(printable(text))` is no number")
        }
        guard value != 0 || number == 0 else {
            throw ParameterError(.outOfRange, "`\(printable(text))` is too small for its type")
        }
        self = value
    }
}
