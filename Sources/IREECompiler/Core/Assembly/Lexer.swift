/// Source text and its name, for locations.
public final class SourceText: Sendable {
    /// The name of the source in locations.
    public let name: String
    /// The bytes with a terminating zero, so that lookahead needs no bounds checks.
    package let bytes: [UInt8]
    private let fileName: FileName
    /// Number of the first line, for a part of a file.
    package let firstLine: Int
    private let lineStarts: [Int]

    /// Creates a source text; `firstLine` is the number of its first line.
    public convenience init(_ bytes: some Sequence<UInt8>, name: String, firstLine: Int = 1) {
        self.init(taking: Array(bytes), name: name, firstLine: firstLine)
    }

    /// Takes ownership of bytes without copying them.
    public init(taking bytes: consuming [UInt8], name: String, firstLine: Int = 1) {
        self.name = name
        fileName = FileName(name)
        self.firstLine = firstLine
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                if bytes[i] == 10 { starts.append(i + 1) }
                i += 1
                i += ByteScan.wordsWithout(10, 10, 10, bytes, from: i)
            }
        }
        bytes.append(0)
        self.bytes = bytes
        lineStarts = starts
    }

    /// Size in bytes.
    package var count: Int { bytes.count - 1 }

    /// The line and column of a byte offset, both from 1.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + firstLine, offset - lineStarts[low] + 1)
    }

    /// The location of a byte offset.
    public func location(of offset: Int) -> Location {
        let (line, column) = position(of: offset)
        return FileLineColumn(fileName, line: line, column: column).map { .fileLineColumn($0) }
            ?? .largeFileLineColumn(file: name, line: line, column: column)
    }

    /// The end of the last text before an offset, ignoring comments, if only spaces precede the offset on its
    /// line.
    func endOfText(before offset: Int) -> Int? {
        let space: Set<UInt8> = [0x20, 0x09]
        let newline: Set<UInt8> = [0x0A, 0x0D]
        var end = min(offset, bytes.count - 1)
        var crossed = false
        while true {
            while end > 0, space.contains(bytes[end - 1]) { end -= 1 }
            guard end > 0 else { return nil }
            guard newline.contains(bytes[end - 1]) else { return crossed ? end : nil }
            end -= 1
            crossed = true
            var start = end
            while start > 0, !newline.contains(bytes[start - 1]) { start -= 1 }
            var i = start
            while i + 1 < end, bytes[i] != 0x2F || bytes[i + 1] != 0x2F { i += 1 }
            if i + 1 < end { end = i }
        }
    }

    /// Whether the text has these bytes at an offset.
    func hasText(_ text: String.UTF8View, at offset: Int) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var i = offset
            for byte in text {
                guard i < bytes.count, bytes[i] == byte else { return false }
                i += 1
            }
            return true
        }
    }

    /// The text of a line by number, without the line break.
    public func line(_ number: Int) -> String? {
        let i = number - firstLine
        guard lineStarts.indices.contains(i) else { return nil }
        let end = i + 1 < lineStarts.count ? lineStarts[i + 1] - 1 : count
        return String(decoding: bytes[lineStarts[i]..<max(end, lineStarts[i])], as: UTF8.self)
    }
}

/// Scans eight bytes at a time: most of a text may be one long constant.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Number of bytes from an offset, in whole words, that contain none of three bytes.
    @inline(__always) static func wordsWithout(
        _ a: UInt8, _ b: UInt8, _ c: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var i = start
        while i + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            if hasByte(word, a) || hasByte(word, b) || hasByte(word, c) { break }
            i += 8
        }
        return i - start
    }

    /// Whether one of the eight bytes of a word is this one: only then does the subtraction borrow into a
    /// high bit.
    @inline(__always) private static func hasByte(_ word: UInt64, _ byte: UInt8) -> Bool {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & (ones << 7) != 0
    }
}

package enum TokenKind: UInt8 {
    case end, invalid
    case word
    /// `@name` or `@"name"`.
    case symbol
    case value, block, hash, exclamation
    case integer, number, string
    case arrow, colon, comma, equal, less, greater, question, minus, plus, star, slash, bar
    case leftParen, rightParen, leftBrace, rightBrace, leftSquare, rightSquare
    case doubleColon, ellipsis
    case resourceBegin, resourceEnd
}

package struct Token {
    package var kind: TokenKind
    package var start: Int
    package var end: Int
}

/// A tokenizer.
struct Lexer {
    package let source: SourceText
    package var position = 0

