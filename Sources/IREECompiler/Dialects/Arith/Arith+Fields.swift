/// What operations of `arith` and `math` share: fields and syntax.
extension Arith {
    /// Binary integer operation.
    public struct TwoIntegers: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
    }

    /// Binary integer operation with overflow flags (`nsw`, `nuw`).
    public struct OverflowingIntegers: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField.overflowFlags
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)"
    }

    /// Binary integer operation with an `exact` flag: no remainder, no bits shifted out.
    public struct ExactIntegers: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let isExact = OptionalAttribute(.unit).named("isExact")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)"
    }

    /// Extended multiplication: the low and the high half of the product.
    public struct ProductHalves: OpFields {
        public static let traits: OpTraits = [.commutative, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let low = Result(.signlessIntegerLike)
        public let high = Result(.signlessIntegerLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "low", "high"])]
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($lhs)"
    }

    /// Unary floating-point operation.
    public struct OneFloat: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
    }

    /// Binary floating-point operation.
    public struct TwoFloats: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
    }

    /// Binary floating-point operation with an optional rounding mode.
    public struct RoundedFloats: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let roundingmode = OptionalAttribute.roundingMode
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $lhs `,` $rhs ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
    }

    /// Cast.
    public struct Cast: OpFields {
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in`: Operand
        public let out: Result
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"

        init(_ from: TypeConstraint, _ to: TypeConstraint) {
            `in` = Operand(from)
            out = Result(to)
        }
    }

    /// Cast with an `nneg` flag: the operand is not negative.
    public struct NonNegativeCast: OpFields {
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in`: Operand
        public let nonNeg = OptionalAttribute(.unit).named("nonNeg")
        public let out: Result
        public static let assembly: StaticString =
            "$in (`nneg` $nonNeg^)? attr-dict `:` type($in) `to` type($out)"

        init(_ from: TypeConstraint, _ to: TypeConstraint) {
            `in` = Operand(from)
            out = Result(to)
        }
    }

    /// Floating-point cast with an optional rounding mode.
    public struct RoundedCast: OpFields {
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let roundingmode = OptionalAttribute.roundingMode
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` \
            type($out)
            """
    }
}

extension AttributeField {
    /// What may be assumed of floating-point numbers; nothing, if it is not said.
    static var fastMath: AttributeField {
        AttributeField(.enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
    }

    /// What an operation on integers is known not to lose; nothing, if it is not said.
    static var overflowFlags: AttributeField {
        AttributeField(.enumeration(.integerOverflow), default: .named("arith.overflow", [.keyword("none")]))
            .named("overflowFlags")
    }
}

extension OptionalAttribute {
    static var roundingMode: OptionalAttribute { OptionalAttribute(.enumeration(.roundingMode)) }
}
