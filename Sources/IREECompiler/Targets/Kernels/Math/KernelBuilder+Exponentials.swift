/// Exponentials and hyperbolic functions.
///
/// Bounds of errors hold for results that are normal numbers: `f64` within 4 units in the last place, `f32` within 2.
/// Functions of `f32` are computed in `f64` and rounded, but for the exponential.
extension KernelBuilder {
    /// `c[0] + c[1] x + c[2] x² …`
    func polynomial(_ x: KernelValue, _ coefficients: [Double]) -> KernelValue {
        var result = float(coefficients.last ?? 0, like: x)
        for coefficient in coefficients.dropLast().reversed() {
            result = fma(result, x, float(coefficient, like: x))
        }
        return result
    }

    /// A function of `f64`, of a value that may be `f32`.
    func inDouble(_ x: KernelValue, _ function: (KernelValue) -> KernelValue) -> KernelValue {
        guard type(x).element == .f32 else { return function(x) }
        return floatCast(function(floatCast(x, to: .f64)), to: .f32)
    }

    private func clamp(_ x: KernelValue, _ low: Double, _ high: Double) -> KernelValue {
        let least = select(compare(.olt, x, float(low, like: x)), float(low, like: x), x)
        return select(compare(.ogt, least, float(high, like: x)), float(high, like: x), least)
    }

    /// A number times two to the power of an integer: in two steps, for neither need be a normal number.
    private func scaled(_ x: KernelValue, by power: KernelValue) -> KernelValue {
        let element = type(x).element
        let (bias, shift): (Int64, Int64) = element == .f64 ? (1023, 52) : (127, 23)
        let half = binary(.shiftRightSigned, power, integer(1, like: power))
        func factor(_ exponent: KernelValue) -> KernelValue {
            let biased = binary(.addI, exponent, integer(bias, like: exponent))
            return bitcast(binary(.shiftLeft, biased, integer(shift, like: biased)), to: element)
        }
        let first = binary(.mulF, x, factor(half))
        return binary(.mulF, first, factor(binary(.subI, power, half)))
    }

    /// The nearest integer to a multiple of `x`, of magnitude below 2²⁰, as a number and as an integer.
    private func nearest(
        _ x: KernelValue, times factor: Double = 1
    ) -> (number: KernelValue, integer: KernelValue) {
        let element = type(x).element
        // Adding it moves the integer to the lowest bits.
        let magic = float(element == .f64 ? 0x1.8p52 : 0x1.8p23, like: x)
        let sum = factor == 1 ? binary(.addF, x, magic) : fma(x, float(factor, like: x), magic)
        let bits = binary(.subI, bitcast(sum, to: element.integer), bitcast(magic, to: element.integer))
        return (binary(.subF, sum, magic), bits)
    }

    private static let ln2High = 0.6931471803691238
    private static let ln2Low = 1.9082149292705877e-10
    private static let log2E = 1.4426950408889634

    /// `x` less the nearest multiple of ln 2, and which multiple.
    private func reduced(_ x: KernelValue) -> (rest: KernelValue, multiple: KernelValue) {
        let isDouble = type(x).element == .f64
        // Few enough bits that products with the integers are exact.
        let (high, low) = isDouble ? (Self.ln2High, Self.ln2Low) : (0.693359375, -2.12194440e-4)
        let (number, multiple) = nearest(x, times: Self.log2E)
        let first = fma(number, float(-high, like: x), x)
        return (fma(number, float(-low, like: x), first), multiple)
    }

    func exponential(_ x: KernelValue) -> KernelValue {
        if let native = native(.exponential, x) { return native }
        let isDouble = type(x).element == .f64
        let (rest, multiple) = reduced(isDouble ? clamp(x, -746, 710) : clamp(x, -104, 89))
        return scaled(
            polynomial(rest, isDouble ? Self.exponentialDouble : Self.exponentialSingle), by: multiple)
    }

