extension ElementType {
    /// The format of floating-point elements of at most 16 bits; `f8E8M0FNU`, a bare exponent, is none.
    var smallFloat: SmallFloat? {
        switch (kind, bitCount) {
        case (.float, 16): .half
        case (.brainFloat, 16): .bfloat16
        case (.float8E5M2, 8): .f8E5M2
        case (.float8E4M3FN, 8): .f8E4M3FN
        case (.float8E5M2FNUZ, 8): .f8E5M2FNUZ
        case (.float8E4M3FNUZ, 8): .f8E4M3FNUZ
        default: nil
        }
    }

    /// The number that `bits` are, for floating-point types of at most 16 bits; `nil` for others.
    package func smallFloatValue(_ bits: UInt16) -> Float? {
        if kind == .float8E8M0FNU, bitCount == 8 {
            return SmallFloat.decodeE8M0(UInt8(truncatingIfNeeded: bits))
        }
        return smallFloat?.decode(bits)
    }
}
