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
        OpRow("arith.shrsi", "Arithmetic (sign-preserving) right shift.", ExactIntegers.init),
        OpRow(
            "arith.mulsi_extended", "Signed multiplication with a result of twice the width, as two halves.",
            ExtendedMultiplication.init),
        OpRow(
            "arith.mului_extended",
            "Unsigned multiplication with a result of twice the width, as two halves.",
            ExtendedMultiplication.init
        ),
        OpRow("arith.negf", "Floating-point negation.", UnaryFloat.init),
        OpRow(
            "arith.flush_denormals",
            "Replaces denormals by zero.", UnaryFloat.init),
        OpRow("arith.remf", "Floating-point remainder.", BinaryFloats.init),
        OpRow(
            "arith.maxnumf", "Floating-point maximum that ignores NaN.",
            BinaryFloats.init, .commutative),
        OpRow(
            "arith.maximumf", "Floating-point maximum that propagates NaN.",
            BinaryFloats.init, .commutative),
        OpRow(
            "arith.minnumf", "Floating-point minimum that ignores NaN.",
            BinaryFloats.init, .commutative),
        OpRow(
            "arith.minimumf", "Floating-point minimum that propagates NaN.",
            BinaryFloats.init, .commutative),
        OpRow("arith.subf", "Floating-point subtraction.", RoundedBinaryFloats.init),
        OpRow("arith.divf", "Floating-point division.", RoundedBinaryFloats.init),
        OpRow("arith.addf", "Floating-point addition.", RoundedBinaryFloats.init, .commutative),
        OpRow("arith.mulf", "Floating-point multiplication.", RoundedBinaryFloats.init, .commutative),
        OpRow(
            "arith.truncf", "Floating-point truncation to a narrower type.", RoundedCast.init,
            facts: [CastKind.narrowerFloat]),
        OpRow(
            "arith.convertf", "Floating-point conversion between types of the same width.", RoundedCast.init,
            facts: [CastKind.sameWidthFloat]),
        OpRow(
            "arith.fptosi", "Conversion of a float to a signed integer.",
            { Cast(.floatLike, .signlessFixedWidthIntegerLike) }, facts: [CastKind.number]),
        OpRow(
            "arith.fptoui", "Conversion of a float to an unsigned integer.",
            { Cast(.floatLike, .signlessFixedWidthIntegerLike) }, facts: [CastKind.number]),
        OpRow(
            "arith.sitofp", "Conversion of a signed integer to a float.",
            { Cast(.signlessFixedWidthIntegerLike, .floatLike) }, facts: [CastKind.number]),
        OpRow(
            "arith.uitofp", "Conversion of an unsigned integer to a float.",
            { NonNegativeCast(.signlessFixedWidthIntegerLike, .floatLike) }, facts: [CastKind.number]),
    ]
}