    func exponential2(_ x: KernelValue) -> KernelValue {
        if let native = native(.exponential2, x) { return native }
        return inDouble(x) { x in
            let bounded = clamp(x, -1076, 1025)
            let (number, multiple) = nearest(bounded)
            let rest = binary(.mulF, binary(.subF, bounded, number), float(0.6931471805599453, like: x))
            return scaled(polynomial(rest, Self.exponentialDouble), by: multiple)
        }
    }

    func exponentialMinus1(_ x: KernelValue) -> KernelValue {
        if let native = native(.exponentialMinus1, x) { return native }
        return inDouble(x) { x in
            let bounded = clamp(x, -60, 710)
            let (rest, multiple) = reduced(bounded)
            let part = binary(.mulF, rest, polynomial(rest, Self.exponentialMinus1Double))
            let one = float(1, like: x)
            // 2ⁿ (1 + part) - 1, halved where 2ⁿ would overflow.
            let isLarge = compare(.sgt, multiple, integer(1000, like: multiple))
            let power = binary(
                .subI, multiple, select(isLarge, integer(1, like: multiple), integer(0, like: multiple)))
            let rounded = scaled(one, by: power)
            let unit = select(isLarge, float(0.5, like: x), one)
            let result = binary(.addF, binary(.mulF, part, rounded), binary(.subF, rounded, unit))
            let value = binary(.mulF, result, select(isLarge, float(2, like: x), one))
            // Also keeps the sign of zero.
            return select(compare(.oeq, x, float(0, like: x)), x, value)
        }
    }

    func hyperbolicTangent(_ x: KernelValue) -> KernelValue {
        if let native = native(.hyperbolicTangent, x) { return native }
        return inDouble(x) { x in
            let magnitude = clamp(absolute(x), 0, 20)
            let t = exponentialMinus1(binary(.addF, magnitude, magnitude))
            return copySign(binary(.divF, t, binary(.addF, t, float(2, like: x))), x)
        }
    }

    func hyperbolicSine(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            // Of half the argument where the exponential would overflow.
            let magnitude = absolute(x)
            let t = exponentialMinus1(magnitude)
            let small = binary(.addF, t, binary(.divF, t, binary(.addF, t, float(1, like: x))))
            let root = exponential(binary(.mulF, magnitude, float(0.5, like: x)))
            let large = binary(.mulF, root, root)
            let isLarge = compare(.ogt, magnitude, float(40, like: x))
            let half = float(0.5, like: x)
            let value = select(
                isLarge, binary(.mulF, binary(.mulF, half, root), root), binary(.mulF, half, small))
            return copySign(select(compare(.uno, x, x), large, value), x)
        }
    }

    func hyperbolicCosine(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let half = float(0.5, like: x)
            let root = exponential(binary(.mulF, absolute(x), half))
            let large = binary(.mulF, binary(.mulF, half, root), root)
            return binary(.addF, large, binary(.divF, half, binary(.mulF, root, root)))
        }
    }

    private static let exponentialSingle = [
        1.0, 1.0, 0.499999934, 0.166665201, 0.0416683942, 0.00836878042, 0.00138144668,
    ]
    /// On ±ln 2 / 2: Chebyshev interpolation, as all that follow.
    private static let exponentialDouble = [
        1.0, 1.0, 0.5, 0.16666666666666702, 0.04166666666666669, 0.008333333333309458, 0.001388888888887184,
        0.0001984126990936602, 2.4801587350217137e-05, 2.7557224820682715e-06, 2.7557251805838646e-07,
        2.51149153726104e-08, 2.092161270126645e-09,
    ]
    /// (eˣ - 1) / x.
    private static let exponentialMinus1Double = [
        1.0, 0.5, 0.1666666666666668, 0.04166666666666668, 0.008333333333319561, 0.0013888888888879054,
        0.00019841269890154013, 2.480158733649766e-05, 2.7557240804190355e-06, 2.7557263219790347e-07,
        2.5110079917407737e-08, 2.09181596693241e-09,
    ]
}
