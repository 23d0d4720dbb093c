/// Integer operations that have a result for all operands: what MLIR leaves undefined does not end the process.
extension KernelBuilder {
    /// A quotient or remainder. A divisor of 0 counts as 1, and so does -1 for the least number.
    func divide(_ operation: KernelOperation.Binary, _ a: KernelValue, _ b: KernelValue) -> KernelValue {
        if let divisor = constantBits(b), divisor != 0, divisor < 1 << 7 { return binary(operation, a, b) }
        let one = integer(1, like: b)
        var isInvalid = compare(.eq, b, integer(0, like: b))
        if operation == .divS || operation == .remS {
            let least = integer(Int64.min >> Int64(64 - type(a).element.bits), like: a)
            let overflows = binary(
                .and, compare(.eq, a, least), compare(.eq, b, integer(-1, like: b)))
            isInvalid = binary(.or, isInvalid, overflows)
        }
        return binary(operation, a, select(isInvalid, one, b))
    }

    /// 1 if the remainder is not zero and has the given sign with respect to the divisor.
    private func adjustment(_ a: KernelValue, _ b: KernelValue, whereSignsAgree: Bool) -> KernelValue {
        let remainder = divide(.remS, a, b)
        let zero = integer(0, like: remainder)
        let negative = compare(.slt, remainder, zero)
        let agree = compare(.eq, negative, compare(.slt, b, integer(0, like: b)))
        let isWanted = whereSignsAgree ? agree : binary(.xor, agree, integer(1, like: agree))
        let applies = binary(.and, compare(.ne, remainder, zero), isWanted)
        return convert(.zeroExtend, applies, to: type(remainder).element)
    }

    func floorDivide(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
        binary(.subI, divide(.divS, a, b), adjustment(a, b, whereSignsAgree: false))
    }

    func ceilDivide(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
        binary(.addI, divide(.divS, a, b), adjustment(a, b, whereSignsAgree: true))
    }

    func ceilDivideUnsigned(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
        let remainder = divide(.remU, a, b)
        let more = compare(.ne, remainder, integer(0, like: remainder))
        return binary(.addI, divide(.divU, a, b), convert(.zeroExtend, more, to: type(remainder).element))
    }

    /// A shift; by the width or more, all bits are shifted out.
    func shift(_ operation: KernelOperation.Binary, _ a: KernelValue, _ b: KernelValue) -> KernelValue {
        let width = Int64(type(a).element.bits)
        if let amount = constantBits(b), amount < UInt64(width) { return binary(operation, a, b) }
        let fits = compare(.ult, b, integer(width, like: b))
        if operation == .shiftRightSigned {
            return binary(operation, a, select(fits, b, integer(width - 1, like: b)))
        }
        return select(fits, binary(operation, a, select(fits, b, integer(0, like: b))), integer(0, like: a))
    }

    func absoluteInteger(_ a: KernelValue) -> KernelValue {
        let zero = integer(0, like: a)
        return select(compare(.slt, a, zero), binary(.subI, zero, a), a)
    }

    /// Toward zero; the nearest integer of the type if it does not fit, and 0 for NaN.
    func saturatingInteger(_ a: KernelValue, to element: KernelElement, signed: Bool) -> KernelValue {
        let bits = element.bits
        let low = signed ? -scale(bits - 1) : 0
        // The numbers from here on do not fit.
        let high = scale(signed ? bits - 1 : bits)
        let isBelow = compare(.olt, a, float(low, like: a))
        let isAbove = compare(.oge, a, float(high, like: a))
        let fits = binary(.and, compare(.oge, a, float(low, like: a)), compare(.olt, a, float(high, like: a)))
        let inside = select(fits, a, float(0, like: a))
        let result = convert(signed ? .floatToSigned : .floatToUnsigned, inside, to: element)
        let most = signed ? (UInt64(1) << UInt64(bits - 1)) - 1 : UInt64.max
        let least = signed ? UInt64(1) << UInt64(bits - 1) : 0
        let bounded = select(isAbove, constant(most, type(result)), result)
        return select(isBelow, constant(least, type(result)), bounded)
    }

    private func scale(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }

    /// The low and the high half of a product of integers; nil for those of 64 bits.
    func wideProduct(
        _ a: KernelValue, _ b: KernelValue, _ extension: KernelOperation.Conversion
    ) -> [KernelValue]? {
        let element = type(a).element
        guard element.bits < 64 else { return nil }
        let product = binary(
            .mulI, convert(`extension`, a, to: .i64), convert(`extension`, b, to: .i64))
        let high = binary(.shiftRightUnsigned, product, integer(Int64(element.bits), like: product))
        return [convert(.truncate, product, to: element), convert(.truncate, high, to: element)]
    }

    /// The other operand if one is NaN.
    func extremumNumber(_ a: KernelValue, _ b: KernelValue, largest: Bool) -> KernelValue {
        let number = extremum(a, b, largest: largest)
        return select(compare(.uno, a, a), b, select(compare(.uno, b, b), a, number))
    }
}
