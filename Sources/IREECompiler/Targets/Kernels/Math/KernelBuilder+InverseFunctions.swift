/// Inverse trigonometric and hyperbolic functions, with the bounds of the exponentials; the complementary error
/// function of `f64` is within 8 units in the last place.
extension KernelBuilder {
    func arcTangent(_ x: KernelValue) -> KernelValue {
        if let native = native(.arcTangent, x) { return native }
        return inDouble(x) { x in
            let t = absolute(x)
            let (one, minusOne) = (float(1, like: x), float(-1, like: x))
            // Of -1 / t or (t - 1) / (t + 1), for a small argument.
            let isLarge = compare(.ogt, t, float(2.414213562373095, like: x))
            let isMedium = compare(.ogt, t, float(0.4142135623730951, like: x))
            let numerator = select(isLarge, minusOne, select(isMedium, binary(.subF, t, one), t))
            let denominator = select(isLarge, t, select(isMedium, binary(.addF, t, one), one))
            let z = binary(.divF, numerator, denominator)
            let start = select(
                isLarge, float(Self.halfPi, like: x),
                select(isMedium, float(Self.halfPi / 2, like: x), float(0, like: x)))
            let rest = select(
                isLarge, float(Self.halfPiRest, like: x),
                select(isMedium, float(Self.halfPiRest / 2, like: x), float(0, like: x)))
            let square = binary(.mulF, z, z)
            let tail = binary(.mulF, binary(.mulF, z, square), polynomial(square, Self.arcTangentSeries))
            let sum = binary(.addF, start, binary(.addF, binary(.addF, rest, tail), z))
            return select(compare(.uno, x, x), x, copySign(sum, x))
        }
    }

    /// Of the angle of (x, y).
    func arcTangent(_ y: KernelValue, _ x: KernelValue) -> KernelValue {
        if let native = native(.arcTangent2, y, x) { return native }
        let isSingle = type(x).element == .f32
        let (a, b) = isSingle ? (floatCast(y, to: .f64), floatCast(x, to: .f64)) : (y, x)
        let angle = angle(a, b)
        return isSingle ? floatCast(angle, to: .f32) : angle
    }

    private func angle(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
        let lanes = max(type(a).lanes, type(b).lanes)
        let (y, x) = (splat(a, lanes: lanes), splat(b, lanes: lanes))
        let (height, width) = (absolute(y), absolute(x))
        let isSteep = compare(.ogt, height, width)
        let (small, large) = (select(isSteep, width, height), select(isSteep, height, width))
        let zero = float(0, like: x)
        // 0 / 0 counts as 0, and the quotient of infinities as 1.
        let isEqual = compare(.oeq, small, large)
        let plain = binary(.divF, small, large)
        let quotient = select(
            compare(.oeq, small, zero), zero, select(isEqual, float(1, like: x), plain))
        let acute = arcTangent(quotient)
        let steep = select(isSteep, binary(.subF, float(Self.halfPi, like: x), acute), acute)
        let bits = bitcast(x, to: .i64)
        let isBehind = compare(.slt, bits, integer(0, like: bits))
        let turned = select(isBehind, binary(.subF, float(2 * Self.halfPi, like: x), steep), steep)
        return select(compare(.uno, x, y), binary(.addF, x, y), copySign(turned, y))
    }

