import IREEPlatform

/// The floating-point numbers of the machine, and the functions of its instructions on them.
///
/// Those that the C library has are the C library's, as in the official runtime: results agree to the
/// last bit where both use the same one.
protocol MachineFloat: BinaryFloatingPoint, BitwiseCopyable {
    static func arcTangent(_ x: Self) -> Self
    static func arcTangent2(_ y: Self, _ x: Self) -> Self
    static func cosine(_ x: Self) -> Self
    static func sine(_ x: Self) -> Self
    static func exponential(_ x: Self) -> Self
    static func exponential2(_ x: Self) -> Self
    static func exponentialMinus1(_ x: Self) -> Self
    static func logarithm(_ x: Self) -> Self
    static func logarithm10(_ x: Self) -> Self
    static func logarithm1Plus(_ x: Self) -> Self
    static func logarithm2(_ x: Self) -> Self
    static func power(_ base: Self, _ exponent: Self) -> Self
    static func hyperbolicTangent(_ x: Self) -> Self
    static func errorFunction(_ x: Self) -> Self
}

extension Float: MachineFloat {
    @inline(__always) static func arcTangent(_ x: Float) -> Float { atanf(x) }
    @inline(__always) static func arcTangent2(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
    @inline(__always) static func cosine(_ x: Float) -> Float { cosf(x) }
    @inline(__always) static func sine(_ x: Float) -> Float { sinf(x) }
    @inline(__always) static func exponential(_ x: Float) -> Float { expf(x) }
    @inline(__always) static func exponential2(_ x: Float) -> Float { exp2f(x) }
    @inline(__always) static func exponentialMinus1(_ x: Float) -> Float { expm1f(x) }
    @inline(__always) static func logarithm(_ x: Float) -> Float { logf(x) }
    @inline(__always) static func logarithm10(_ x: Float) -> Float { log10f(x) }
    @inline(__always) static func logarithm1Plus(_ x: Float) -> Float { log1pf(x) }
    @inline(__always) static func logarithm2(_ x: Float) -> Float { log2f(x) }
    @inline(__always) static func power(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
    @inline(__always) static func hyperbolicTangent(_ x: Float) -> Float { tanhf(x) }
    @inline(__always) static func errorFunction(_ x: Float) -> Float { erff(x) }
}

extension Double: MachineFloat {
    @inline(__always) static func arcTangent(_ x: Double) -> Double { atan(x) }
    @inline(__always) static func arcTangent2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
    @inline(__always) static func cosine(_ x: Double) -> Double { cos(x) }
    @inline(__always) static func sine(_ x: Double) -> Double { sin(x) }
    @inline(__always) static func exponential(_ x: Double) -> Double { exp(x) }
    @inline(__always) static func exponential2(_ x: Double) -> Double { exp2(x) }
    @inline(__always) static func exponentialMinus1(_ x: Double) -> Double { expm1(x) }
    @inline(__always) static func logarithm(_ x: Double) -> Double { log(x) }
    @inline(__always) static func logarithm10(_ x: Double) -> Double { log10(x) }
    @inline(__always) static func logarithm1Plus(_ x: Double) -> Double { log1p(x) }
    @inline(__always) static func logarithm2(_ x: Double) -> Double { log2(x) }
    @inline(__always) static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
    @inline(__always) static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
    @inline(__always) static func errorFunction(_ x: Double) -> Double { erf(x) }
}

extension MachineFloat {
    /// By squaring, from the lowest bit of the exponent on, and one division at the end for exponents below
    /// zero: every product is rounded, and so the order of the products is part of the result.
    func raised(to exponent: Int32) -> Self {
        var result: Self = 1
        var square = self
        var bits = exponent.magnitude
        while true {
            if bits & 1 != 0 { result *= square }
            bits >>= 1
            if bits == 0 { break }
            square *= square
        }
        return exponent < 0 ? 1 / result : result
    }

    /// The nearest integer, halves away from zero, in the low bits of a wider one: for values out of range and
    /// NaN, the result is that of x86's conversions.
    @inline(__always)
    var roundedToSigned: Int64 {
        let rounded = self.rounded(.toNearestOrAwayFromZero)
        guard rounded >= -0x1p63, rounded < 0x1p63 else { return .min }
        return Int64(rounded)
    }

    /// As `roundedToSigned`, for numbers up to 2^64.
    @inline(__always)
    var roundedToUnsigned: UInt64 {
        let rounded = self.rounded(.toNearestOrAwayFromZero)
        guard rounded >= 0x1p63, rounded < 0x1p64 else { return UInt64(bitPattern: roundedToSigned) }
        return UInt64(rounded)
    }
}
