import IREECompilerCore

/// Operations of the `math` dialect with fields of their own, and shared fields.
extension Math {
    /// Unary integer operation.
    struct UnaryInteger: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let operand = Operand(.signlessIntegerLike)
        let result = Result(.signlessIntegerLike)
        static let assembly: StaticString = "$operand attr-dict `:` type($result)"
    }

    /// Floating-point classification.
    struct FloatTest: OpFields {
        static let traits: OpTraits = [.elementwise, .pure]
        let operand = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let result = Result(.boolLike)
        static let typeRules: [TypeRule] = [.i1SameShape(from: "operand", to: "result")]
        static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
    }

    struct ClampF: Op {
        static let name: StaticString = "math.clampf"
        static let summary: StaticString = "Clamps a float to a range."
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let value = Operand(.floatLike)
        let min = Operand(.floatLike)
        let max = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let result = Result(.floatLike)
        static let assembly: StaticString = """
            $value `to` ` ` `[` $min `,` $max `]` (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        init() {}
    }

    struct FPowI: Op {
        static let name: StaticString = "math.fpowi"
        static let summary: StaticString = "Floating-point base raised to an integer power."
        static let traits: OpTraits = [.elementwise, .pure]
        let lhs = Operand(.floatLike)
        let rhs = Operand(.signlessIntegerLike)
        let fastmath = AttributeField.fastMath
        let result = Result(.floatLike)
        static let typeRules: [TypeRule] = [.same(["lhs", "result"])]
        static let assembly: StaticString = """
            $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs) `,` type($rhs)
            """
        init() {}
    }

    struct Fma: Op {
        static let name: StaticString = "math.fma"
        static let summary: StaticString = "Fused multiply-add, rounded once."
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let a = Operand(.floatLike)
        let b = Operand(.floatLike)
        let c = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let roundingmode = OptionalAttribute.roundingMode
        let result = Result(.floatLike)
        static let assembly: StaticString = """
            $a `,` $b `,` $c ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        init() {}
    }

    struct Sincos: Op {
        static let name: StaticString = "math.sincos"
        static let summary: StaticString = "Sine and cosine of an angle."
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let operand = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let sin = Result(.floatLike)
        let cos = Result(.floatLike)
        static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($operand)"
        init() {}
    }

    enum AbsF: OpKind {
        static let name: StaticString = "math.absf"
        static let summary: StaticString = "Floating-point absolute value."
        static var fields: Arith.UnaryFloat { .init() }
    }

    enum PowF: OpKind {
        static let name: StaticString = "math.powf"
        static let summary: StaticString = "Floating-point power."
        static var fields: Arith.BinaryFloats { .init() }
    }

    enum AbsI: OpKind {
        static let name: StaticString = "math.absi"
        static let summary: StaticString = "Integer absolute value."
        static var fields: UnaryInteger { .init() }
    }
}
