import IREECompilerCore

/// The `math` dialect.
package enum Math {
    static let ops: [any OpKind.Type] = [
        ClampF.self, FPowI.self, Fma.self, Sincos.self, AbsF.self, PowF.self, AbsI.self,
    ]

    /// The definition of an operation by its word: `math.exp` by `exp`.
    static func definition(_ word: String, _ registry: Registry) -> OpDefinition {
        registry.definition(named: "math.\(word)")
    }

    static let rows: [OpRow] = [
        OpRow("math.acos", "Arc cosine.", Arith.UnaryFloat.init),
        OpRow("math.acosh", "Inverse hyperbolic cosine.", Arith.UnaryFloat.init),
        OpRow("math.asin", "Arc sine.", Arith.UnaryFloat.init),
        OpRow("math.asinh", "Inverse hyperbolic sine.", Arith.UnaryFloat.init),
        OpRow("math.atan", "Arc tangent.", Arith.UnaryFloat.init),
        OpRow("math.atanh", "Inverse hyperbolic tangent.", Arith.UnaryFloat.init),
        OpRow("math.cbrt", "Cube root.", Arith.UnaryFloat.init),
        OpRow("math.ceil", "Rounds toward positive infinity.", Arith.UnaryFloat.init),
        OpRow("math.cos", "Cosine.", Arith.UnaryFloat.init),
        OpRow("math.cosh", "Hyperbolic cosine.", Arith.UnaryFloat.init),
        OpRow("math.erf", "Error function.", Arith.UnaryFloat.init),
        OpRow("math.erfc", "Complementary error function.", Arith.UnaryFloat.init),
        OpRow("math.exp2", "Base-2 exponential.", Arith.UnaryFloat.init),
        OpRow("math.expm1", "Exponential minus one.", Arith.UnaryFloat.init),
        OpRow("math.exp", "Base-e exponential.", Arith.UnaryFloat.init),
        OpRow("math.floor", "Rounds toward negative infinity.", Arith.UnaryFloat.init),
        OpRow("math.log10", "Base-10 logarithm.", Arith.UnaryFloat.init),
        OpRow("math.log1p", "Natural logarithm of one plus the operand.", Arith.UnaryFloat.init),
        OpRow("math.log2", "Base-2 logarithm.", Arith.UnaryFloat.init),
        OpRow("math.log", "Natural logarithm.", Arith.UnaryFloat.init),
        OpRow(
            "math.roundeven", "Rounds to the nearest integer, ties to even.",
            Arith.UnaryFloat.init),
        OpRow(
            "math.round", "Rounds to the nearest integer, ties away from zero.", Arith.UnaryFloat.init),
        OpRow("math.rsqrt", "Reciprocal square root.", Arith.UnaryFloat.init),
        OpRow("math.sin", "Sine.", Arith.UnaryFloat.init),
        OpRow("math.sinh", "Hyperbolic sine.", Arith.UnaryFloat.init),
        OpRow("math.sqrt", "Square root.", Arith.UnaryFloat.init),
        OpRow("math.tan", "Tangent.", Arith.UnaryFloat.init),
        OpRow("math.tanh", "Hyperbolic tangent.", Arith.UnaryFloat.init),
        OpRow("math.trunc", "Rounds toward zero.", Arith.UnaryFloat.init),
        OpRow("math.atan2", "Two-argument arc tangent.", Arith.BinaryFloats.init),
        OpRow(
            "math.copysign", "Magnitude of the first operand with the sign of the second.",
            Arith.BinaryFloats.init),
        OpRow("math.ctlz", "Count of leading zeros.", UnaryInteger.init),
        OpRow("math.cttz", "Count of trailing zeros.", UnaryInteger.init),
        OpRow("math.ctpop", "Population count (number of set bits).", UnaryInteger.init),
        OpRow("math.isfinite", "Returns whether the operand is finite.", FloatTest.init),
        OpRow("math.isinf", "Returns whether the operand is infinite.", FloatTest.init),
        OpRow("math.isnan", "Returns whether the operand is NaN.", FloatTest.init),
        OpRow("math.isnormal", "Returns whether the operand is a normal number.", FloatTest.init),
        OpRow("math.ipowi", "Integer power.", Arith.BinaryIntegers.init),
    ]
}
