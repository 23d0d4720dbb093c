import IREECompilerCore

/// Functions of complex numbers. Absolute values, quotients, square roots and logarithms scale their operands first
/// and do not overflow on the way; products and `atan2`, which squares its operands, do.
extension ComplexBuilder {
    func multiply(_ a: Number, _ b: Number) -> Number {
        Number(
            re: sub(mul(a.re, b.re), mul(a.im, b.im)),
            im: add(mul(a.re, b.im), mul(a.im, b.re)))
    }

    /// Smith's method; a zero divisor gives infinities, as C does.
    func divide(_ a: Number, _ b: Number) -> Number {
        let isWide = compare(.oge, abs(b.re), abs(b.im))
        let (large, small) = (select(isWide, b.re, b.im), select(isWide, b.im, b.re))
        let ratio = div(small, large)
        let scale = add(large, mul(small, ratio))
        let first = select(isWide, a.re, a.im)
        let second = select(isWide, a.im, a.re)
        let re = div(add(first, mul(second, ratio)), scale)
        let difference = sub(second, mul(first, ratio))
        let im = div(select(isWide, difference, negate(difference)), scale)
        let isZero = and(compare(.oeq, b.re, constant(0)), compare(.oeq, b.im, constant(0)))
        let infinity = math(Math.Name.copysign, constant(.infinity), b.re)
        return Number(
            re: select(isZero, mul(infinity, a.re), re), im: select(isZero, mul(infinity, a.im), im))
    }

    /// The larger absolute value of the parts, the smaller, and their quotient.
    private func scaled(_ a: Number) -> (large: Value, small: Value, ratio: Value) {
        let (x, y) = (abs(a.re), abs(a.im))
        let isWide = compare(.oge, x, y)
        let (large, small) = (select(isWide, x, y), select(isWide, y, x))
        let isZero = compare(.oeq, large, constant(0))
        return (large, small, select(isZero, constant(0), div(small, large)))
    }

    func magnitude(_ a: Number) -> Value {
        let (large, _, ratio) = scaled(a)
        let size = mul(large, math(Math.Name.sqrt, add(constant(1), mul(ratio, ratio))))
        let infinity = constant(.infinity)
        let isInfinite = or(compare(.oeq, abs(a.re), infinity), compare(.oeq, abs(a.im), infinity))
        return select(isInfinite, infinity, size)
    }

    func angle(_ a: Number) -> Value { math(Math.Name.atan2, a.im, a.re) }

    func exponential(_ a: Number) -> Number {
        let size = math(Math.Name.exp, a.re)
        return Number(
            re: mul(size, math(Math.Name.cos, a.im)),
            im: ignoringZero(a.im, mul(size, math(Math.Name.sin, a.im))))
    }

    func exponentialMinusOne(_ a: Number) -> Number {
        let half = math(Math.Name.sin, mul(a.im, constant(0.5)))
        // The cosine minus one.
        let versine = mul(constant(-2), mul(half, half))
        let re = add(mul(math(Math.Name.expm1, a.re), math(Math.Name.cos, a.im)), versine)
        return Number(re: re, im: exponential(a).im)
    }

    func logarithm(_ a: Number) -> Number {
        let (large, small, ratio) = scaled(a)
        let (one, half) = (constant(1), constant(0.5))
        let far = add(
            math(Math.Name.log, large), mul(half, math(Math.Name.log1p, mul(ratio, ratio))))
        // Near the unit circle the logarithm of the magnitude would lose its digits.
        let excess = add(mul(sub(large, one), add(large, one)), mul(small, small))
        let isNear = and(compare(.ogt, large, half), compare(.olt, large, constant(2)))
        let near = mul(half, math(Math.Name.log1p, select(isNear, excess, constant(0))))
        return Number(re: select(isNear, near, far), im: angle(a))
    }

    func logarithmOfOnePlus(_ a: Number) -> Number {
        let sum = Number(re: add(a.re, constant(1)), im: a.im)
        let isNear = and(
            compare(.olt, abs(a.re), constant(0.5)), compare(.olt, abs(a.im), constant(0.5)))
        let excess = add(mul(a.re, add(a.re, constant(2))), mul(a.im, a.im))
        let near = mul(
            constant(0.5), math(Math.Name.log1p, select(isNear, excess, constant(0))))
        let far = logarithm(sum)
        return Number(re: select(isNear, near, far.re), im: far.im)
    }

    /// Zero to the power of zero is one, and zero to any other power is zero, to negative ones too.
    func power(_ a: Number, _ b: Number) -> Number {
        let result = exponential(multiply(b, logarithm(a)))
        let zero = constant(0)
        let isZero = and(compare(.oeq, a.re, zero), compare(.oeq, a.im, zero))
        let hasNoPower = and(compare(.oeq, b.re, zero), compare(.oeq, b.im, zero))
        let limit = select(hasNoPower, constant(1), zero)
        return Number(re: select(isZero, limit, result.re), im: select(isZero, zero, result.im))
    }

