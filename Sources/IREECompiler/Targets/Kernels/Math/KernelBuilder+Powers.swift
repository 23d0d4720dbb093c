/// Powers with integer exponents, by squaring.
extension KernelBuilder {
    func power(_ base: KernelValue, integer exponent: KernelValue) -> KernelValue {
        let one = float(1, like: base)
        let result = power(base, absoluteInteger(exponent), one, by: .mulF)
        let isNegative = compare(.slt, exponent, integer(0, like: exponent))
        return select(isNegative, binary(.divF, one, result), result)
    }

    /// A power of integers, which wraps around; 0 where the exponent is negative and the base no unit.
    func integerPower(_ base: KernelValue, _ exponent: KernelValue) -> KernelValue {
        let (zero, one) = (integer(0, like: base), integer(1, like: base))
        let result = power(base, exponent, one, by: .mulI)
        let minusOne = integer(-1, like: base)
        let isOdd = compare(
            .ne, binary(.and, exponent, integer(1, like: exponent)), integer(0, like: exponent))
        let sign = select(isOdd, minusOne, one)
        let inverse = select(
            compare(.eq, base, one), one, select(compare(.eq, base, minusOne), sign, zero))
        return select(compare(.slt, exponent, integer(0, like: exponent)), inverse, result)
    }

    /// A power with an exponent that is taken as unsigned.
    ///
    /// A loop over the bits of the largest exponent of the lanes; for a constant the products alone.
    private func power(
        _ base: KernelValue, _ exponent: KernelValue, _ one: KernelValue, by product: KernelOperation.Binary
    ) -> KernelValue {
        if let bits = constantBits(exponent) { return power(base, constant: bits, by: product) ?? one }
        let zero = integer(0, like: exponent)
        let results = whileLoop(carrying: [exponent, base, one]) { values in
            let goesOn = compare(.ne, values[0], zero)
            return (type(goesOn).lanes > 1 ? define(.reduce(.or, goesOn), KernelType(.i1)) : goesOn, values)
        } body: { values in
            let lowest = binary(.and, values[0], integer(1, like: exponent))
            let isSet = compare(.ne, lowest, zero)
            return [
                binary(.shiftRightUnsigned, values[0], integer(1, like: exponent)),
                binary(product, values[1], values[1]),
                select(isSet, binary(product, values[2], values[1]), values[2]),
            ]
        }
        return results[2]
    }

    /// Nil for exponent 0.
    private func power(
        _ base: KernelValue, constant exponent: UInt64, by product: KernelOperation.Binary
    ) -> KernelValue? {
        var result: KernelValue?
        var factor = base
        var rest = exponent
        while rest != 0 {
            if rest & 1 != 0 { result = result.map { binary(product, $0, factor) } ?? factor }
            rest >>= 1
            if rest != 0 { factor = binary(product, factor, factor) }
        }
        return result
    }
}
