/// Operations of the `arith` dialect: Ops.
extension Arith {
    /// The sum of two floating-point numbers.
    public struct AddF: Op {
        public static let name: StaticString = "arith.addf"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $lhs `,` $rhs ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// The sum of two integers.
    public struct AddI: Op {
        public static let name: StaticString = "arith.addi"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField(
            .enumeration(.integerOverflow), default: .named("arith.overflow", [.keyword("none")])
        ).named("overflowFlags")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The sum of two unsigned integers, and whether it overflows.
    public struct AddUIExtended: Op {
        public static let name: StaticString = "arith.addui_extended"
        public static let traits: OpTraits = [.commutative, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let sum = Result(.signlessIntegerLike)
        public let overflow = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "sum"])]
        public static let assembly: StaticString =
            "$lhs `,` $rhs attr-dict `:` type($sum) `,` type($overflow)"
        public init() {}
    }

    /// The bits that two integers both have.
    public struct AndI: Op {
        public static let name: StaticString = "arith.andi"
        public static let traits: OpTraits = [
            .commutative, .idempotent, .sameOperandsAndResultType, .elementwise, .pure,
        ]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// The same bits as another type of that width.
    public struct Bitcast: Op {
        public static let name: StaticString = "arith.bitcast"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.any)
        public let out = Result(.any)
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// The quotient of two signed integers, rounded up.
    public struct CeilDivSI: Op {
        public static let name: StaticString = "arith.ceildivsi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two unsigned integers, rounded up.
    public struct CeilDivUI: Op {
        public static let name: StaticString = "arith.ceildivui"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// How two floating-point numbers compare.
    public struct CmpF: Op {
        public static let name: StaticString = "arith.cmpf"
        public static let traits: OpTraits = [.sameTypeOperands, .elementwise, .pure]
        public let predicate = AttributeField(.enumeration(.cmpFPredicate))
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "lhs", to: "result")]
        public static let assembly: StaticString = """
            $predicate `,` $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs)
            """
        public init() {}
    }

