import IREECompilerCore

/// Operations of the `arith` dialect that no code asks for by type.
extension Arith {
    static let rows: [OpRow] = [
        OpRow(
            "arith.ceildivsi", "Signed integer division, rounded toward positive infinity.", TwoIntegers.init,
            .dividesIntegers),
        OpRow(
            "arith.floordivsi", "Signed integer division, rounded toward negative infinity.",
            TwoIntegers.init,
            .dividesIntegers),
        OpRow(
            "arith.mulsi_extended", "Signed multiplication with a result of twice the width, as two halves.",
            ProductHalves.init),
        OpRow(
            "arith.mului_extended",
            "Unsigned multiplication with a result of twice the width, as two halves.", ProductHalves.init
        ),
        OpRow(
            "arith.flush_denormals",
            "Replaces denormals by zero.", OneFloat.init),
        OpRow(
            "arith.maxnumf", "Floating-point maximum that ignores NaN.",
            TwoFloats.init, .commutative),
        OpRow(
            "arith.minnumf", "Floating-point minimum that ignores NaN.",
            TwoFloats.init, .commutative),
        OpRow(
            "arith.convertf", "Floating-point conversion between types of the same width.", RoundedCast.init,
            facts: [CastKind.sameWidthFloat]),
    ]
}
