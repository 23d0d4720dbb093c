import IREECompilerCore

/// Fields and syntax shared by operations of `arith` and `math`.
extension Arith {
    /// Binary integer operation.
    struct BinaryIntegers: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let result = Result(.signlessIntegerLike)
        static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
    }

    /// Binary integer operation with overflow flags (`nsw`, `nuw`).
    struct OverflowingIntegers: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let overflowFlags = AttributeField.overflowFlags
        let result = Result(.signlessIntegerLike)
        static let assembly: StaticString =
            "$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)"
    }

    /// Binary integer operation with an `exact` flag: no remainder, no bits shifted out.
    struct ExactIntegers: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let isExact = OptionalAttribute(.unit).named("isExact")
        let result = Result(.signlessIntegerLike)
        static let assembly: StaticString =
            "$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)"
    }

    /// Extended multiplication: the low and the high half of the product.
    struct ExtendedMultiplication: OpFields {
        static let traits: OpTraits = [.commutative, .elementwise, .pure]
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let low = Result(.signlessIntegerLike)
        let high = Result(.signlessIntegerLike)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "low", "high"])]
        static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($lhs)"
    }

    /// Unary floating-point operation.
    struct UnaryFloat: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let operand = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let result = Result(.floatLike)
        static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
    }

    /// Binary floating-point operation.
    struct BinaryFloats: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let lhs = Operand(.floatLike)
        let rhs = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let result = Result(.floatLike)
        static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
    }

    /// Binary floating-point operation with an optional rounding mode.
    struct RoundedBinaryFloats: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let lhs = Operand(.floatLike)
        let rhs = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let roundingmode = OptionalAttribute.roundingMode
        let result = Result(.floatLike)
        static let assembly: StaticString = """
            $lhs `,` $rhs ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
    }

    /// Cast.
    struct Cast: OpFields {
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in`: Operand
        let out: Result
        static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"

        init(_ from: TypeConstraint, _ to: TypeConstraint) {
            `in` = Operand(from)
            out = Result(to)
        }
    }

    /// Cast with an `nneg` flag: the operand is not negative.
    struct NonNegativeCast: OpFields {
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in`: Operand
        let nonNeg = OptionalAttribute(.unit).named("nonNeg")
        let out: Result
        static let assembly: StaticString =
            "$in (`nneg` $nonNeg^)? attr-dict `:` type($in) `to` type($out)"

        init(_ from: TypeConstraint, _ to: TypeConstraint) {
            `in` = Operand(from)
            out = Result(to)
        }
    }

    /// Floating-point cast with an optional rounding mode.
    struct RoundedCast: OpFields {
        static let traits: OpTraits = [.castLike, .elementwise, .pure]
        let `in` = Operand(.floatLike)
        let roundingmode = OptionalAttribute.roundingMode
        let fastmath = OptionalAttribute(.enumeration(.fastMath))
        let out = Result(.floatLike)
        static let assembly: StaticString = """
            $in ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` \
            type($out)
            """
    }
}

extension AttributeField {
    /// Fast-math flags; none by default.
    static var fastMath: AttributeField {
        AttributeField(.enumeration(.fastMath), default: EnumDefinition.fastMath.attribute(["none"]))
    }

    /// Overflow flags; none by default.
    static var overflowFlags: AttributeField {
        AttributeField(
            .enumeration(.integerOverflow), default: EnumDefinition.integerOverflow.attribute(["none"])
        )
        .named("overflowFlags")
    }
}

extension OptionalAttribute {
    static var roundingMode: OptionalAttribute { OptionalAttribute(.enumeration(.roundingMode)) }
}
