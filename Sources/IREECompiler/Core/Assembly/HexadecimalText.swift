/// Bytes as hexadecimal digits, the form of large constants. Table-driven, as it is most of a model's text.
enum HexadecimalText {
    /// The value of a digit by its character; above 15 for other characters.
    private static let values: [UInt8] = (0..<256).map { byte in
        Character(Unicode.Scalar(UInt8(byte))).isASCII
            ? Character(Unicode.Scalar(UInt8(byte))).hexDigitValue.map { UInt8($0) } ?? 0x80 : 0x80
    }

    /// The two upper-case digits of a byte, the first one in the low half.
    private static let digits: [UInt16] = (0..<256).map { byte in
        func digit(_ value: Int) -> UInt16 { UInt16(value < 10 ? 48 + value : 55 + value) }
        return digit(byte >> 4) | digit(byte & 15) << 8
    }

    /// Decodes digits; nil for an invalid digit or an odd number of digits.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count % 2 == 0 else { return nil }
        var wrong: UInt8 = 0
        let bytes = values.withUnsafeBufferPointer { values in
            [UInt8](unsafeUninitializedCapacity: text.count / 2) { target, count in
                for i in 0..<text.count / 2 {
                    let (high, low) = (values[Int(text[2 * i])], values[Int(text[2 * i + 1])])
                    wrong |= high | low
                    target.initializeElement(at: i, to: high << 4 | low & 15)
                }
                count = text.count / 2
            }
        }
        return wrong > 15 ? nil : bytes
    }

    /// Appends the digits of bytes to a text.
    package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        text.reserveCapacity(text.count + 2 * bytes.count + 64)
        digits.withUnsafeBufferPointer { digits in
            withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 4096) { part in
                var start = 0
                while start < bytes.count {
                    let count = min(part.count, bytes.count - start)
                    for i in 0..<count {
                        part.initializeElement(at: i, to: digits[Int(bytes[start + i])].littleEndian)
                    }
                    text.append(contentsOf: UnsafeRawBufferPointer(start: part.baseAddress, count: 2 * count))
                    start += count
                }
            }
        }
    }
}

extension SourceText {
    /// Decodes the hexadecimal digits in a range of the text.
    func hexadecimalBytes(_ start: Int, _ end: Int) -> [UInt8]? {
        guard start <= end else { return nil }
        return bytes.withUnsafeBufferPointer {
            HexadecimalText.decode(UnsafeBufferPointer(rebasing: $0[start..<end]))
        }
    }
}
