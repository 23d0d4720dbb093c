import Testing

@testable import IREEParams

/// Every number of every small format: that it comes back, and that what lies between two neighbors
/// goes to the nearer, from halfway to the one whose last bit is 0.
@Suite struct SmallFloatTests {
    struct Format: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var format: SmallFloat
        /// The code of the largest finite number.
        var largest: UInt16
        var infinityOrNaN: UInt16
        var hasNegativeZero = true
    }

    static let formats = [
        Format(testDescription: "f16", format: .half, largest: 0x7BFF, infinityOrNaN: 0x7C00),
        Format(testDescription: "bf16", format: .bfloat16, largest: 0x7F7F, infinityOrNaN: 0x7F80),
        Format(testDescription: "f8E5M2", format: .f8E5M2, largest: 0x7B, infinityOrNaN: 0x7C),
        Format(testDescription: "f8E4M3FN", format: .f8E4M3FN, largest: 0x7E, infinityOrNaN: 0x7F),
        Format(
            testDescription: "f8E5M2FNUZ", format: .f8E5M2FNUZ, largest: 0x7F, infinityOrNaN: 0x80,
            hasNegativeZero: false),
        Format(
            testDescription: "f8E4M3FNUZ", format: .f8E4M3FNUZ, largest: 0x7F, infinityOrNaN: 0x80,
            hasNegativeZero: false),
    ]

    /// The number of a code, worked out from the definition of the format.
    private func decode(_ code: UInt16, _ format: SmallFloat) -> Double {
        let mantissa = Int(code) & (1 << format.mantissaBits - 1)
        let exponent = Int(code) >> format.mantissaBits
        let significand = exponent == 0 ? mantissa : mantissa | 1 << format.mantissaBits
        let power = max(exponent, 1) - format.bias - format.mantissaBits
        return Double(sign: .plus, exponent: power, significand: Double(significand))
    }

    @Test(arguments: formats)
    func everyNumberComesBack(format: Format) {
        let sign: UInt16 = 1 << (format.format.exponentBits + format.format.mantissaBits)
        for code in 0...format.largest {
            let value = Float(decode(code, format.format))
            if format.format.encode(value) != code { Issue.record("\(value) is not \(code)") }
            let negative = code == 0 && !format.hasNegativeZero ? 0 : code | sign
            if format.format.encode(-value) != negative { Issue.record("\(-value) is not \(negative)") }
        }
    }

    @Test(arguments: formats)
    func whatLiesBetweenGoesToTheNearer(format: Format) {
        for code in 0...format.largest {
            let value = decode(code, format.format)
            // The step beyond the largest number is as wide as the one before it.
            let next = code < format.largest ? code + 1 : format.infinityOrNaN
            let middle = Float((value + decode(code + 1, format.format)) / 2)
            let encode = format.format.encode
            if encode(middle.nextDown) != code { Issue.record("below the middle above \(code)") }
            if encode(middle) != (code.isMultiple(of: 2) ? code : next) {
                Issue.record("in the middle above \(code)")
            }
            if encode(middle.nextUp) != next { Issue.record("above the middle above \(code)") }
        }
    }

    @Test(arguments: formats)
    func whatIsTooLargeOrNoNumberHasItsOwnCode(format: Format) {
        for value in [Float.infinity, .greatestFiniteMagnitude] {
            #expect(format.format.encode(value) == format.infinityOrNaN)
        }
        #expect(format.format.encode(.nan) & format.infinityOrNaN == format.infinityOrNaN)
    }

    @Test(arguments: formats)
    func everyCodeIsANumberOrNone(format: Format) {
        let sign: UInt16 = 1 << (format.format.exponentBits + format.format.mantissaBits)
        for code in 0..<sign {
            let value = format.format.decode(code)
            let negative = format.format.decode(code | sign)
            if code <= format.largest {
                if Double(value) != decode(code, format.format) { Issue.record("\(code) is \(value)") }
                let isNumber = code > 0 || format.hasNegativeZero
                if isNumber ? negative != -value || negative.sign != .minus : !negative.isNaN {
                    Issue.record("\(code | sign) is \(negative)")
                }
            } else {
                let isInfinity = code == format.infinityOrNaN && format.format.special == .ieee
                if isInfinity ? value != .infinity : !value.isNaN { Issue.record("\(code) is \(value)") }
                if isInfinity ? negative != -.infinity : !negative.isNaN {
                    Issue.record("\(code | sign) is \(negative)")
                }
            }
        }
    }

    @Test func powersOfTwoComeBack() {
        for code: UInt8 in 0...254 { #expect(SmallFloat.encodeE8M0(SmallFloat.decodeE8M0(code)) == code) }
        #expect(SmallFloat.decodeE8M0(0xFF).isNaN)
    }

    @Test func powersOfTwoAreRoundedAsNumbers() {
        for exponent in -126...127 {
            let value = Float(sign: .plus, exponent: exponent, significand: 1)
            let code = UInt8(exponent + 127)
            #expect(SmallFloat.encodeE8M0(value) == code)
            #expect(SmallFloat.encodeE8M0((value * 1.5).nextDown) == code)
            #expect(SmallFloat.encodeE8M0(value * 1.5) == (code == 254 ? 255 : code + 1))
        }
        for value in [Float.nan, .infinity, -.infinity] { #expect(SmallFloat.encodeE8M0(value) == 0xFF) }
        for value in [Float(0), -0.0, -1] { #expect(SmallFloat.encodeE8M0(value) == 0) }
    }
}
