/// Rounding to integers in floating point, and minima and maxima, without instructions that only some processors have.
extension KernelBuilder {
    /// To the nearest integer, ties to even.
    func roundEven(_ x: KernelValue) -> KernelValue {
        if let native = native(.roundEven, x) { return native }
        // From here on all numbers are integers.
        let limit = float(type(x).element == .f64 ? 0x1p52 : 0x1p23, like: x)
        let magnitude = absolute(x)
        let rounded = binary(.subF, binary(.addF, magnitude, limit), limit)
        return select(compare(.olt, magnitude, limit), copySign(rounded, x), x)
    }

    func floor(_ x: KernelValue) -> KernelValue {
        if let native = native(.floor, x) { return native }
        let near = roundEven(x)
        let less = binary(.subF, near, float(1, like: x))
        return copySign(select(compare(.ogt, near, x), less, near), x)
    }

    func ceil(_ x: KernelValue) -> KernelValue {
        if let native = native(.ceil, x) { return native }
        return negated(floor(negated(x)))
    }

    func trunc(_ x: KernelValue) -> KernelValue {
        if let floor = native(.floor, x), let ceil = native(.ceil, x) {
            return select(compare(.olt, x, float(0, like: x)), ceil, floor)
        }
        return copySign(floor(absolute(x)), x)
    }

    /// To the nearest integer, ties away from zero.
    func round(_ x: KernelValue) -> KernelValue {
        if let native = native(.round, x) { return native }
        let magnitude = absolute(x)
        let down = floor(magnitude)
        let rest = binary(.subF, magnitude, down)
        let up = binary(.addF, down, float(1, like: x))
        return copySign(select(compare(.oge, rest, float(0.5, like: x)), up, down), x)
    }

    /// NaN if an operand is; -0 is less than +0, but for targets without vectors, where it depends on the order.
    func extremum(_ a: KernelValue, _ b: KernelValue, largest: Bool) -> KernelValue {
        guard target.hasVectors else {
            // A constant zero decides for itself, as in max(x, 0).
            let isConstant = constantBits(b) != nil && largest
            return binary(largest ? .maximum : .minimum, isConstant ? b : a, isConstant ? a : b)
        }
        let lanes = max(type(a).lanes, type(b).lanes)
        let (a, b) = (splat(a, lanes: lanes), splat(b, lanes: lanes))
        let element = type(a).element
        let (x, y) = (bitcast(a, to: element.integer), bitcast(b, to: element.integer))
        // Equal numbers differ in the sign of zero at most.
        let equal = bitcast(binary(largest ? .and : .or, x, y), to: element)
        let unequal = select(compare(largest ? .ogt : .olt, a, b), a, b)
        let number = select(compare(.oeq, a, b), equal, unequal)
        return select(compare(.uno, a, b), binary(.addF, a, b), number)
    }
}
