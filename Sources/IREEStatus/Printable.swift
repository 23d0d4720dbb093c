/// `text` on one line: control characters are escaped, so that a name cannot forge lines of a report.
package func printable(_ text: some StringProtocol) -> String {
    printable(utf8: text.utf8)
}

/// Bytes as text on one line: control characters and bytes that are no UTF-8 are escaped as `\n`, `\t`,
/// `\r` or `\xNN`.
package func printable(utf8 bytes: some Collection<UInt8>) -> String {
    if bytes.allSatisfy({ 0x20...0x7E ~= $0 }) { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
        if let (character, length) = rest.firstPrintableScalar {
            text.unicodeScalars.append(character)
            rest = rest.dropFirst(length)
            continue
        }
        rest = rest.dropFirst()
        switch first {
        case 0x0A: text += "\\n"
        case 0x0D: text += "\\r"
        case 0x09: text += "\\t"
        default: text += (first < 16 ? "\\x0" : "\\x") + String(first, radix: 16, uppercase: true)
        }
    }
    return text
}

extension Collection<UInt8> {
    /// The scalar at the front and its length in bytes, if it is valid UTF-8 and safe on a terminal.
    fileprivate var firstPrintableScalar: (Unicode.Scalar, Int)? {
        var decoder = UTF8()
        var bytes = makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return nil
        default: return (scalar, UTF8.width(scalar))
        }
    }
}