    func arcSine(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let t = absolute(x)
            let isInner = compare(.ole, t, float(0.5, like: x))
            let (inner, outer) = arcSineParts(t, isInner)
            return copySign(select(isInner, inner, binary(.subF, float(Self.halfPi, like: x), outer)), x)
        }
    }

    func arcCosine(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let t = absolute(x)
            let isInner = compare(.ole, t, float(0.5, like: x))
            let (inner, outer) = arcSineParts(t, isInner)
            let (right, straight) = (float(Self.halfPi, like: x), float(2 * Self.halfPi, like: x))
            let isNegative = compare(.olt, x, float(0, like: x))
            let middle = select(isNegative, binary(.addF, right, inner), binary(.subF, right, inner))
            return select(isInner, middle, select(isNegative, binary(.subF, straight, outer), outer))
        }
    }

    /// The arc sine of a number up to ½; and twice that of √((1 - t) / 2), which is what is left of a right angle.
    private func arcSineParts(
        _ t: KernelValue, _ isInner: KernelValue
    ) -> (inner: KernelValue, outer: KernelValue) {
        let half = binary(.mulF, binary(.subF, float(1, like: t), t), float(0.5, like: t))
        let z = select(isInner, binary(.mulF, t, t), half)
        let root = select(isInner, t, unary(.sqrt, half))
        let tail = binary(.mulF, binary(.mulF, root, z), polynomial(z, Self.arcSineSeries))
        let inner = binary(.addF, root, tail)
        return (inner, binary(.addF, inner, inner))
    }

    // MARK: Hyperbolic functions

    /// Whether squares are the same with 1 added; and the logarithm of twice the number.
    private func largeLogarithm(_ t: KernelValue) -> (isLarge: KernelValue, value: KernelValue) {
        (
            compare(.ogt, t, float(0x1p28, like: t)),
            binary(.addF, logarithm(t), float(0.6931471805599453, like: t))
        )
    }

    func inverseHyperbolicSine(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let (t, one) = (absolute(x), float(1, like: x))
            let square = binary(.mulF, t, t)
            let root = unary(.sqrt, binary(.addF, square, one))
            let sum = binary(.addF, t, binary(.divF, square, binary(.addF, one, root)))
            let large = largeLogarithm(t)
            return copySign(select(large.isLarge, large.value, logarithm1Plus(sum)), x)
        }
    }

    func inverseHyperbolicCosine(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let t = binary(.subF, x, float(1, like: x))
            let root = unary(.sqrt, binary(.addF, binary(.addF, t, t), binary(.mulF, t, t)))
            let large = largeLogarithm(x)
            return select(large.isLarge, large.value, logarithm1Plus(binary(.addF, t, root)))
        }
    }

    func inverseHyperbolicTangent(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let t = absolute(x)
            let quotient = binary(.divF, binary(.addF, t, t), binary(.subF, float(1, like: x), t))
            return copySign(binary(.mulF, float(0.5, like: x), logarithm1Plus(quotient)), x)
        }
    }

    // MARK: Others

    /// An estimate by the logarithm, and one step of Newton's.
    func cubeRoot(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let (t, third) = (absolute(x), float(1.0 / 3, like: x))
            let estimate = exponential(binary(.mulF, logarithm(t), third))
            let square = binary(.mulF, estimate, estimate)
            let excess = binary(.subF, binary(.mulF, square, estimate), t)
            let step = binary(.divF, binary(.mulF, excess, third), square)
            let value = copySign(binary(.subF, estimate, step), x)
            let isNumber = binary(
                .and, compare(.ogt, t, float(0, like: x)), compare(.olt, t, float(.infinity, like: x)))
            return select(isNumber, value, x)
        }
    }

    /// 1 - erf x, without cancellation.
    func complementaryErrorFunction(_ x: KernelValue) -> KernelValue {
        inDouble(x) { x in
            let (one, two) = (float(1, like: x), float(2, like: x))
            let inner = binary(.subF, one, errorFunction(x))
            let limit = float(27.5, like: x)
            let t = select(compare(.ogt, absolute(x), limit), limit, absolute(x))
            let fraction = binary(.divF, binary(.subF, t, two), binary(.addF, t, two))
            // The square in two parts, of which the first is exact.
            let high = bitcast(
                binary(
                    .and, bitcast(t, to: .i64), constant(0xFFFF_FFFF_F800_0000, type(t).with(.i64))), to: .f64
            )
            let rest = binary(.mulF, binary(.subF, high, t), binary(.addF, high, t))
            let decay = binary(
                .mulF, exponential(negated(binary(.mulF, high, high))), exponential(rest))
            let outer = binary(.mulF, decay, polynomial(fraction, Self.scaledComplement))
            let isOuter = compare(.ogt, x, one)
            return select(compare(.uno, x, x), x, select(isOuter, outer, inner))
        }
    }

    /// The remainder of a division toward zero, of `f32`: by multiples of the divisor, from large ones on, whose
    /// products are exact in `f64`. Nil for `f64`.
    func remainder(_ x: KernelValue, _ y: KernelValue) -> KernelValue? {
        guard target.hasVectors else { return binary(.remF, x, y) }
        guard type(x).element == .f32 else { return nil }
        let divisor = floatCast(absolute(y), to: .f64)
        var rest = floatCast(absolute(x), to: .f64)
        for power in stride(from: 264, through: 0, by: -24) {
            let multiple = binary(
                .mulF, divisor, float(Double(sign: .plus, exponent: power, significand: 1), like: divisor))
            let quotient = floor(binary(.divF, rest, multiple))
            let left = binary(.subF, rest, binary(.mulF, quotient, multiple))
            // The quotient may have been rounded up.
            rest = select(compare(.olt, left, float(0, like: left)), binary(.addF, left, multiple), left)
        }
        let value = copySign(floatCast(rest, to: .f32), x)
        let isInfinite = compare(.oeq, absolute(y), float(.infinity, like: y))
        let isFinite = compare(.olt, absolute(x), float(.infinity, like: x))
        return select(binary(.and, isInfinite, isFinite), x, value)
    }

    private static let halfPi = 1.5707963267948966
    private static let halfPiRest = 6.123233995736766e-17
    /// (arctan x - x) / x³ in x², up to tan π/8.
    private static let arcTangentSeries = [
        -0.3333333333333333, 0.19999999999999804, -0.14285714285659806, 0.11111111105153429,
        -0.09090908753400499, 0.07692296372129963, -0.06666424833613538, 0.058789283985170936,
        -0.052304498567083385, 0.04551573086660509, -0.03457004418600986, 0.016285183029778966,
    ]
    /// (arcsin x - x) / x³ in x², up to ½.
    private static let arcSineSeries = [
        0.16666666666666666, 0.07500000000000118, 0.044642857142551895, 0.03038194447553234,
        0.02237215744350722, 0.0173528165403255, 0.013963780012203492, 0.011566459612122493,
        0.009621842970094148, 0.009319560794799116, 0.0030448799093443393, 0.019554513336377578,
        -0.019241671747082863, 0.029612011265156984,
    ]
    /// exp(x²) erfc x in (x - 2) / (x + 2), from 1 to 28.
    private static let scaledComplement = [
        0.25539567631050575, -0.42718584741395843, 0.24165819424246623, -0.07897858101572439,
        0.00373289240434438, 0.006997461738625136, -0.0008471432508282484, -0.0009819770084128652,
        4.355556889071553e-05, 0.0001743609184398238, 2.7526427966304644e-05, -2.7579354000774327e-05,
        -1.3978286076885118e-05, 1.4140624759258926e-06, 3.817419300774288e-06, 9.795023868189806e-07,
        -3.1481974781832313e-07, -2.6501018774902225e-08, -1.1429123128565427e-06, 9.169365192858248e-07,
        -2.0497022780421206e-07,
    ]
}
