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
    public struct Unary: OpFields {
        public static let traits: OpTraits = .pure
        public let operand: Operand
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            operand = Operand(type)
            result = Result(type)
        }
    }

    /// Binary operation.
    public struct Binary: OpFields {
        public static let traits: OpTraits = .pure
        public let lhs: Operand
        public let rhs: Operand
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            lhs = Operand(type)
            rhs = Operand(type)
            result = Result(type)
        }
    }

    /// Shift by an amount.
    public struct Shift: OpFields {
        public static let traits: OpTraits = .pure
        public let operand: Operand
        public let amount = Operand(.i32)
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = "$operand `,` $amount attr-dict `:` type($operand)"

        init(_ type: TypeConstraint) {
            operand = Operand(type)
            result = Result(type)
        }
    }

    /// Floating-point base raised to an integer power.
    public struct IntegerPower: OpFields {
        public static let traits: OpTraits = .pure
        public let base: Operand
        public let exponent = Operand(.i64)
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["base", "result"])]
        public static let assembly: StaticString = "$base `,` $exponent attr-dict `:` type($base)"

        init(_ type: TypeConstraint) {
            base = Operand(type)
            result = Result(type)
        }
    }

    /// Multiply-add.
    public struct MultiplyAdd: OpFields {
        public static let traits: OpTraits = .pure
        public let a: Operand
        public let b: Operand
        public let c: Operand
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["a", "b", "c", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            a = Operand(type)
            b = Operand(type)
            c = Operand(type)
            result = Result(type)
        }
    }

    /// Selection by a condition.
    public struct Selection: OpFields {
        public static let traits: OpTraits = .pure
        public let condition = Operand(.i32)
        public let trueValue: Operand
        public let falseValue: Operand
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            trueValue = Operand(type)
            falseValue = Operand(type)
            result = Result(type)
        }
    }

    /// Selection by an index, with a default.
    public struct Switch: OpFields {
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue: Operand
        public let values: VariadicOperand
        public let result: Result
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public static let assembly: StaticString =
            "$index `[` $values `]` `else` $default_value attr-dict `:` type($result)"

        init(_ type: TypeConstraint) {
            defaultValue = Operand(type)
            values = VariadicOperand(type)
            result = Result(type)
        }
    }

    /// Selects the reference at an index, or a default.
    public struct SwitchRef: Op {
        public static let name: StaticString = "vm.switch.ref"
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue = Operand(.vmRef)
        public let values = VariadicOperand(.vmRef)
        public let result = Result(.vmRef)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public init() {}
    }

    /// Copies a reference to another register.
    public struct AssignRef: Op {
        public static let name: StaticString = "vm.assign.ref"
        public let source = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `->` type($result)"
        public init() {}
    }
}
