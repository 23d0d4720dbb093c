import IREECompilerCore

/// Conversions between `f32` and floats of 4 and 8 bits, of any layout.
extension KernelBuilder {
    func extendSmall(_ value: KernelValue, _ layout: SmallFloatLayout?) -> KernelValue {
        guard let layout else { return value }
        let bits = convert(.zeroExtend, bitcast(value, to: type(value).element.integer), to: .i32)
        let magnitude = binary(.and, bits, word(layout.signBit - 1, like: bits))
        let number = extendMagnitude(magnitude, layout)
        let sign = binary(
            .shiftLeft, binary(.and, bits, word(layout.signBit, like: bits)),
            word(UInt32(31 - layout.exponentBits - layout.mantissaBits), like: bits))
        let signed = binary(.or, number, sign)
        let nan = word(0x7FC0_0000, like: bits)
        switch layout.special {
        case .ieee:
            let infinity = word(layout.infinityBits, like: bits)
            let infinite = binary(.or, sign, word(0x7F80_0000, like: bits))
            let finite = select(compare(.eq, magnitude, infinity), infinite, signed)
            return bitcast(select(compare(.ugt, magnitude, infinity), nan, finite), to: .f32)
        case .finite:
            let isNaN = compare(.eq, magnitude, word(layout.signBit - 1, like: bits))
            return bitcast(select(isNaN, nan, signed), to: .f32)
        case .unsignedZero:
            let isNaN = compare(.eq, bits, word(layout.signBit, like: bits))
            return bitcast(select(isNaN, nan, signed), to: .f32)
        case .none, .exponentOnly: return bitcast(signed, to: .f32)
        }
    }

    /// The bits of a number without a sign, of which no code is special. No `f32` on the way is subnormal: devices may
    /// take these for zero.
    func extendMagnitude(_ magnitude: KernelValue, _ layout: SmallFloatLayout) -> KernelValue {
        let aligned = binary(
            .shiftLeft, magnitude, word(UInt32(23 - layout.mantissaBits), like: magnitude))
        let normal = add(aligned, word(UInt32(127 - layout.bias) << 23, like: magnitude))
        // With the exponent of the smallest normal number, whose implicit bit is subtracted.
        let least = word(UInt32(128 - layout.bias) << 23, like: magnitude)
        let subnormal = bitcast(
            binary(.subF, bitcast(add(aligned, least), to: .f32), bitcast(least, to: .f32)), to: .i32)
        let isSmall = compare(.ult, magnitude, word(1 << UInt32(layout.mantissaBits), like: magnitude))
        return select(isSmall, subnormal, normal)
    }

    /// Rounds to nearest, ties to even. What is too large is infinite if the layout has infinities, else NaN, else the
    /// largest number.
    func truncateToSmall(_ value: KernelValue, _ element: KernelElement) -> KernelValue {
        guard let layout = element.layout else { return value }
        let bits = bitcast(value, to: .i32)
        let magnitude = binary(.and, bits, word(0x7FFF_FFFF, like: bits))
        let signShift = word(UInt32(31 - layout.exponentBits - layout.mantissaBits), like: bits)
        let sign = binary(
            .and, binary(.shiftRightUnsigned, bits, signShift), word(layout.signBit, like: bits))
        let code = roundedCode(magnitude, layout)

        let largest = word(layout.signBit - 1, like: bits)
        let isNaN = compare(.ugt, magnitude, word(0x7F80_0000, like: bits))
        let signed = binary(.or, code, sign)
        let result: KernelValue
        switch layout.special {
        case .ieee:
            let infinity = word(layout.infinityBits, like: bits)
            let finite = select(compare(.uge, code, infinity), binary(.or, infinity, sign), signed)
            result = select(isNaN, largest, finite)
        case .finite:
            let isLarge = compare(.ugt, code, largest)
            result = select(binary(.or, isLarge, isNaN), largest, signed)
        case .unsignedZero:
            let isZero = compare(.eq, code, word(0, like: bits))
            let number = select(isZero, code, signed)
            let isLarge = compare(.ugt, code, largest)
            result = select(binary(.or, isLarge, isNaN), word(layout.signBit, like: bits), number)
        case .none, .exponentOnly:
            let finite = select(compare(.ugt, code, largest), binary(.or, largest, sign), signed)
            result = select(isNaN, word(0, like: bits), finite)
        }
        return bitcast(convert(.truncate, result, to: element.integer), to: element)
    }

    /// Exponent and mantissa of a number without a sign, as if there were exponents for all numbers.
    private func roundedCode(_ magnitude: KernelValue, _ layout: SmallFloatLayout) -> KernelValue {
        let shift = word(UInt32(23 - layout.mantissaBits), like: magnitude)
        let half: UInt32 = 1 << UInt32(22 - layout.mantissaBits)
        let odd = binary(
            .and, binary(.shiftRightUnsigned, magnitude, shift), word(1, like: magnitude))
        let rebias = UInt32(127 - layout.bias) << 23
        let normal = binary(
            .shiftRightUnsigned, add(add(magnitude, word(half &- 1 &- rebias, like: magnitude)), odd), shift)
        // Subnormal: the last bit of the sum has the weight of the smallest number, and the addition rounds to it.
        let weight = word(UInt32(151 - layout.bias - layout.mantissaBits) << 23, like: magnitude)
        let aligned = bitcast(
            binary(.addF, bitcast(magnitude, to: .f32), bitcast(weight, to: .f32)), to: .i32)
        let subnormal = binary(.subI, aligned, weight)
        let isSmall = compare(.ult, magnitude, word(UInt32(128 - layout.bias) << 23, like: magnitude))
        return select(isSmall, subnormal, normal)
    }

    // MARK: Exponents

    /// A power of two, whose exponent is that of an `f32`.
    func extendExponent(_ value: KernelValue) -> KernelValue {
        let bits = convert(.zeroExtend, bitcast(value, to: .i8), to: .i32)
        let power = binary(.shiftLeft, bits, word(23, like: bits))
        let isNaN = compare(.eq, bits, word(0xFF, like: bits))
        // The smallest is a subnormal number.
        let isLeast = compare(.eq, bits, word(0, like: bits))
        let number = select(isLeast, word(0x0040_0000, like: bits), power)
        return bitcast(select(isNaN, word(0xFFFF_FFFF, like: bits), number), to: .f32)
    }

    /// The exponent of a number; that of infinity stands for NaN.
    func truncateToExponent(_ value: KernelValue) -> KernelValue {
        let bits = bitcast(value, to: .i32)
        let exponent = binary(
            .and, binary(.shiftRightUnsigned, bits, word(23, like: bits)), word(0xFF, like: bits))
        return bitcast(convert(.truncate, exponent, to: .i8), to: .f8E8M0FNU)
    }
}

extension SmallFloatLayout {
    fileprivate var signBit: UInt32 { 1 << UInt32(exponentBits + mantissaBits) }
    /// The infinity of a layout that has one.
    fileprivate var infinityBits: UInt32 { (1 << UInt32(exponentBits) - 1) << UInt32(mantissaBits) }
}