    func squareRoot(_ a: Number) -> Number {
        let half = constant(0.5)
        let root = math(Math.Name.sqrt, add(mul(half, abs(a.re)), mul(half, magnitude(a))))
        let isZero = compare(.oeq, root, constant(0))
        let other = select(isZero, a.im, div(a.im, add(root, root)))
        let isRight = compare(.oge, a.re, constant(0))
        return Number(
            re: select(isRight, root, abs(other)),
            im: select(isRight, other, math(Math.Name.copysign, root, a.im)))
    }

    func sign(_ a: Number) -> Number {
        let size = magnitude(a)
        let isZero = compare(.oeq, size, constant(0))
        return Number(re: select(isZero, a.re, div(a.re, size)), im: select(isZero, a.im, div(a.im, size)))
    }

    func sine(_ a: Number) -> Number {
        let (sinh, cosh) = hyperbolic(a.im)
        return Number(re: mul(math(Math.Name.sin, a.re), cosh), im: mul(math(Math.Name.cos, a.re), sinh))
    }

    func cosine(_ a: Number) -> Number {
        let (sinh, cosh) = hyperbolic(a.im)
        return Number(
            re: mul(math(Math.Name.cos, a.re), cosh), im: negate(mul(math(Math.Name.sin, a.re), sinh)))
    }

    func hyperbolicTangent(_ a: Number) -> Number {
        let (large, small) = tangents(real: a.re, angle: a.im)
        return Number(re: large, im: small)
    }

    func tangent(_ a: Number) -> Number {
        let (large, small) = tangents(real: a.im, angle: a.re)
        return Number(re: small, im: large)
    }

    /// The parts of the hyperbolic tangent of a number.
    private func tangents(real: Value, angle: Value) -> (Value, Value) {
        let tanh = math(Math.Name.tanh, real)
        let (sin, cos) = (math(Math.Name.sin, angle), math(Math.Name.cos, angle))
        let square = mul(tanh, tanh)
        let scale = add(mul(cos, cos), mul(square, mul(sin, sin)))
        let cross = mul(mul(sin, cos), sub(constant(1), square))
        return (div(tanh, scale), div(cross, scale))
    }

    /// The hyperbolic sine and cosine.
    private func hyperbolic(_ x: Value) -> (sinh: Value, cosh: Value) {
        let (half, size) = (constant(0.5), abs(x))
        let excess = math(Math.Name.expm1, size)
        let sum = add(excess, constant(1))
        // Infinite where the exponential is.
        let isInfinite = compare(.oeq, excess, constant(.infinity))
        let small = select(isInfinite, constant(1), div(excess, sum))
        let sinh = math(Math.Name.copysign, mul(half, add(excess, small)), x)
        return (sinh, mul(half, add(sum, div(constant(1), sum))))
    }

    /// `-i log((b + i a) / sqrt(a a + b b))`.
    func atan2(_ a: Number, _ b: Number) -> Number {
        let direction = Number(re: sub(b.re, a.im), im: add(b.im, a.re))
        let (square, other) = (multiply(a, a), multiply(b, b))
        let sum = Number(re: add(square.re, other.re), im: add(square.im, other.im))
        let result = logarithm(divide(direction, squareRoot(sum)))
        return Number(re: result.im, im: negate(result.re))
    }
}

// MARK: Real numbers

extension ComplexBuilder {
    func constant(_ value: Double) -> Value { builder.constant(.float(value, type)) }
    func add(_ a: Value, _ b: Value) -> Value { builder.value(Arith.Name.addf, [a, b], type) }
    func sub(_ a: Value, _ b: Value) -> Value { builder.value(Arith.Name.subf, [a, b], type) }
    func mul(_ a: Value, _ b: Value) -> Value { builder.value(Arith.Name.mulf, [a, b], type) }
    func div(_ a: Value, _ b: Value) -> Value { builder.value(Arith.Name.divf, [a, b], type) }
    func negate(_ a: Value) -> Value { builder.value(Arith.Name.negf, [a], type) }
    func abs(_ a: Value) -> Value { builder.value("\(Math.AbsF.name)", [a], type) }
    func math(_ name: String, _ operands: Value...) -> Value { builder.value(name, operands, type) }
    func select(_ condition: Value, _ a: Value, _ b: Value) -> Value { builder.select(condition, a, b) }
    func compare(_ predicate: Arith.FloatPredicate, _ a: Value, _ b: Value) -> Value {
        builder.compare(predicate, a, b)
    }
    func and(_ a: Value, _ b: Value) -> Value { builder.create(Arith.AndI.self, a, b) }
    func or(_ a: Value, _ b: Value) -> Value { builder.create(Arith.OrI.self, a, b) }

    /// `value`, or zero with its sign where `zero` is one: an infinity times zero is not a number.
    func ignoringZero(_ zero: Value, _ value: Value) -> Value {
        select(compare(.oeq, zero, constant(0)), zero, value)
    }
}
