import IREECompilerCore

/// Operations of the `arith` dialect without a static type.
extension Arith {
    static let rows: [OpRow] = [
        OpRow(
            "arith.ceildivsi", "Signed integer division, rounded toward positive infinity.",
            BinaryIntegers.init,
            .dividesIntegers),
        OpRow(
            "arith.floordivsi", "Signed integer division, rounded toward negative infinity.",
            BinaryIntegers.init,
            .dividesIntegers),
        OpRow(
            "arith.mulsi_extended", "Signed multiplication with a result of twice the width, as two halves.",
            ExtendedMultiplication.init),
        OpRow(
            "arith.mului_extended",
            "Unsigned multiplication with a result of twice the width, as two halves.",
            ExtendedMultiplication.init
        ),
        OpRow(
            "arith.flush_denormals",
            "Replaces denormals by zero.", UnaryFloat.init),
        OpRow(
            "arith.maxnumf", "Floating-point maximum that ignores NaN.",
            BinaryFloats.init, .commutative),
        OpRow(
            "arith.minnumf", "Floating-point minimum that ignores NaN.",
            BinaryFloats.init, .commutative),
        OpRow(
            "arith.convertf", "Floating-point conversion between types of the same width.", RoundedCast.init,
            facts: [CastKind.sameWidthFloat]),
    ]
}
