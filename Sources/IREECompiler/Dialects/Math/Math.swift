import IREECompilerCore

/// The `math` dialect.
enum Math {
    static let ops: [any OpKind.Type] = [
        ClampF.self, FPowI.self, Fma.self, Sincos.self, AbsF.self, PowF.self, AbsI.self,
    ]

    /// The definition of an operation by its word: `math.exp` by `exp`.
    static func definition(_ word: String, _ registry: Registry) -> OpDefinition {
        registry.definition(named: "math.\(word)")
    }

    static let rows: [OpRow] = [
        OpRow("math.acos", "Arc cosine.", Arith.OneFloat.init),
        OpRow("math.acosh", "Inverse hyperbolic cosine.", Arith.OneFloat.init),
        OpRow("math.asin", "Arc sine.", Arith.OneFloat.init),
        OpRow("math.asinh", "Inverse hyperbolic sine.", Arith.OneFloat.init),
        OpRow("math.atan", "Arc tangent.", Arith.OneFloat.init),
        OpRow("math.atanh", "Inverse hyperbolic tangent.", Arith.OneFloat.init),
        OpRow("math.cbrt", "Cube root.", Arith.OneFloat.init),
        OpRow("math.ceil", "Rounds toward positive infinity.", Arith.OneFloat.init),
        OpRow("math.cos", "Cosine.", Arith.OneFloat.init),
        OpRow("math.cosh", "Hyperbolic cosine.", Arith.OneFloat.init),
        OpRow("math.erf", "Error function.", Arith.OneFloat.init),
        OpRow("math.erfc", "Complementary error function.", Arith.OneFloat.init),
        OpRow("math.exp2", "Base-2 exponential.", Arith.OneFloat.init),
        OpRow("math.expm1", "Exponential minus one.", Arith.OneFloat.init),
        OpRow("math.exp", "Base-e exponential.", Arith.OneFloat.init),
        OpRow("math.floor", "Rounds toward negative infinity.", Arith.OneFloat.init),
        OpRow("math.log10", "Base-10 logarithm.", Arith.OneFloat.init),
        OpRow("math.log1p", "Natural logarithm of one plus the operand.", Arith.OneFloat.init),
        OpRow("math.log2", "Base-2 logarithm.", Arith.OneFloat.init),
        OpRow("math.log", "Natural logarithm.", Arith.OneFloat.init),
        OpRow(
            "math.roundeven", "Rounds to the nearest integer, ties to even.",
            Arith.OneFloat.init),
        OpRow(
            "math.round", "Rounds to the nearest integer, ties away from zero.", Arith.OneFloat.init),
        OpRow("math.rsqrt", "Reciprocal square root.", Arith.OneFloat.init),
        OpRow("math.sin", "Sine.", Arith.OneFloat.init),
        OpRow("math.sinh", "Hyperbolic sine.", Arith.OneFloat.init),
        OpRow("math.sqrt", "Square root.", Arith.OneFloat.init),
        OpRow("math.tan", "Tangent.", Arith.OneFloat.init),
        OpRow("math.tanh", "Hyperbolic tangent.", Arith.OneFloat.init),
        OpRow("math.trunc", "Rounds toward zero.", Arith.OneFloat.init),
        OpRow("math.atan2", "Two-argument arc tangent.", Arith.TwoFloats.init),
        OpRow(
            "math.copysign", "Magnitude of the first operand with the sign of the second.",
            Arith.TwoFloats.init),
        OpRow("math.ctlz", "Count of leading zeros.", OneInteger.init),
        OpRow("math.cttz", "Count of trailing zeros.", OneInteger.init),
        OpRow("math.ctpop", "Population count (number of set bits).", OneInteger.init),
        OpRow("math.isfinite", "Returns whether the operand is finite.", FloatTest.init),
        OpRow("math.isinf", "Returns whether the operand is infinite.", FloatTest.init),
        OpRow("math.isnan", "Returns whether the operand is NaN.", FloatTest.init),
        OpRow("math.isnormal", "Returns whether the operand is a normal number.", FloatTest.init),
        OpRow("math.ipowi", "Integer power.", Arith.TwoIntegers.init),
    ]
}
