/// Operations of the `vm` dialect: arithmetic.
extension VM {
    static let arithmetic: [[OpRow]] = [
        rows("abs.#", numbers, "The magnitude of a #", Unary.init),
        rows("neg.#", floats, "The negative of a #", Unary.init),
        rows("ceil.#", floats, "A # rounded up", Unary.init),
        rows("floor.#", floats, "A # rounded down", Unary.init),
        rows("round.#", floats, "A # rounded to the nearest whole number", Unary.init),
        rows(
            "round.#.even", floats, "A # rounded to the nearest whole number, halves to the even one",
            Unary.init),
        rows("sqrt.#", floats, "The square root of a #", Unary.init),
        rows("rsqrt.#", floats, "One over the square root of a #", Unary.init),
        rows("exp.#", floats, "The exponential of a #", Unary.init),
        rows("exp2.#", floats, "Two to the power of a #", Unary.init),
        rows("expm1.#", floats, "The exponential of a #, less one", Unary.init),
        rows("log.#", floats, "The natural logarithm of a #", Unary.init),
        rows("log10.#", floats, "The decimal logarithm of a #", Unary.init),
        rows("log1p.#", floats, "The natural logarithm of a # and one", Unary.init),
        rows("log2.#", floats, "The binary logarithm of a #", Unary.init),
        rows("sin.#", floats, "The sine of a #", Unary.init),
        rows("cos.#", floats, "The cosine of a #", Unary.init),
        rows("tanh.#", floats, "The hyperbolic tangent of a #", Unary.init),
        rows("atan.#", floats, "The arc tangent of a #", Unary.init),
        rows("erf.#", floats, "The error function of a #", Unary.init),
        rows("not.#", integers, "The bits that a # does not have", Unary.init),
        rows("ctlz.#", integers, "How many zero bits a # begins with", Unary.init),

        rows("add.#", numbers, "The sum of two #s", Binary.init, .commutative),
        rows("sub.#", numbers, "The difference of two #s", Binary.init),
        rows("mul.#", numbers, "The product of two #s", Binary.init, .commutative),
        rows("div.#", signed + floats, "The quotient of two #s", Binary.init),
        rows("rem.#", signed + floats, "What is left when two #s are divided", Binary.init),
        rows("min.#", signed + floats, "The smaller of two #s", Binary.init, .commutative),
        rows("max.#", signed + floats, "The larger of two #s", Binary.init, .commutative),
        rows("and.#", integers, "The bits that two #s both have", Binary.init, .commutative),
        rows("or.#", integers, "The bits that one of two #s has", Binary.init, .commutative),
        rows("xor.#", integers, "The bits that just one of two #s has", Binary.init, .commutative),
        rows("pow.#", floats, "A power, of #s", Binary.init),
        rows("fpowi.#", floats, "A # to the power of an integer", IntegerPower.init),
        rows("atan2.#", floats, "The angle of a point, of #s", Binary.init),

        rows("shl.#", integers, "The bits of a # moved up", Shift.init),
        rows("shr.#", signed, "The bits of a # moved down", Shift.init),
        rows("fma.#", numbers, "A product and a sum in one, of #s", MultiplyAdd.init),

        rows("select.#", numbers + [.ref], "One of two #s, by a condition", Selection.init),
        rows(
            "switch.#", numbers, "The # at an index, or another for an index beyond the last", Switch.init),
    ]

    /// A number gives another.
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

    /// Two numbers give a third.
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

    /// Bits moved by an amount.
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

    /// A floating-point number to the power of an integer.
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

    /// Three numbers give a fourth.
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

    /// One of two values.
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

    /// One of many values.
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

    /// The reference at an index, or another for an index beyond the last.
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

    /// A reference as it is, in another register.
    public struct AssignRef: Op {
        public static let name: StaticString = "vm.assign.ref"
        public let source = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `->` type($result)"
        public init() {}
    }
}
