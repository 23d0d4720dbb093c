/// Logarithms, powers and roots, with the bounds of the exponentials. Powers of `f64` are less exact the larger the
/// logarithm of the result is: their relative error is below |y ln x| 2⁻⁵¹.
extension KernelBuilder {
    func logarithm(_ x: KernelValue) -> KernelValue {
        if let native = native(.logarithm, x) { return native }
        return inDouble(x) { self.logarithmOfDouble($0).value }
    }

    func logarithm2(_ x: KernelValue) -> KernelValue {
        if let native = native(.logarithm2, x) { return native }
        return inDouble(x) { x in
            let parts = self.logarithmOfDouble(x)
            let scaled = binary(.mulF, parts.rest, float(1.4426950408889634, like: x))
            return special(x, binary(.addF, parts.exponent, scaled))
        }
    }

    func logarithm10(_ x: KernelValue) -> KernelValue {
        if let native = native(.logarithm10, x) { return native }
        return inDouble(x) { x in
            let parts = self.logarithmOfDouble(x)
            let scaled = binary(.mulF, parts.rest, float(0.4342944819032518, like: x))
            let power = binary(.mulF, parts.exponent, float(0.3010299956639812, like: x))
            return special(x, binary(.addF, power, scaled))
        }
    }

    /// ln (1 + x): of the rounded sum, and what rounding lost, relative to it.
    func logarithm1Plus(_ x: KernelValue) -> KernelValue {
        if let native = native(.logarithm1Plus, x) { return native }
        return inDouble(x) { x in
            let one = float(1, like: x)
            let sum = binary(.addF, one, x)
            let lost = binary(.subF, x, binary(.subF, sum, one))
            let value = binary(.addF, self.logarithmOfDouble(sum).value, binary(.divF, lost, sum))
            let isExact = compare(.olt, absolute(x), float(0x1p-54, like: x))
            let isInfinite = compare(.oge, x, float(0x1p1000, like: x))
            // Where the sum is 0 or infinite, nothing was lost.
            let plain = binary(.or, isInfinite, compare(.ole, sum, float(0, like: x)))
            return select(isExact, x, select(plain, self.logarithmOfDouble(sum).value, value))
        }
    }

    /// The logarithm; the exponent; and the logarithm of the significand, which is between √½ and √2.
    private func logarithmOfDouble(
        _ x: KernelValue
    ) -> (value: KernelValue, exponent: KernelValue, rest: KernelValue) {
        let isSubnormal = compare(.olt, x, float(0x1p-1022, like: x))
        let normal = select(isSubnormal, binary(.mulF, x, float(0x1p54, like: x)), x)
        let bits = bitcast(normal, to: .i64)
        // So that the exponent changes at √½ rather than at 1.
        let offset = integer(Int64(bitPattern: (0.7071067811865476).bitPattern), like: bits)
        let power = binary(.shiftRightSigned, binary(.subI, bits, offset), integer(52, like: bits))
        let significand = bitcast(
            binary(.subI, bits, binary(.shiftLeft, power, integer(52, like: bits))), to: .f64)
        // The exponent as a number; a conversion of 64-bit integers is slow on most processors.
        let magic = integer(Int64(bitPattern: (0x1.8p52).bitPattern), like: bits)
        var exponent = binary(
            .subF, bitcast(binary(.addI, power, magic), to: .f64), float(0x1.8p52, like: x))
        exponent = binary(.subF, exponent, select(isSubnormal, float(54, like: x), float(0, like: x)))

        let f = binary(.subF, significand, float(1, like: x))
        let s = binary(.divF, f, binary(.addF, f, float(2, like: x)))
        let z = binary(.mulF, s, s)
        let r = binary(.mulF, z, polynomial(z, Self.logarithmSeries))
        let half = binary(.mulF, binary(.mulF, f, f), float(0.5, like: x))
        let tail = binary(.mulF, s, binary(.addF, half, r))
        let rest = binary(.subF, f, binary(.subF, half, tail))
        let low = binary(.addF, tail, binary(.mulF, exponent, float(1.9082149292705877e-10, like: x)))
        let high = binary(.mulF, exponent, float(0.6931471803691238, like: x))
        let value = binary(.subF, high, binary(.subF, binary(.subF, half, low), f))
        return (special(x, value), exponent, rest)
    }

    /// The logarithms of zero, negative numbers, infinity and NaN.
    private func special(_ x: KernelValue, _ value: KernelValue) -> KernelValue {
        let zero = float(0, like: x)
        let infinity = float(.infinity, like: x)
        let atZero = select(compare(.oeq, x, zero), negated(infinity), value)
        let positive = select(compare(.oeq, x, infinity), infinity, atZero)
        return select(compare(.fult, x, zero), float(.nan, like: x), positive)
    }

    func power(_ x: KernelValue, _ y: KernelValue) -> KernelValue {
        if let native = native(.power, x, y) { return native }
        let isSingle = type(x).element == .f32
        let (a, b) = isSingle ? (floatCast(x, to: .f64), floatCast(y, to: .f64)) : (x, y)
        let result = powerOfDouble(a, b)
        return isSingle ? floatCast(result, to: .f32) : result
    }

    private func powerOfDouble(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
        let lanes = max(type(a).lanes, type(b).lanes)
        let (x, y) = (splat(a, lanes: lanes), splat(b, lanes: lanes))
        let (zero, one) = (float(0, like: x), float(1, like: x))
        let magnitude = absolute(x)
        let product = binary(.mulF, y, logarithmOfDouble(magnitude).value)
        let value = exponential(product)
        let isInteger = compare(.oeq, roundEven(y), y)
        let half = binary(.mulF, y, float(0.5, like: y))
        let isOdd = binary(.and, isInteger, compare(.one, roundEven(half), half))
        let isNegative = compare(.slt, bitcast(x, to: .i64), integer(0, like: bitcast(x, to: .i64)))
        let signed = select(binary(.and, isNegative, isOdd), negated(value), value)
        let isFinite = compare(.olt, magnitude, float(.infinity, like: x))
        let fractional = binary(.xor, isInteger, integer(1, like: isInteger))
        let belowZero = binary(.and, compare(.olt, x, zero), isFinite)
        let defined = select(binary(.and, belowZero, fractional), float(.nan, like: x), signed)
        // One to any power, -1 to an infinite one, and any to the power of zero.
        let isInfinitePower = compare(.oeq, absolute(y), float(.infinity, like: y))
        let isUnit = binary(
            .or, compare(.oeq, x, one), binary(.and, compare(.oeq, magnitude, one), isInfinitePower))
        return select(binary(.or, isUnit, compare(.oeq, y, zero)), one, defined)
    }

    func reciprocalSquareRoot(_ x: KernelValue) -> KernelValue {
        binary(.divF, float(1, like: x), unary(.sqrt, x))
    }

    /// (ln (1 + f) - 2 s) / s³ in s², where s = f / (2 + f).
    private static let logarithmSeries = [
        0.6666666666666666, 0.3999999999999999, 0.2857142857143538, 0.2222222221985246, 0.18181818594570603,
        0.15384575060552008, 0.13335641774314547, 0.11688054088167775, 0.11882627429859806,
    ]
}
