import IREECompilerCore

/// Operations of the `vm` dialect: arithmetic.
extension VM {
    static let arithmetic: [[OpRow]] = [
        rows("abs.#", numbers, "Absolute value of a #", Unary.init),
        rows("neg.#", floats, "Negation of a #", Unary.init),
        rows("ceil.#", floats, "Rounds a # toward positive infinity", Unary.init),
        rows("floor.#", floats, "Rounds a # toward negative infinity", Unary.init),
        rows("round.#", floats, "Rounds a # to the nearest integer, ties away from zero", Unary.init),
        rows(
            "round.#.even", floats, "Rounds a # to the nearest integer, ties to even",
            Unary.init),
        rows("sqrt.#", floats, "Square root of a #", Unary.init),
        rows("rsqrt.#", floats, "Reciprocal square root of a #", Unary.init),
        rows("exp.#", floats, "Base-e exponential of a #", Unary.init),
        rows("exp2.#", floats, "Base-2 exponential of a #", Unary.init),
        rows("expm1.#", floats, "Exponential minus one of a #", Unary.init),
        rows("log.#", floats, "Natural logarithm of a #", Unary.init),
        rows("log10.#", floats, "Base-10 logarithm of a #", Unary.init),
        rows("log1p.#", floats, "Natural logarithm of one plus a #", Unary.init),
        rows("log2.#", floats, "Base-2 logarithm of a #", Unary.init),
        rows("sin.#", floats, "Sine of a #", Unary.init),
        rows("cos.#", floats, "Cosine of a #", Unary.init),
        rows("tanh.#", floats, "Hyperbolic tangent of a #", Unary.init),
        rows("atan.#", floats, "Arc tangent of a #", Unary.init),
        rows("erf.#", floats, "Error function of a #", Unary.init),
        rows("not.#", integers, "Bitwise NOT of a #", Unary.init),
        rows("ctlz.#", integers, "Count of leading zeros of a #", Unary.init),

        rows("add.#", numbers, "Addition of #s", Binary.init, .commutative),
        rows("sub.#", numbers, "Subtraction of #s", Binary.init),
        rows("mul.#", numbers, "Multiplication of #s", Binary.init, .commutative),
        rows("div.#", signed + floats, "Division of #s", Binary.init),
        rows("rem.#", signed + floats, "Remainder of #s", Binary.init),
        rows("min.#", signed + floats, "Minimum of #s", Binary.init, .commutative),
        rows("max.#", signed + floats, "Maximum of #s", Binary.init, .commutative),
        rows("and.#", integers, "Bitwise AND of #s", Binary.init, .commutative),
        rows("or.#", integers, "Bitwise OR of #s", Binary.init, .commutative),
        rows("xor.#", integers, "Bitwise XOR of #s", Binary.init, .commutative),
        rows("pow.#", floats, "Power of #s", Binary.init),
        rows("fpowi.#", floats, "A # raised to an integer power", IntegerPower.init),
        rows("atan2.#", floats, "Two-argument arc tangent of #s", Binary.init),

        rows("shl.#", integers, "Left shift of a #", Shift.init),
        rows("shr.#", signed, "Right shift of a #", Shift.init),
        rows("fma.#", numbers, "Fused multiply-add of #s", MultiplyAdd.init),

        rows("select.#", numbers + [.ref], "Selects one of two #s by a condition", Selection.init),
        rows(
            "switch.#", numbers, "Selects the # at an index, or a default", Switch.init),
    ]

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

    struct SwitchRef: Op {
        static let name: StaticString = "vm.switch.ref"
        static let summary: StaticString = "Selects the reference at an index, or a default."
        static let syntax: OpSyntax? = VM.switchRef
        static let traits: OpTraits = .pure
        let index = Operand(.i32)
        let defaultValue = Operand(.vmRef)
        let values = VariadicOperand(.vmRef)
        let result = Result(.vmRef)
        static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        init() {}
    }

    struct AssignRef: Op {
        static let name: StaticString = "vm.assign.ref"
        static let summary: StaticString = "Copies a reference to another register."
        let source = Operand(.vmRef)
        let result = Result(.vmRef)
        static let assembly: StaticString = "$source attr-dict `:` type($source) `->` type($result)"
        init() {}
    }
}
