/// Operations of the `math` dialect: Ops.
extension Math {
    public struct AbsF: Op {
        public static let name: StaticString = "math.absf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct AbsI: Op {
        public static let name: StaticString = "math.absi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Acos: Op {
        public static let name: StaticString = "math.acos"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Acosh: Op {
        public static let name: StaticString = "math.acosh"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Asin: Op {
        public static let name: StaticString = "math.asin"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Asinh: Op {
        public static let name: StaticString = "math.asinh"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Atan2: Op {
        public static let name: StaticString = "math.atan2"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Atan: Op {
        public static let name: StaticString = "math.atan"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Atanh: Op {
        public static let name: StaticString = "math.atanh"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Cbrt: Op {
        public static let name: StaticString = "math.cbrt"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Ceil: Op {
        public static let name: StaticString = "math.ceil"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct ClampF: Op {
        public static let name: StaticString = "math.clampf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let value = Operand(.floatLike)
        public let min = Operand(.floatLike)
        public let max = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $value `to` ` ` `[` $min `,` $max `]` (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    public struct CopySign: Op {
        public static let name: StaticString = "math.copysign"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Cos: Op {
        public static let name: StaticString = "math.cos"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Cosh: Op {
        public static let name: StaticString = "math.cosh"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct CountLeadingZeros: Op {
        public static let name: StaticString = "math.ctlz"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CountTrailingZeros: Op {
        public static let name: StaticString = "math.cttz"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct CtPop: Op {
        public static let name: StaticString = "math.ctpop"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    public struct Erf: Op {
        public static let name: StaticString = "math.erf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Erfc: Op {
        public static let name: StaticString = "math.erfc"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Exp2: Op {
        public static let name: StaticString = "math.exp2"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct ExpM1: Op {
        public static let name: StaticString = "math.expm1"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Exp: Op {
        public static let name: StaticString = "math.exp"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct FPowI: Op {
        public static let name: StaticString = "math.fpowi"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "result"])]
        public static let assembly: StaticString = """
            $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs) `,` type($rhs)
            """
        public init() {}
    }

    public struct Floor: Op {
        public static let name: StaticString = "math.floor"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Fma: Op {
        public static let name: StaticString = "math.fma"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let a = Operand(.floatLike)
        public let b = Operand(.floatLike)
        public let c = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $a `,` $b `,` $c ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    public struct IPowI: Op {
        public static let name: StaticString = "math.ipowi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    public struct IsFinite: Op {
        public static let name: StaticString = "math.isfinite"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "operand", to: "result")]
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    public struct IsInf: Op {
        public static let name: StaticString = "math.isinf"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "operand", to: "result")]
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    public struct IsNaN: Op {
        public static let name: StaticString = "math.isnan"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "operand", to: "result")]
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    public struct IsNormal: Op {
        public static let name: StaticString = "math.isnormal"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "operand", to: "result")]
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    public struct Log10: Op {
        public static let name: StaticString = "math.log10"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log1p: Op {
        public static let name: StaticString = "math.log1p"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log2: Op {
        public static let name: StaticString = "math.log2"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Log: Op {
        public static let name: StaticString = "math.log"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct PowF: Op {
        public static let name: StaticString = "math.powf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct RoundEven: Op {
        public static let name: StaticString = "math.roundeven"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Round: Op {
        public static let name: StaticString = "math.round"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Rsqrt: Op {
        public static let name: StaticString = "math.rsqrt"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Sin: Op {
        public static let name: StaticString = "math.sin"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Sincos: Op {
        public static let name: StaticString = "math.sincos"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let sin = Result(.floatLike)
        public let cos = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($operand)"
        public init() {}
    }

    public struct Sinh: Op {
        public static let name: StaticString = "math.sinh"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Sqrt: Op {
        public static let name: StaticString = "math.sqrt"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Tan: Op {
        public static let name: StaticString = "math.tan"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Tanh: Op {
        public static let name: StaticString = "math.tanh"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    public struct Trunc: Op {
        public static let name: StaticString = "math.trunc"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }
}
