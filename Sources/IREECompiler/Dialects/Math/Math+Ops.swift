/// Operations of the `math` dialect: Ops.
extension Math {
    /// The magnitude of a floating-point number.
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

    /// The magnitude of an integer.
    public struct AbsI: Op {
        public static let name: StaticString = "math.absi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The arc cosine.
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

    /// The inverse hyperbolic cosine.
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

    /// The arc sine.
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

    /// The inverse hyperbolic sine.
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

    /// The angle of a point.
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

    /// The arc tangent.
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

    /// The inverse hyperbolic tangent.
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

    /// The cube root.
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

    /// Rounded up.
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

    /// A number held between two bounds.
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

    /// The magnitude of one number with the sign of another.
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

    /// The cosine.
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

    /// The hyperbolic cosine.
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

    /// How many zero bits an integer begins with.
    public struct CountLeadingZeros: Op {
        public static let name: StaticString = "math.ctlz"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// How many zero bits an integer ends with.
    public struct CountTrailingZeros: Op {
        public static let name: StaticString = "math.cttz"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// How many bits of an integer are one.
    public struct CtPop: Op {
        public static let name: StaticString = "math.ctpop"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"
        public init() {}
    }

    /// The error function.
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

    /// One less the error function.
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

    /// Two to a power.
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

    /// The exponential, less one.
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

    /// The exponential.
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

    /// A floating-point number to the power of an integer.
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

    /// Rounded down.
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

    /// A product and a sum in one, rounded once.
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

    /// An integer to the power of another.
    public struct IPowI: Op {
        public static let name: StaticString = "math.ipowi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// Whether a number is finite.
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

    /// Whether a number is infinite.
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

    /// Whether a value is no number.
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

    /// Whether a number is finite and not too small.
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

    /// The decimal logarithm.
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

    /// The natural logarithm of a number and one.
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

    /// The binary logarithm.
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

    /// The natural logarithm.
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

    /// A power.
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

    /// Rounded to the nearest whole number, halves to the even one.
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

    /// Rounded to the nearest whole number, halves away from zero.
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

    /// One over the square root.
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

    /// The sine.
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

    /// Sine and cosine.
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

    /// The hyperbolic sine.
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

    /// The square root.
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

    /// The tangent.
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

    /// The hyperbolic tangent.
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

    /// Rounded to zero.
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