    /// The next token. An `invalid` token is a single byte, or an unterminated string.
    package mutating func next() -> Token {
        source.bytes.withUnsafeBufferPointer { bytes in
            // The terminating zero ends every loop below.
            skipSpace(bytes)
            let start = position
            let byte = bytes[start]
            func token(_ kind: TokenKind, _ length: Int) -> Token {
                position = start + length
                return Token(kind: kind, start: start, end: start + length)
            }
            switch byte {
            case 0:
                return start >= bytes.count - 1
                    ? Token(kind: .end, start: start, end: start) : token(.invalid, 1)
            case UInt8(ascii: ":"):
                return bytes[start + 1] == UInt8(ascii: ":") ? token(.doubleColon, 2) : token(.colon, 1)
            case UInt8(ascii: ","): return token(.comma, 1)
            case UInt8(ascii: "="): return token(.equal, 1)
            case UInt8(ascii: "<"): return token(.less, 1)
            case UInt8(ascii: ">"): return token(.greater, 1)
            case UInt8(ascii: "?"): return token(.question, 1)
            case UInt8(ascii: "+"): return token(.plus, 1)
            case UInt8(ascii: "*"): return token(.star, 1)
            case UInt8(ascii: "/"): return token(.slash, 1)
            case UInt8(ascii: "|"): return token(.bar, 1)
            case UInt8(ascii: "("): return token(.leftParen, 1)
            case UInt8(ascii: ")"): return token(.rightParen, 1)
            case UInt8(ascii: "{"):
                if bytes[start + 1] == UInt8(ascii: "-"), bytes[start + 2] == UInt8(ascii: "#") {
                    return token(.resourceBegin, 3)
                }
                return token(.leftBrace, 1)
            case UInt8(ascii: "}"): return token(.rightBrace, 1)
            case UInt8(ascii: "["): return token(.leftSquare, 1)
            case UInt8(ascii: "]"): return token(.rightSquare, 1)
            case UInt8(ascii: "-"):
                return bytes[start + 1] == UInt8(ascii: ">") ? token(.arrow, 2) : token(.minus, 1)
            case UInt8(ascii: "."):
                if bytes[start + 1] == byte, bytes[start + 2] == byte { return token(.ellipsis, 3) }
                return token(.invalid, 1)
            case UInt8(ascii: "\""): return string(bytes, from: start, kind: .string)
            case UInt8(ascii: "@"):
                if bytes[start + 1] == UInt8(ascii: "\"") {
                    position = start + 1
                    let inner = string(bytes, from: start + 1, kind: .symbol)
                    return Token(kind: inner.kind, start: start, end: inner.end)
                }
                guard isWordStart(bytes[start + 1]) else { return token(.invalid, 1) }
                return word(bytes, .symbol, from: start, at: start + 1, isWordPart)
            case UInt8(ascii: "%"): return prefixed(bytes, .value, from: start)
            case UInt8(ascii: "^"): return prefixed(bytes, .block, from: start)
            case UInt8(ascii: "#"):
                if bytes[start + 1] == UInt8(ascii: "-"), bytes[start + 2] == UInt8(ascii: "}") {
                    return token(.resourceEnd, 3)
                }
                return prefixed(bytes, .hash, from: start)
            case UInt8(ascii: "!"): return prefixed(bytes, .exclamation, from: start)
            default:
                if isDigit(byte) { return number(bytes, from: start) }
                if isWordStart(byte) { return word(bytes, .word, from: start, at: start, isWordPart) }
                return token(.invalid, 1)
            }
        }
    }

    private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>) {
        while true {
            switch bytes[position] {
            case 32, 9, 10, 13: position += 1
            case UInt8(ascii: "/") where bytes[position + 1] == UInt8(ascii: "/"):
                while bytes[position] != 10, position < bytes.count - 1 { position += 1 }
            default: return
            }
        }
    }

    private mutating func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ kind: TokenKind, from start: Int, at first: Int,
        _ isPart: (UInt8) -> Bool
    ) -> Token {
        var end = first
        while isPart(bytes[end]) { end += 1 }
        position = end
        return Token(kind: kind, start: start, end: end)
    }

    /// A sigil and a name: digits only, or letters, digits and `$._-`.
    private mutating func prefixed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ kind: TokenKind, from start: Int
    ) -> Token {
        let first = bytes[start + 1]
        if isDigit(first) { return word(bytes, kind, from: start, at: start + 1, isDigit) }
        guard isWordStart(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: ".") else {
            position = start + 1
            return Token(kind: .invalid, start: start, end: start + 1)
        }
        // Types and attributes exclude `-`: `!a->` is a type and an arrow.
        let takesMinus = kind == .value || kind == .block
        return word(bytes, kind, from: start, at: start + 1) { isWordPart($0) || takesMinus && $0 == 45 }
    }

    private mutating func string(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, kind: TokenKind
    ) -> Token {
        var end = start + 1
        while end < bytes.count - 1 {
            switch bytes[end] {
            case UInt8(ascii: "\""):
                position = end + 1
                return Token(kind: kind, start: start, end: end + 1)
            case 10:
                position = end
                return Token(kind: .invalid, start: start, end: end)
            case UInt8(ascii: "\\"): end += 2
            default:
                end += 1
                end += ByteScan.wordsWithout(UInt8(ascii: "\""), 10, UInt8(ascii: "\\"), bytes, from: end)
            }
        }
        position = bytes.count - 1
        return Token(kind: .invalid, start: start, end: position)
    }

    private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Token {
        if bytes[start] == 48, bytes[start + 1] == UInt8(ascii: "x"), isHexDigit(bytes[start + 2]) {
            return word(bytes, .integer, from: start, at: start + 2, isHexDigit)
        }
        var end = start
        while isDigit(bytes[end]) { end += 1 }
        guard bytes[end] == UInt8(ascii: ".") else {
            position = end
            return Token(kind: .integer, start: start, end: end)
        }
        end += 1
        while isDigit(bytes[end]) { end += 1 }
        if bytes[end] | 32 == UInt8(ascii: "e") {
            var exponent = end + 1
            if bytes[exponent] == 43 || bytes[exponent] == 45 { exponent += 1 }
            if isDigit(bytes[exponent]) {
                while isDigit(bytes[exponent]) { exponent += 1 }
                end = exponent
            }
        }
        position = end
        return Token(kind: .number, start: start, end: end)
    }
}

package func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 32) &- 97 < 6 }
package func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
func isWordStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == 95 || byte == 36 }
func isWordPart(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) || byte == 46 }
