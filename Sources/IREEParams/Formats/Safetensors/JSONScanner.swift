/// Reads JSON from front to back, as strictly as the header of a safetensors file demands it.
///
/// All access to the memory is in this file, and all of it goes through `byte(at:)` or a range that
/// has been scanned with it.
struct JSONScanner {
    /// The text. It stays valid for as long as the scanner is used; the caller sees to that.
    private let bytes: UnsafeRawBufferPointer
    /// The place of the next byte.
    private(set) var position = 0
    /// The file, and where in it the text starts, for messages.
    let path: String
    private let fileOffset: UInt64

    /// How deep values may lie in each other. serde_json's own limit.
    static let maximumDepth = 127

    init(_ bytes: UnsafeRawBufferPointer, path: String, fileOffset: UInt64) {
        self.bytes = bytes
        self.path = path
        self.fileOffset = fileOffset
    }

    /// A string of the text, as it stands there or, where it has escapes, decoded.
    struct Text {
        fileprivate let range: Range<Int>
        fileprivate let decoded: [UInt8]?
    }

    // MARK: Bytes

    /// The byte at `index`; 0, which is nowhere allowed, beyond the end.
    @inline(__always)
    private func byte(at index: Int) -> UInt8 {
        index >= 0 && index < bytes.count ? bytes[index] : 0
    }

    /// The length of the text in bytes.
    var count: Int { bytes.count }

    var isAtEnd: Bool { position >= bytes.count }

