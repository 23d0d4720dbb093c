/// A reader of the few Python literals that headers of arrays are made of.
struct PythonLiteral {
    private let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// A dictionary, and nothing after it; `body` reads the value of each key.
    mutating func dictionary(
        _ body: (inout PythonLiteral, String) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        try expect("{")
        while !takes("}") {
            let key = try string()
            try expect(":")
            try body(&self, key)
            if takes("}") { break }
            try expect(",")
        }
        skipBlanks()
        guard position == text.count else { throw malformed("text after the dictionary") }
    }

    mutating func string() throws(ParameterError) -> String {
        skipBlanks()
        guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            throw malformed("expected quoted text")
        }
        position += 1
        guard let end = text[position...].firstIndex(of: quote),
            let string = String(validating: text[position..<end], as: UTF8.self)
        else {
            throw malformed("text without an end")
        }
        position = end + 1
        return string
    }

    mutating func boolean() throws(ParameterError) -> Bool {
        skipBlanks()
        for (word, value) in [("True", true), ("False", false)]
        where text[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw malformed("expected True or False")
    }

    /// A tuple of numbers that are not below zero.
    mutating func tuple() throws(ParameterError) -> [Int] {
        try expect("(")
        var numbers: [Int] = []
        while !takes(")") {
            numbers.append(try number())
            if takes(")") { break }
            try expect(",")
        }
        return numbers
    }

    private mutating func number() throws(ParameterError) -> Int {
        skipBlanks()
        let digits = text[position...].prefix { (0x30...0x39).contains($0) }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw malformed("expected a dimension")
        }
        position += digits.count
        return number
    }

    private var next: UInt8? { position < text.count ? text[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    }

    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(ParameterError) {
        guard takes(character) else { throw malformed("expected `\(character)`") }
    }

    private func malformed(_ what: String) -> ParameterError {
        ParameterError(.invalidArgument, "the header is malformed at its byte \(position): \(what)")
    }
}
