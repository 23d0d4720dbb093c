import IREECompilerCore

/// Operations of the `arith` dialect with a static type.
extension Arith {
    struct Constant: Op {
        static let name: StaticString = "arith.constant"
        static let summary: StaticString = "Constant."
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

    struct Select: Op {
        static let name: StaticString = "arith.select"
        static let summary: StaticString = "Selects one of two values by a condition."
        static var flow: [FlowEdge] {
            [
                FlowEdge(.operands(\Self.trueValue), to: .results),
                FlowEdge(.operands(\Self.falseValue), to: .results),
            ]
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

    struct CmpI: Op {
        static let name: StaticString = "arith.cmpi"
        static let summary: StaticString = "Integer comparison."
        static let traits: OpTraits = [.sameTypeOperands, .elementwise, .pure]
        let predicate = AttributeField(.enumeration(.cmpIPredicate))
        let lhs = Operand(.signlessIntegerLike)
        let rhs = Operand(.signlessIntegerLike)
        let result = Result(.boolLike)
        static let typeRules: [TypeRule] = [.i1SameShape(from: "lhs", to: "result")]
        static let assembly: StaticString = "$predicate `,` $lhs `,` $rhs attr-dict `:` type($lhs)"
        init() {}
    }

    struct CmpF: Op {
        static let name: StaticString = "arith.cmpf"
        static let summary: StaticString = "Floating-point comparison."
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

    enum AddI: OpKind {
        static let name: StaticString = "arith.addi"
        static let summary: StaticString = "Integer addition."
        static let traits: OpTraits = .commutative
        static var fields: OverflowingIntegers { .init() }
    }

    enum SubI: OpKind {
        static let name: StaticString = "arith.subi"
        static let summary: StaticString = "Integer subtraction."
        static var fields: OverflowingIntegers { .init() }
    }

    enum MulI: OpKind {
        static let name: StaticString = "arith.muli"
        static let summary: StaticString = "Integer multiplication."
        static let traits: OpTraits = .commutative
        static var fields: OverflowingIntegers { .init() }
    }

    enum DivSI: OpKind {
        static let name: StaticString = "arith.divsi"
        static let summary: StaticString = "Signed integer division, rounded toward zero."
        static let traits: OpTraits = .dividesIntegers
        static var fields: ExactIntegers { .init() }
    }

    enum DivUI: OpKind {
        static let name: StaticString = "arith.divui"
        static let summary: StaticString = "Unsigned integer division."
        static let traits: OpTraits = .dividesIntegers
        static var fields: ExactIntegers { .init() }
    }

    enum CeilDivUI: OpKind {
        static let name: StaticString = "arith.ceildivui"
        static let summary: StaticString = "Unsigned integer division, rounded toward positive infinity."
        static let traits: OpTraits = .dividesIntegers
        static var fields: BinaryIntegers { .init() }
    }

    enum RemSI: OpKind {
        static let name: StaticString = "arith.remsi"
        static let summary: StaticString = "Signed remainder."
        static let traits: OpTraits = .dividesIntegers
        static var fields: BinaryIntegers { .init() }
    }

    enum RemUI: OpKind {
        static let name: StaticString = "arith.remui"
        static let summary: StaticString = "Unsigned remainder."
        static let traits: OpTraits = .dividesIntegers
        static var fields: BinaryIntegers { .init() }
    }

    enum MinSI: OpKind {
        static let name: StaticString = "arith.minsi"
        static let summary: StaticString = "Signed minimum."
        static let traits: OpTraits = .commutative
        static var fields: BinaryIntegers { .init() }
    }

    enum MinUI: OpKind {
        static let name: StaticString = "arith.minui"
        static let summary: StaticString = "Unsigned minimum."
        static let traits: OpTraits = .commutative
        static var fields: BinaryIntegers { .init() }
    }

    enum MaxSI: OpKind {
        static let name: StaticString = "arith.maxsi"
        static let summary: StaticString = "Signed maximum."
        static let traits: OpTraits = .commutative
        static var fields: BinaryIntegers { .init() }
    }

    enum MaxUI: OpKind {
        static let name: StaticString = "arith.maxui"
        static let summary: StaticString = "Unsigned maximum."
        static let traits: OpTraits = .commutative
        static var fields: BinaryIntegers { .init() }
    }

    enum AndI: OpKind {
        static let name: StaticString = "arith.andi"
        static let summary: StaticString = "Bitwise AND."
        static let traits: OpTraits = [.commutative, .idempotent]
        static var fields: BinaryIntegers { .init() }
    }

    enum OrI: OpKind {
        static let name: StaticString = "arith.ori"
        static let summary: StaticString = "Bitwise OR."
        static let traits: OpTraits = [.commutative, .idempotent]
        static var fields: BinaryIntegers { .init() }
    }

    enum XOrI: OpKind {
        static let name: StaticString = "arith.xori"
        static let summary: StaticString = "Bitwise XOR."
        static let traits: OpTraits = .commutative
        static var fields: BinaryIntegers { .init() }
    }

    enum ShLI: OpKind {
        static let name: StaticString = "arith.shli"
        static let summary: StaticString = "Left shift."
        static var fields: OverflowingIntegers { .init() }
    }

    enum ShRSI: OpKind {
        static let name: StaticString = "arith.shrsi"
        static let summary: StaticString = "Arithmetic (sign-preserving) right shift."
        static var fields: ExactIntegers { .init() }
    }

    enum ShRUI: OpKind {
        static let name: StaticString = "arith.shrui"
        static let summary: StaticString = "Logical (zero-filling) right shift."
        static var fields: ExactIntegers { .init() }
    }

    struct AddUIExtended: Op {
        static let name: StaticString = "arith.addui_extended"
        static let summary: StaticString = "Unsigned addition with an overflow flag."
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

    struct SubUIExtended: Op {
        static let name: StaticString = "arith.subui_extended"
        static let summary: StaticString = "Unsigned subtraction with a borrow flag."
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
