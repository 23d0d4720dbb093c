import IREECompilerCore

/// The `check` dialect: expectations of tests, whose failures a runtime module reports.
enum Check {
    static let ops: [any OpKind.Type] = [
        ExpectTrue.self, ExpectFalse.self, ExpectAllTrue.self, ExpectEq.self, ExpectEqConst.self,
        ExpectAlmostEq.self, ExpectAlmostEqConst.self,
    ]

    /// Expectation of a number on the host.
    struct Condition: OpFields {
        let operand = Operand(.anySignless)
        static let assembly: StaticString = "`(` $operand `)` attr-dict `:` type($operand)"
    }

    enum ExpectTrue: OpKind {
        static let name: StaticString = "check.expect_true"
        static let summary: StaticString = "Expects a number other than zero."
        static var fields: Condition { .init() }
    }

    enum ExpectFalse: OpKind {
        static let name: StaticString = "check.expect_false"
        static let summary: StaticString = "Expects zero."
        static var fields: Condition { .init() }
    }

    struct ExpectAllTrue: Op {
        static let name: StaticString = "check.expect_all_true"
        static let summary: StaticString = "Expects elements other than zero."
        let device = OptionalOperand(.halDevice)
        let operand = Operand(.viewOrIntegers)
        static let assembly: StaticString = """
            (`` `<` $device^ `>`)? `` `(` $operand `)` attr-dict `:` type($operand)
            """
        init() {}
    }

    struct ExpectEq: Op {
        static let name: StaticString = "check.expect_eq"
        static let summary: StaticString = "Expects equal elements and shapes."
        let device = OptionalOperand(.halDevice)
        let lhs = Operand(.viewOrTensor)
        let rhs = Operand(.viewOrTensor)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = """
            (`` `<` $device^ `>`)? `` `(` $lhs `,` $rhs `)` attr-dict `:` type($lhs)
            """
        init() {}
    }

    struct ExpectEqConst: Op {
        static let name: StaticString = "check.expect_eq_const"
        static let summary: StaticString = "Expects the elements of a constant."
        let device = OptionalOperand(.halDevice)
        let lhs = Operand(.anyTensor)
        let value = AttributeField(.elements)
        static let typeRules: [TypeRule] = [.same(["lhs", "value"])]
        static let assembly: StaticString = """
            (`` `<` $device^ `>`)? `` `(` $lhs `,` $value `)` attr-dict `:` type($lhs)
            """
        init() {}
    }

    struct ExpectAlmostEq: Op {
        static let name: StaticString = "check.expect_almost_eq"
        static let summary: StaticString = "Expects elements that differ by the tolerances at most."
        let device = OptionalOperand(.halDevice)
        let lhs = Operand(.viewOrFloats)
        let rhs = Operand(.viewOrFloats)
        let atol = AttributeField.absoluteTolerance
        let rtol = AttributeField.relativeTolerance
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = """
            (`` `<` $device^ `>`)? `` `(` $lhs `,` $rhs `` custom<Tolerances>($atol, $rtol) `)` attr-dict \
            `:` type($lhs)
            """
        init() {}
    }

    struct ExpectAlmostEqConst: Op {
        static let name: StaticString = "check.expect_almost_eq_const"
        static let summary: StaticString =
            "Expects elements that differ from those of a constant by the tolerances at most."
        let device = OptionalOperand(.halDevice)
        let lhs = Operand(.floatTensor)
        let value = AttributeField(.elements)
        let atol = AttributeField.absoluteTolerance
        let rtol = AttributeField.relativeTolerance
        static let typeRules: [TypeRule] = [.same(["lhs", "value"])]
        static let assembly: StaticString = """
            (`` `<` $device^ `>`)? `` `(` $lhs `,` $value `` custom<Tolerances>($atol, $rtol) `)` attr-dict \
            `:` type($lhs)
            """
        init() {}
    }
}

extension AttributeField {
    fileprivate static var absoluteTolerance: AttributeField {
        AttributeField(.f32, default: Check.defaults[0]).named("atol")
    }
    fileprivate static var relativeTolerance: AttributeField {
        AttributeField(.f32, default: Check.defaults[1]).named("rtol")
    }
}

extension TypeConstraint {
    fileprivate static let anySignless = TypeConstraint("signless integer") { $0.isSignlessInteger }
    fileprivate static let viewOrTensor = TypeConstraint("buffer_view or tensor of any type values") {
        $0 == .halBufferView || $0.isTensor
    }
    fileprivate static let floatTensor = TypeConstraint("tensor of floating-point values") {
        $0.isTensor && $0.elementOrSelf.isFloat
    }
    fileprivate static let viewOrFloats = TypeConstraint("buffer_view or tensor of floating-point values") {
        $0 == .halBufferView || floatTensor.accepts($0)
    }
    fileprivate static let viewOrIntegers = TypeConstraint(
        "buffer_view or tensor of signless integer values"
    ) { $0 == .halBufferView || $0.isTensor && $0.elementOrSelf.isSignlessInteger }
}
