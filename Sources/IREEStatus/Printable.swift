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

/// `text` on one line as `printable` has it, in at most about `limit` bytes: the middle of longer text is
/// left out, so that what is said before and after a name stays, whatever its length.
package func printable(_ text: some StringProtocol, limit: Int) -> String {
    let bytes = text.utf8
    guard bytes.count > limit else { return printable(text) }
    // Most of the room goes to the start. Cut characters are escaped like bytes that are not UTF-8.
    let tail = limit / 4
    let head = limit - tail
    return printable(utf8: bytes.prefix(head)) + "...(\(bytes.count - head - tail) bytes left out)..."
        + printable(utf8: bytes.suffix(tail))
}

/// `text` as `printable` has it, but for ends of lines and tabs, which stay.
package func printableLines(_ text: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool { 0x20...0x7E ~= byte || byte == 0x0A || byte == 0x09 }
    if text.utf8.allSatisfy(isPlain) { return text }
    return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        line.split(separator: 0x09, omittingEmptySubsequences: false).map { printable(utf8: $0) }
            .joined(separator: "\t")
    }.joined(separator: "\n")
}

/// How long the parts of an error's line are at most: much longer than anything that is written by hand.
package enum PrintedLength {
    /// A path, a key, a scope or the name of a function, in bytes.
    package static let name = 1024
    /// A sentence, with the names in it, in bytes.
    package static let sentence = 4096
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
