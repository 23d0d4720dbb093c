/// Operations of the `arith` dialect that no code asks for by type.
extension Arith {
    static let rows: [OpRow] = [
        OpRow("arith.ceildivsi", "The quotient of two signed integers, rounded up.", TwoIntegers.init),
        OpRow("arith.floordivsi", "The quotient of two signed integers, rounded down.", TwoIntegers.init),
        OpRow("arith.shrsi", "The bits of an integer moved down, with its sign.", ExactIntegers.init),
        OpRow(
            "arith.mulsi_extended", "The product of two signed integers, in two halves.", ProductHalves.init),
        OpRow(
            "arith.mului_extended", "The product of two unsigned integers, in two halves.", ProductHalves.init
        ),
        OpRow("arith.negf", "The negative of a floating-point number.", OneFloat.init),
        OpRow(
            "arith.flush_denormals",
            "A floating-point number, or zero for one that is too small to be normal.", OneFloat.init),
        OpRow("arith.remf", "What is left when two floating-point numbers are divided.", TwoFloats.init),
        OpRow(
            "arith.maxnumf", "The larger of two floating-point numbers; what is no number does not count.",
            TwoFloats.init, .commutative),
        OpRow(
            "arith.maximumf", "The larger of two floating-point numbers; what is no number goes on.",
            TwoFloats.init, .commutative),
        OpRow(
            "arith.minnumf", "The smaller of two floating-point numbers; what is no number does not count.",
            TwoFloats.init, .commutative),
        OpRow(
            "arith.minimumf", "The smaller of two floating-point numbers; what is no number goes on.",
            TwoFloats.init, .commutative),
        OpRow("arith.subf", "The difference of two floating-point numbers.", RoundedFloats.init),
        OpRow("arith.divf", "The quotient of two floating-point numbers.", RoundedFloats.init),
        OpRow("arith.addf", "The sum of two floating-point numbers.", RoundedFloats.init, .commutative),
        OpRow("arith.mulf", "The product of two floating-point numbers.", RoundedFloats.init, .commutative),
        OpRow("arith.truncf", "A floating-point number as a narrower one.", RoundedCast.init),
        OpRow("arith.convertf", "A floating-point number as another format of that width.", RoundedCast.init),
        OpRow(
            "arith.fptosi", "A floating-point number as a signed integer.",
            { Cast(.floatLike, .signlessIntegerLike) }),
        OpRow(
            "arith.fptoui", "A floating-point number as an unsigned integer.",
            { Cast(.floatLike, .signlessIntegerLike) }),
        OpRow(
            "arith.sitofp", "A signed integer as a floating-point number.",
            { Cast(.signlessIntegerLike, .floatLike) }),
        OpRow(
            "arith.uitofp", "An unsigned integer as a floating-point number.",
            { NonNegativeCast(.signlessIntegerLike, .floatLike) }),
    ]
}
