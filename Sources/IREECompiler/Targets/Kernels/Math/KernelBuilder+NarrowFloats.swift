/// Conversions between floating-point types, in integer arithmetic where the target has no instructions for them: a
/// library would be called.
extension KernelBuilder {
    /// A conversion between any two floating-point types.
    func floatCast(_ value: KernelValue, to element: KernelElement) -> KernelValue {
        let from = type(value).element
        switch (from, element) {
        case (element, _): return value
        case (.f32, .f16) where target.convertsHalf: return convert(.floatTruncate, value, to: .f16)
        case (.f16, _):
            let wide = target.convertsHalf ? convert(.floatExtend, value, to: .f32) : extendF16(value)
            return floatCast(wide, to: element)
        case (.bf16, _): return floatCast(extendBF16(value), to: element)
        case (.f8E8M0FNU, _): return floatCast(extendExponent(value), to: element)
        case (let from, _) where from.isNarrowFloat:
            return floatCast(extendSmall(value, from.layout), to: element)
        case (.f64, _) where element.isNarrowFloat: return floatCast(roundToOdd(value), to: element)
        case (_, .f16): return truncateToF16(value)
        case (_, .bf16): return truncateToBF16(value)
        case (_, .f8E8M0FNU): return truncateToExponent(value)
        case (_, let to) where to.isNarrowFloat: return truncateToSmall(value, to)
        case (.f32, _): return convert(.floatExtend, value, to: .f64)
        default: return convert(.floatTruncate, value, to: .f32)
        }
    }

    func word(_ value: UInt32, like other: KernelValue) -> KernelValue {
        constant(UInt64(value), type(other).with(.i32))
    }

    private func extendBF16(_ value: KernelValue) -> KernelValue {
        let bits = convert(.zeroExtend, bitcast(value, to: .i16), to: .i32)
        return bitcast(binary(.shiftLeft, bits, word(16, like: bits)), to: .f32)
    }

    private func extendF16(_ value: KernelValue) -> KernelValue {
        let bits = convert(.zeroExtend, bitcast(value, to: .i16), to: .i32)
        let magnitude = binary(.and, bits, word(0x7FFF, like: bits))
        guard let layout = type(value).element.layout else { return value }
        let scaled = extendMagnitude(magnitude, layout)
        let special = compare(.uge, magnitude, word(0x7C00, like: bits))
        let number = select(special, binary(.or, scaled, word(0x7F80_0000, like: bits)), scaled)
        let sign = binary(.shiftLeft, binary(.and, bits, word(0x8000, like: bits)), word(16, like: bits))
        return bitcast(binary(.or, number, sign), to: .f32)
    }

    private func truncateToBF16(_ value: KernelValue) -> KernelValue {
        let bits = bitcast(value, to: .i32)
        let high = binary(.shiftRightUnsigned, bits, word(16, like: bits))
        let lowest = binary(.and, high, word(1, like: bits))
        // To nearest, ties to even.
        let rounded = binary(
            .shiftRightUnsigned, add(add(bits, word(0x7FFF, like: bits)), lowest), word(16, like: bits))
        let isNaN = compare(.uno, value, value)
        let result = select(isNaN, binary(.or, high, word(0x40, like: bits)), rounded)
        return bitcast(convert(.truncate, result, to: .i16), to: .bf16)
    }

    private func truncateToF16(_ value: KernelValue) -> KernelValue {
        let bits = bitcast(value, to: .i32)
        let magnitude = binary(.and, bits, word(0x7FFF_FFFF, like: bits))
        // Subnormal: an addition aligns and rounds the bits.
        let half = bitcast(word(0x3F00_0000, like: bits), to: .f32)
        let aligned = bitcast(binary(.addF, bitcast(magnitude, to: .f32), half), to: .i32)
        let subnormal = binary(.subI, aligned, word(0x3F00_0000, like: bits))
        let odd = binary(
            .and, binary(.shiftRightUnsigned, magnitude, word(13, like: bits)), word(1, like: bits))
        let normal = binary(
            .shiftRightUnsigned, add(add(magnitude, word(0xC800_0FFF, like: bits)), odd), word(13, like: bits)
        )
        let small = compare(.ult, magnitude, word(0x3880_0000, like: bits))
        let large = compare(.uge, magnitude, word(0x4780_0000, like: bits))
        let isNaN = compare(.ugt, magnitude, word(0x7F80_0000, like: bits))
        let special = select(isNaN, word(0x7E00, like: bits), word(0x7C00, like: bits))
        let result = select(large, special, select(small, subnormal, normal))
        let sign = binary(
            .and, binary(.shiftRightUnsigned, bits, word(16, like: bits)), word(0x8000, like: bits))
        return bitcast(convert(.truncate, binary(.or, result, sign), to: .i16), to: .f16)
    }

    /// Rounds to odd, so that rounding once more is as if it were once.
    private func roundToOdd(_ value: KernelValue) -> KernelValue {
        let near = convert(.floatTruncate, value, to: .f32)
        let back = convert(.floatExtend, near, to: .f64)
        let bits = bitcast(near, to: .i32)
        let isEven = compare(.eq, binary(.and, bits, word(1, like: bits)), word(0, like: bits))
        let isInexact = compare(.one, back, value)
        // One unit towards the value, which makes the last bit odd.
        let magnitude = { (x: KernelValue) in self.absolute(x) }
        let grows = compare(.ogt, magnitude(value), magnitude(back))
        let step = select(grows, word(1, like: bits), word(UInt32.max, like: bits))
        let moved = select(binary(.and, isEven, isInexact), add(bits, step), bits)
        return bitcast(moved, to: .f32)
    }

    // MARK: Signs

    private func bitMask(_ bits: UInt64, _ value: KernelValue) -> KernelValue {
        constant(bits, type(value).with(type(value).element.integer))
    }

    private func signMask(_ value: KernelValue) -> UInt64 { 1 << UInt64(type(value).element.bits - 1) }

    func absolute(_ value: KernelValue) -> KernelValue {
        if let native = native(.absolute, value) { return native }
        let element = type(value).element
        let bits = bitcast(value, to: element.integer)
        return bitcast(binary(.and, bits, bitMask(~signMask(value), value)), to: element)
    }

    func negated(_ value: KernelValue) -> KernelValue {
        if let native = native(.negated, value) { return native }
        let element = type(value).element
        let bits = bitcast(value, to: element.integer)
        return bitcast(binary(.xor, bits, bitMask(signMask(value), value)), to: element)
    }

    func copySign(_ magnitude: KernelValue, _ sign: KernelValue) -> KernelValue {
        let element = type(magnitude).element
        let bits = bitcast(absolute(magnitude), to: element.integer)
        let mask = bitMask(signMask(sign), sign)
        return bitcast(
            binary(.or, bits, binary(.and, bitcast(sign, to: element.integer), mask)), to: element)
    }
}