    /// The next byte that is not white space, without passing it.
    @inline(__always)
    mutating func next() -> UInt8 {
        while true {
            let byte = byte(at: position)
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return byte
            }
        }
    }

    /// Passes `character` and the white space before it, if it comes next.
    @inline(__always)
    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard next() == UInt8(truncatingIfNeeded: character.value) else { return false }
        position += 1
        return true
    }

    /// Passes `character` if it comes next, with no white space before it.
    mutating func consumeDirectly(_ character: Unicode.Scalar) -> Bool {
        guard byte(at: position) == UInt8(truncatingIfNeeded: character.value), !isAtEnd else { return false }
        position += 1
        return true
    }

    /// Passes a decimal digit if one comes next.
    mutating func consumeDigit() -> Bool {
        guard (0x30...0x39).contains(byte(at: position)) else { return false }
        position += 1
        return true
    }

    mutating func expect(
        _ character: Unicode.Scalar, _ place: @autoclosure () -> String
    ) throws(ParameterError) {
        guard consume(character) else { throw unexpected("`\(character)` \(place())") }
    }

    // MARK: Errors

    func error(
        _ code: StatusCode, _ message: String, at position: Int? = nil
    ) -> ParameterError {
        ParameterError(
            code, message, file: path, offset: fileOffset(of: position ?? self.position))
    }

    /// Where in the file a place of the text is.
    func fileOffset(of position: Int) -> UInt64 {
        // No overflow: both are places in the same file.
        fileOffset &+ UInt64(clamping: position)
    }

    private func unexpected(_ what: String) -> ParameterError {
        isAtEnd
            ? error(.invalidArgument, "the JSON header ends where \(what) was expected")
            : error(.invalidArgument, "the JSON header has \(shown(byte(at: position))) instead of \(what)")
    }

    private func shown(_ byte: UInt8) -> String {
        (0x21..<0x7F).contains(byte)
            ? "`\(Unicode.Scalar(byte))`" : "the byte 0x\(String(byte, radix: 16, uppercase: true))"
    }

    // MARK: Numbers

    /// Reads an unsigned integer: digits and nothing else.
    mutating func readUnsigned(
        _ what: @autoclosure () -> String
    ) throws(ParameterError) -> UInt64 {
        let first = next()
        let start = position
        guard (0x30...0x39).contains(first) else {
            throw unexpected("\(what()), an unsigned integer,")
        }
        var value: UInt64 = 0
        while true {
            let digit = byte(at: position) &- 0x30
            guard digit <= 9 else { break }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            guard !overflow, !carry else {
                throw error(.outOfRange, "\(what()) is more than 64 bits can count", at: start)
            }
            value = sum
            position += 1
        }
        switch byte(at: position) {
        case 0x2E, 0x45, 0x65:
            throw error(.invalidArgument, "\(what()) must be a plain integer", at: start)
        default: break
        }
        guard first != 0x30 || position == start + 1 else {
            throw error(.invalidArgument, "\(what()) has a leading zero", at: start)
        }
        return value
    }

    // MARK: Strings

    /// Reads a string.
    mutating func readString(
        _ what: @autoclosure () -> String
    ) throws(ParameterError) -> Text {
        guard consume("\"") else { throw unexpected("\(what()), a string,") }
        let start = position
        while true {
            let byte = byte(at: position)
            // Most bytes are neither the end, an escape, a control character, nor beyond ASCII.
            if byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
                position += 1
            } else if byte == 0x22 {
                position += 1
                return Text(range: start..<position - 1, decoded: nil)
            } else if byte == 0x5C {
                return try readEscapedString(from: start)
            } else {
                try passSpecialByte(stringStart: start)
            }
        }
    }

    /// Reads the rest of a string that has an escape at the position, into memory of its own.
    private mutating func readEscapedString(from start: Int) throws(ParameterError) -> Text {
        var decoded = Array(bytes[start..<position])
        while true {
            switch byte(at: position) {
            case 0x22:
                position += 1
                return Text(range: start..<position - 1, decoded: decoded)
            case 0x5C:
                let scalar = try readEscape()
                decoded += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            case 0x20..<0x80:
                decoded.append(byte(at: position))
                position += 1
            default:
                let first = position
                try passSpecialByte(stringStart: start)
                decoded += bytes[first..<position]
            }
        }
    }

    /// Passes one character beyond ASCII; throws for the end, a control character, and bad UTF-8.
    private mutating func passSpecialByte(stringStart: Int) throws(ParameterError) {
        guard !isAtEnd else {
            throw error(.invalidArgument, "the JSON header ends inside a string", at: stringStart)
        }
        guard byte(at: position) >= 0x80 else {
            throw error(
                .invalidArgument,
                "a string in the JSON header has the raw control character"
                    + " \(shown(byte(at: position)))")
        }
        let length = characterLength()
        guard length > 0 else { throw error(.invalidArgument, "the JSON header is not UTF-8") }
        position += length
    }

    /// The length in bytes of the character beyond ASCII at the position; 0 where it is not UTF-8.
    private func characterLength() -> Int {
        let second = byte(at: position + 1)
        // What may follow the first byte keeps out overlong forms, surrogates and what is too large.
        let length: Int
        let range: ClosedRange<UInt8>
        switch byte(at: position) {
        case 0xC2...0xDF: (length, range) = (2, 0x80...0xBF)
        case 0xE0: (length, range) = (3, 0xA0...0xBF)
        case 0xED: (length, range) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, range) = (3, 0x80...0xBF)
        case 0xF0: (length, range) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, range) = (4, 0x80...0xBF)
        case 0xF4: (length, range) = (4, 0x80...0x8F)
        default: return 0
        }
        guard range.contains(second) else { return 0 }
        for index in 2..<max(length, 2) where byte(at: position + index) & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Reads an escape: a backslash, and what follows it.
    private mutating func readEscape() throws(ParameterError) -> Unicode.Scalar {
        let start = position
        let letter = byte(at: position + 1)
        position += 2
        switch letter {
        case 0x22, 0x2F, 0x5C: return Unicode.Scalar(letter)
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75: break
        default: throw error(.invalidArgument, "a string in the JSON header has an unknown escape", at: start)
        }
        let unit = try readHexDigits()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // A surrogate: only a high one followed by a low one makes a character.
        if UTF16.isLeadSurrogate(unit), byte(at: position) == 0x5C, byte(at: position + 1) == 0x75 {
            position += 2
            let low = try readHexDigits()
            if UTF16.isTrailSurrogate(low),
                let scalar = Unicode.Scalar(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(low & 0x3FF))
            {
                return scalar
            }
        }
        throw error(.invalidArgument, "a string in the JSON header has half a surrogate pair", at: start)
    }

    private mutating func readHexDigits() throws(ParameterError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch byte(at: position) {
            case let byte where (0x30...0x39).contains(byte): digit = byte - 0x30
            case let byte where (0x41...0x46).contains(byte): digit = byte - 0x37
            case let byte where (0x61...0x66).contains(byte): digit = byte - 0x57
            default: throw error(.invalidArgument, "`\\u` in the JSON header lacks four hex digits")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    /// The bytes of a string.
    func array(_ text: Text) -> [UInt8] {
        text.decoded ?? Array(bytes[text.range])
    }

    /// The string. The scanner has made sure that it is UTF-8.
    func string(_ text: Text) -> String {
        if let decoded = text.decoded { return String(decoding: decoded, as: UTF8.self) }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[text.range]), as: UTF8.self)
    }

    /// The string for a message: on one line, and cut where it is long, as a hostile one may be.
    func excerpt(_ text: Text) -> String {
        let string = string(text)
        guard let end = string.index(string.startIndex, offsetBy: 64, limitedBy: string.endIndex),
            end < string.endIndex
        else { return printable(string) }
        return printable(string[..<end]) + "..."
    }

    /// Whether a string is `literal`.
    func isEqual(_ text: Text, to literal: StaticString) -> Bool {
        literal.withUTF8Buffer { literal in
            if let decoded = text.decoded { return decoded.elementsEqual(literal) }
            guard text.range.count == literal.count else { return false }
            return literal.indices.allSatisfy { bytes[text.range.lowerBound + $0] == literal[$0] }
        }
    }
}
