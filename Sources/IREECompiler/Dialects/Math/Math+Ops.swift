/// Operations of the `math` dialect that are like no other, and what the others share.
extension Math {
    /// Unary integer operation.
    public struct OneInteger: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
    }

    /// Floating-point classification.
    public struct FloatTest: OpFields {
        public static let traits: OpTraits = [.elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "operand", to: "result")]
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
    }

    /// Clamps a float to a range.
    public struct ClampF: Op {
        public static let name: StaticString = "math.clampf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let value = Operand(.floatLike)
        public let min = Operand(.floatLike)
        public let max = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $value `to` ` ` `[` $min `,` $max `]` (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// Floating-point base raised to an integer power.
    public struct FPowI: Op {
        public static let name: StaticString = "math.fpowi"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let fastmath = AttributeField.fastMath
        public let result = Result(.floatLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "result"])]
        public static let assembly: StaticString = """
            $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs) `,` type($rhs)
            """
        public init() {}
    }

    /// Fused multiply-add, rounded once.
    public struct Fma: Op {
        public static let name: StaticString = "math.fma"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let a = Operand(.floatLike)
        public let b = Operand(.floatLike)
        public let c = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let roundingmode = OptionalAttribute.roundingMode
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $a `,` $b `,` $c ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// Sine and cosine of an angle.
    public struct Sincos: Op {
        public static let name: StaticString = "math.sincos"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let sin = Result(.floatLike)
        public let cos = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($operand)"
        public init() {}
    }
}
