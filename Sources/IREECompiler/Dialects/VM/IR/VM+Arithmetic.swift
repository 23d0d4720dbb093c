import IREECompilerCore

/// Operations of the `vm` dialect: arithmetic, derived from the rows of `InstructionSet`.
extension VM {
    /// Unary operation.
    struct Unary: OpFields {
        static let traits: OpTraits = .pure
        let operand: Operand
        let result: Result
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString = "$operand attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            operand = Operand(type)
            result = Result(type)
        }
    }

    /// Binary operation.
    struct Binary: OpFields {
        static let traits: OpTraits = .pure
        let lhs: Operand
        let rhs: Operand
        let result: Result
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        static let assembly: StaticString = "operands attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            lhs = Operand(type)
            rhs = Operand(type)
            result = Result(type)
        }
    }

    /// Shift by an amount.
    struct Shift: OpFields {
        static let traits: OpTraits = .pure
        let operand: Operand
        let amount = Operand(.i32)
        let result: Result
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"

        init(_ type: TypeConstraint) {
            operand = Operand(type)
            result = Result(type)
        }
    }

    /// Floating-point base raised to an integer power.
    struct IntegerPower: OpFields {
        static let traits: OpTraits = .pure
        let base: Operand
        let exponent = Operand(.i64)
        let result: Result
        static let typeRules: [TypeRule] = [.same(["base", "result"])]
        static let assembly: StaticString = "$base `,` $exponent attr-dict `:` type($base)"

        init(_ type: TypeConstraint) {
            base = Operand(type)
            result = Result(type)
        }
    }

    /// Multiply-add.
    struct MultiplyAdd: OpFields {
        static let traits: OpTraits = .pure
        let a: Operand
        let b: Operand
        let c: Operand
        let result: Result
        static let typeRules: [TypeRule] = [.same(["a", "b", "c", "result"])]
        static let assembly: StaticString = "operands attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            a = Operand(type)
            b = Operand(type)
            c = Operand(type)
            result = Result(type)
        }
    }

    /// Selection by a condition.
    struct Selection: OpFields {
        static let traits: OpTraits = .pure
        let condition = Operand(.i32)
        let trueValue: Operand
        let falseValue: Operand
        let result: Result
        static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        static let assembly: StaticString = "operands attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            trueValue = Operand(type)
            falseValue = Operand(type)
            result = Result(type)
        }
    }

    /// Selection by an index, with a default.
    struct Switch: OpFields {
        static let traits: OpTraits = .pure
        let index = Operand(.i32)
        let defaultValue: Operand
        let values: VariadicOperand
        let result: Result
        static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        static let assembly: StaticString =
            "$index `[` $values `]` `else` $default_value attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            defaultValue = Operand(type)
            values = VariadicOperand(type)
            result = Result(type)
        }
    }

    struct SwitchRef: Op, VMInstruction {
        static let opcode = Opcode.switchRef
        static let syntax: OpSyntax? = VM.switchRef
        static let traits: OpTraits = .pure
        let index = Operand(.i32)
        let defaultValue = Operand(.vmRef)
        let values = VariadicOperand(.vmRef)
        let result = Result(.vmRef)
        static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        init() {}
    }

    struct AssignRef: Op, VMInstruction {
        static let opcode = Opcode.assignRef
        let source = Operand(.vmRef)
        let result = Result(.vmRef)
        static let assembly: StaticString = "$source attr-dict `:` type($source) `->` type($result)"
        init() {}
    }
}