    /// How two integers compare.
    public struct CmpI: Op {
        public static let name: StaticString = "arith.cmpi"
        public static let traits: OpTraits = [.sameTypeOperands, .elementwise, .pure]
        public let predicate = AttributeField(.enumeration(.cmpIPredicate))
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "lhs", to: "result")]
        public static let assembly: StaticString = "$predicate `,` $lhs `,` $rhs attr-dict `:` type($lhs)"
        public init() {}
    }

    /// A value that is part of the program.
    public struct Constant: Op {
        public static let name: StaticString = "arith.constant"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let value = AttributeField(.any)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.same(["value", "result"])]
        public static let assembly: StaticString = "attr-dict $value"
        public init() {}
    }

    /// A floating-point number as another format of that width.
    public struct ConvertF: Op {
        public static let name: StaticString = "arith.convertf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` \
            type($out)
            """
        public init() {}
    }

    /// The quotient of two floating-point numbers.
    public struct DivF: Op {
        public static let name: StaticString = "arith.divf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $lhs `,` $rhs ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// The quotient of two signed integers, rounded to zero.
    public struct DivSI: Op {
        public static let name: StaticString = "arith.divsi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let isExact = OptionalAttribute(.unit).named("isExact")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The quotient of two unsigned integers, rounded down.
    public struct DivUI: Op {
        public static let name: StaticString = "arith.divui"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let isExact = OptionalAttribute(.unit).named("isExact")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// A floating-point number as a wider one.
    public struct ExtF: Op {
        public static let name: StaticString = "arith.extf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString =
            "$in (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// A signed integer as a wider one.
    public struct ExtSI: Op {
        public static let name: StaticString = "arith.extsi"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.signlessIntegerLike)
        public let out = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// An unsigned integer as a wider one.
    public struct ExtUI: Op {
        public static let name: StaticString = "arith.extui"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.signlessIntegerLike)
        public let nonNeg = OptionalAttribute(.unit).named("nonNeg")
        public let out = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$in (`nneg` $nonNeg^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// A floating-point number as a signed integer.
    public struct FPToSI: Op {
        public static let name: StaticString = "arith.fptosi"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let out = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// A floating-point number as an unsigned integer.
    public struct FPToUI: Op {
        public static let name: StaticString = "arith.fptoui"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let out = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// The quotient of two signed integers, rounded down.
    public struct FloorDivSI: Op {
        public static let name: StaticString = "arith.floordivsi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// A floating-point number, or zero for one that is too small to be normal.
    public struct FlushDenormals: Op {
        public static let name: StaticString = "arith.flush_denormals"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// An integer as an index or the other way, with sign.
    public struct IndexCast: Op {
        public static let name: StaticString = "arith.index_cast"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.any)
        public let out = Result(.any)
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// An integer as an index or the other way, without sign.
    public struct IndexCastUI: Op {
        public static let name: StaticString = "arith.index_castui"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.any)
        public let nonNeg = OptionalAttribute(.unit).named("nonNeg")
        public let out = Result(.any)
        public static let assembly: StaticString =
            "$in (`nneg` $nonNeg^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// The larger of two floating-point numbers; what is no number does not count.
    public struct MaxNumF: Op {
        public static let name: StaticString = "arith.maxnumf"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two signed integers.
    public struct MaxSI: Op {
        public static let name: StaticString = "arith.maxsi"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two unsigned integers.
    public struct MaxUI: Op {
        public static let name: StaticString = "arith.maxui"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// The larger of two floating-point numbers; what is no number goes on.
    public struct MaximumF: Op {
        public static let name: StaticString = "arith.maximumf"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two floating-point numbers; what is no number does not count.
    public struct MinNumF: Op {
        public static let name: StaticString = "arith.minnumf"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two signed integers.
    public struct MinSI: Op {
        public static let name: StaticString = "arith.minsi"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two unsigned integers.
    public struct MinUI: Op {
        public static let name: StaticString = "arith.minui"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// The smaller of two floating-point numbers; what is no number goes on.
    public struct MinimumF: Op {
        public static let name: StaticString = "arith.minimumf"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The product of two floating-point numbers.
    public struct MulF: Op {
        public static let name: StaticString = "arith.mulf"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $lhs `,` $rhs ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// The product of two integers.
    public struct MulI: Op {
        public static let name: StaticString = "arith.muli"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField(
            .enumeration(.integerOverflow), default: .named("arith.overflow", [.keyword("none")])
        ).named("overflowFlags")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The product of two signed integers, in two halves.
    public struct MulSIExtended: Op {
        public static let name: StaticString = "arith.mulsi_extended"
        public static let traits: OpTraits = [.commutative, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let low = Result(.signlessIntegerLike)
        public let high = Result(.signlessIntegerLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "low", "high"])]
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($lhs)"
        public init() {}
    }

    /// The product of two unsigned integers, in two halves.
    public struct MulUIExtended: Op {
        public static let name: StaticString = "arith.mului_extended"
        public static let traits: OpTraits = [.commutative, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let low = Result(.signlessIntegerLike)
        public let high = Result(.signlessIntegerLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "low", "high"])]
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($lhs)"
        public init() {}
    }

    /// The negative of a floating-point number.
    public struct NegF: Op {
        public static let name: StaticString = "arith.negf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let operand = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let result = Result(.floatLike)
        public static let assembly: StaticString =
            "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits that one of two integers has.
    public struct OrI: Op {
        public static let name: StaticString = "arith.ori"
        public static let traits: OpTraits = [
            .commutative, .idempotent, .sameOperandsAndResultType, .elementwise, .pure,
        ]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two floating-point numbers are divided.
    public struct RemF: Op {
        public static let name: StaticString = "arith.remf"
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

    /// What is left when two signed integers are divided.
    public struct RemSI: Op {
        public static let name: StaticString = "arith.remsi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// What is left when two unsigned integers are divided.
    public struct RemUI: Op {
        public static let name: StaticString = "arith.remui"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// A signed integer as a floating-point number.
    public struct SIToFP: Op {
        public static let name: StaticString = "arith.sitofp"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.signlessIntegerLike)
        public let out = Result(.floatLike)
        public static let assembly: StaticString = "$in attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// A small floating-point number times its scale, as a wider one.
    public struct ScalingExtF: Op {
        public static let name: StaticString = "arith.scaling_extf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let scale = Operand(.floatLike)
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in `,` $scale (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `,` type($scale) \
            `to` type($out)
            """
        public init() {}
    }

    /// A floating-point number over its scale, as a small one.
    public struct ScalingTruncF: Op {
        public static let name: StaticString = "arith.scaling_truncf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let scale = Operand(.floatLike)
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in `,` $scale ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) \
            `,` type($scale) `to` type($out)
            """
        public init() {}
    }

    /// The bits of an integer moved up.
    public struct ShLI: Op {
        public static let name: StaticString = "arith.shli"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField(
            .enumeration(.integerOverflow), default: .named("arith.overflow", [.keyword("none")])
        ).named("overflowFlags")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits of an integer moved down, with its sign.
    public struct ShRSI: Op {
        public static let name: StaticString = "arith.shrsi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let isExact = OptionalAttribute(.unit).named("isExact")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The bits of an integer moved down, with zeroes.
    public struct ShRUI: Op {
        public static let name: StaticString = "arith.shrui"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let isExact = OptionalAttribute(.unit).named("isExact")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The difference of two floating-point numbers.
    public struct SubF: Op {
        public static let name: StaticString = "arith.subf"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField(
            .enumeration(.fastMath), default: .named("arith.fastmath", [.keyword("none")]))
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let result = Result(.floatLike)
        public static let assembly: StaticString = """
            $lhs `,` $rhs ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// The difference of two integers.
    public struct SubI: Op {
        public static let name: StaticString = "arith.subi"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField(
            .enumeration(.integerOverflow), default: .named("arith.overflow", [.keyword("none")])
        ).named("overflowFlags")
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)"
        public init() {}
    }

    /// The difference of two unsigned integers, and whether it borrows.
    public struct SubUIExtended: Op {
        public static let name: StaticString = "arith.subui_extended"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let diff = Result(.signlessIntegerLike)
        public let borrow = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "diff"])]
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($diff) `,` type($borrow)"
        public init() {}
    }

    /// A floating-point number as a narrower one.
    public struct TruncF: Op {
        public static let name: StaticString = "arith.truncf"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.floatLike)
        public let roundingmode = OptionalAttribute(.enumeration(.roundingMode))
        public let fastmath = OptionalAttribute(.enumeration(.fastMath))
        public let out = Result(.floatLike)
        public static let assembly: StaticString = """
            $in ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` \
            type($out)
            """
        public init() {}
    }

    /// The low bits of an integer.
    public struct TruncI: Op {
        public static let name: StaticString = "arith.trunci"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.signlessIntegerLike)
        public let overflowFlags = AttributeField(
            .enumeration(.integerOverflow), default: .named("arith.overflow", [.keyword("none")])
        ).named("overflowFlags")
        public let out = Result(.signlessIntegerLike)
        public static let assembly: StaticString =
            "$in (`overflow` `` $overflowFlags^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// An unsigned integer as a floating-point number.
    public struct UIToFP: Op {
        public static let name: StaticString = "arith.uitofp"
        public static let traits: OpTraits = [.castLike, .elementwise, .pure]
        public let `in` = Operand(.signlessIntegerLike)
        public let nonNeg = OptionalAttribute(.unit).named("nonNeg")
        public let out = Result(.floatLike)
        public static let assembly: StaticString =
            "$in (`nneg` $nonNeg^)? attr-dict `:` type($in) `to` type($out)"
        public init() {}
    }

    /// The bits that just one of two integers has.
    public struct XOrI: Op {
        public static let name: StaticString = "arith.xori"
        public static let traits: OpTraits = [.commutative, .sameOperandsAndResultType, .elementwise, .pure]
        public let lhs = Operand(.signlessIntegerLike)
        public let rhs = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($result)"
        public init() {}
    }

    /// One of two values, by a condition.
    public struct Select: Op {
        public static let name: StaticString = "arith.select"
        public static let traits: OpTraits = [.elementwise, .pure]
        public let condition = Operand(.boolLike)
        public let trueValue = Operand(.any)
        public let falseValue = Operand(.any)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public init() {}
    }
}
