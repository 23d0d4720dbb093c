import IREECompilerCore

/// Parts of a format string: `{}` for the next argument, `{1}` for the second, `{{` and `}}` for braces.
enum FormatPart {
    case text(String)
    case argument(Int)

    /// An error in a format string, with the verifier's message.
    struct Problem: Error {
        let message: String
    }

    /// Parses a format string.
    ///
    /// - Throws: If it is malformed, or the number of placeholders is not that of arguments.
    static func parse(_ format: String, _ count: Int) throws(Problem) -> [FormatPart] {
        let bytes = Array(format.utf8)
        var parts: [FormatPart] = []
        var text: [UInt8] = []
        var next = 0
        var highest = -1
        var counts = false
        var names = false
        var i = 0
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        while i < bytes.count {
            let byte = bytes[i]
            guard byte == open || byte == close else {
                text.append(byte)
                i += 1
                continue
            }
            if i + 1 < bytes.count, bytes[i + 1] == byte {
                text.append(byte)
                i += 2
                continue
            }
            guard byte == open else { throw Problem(message: "unmatched '}' in format string") }
            guard let end = bytes[i...].firstIndex(of: close) else {
                throw Problem(message: "unclosed '{' in format string")
            }
            if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
            if end == i + 1 {
                counts = true
                parts.append(.argument(next))
                highest = next
                next += 1
            } else {
                let word = String(decoding: bytes[(i + 1)..<end], as: UTF8.self)
                guard let index = UInt32(word) else {
                    throw Problem(
                        message: "invalid placeholder '{\(word)}' in format string; expected '{}' or '{N}'")
                }
                names = true
                parts.append(.argument(Int(index)))
                highest = max(highest, Int(index))
            }
            i = end + 1
        }
        if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
        guard !(counts && names) else {
            throw Problem(message: "cannot mix sequential '{}' and explicit '{N}' placeholders")
        }
        guard highest + 1 == count else {
            throw Problem(
                message: "format string placeholder count does not match the \(count) provided argument(s)")
        }
        return parts
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            out.append(character)
            if character == "{" || character == "}" { out.append(character) }
        }
        return out
    }
}
