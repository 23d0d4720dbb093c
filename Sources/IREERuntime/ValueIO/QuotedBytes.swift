import IREEBytecode

/// Bytes as quoted text, as command lines write them and results print them: `"blk.0.attn_q"`.
///
/// Inside the quotes, `\n`, `\r`, `\t`, `\\`, `\"` and `\xNN` stand for single bytes; all other text is its
/// UTF-8 bytes.
enum QuotedBytes {
    /// `bytes` in quotes: text where it is UTF-8, and `\xNN` for bytes that are not, or that a terminal
    /// would act on.
    ///
    /// - Parameter limit: how many bytes are printed; what is left out is `...` behind the quotes.
    static func text(_ bytes: [UInt8], limit: Int) -> String {
        var end = min(bytes.count, max(limit, 0))
        // A character of several bytes is printed whole or not at all.
        if end < bytes.count {
            while end > 0, bytes.count - end < 4, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            var start = end
            while start > 0, end - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            if bytes[end] & 0xC0 == 0x80, bytes[start] >= 0xC0 { end = start }
        }
        var escaped: [UInt8] = []
        for byte in bytes[..<end] {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(byte)
        }
        return "\"\(IREEBytecode.printable(utf8: escaped))\"" + (end < bytes.count ? "..." : "")
    }

    /// The bytes that quoted text stands for.
    ///
    /// - Throws: `INVALID_ARGUMENT` for text without its quotes, or with an escape that is not known.
    static func parse(_ text: Substring) throws(VMError) -> [UInt8] {
        var rest = text.utf8[...]
        let quote = UInt8(ascii: "\"")
        guard rest.popFirst() == quote else {
            throw VMError(.invalidArgument, "expected text in quotes, got `\(printable(text))`")
        }
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case quote:
                guard rest.isEmpty else {
                    throw VMError(
                        .invalidArgument, "expected nothing behind the closing quote",
                        hint: "write a quote inside of text as \\\"")
                }
                return bytes
            case UInt8(ascii: "\\"):
                switch rest.popFirst() {
                case UInt8(ascii: "n"): bytes.append(0x0A)
                case UInt8(ascii: "r"): bytes.append(0x0D)
                case UInt8(ascii: "t"): bytes.append(0x09)
                case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
                case quote: bytes.append(quote)
                case UInt8(ascii: "x"):
                    let digits = rest.prefix(2)
                    guard digits.count == 2, digits.first != UInt8(ascii: "+"),
                        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
                    else {
                        throw VMError(.invalidArgument, "expected two hexadecimal digits after `\\x`")
                    }
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                default:
                    throw VMError(
                        .invalidArgument, "the text has an escape that is not known",
                        hint: "known are \\n, \\r, \\t, \\\\, \\\" and \\xNN")
                }
            default: bytes.append(byte)
            }
        }
        throw VMError(.invalidArgument, "the text has no closing quote")
    }
}
