import IREECompilerCore

/// Operations of the `arith` dialect that code asks for.
extension Arith {
    /// Constant.
    struct Constant: Op {
        static let name: StaticString = "arith.constant"
        static let syntax: OpSyntax? = .constant()
        static let resultNames: NameSuggestion? = .derived { op in
            guard case .integer(let value, let type)? = op.attributes["value"] else { return ["cst"] }
            if type == .i1 { return [value != 0 ? "true" : "false"] }
            guard let width = type.bitWidth else { return ["c\(value)"] }
            return ["c\(value)_i\(width)"]
        }
        static let traits: OpTraits = [.constantLike, .pure]
        let value = AttributeField(.any)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.same(["value", "result"])]
        static let assembly: StaticString = "attr-dict $value"
        init() {}
    }

    /// Selects one of two values by a condition.
    struct Select: Op {
        static let name: StaticString = "arith.select"
        static var flow: [FlowEdge] {
            [FlowEdge(.operands(\Self.trueValue), to: .results), FlowEdge(.operands(\Self.falseValue), to: .results)]
        }
        static let syntax: OpSyntax? = Arith.select
        static let traits: OpTraits = [.elementwise, .pure]
        let condition = Operand(.boolLike)
        let trueValue = Operand(.any)
        let falseValue = Operand(.any)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        init() {}
    }

    /// Integer comparison.
    struct CmpI: Op {
        static let name: StaticString = "arith.cmpi"
        static let traits: OpTraits = [.sameTypeOperands, .elementwise, .pure]
        let predicate = AttributeField(.enumeration(.cmpIPredicate))
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let result = Result(.boolLike)
        static let typeRules: [TypeRule] = [.i1SameShape(from: "lhs", to: "result")]
        static let assembly: StaticString = "$predicate `,` $lhs `,` $rhs attr-dict `:` type($lhs)"
        init() {}
    }

    /// Floating-point comparison.
    struct CmpF: Op {
        static let name: StaticString = "arith.cmpf"
        static let traits: OpTraits = [.sameTypeOperands, .elementwise, .pure]
        let predicate = AttributeField(.enumeration(.cmpFPredicate))
        let lhs = Operand(.floatLike)
        let rhs = Operand(.floatLike)
        let fastmath = AttributeField.fastMath
        let result = Result(.boolLike)
        static let typeRules: [TypeRule] = [.i1SameShape(from: "lhs", to: "result")]
        static let assembly: StaticString = """
            $predicate `,` $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs)
            """
        init() {}
    }

    /// Integer addition.
    enum AddI: OpKind {
        static let name: StaticString = "arith.addi"
        static let traits: OpTraits = .commutative
        static var fields: OverflowingIntegers { .init() }
    }

    /// Integer subtraction.
    enum SubI: OpKind {
        static let name: StaticString = "arith.subi"
        static var fields: OverflowingIntegers { .init() }
    }

    /// Integer multiplication.
    enum MulI: OpKind {
        static let name: StaticString = "arith.muli"
        static let traits: OpTraits = .commutative
        static var fields: OverflowingIntegers { .init() }
    }

    /// Signed integer division, rounded toward zero.
    enum DivSI: OpKind {
        static let name: StaticString = "arith.divsi"
        static let traits: OpTraits = .dividesIntegers
        static var fields: ExactIntegers { .init() }
    }

    /// Unsigned integer division.
    enum DivUI: OpKind {
        static let name: StaticString = "arith.divui"
        static let traits: OpTraits = .dividesIntegers
        static var fields: ExactIntegers { .init() }
    }

    /// Unsigned integer division, rounded toward positive infinity.
    enum CeilDivUI: OpKind {
        static let name: StaticString = "arith.ceildivui"
        static let traits: OpTraits = .dividesIntegers
        static var fields: TwoIntegers { .init() }
    }

    /// Signed remainder.
    enum RemSI: OpKind {
        static let name: StaticString = "arith.remsi"
        static let traits: OpTraits = .dividesIntegers
        static var fields: TwoIntegers { .init() }
    }

    /// Unsigned remainder.
    enum RemUI: OpKind {
        static let name: StaticString = "arith.remui"
        static let traits: OpTraits = .dividesIntegers
        static var fields: TwoIntegers { .init() }
    }

    /// Signed minimum.
    enum MinSI: OpKind {
        static let name: StaticString = "arith.minsi"
        static let traits: OpTraits = .commutative
        static var fields: TwoIntegers { .init() }
    }

    /// Unsigned minimum.
    enum MinUI: OpKind {
        static let name: StaticString = "arith.minui"
        static let traits: OpTraits = .commutative
        static var fields: TwoIntegers { .init() }
    }

    /// Signed maximum.
    enum MaxSI: OpKind {
        static let name: StaticString = "arith.maxsi"
        static let traits: OpTraits = .commutative
        static var fields: TwoIntegers { .init() }
    }

    /// Unsigned maximum.
    enum MaxUI: OpKind {
        static let name: StaticString = "arith.maxui"
        static let traits: OpTraits = .commutative
        static var fields: TwoIntegers { .init() }
    }

    /// Bitwise AND.
    enum AndI: OpKind {
        static let name: StaticString = "arith.andi"
        static let traits: OpTraits = [.commutative, .idempotent]
        static var fields: TwoIntegers { .init() }
    }

    /// Bitwise OR.
    enum OrI: OpKind {
        static let name: StaticString = "arith.ori"
        static let traits: OpTraits = [.commutative, .idempotent]
        static var fields: TwoIntegers { .init() }
    }

    /// Bitwise XOR.
    enum XOrI: OpKind {
        static let name: StaticString = "arith.xori"
        static let traits: OpTraits = .commutative
        static var fields: TwoIntegers { .init() }
    }

    /// Left shift.
    enum ShLI: OpKind {
        static let name: StaticString = "arith.shli"
        static var fields: OverflowingIntegers { .init() }
    }

    /// Logical (zero-filling) right shift.
    enum ShRUI: OpKind {
        static let name: StaticString = "arith.shrui"
        static var fields: ExactIntegers { .init() }
    }

    /// Unsigned addition with an overflow flag.
    struct AddUIExtended: Op {
        static let name: StaticString = "arith.addui_extended"
        static let traits: OpTraits = [.commutative, .elementwise, .pure]
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let sum = Result(.signlessIntegerLike)
        let overflow = Result(.boolLike)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "sum"])]
        static let assembly: StaticString =
            "$lhs `,` $rhs attr-dict `:` type($sum) `,` type($overflow)"
        init() {}
    }

    /// Unsigned subtraction with a borrow flag.
    struct SubUIExtended: Op {
        static let name: StaticString = "arith.subui_extended"
        static let traits: OpTraits = [.elementwise, .pure]
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let diff = Result(.signlessIntegerLike)
        let borrow = Result(.boolLike)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "diff"])]
        static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($diff) `,` type($borrow)"
        init() {}
    }
}
