/// Operations of the `arith` dialect that code asks for.
extension Arith {
    /// Constant.
    public struct Constant: Op {
        public static let name: StaticString = "arith.constant"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let value = AttributeField(.any)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.same(["value", "result"])]
        public static let assembly: StaticString = "attr-dict $value"
        public init() {}
    }

    /// Selects one of two values by a condition.
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

    /// Integer comparison.
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

    /// Floating-point comparison.
    public struct CmpF: Op {
        public static let name: StaticString = "arith.cmpf"
        public static let traits: OpTraits = [.sameTypeOperands, .elementwise, .pure]
        public let predicate = AttributeField(.enumeration(.cmpFPredicate))
        public let lhs = Operand(.floatLike)
        public let rhs = Operand(.floatLike)
        public let fastmath = AttributeField.fastMath
        public let result = Result(.boolLike)
        public static let typeRules: [TypeRule] = [.i1SameShape(from: "lhs", to: "result")]
        public static let assembly: StaticString = """
            $predicate `,` $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs)
            """
        public init() {}
    }

    /// Integer addition.
    public enum AddI: OpKind {
        public static let name: StaticString = "arith.addi"
        public static let traits: OpTraits = .commutative
        public static var fields: OverflowingIntegers { .init() }
    }

    /// Integer subtraction.
    public enum SubI: OpKind {
        public static let name: StaticString = "arith.subi"
        public static var fields: OverflowingIntegers { .init() }
    }

    /// Integer multiplication.
    public enum MulI: OpKind {
        public static let name: StaticString = "arith.muli"
        public static let traits: OpTraits = .commutative
        public static var fields: OverflowingIntegers { .init() }
    }

    /// Signed integer division, rounded toward zero.
    public enum DivSI: OpKind {
        public static let name: StaticString = "arith.divsi"
        public static var fields: ExactIntegers { .init() }
    }

    /// Unsigned integer division.
    public enum DivUI: OpKind {
        public static let name: StaticString = "arith.divui"
        public static var fields: ExactIntegers { .init() }
    }

    /// Unsigned integer division, rounded toward positive infinity.
    public enum CeilDivUI: OpKind {
        public static let name: StaticString = "arith.ceildivui"
        public static var fields: TwoIntegers { .init() }
    }

    /// Signed remainder.
    public enum RemSI: OpKind {
        public static let name: StaticString = "arith.remsi"
        public static var fields: TwoIntegers { .init() }
    }

    /// Unsigned remainder.
    public enum RemUI: OpKind {
        public static let name: StaticString = "arith.remui"
        public static var fields: TwoIntegers { .init() }
    }

    /// Signed minimum.
    public enum MinSI: OpKind {
        public static let name: StaticString = "arith.minsi"
        public static let traits: OpTraits = .commutative
        public static var fields: TwoIntegers { .init() }
    }

    /// Unsigned minimum.
    public enum MinUI: OpKind {
        public static let name: StaticString = "arith.minui"
        public static let traits: OpTraits = .commutative
        public static var fields: TwoIntegers { .init() }
    }

    /// Signed maximum.
    public enum MaxSI: OpKind {
        public static let name: StaticString = "arith.maxsi"
        public static let traits: OpTraits = .commutative
        public static var fields: TwoIntegers { .init() }
    }

    /// Unsigned maximum.
    public enum MaxUI: OpKind {
        public static let name: StaticString = "arith.maxui"
        public static let traits: OpTraits = .commutative
        public static var fields: TwoIntegers { .init() }
    }

    /// Bitwise AND.
    public enum AndI: OpKind {
        public static let name: StaticString = "arith.andi"
        public static let traits: OpTraits = [.commutative, .idempotent]
        public static var fields: TwoIntegers { .init() }
    }

    /// Bitwise OR.
    public enum OrI: OpKind {
        public static let name: StaticString = "arith.ori"
        public static let traits: OpTraits = [.commutative, .idempotent]
        public static var fields: TwoIntegers { .init() }
    }

    /// Bitwise XOR.
    public enum XOrI: OpKind {
        public static let name: StaticString = "arith.xori"
        public static let traits: OpTraits = .commutative
        public static var fields: TwoIntegers { .init() }
    }

    /// Left shift.
    public enum ShLI: OpKind {
        public static let name: StaticString = "arith.shli"
        public static var fields: OverflowingIntegers { .init() }
    }

    /// Logical (zero-filling) right shift.
    public enum ShRUI: OpKind {
        public static let name: StaticString = "arith.shrui"
        public static var fields: ExactIntegers { .init() }
    }

    /// Unsigned addition with an overflow flag.
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

    /// Unsigned subtraction with a borrow flag.
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
}
