/// Operations of the `vm` dialect: comparisons.
extension VM {
    static let comparisons: [[OpRow]] = [
        rows(
            "cmp.eq.#", integers + ordered + [.ref], "Whether two #s are the same", Comparison.init,
            .commutative),
        rows(
            "cmp.eq.#.near", floats, "Whether two #s are the same or almost so", Comparison.init,
            [.commutative, .pseudo]),
        rows(
            "cmp.ne.#", integers + ordered + [.ref], "Whether two #s differ", Comparison.init, .commutative),
        rows("cmp.lt.#", signed + ordered, "Whether the first of two #s is smaller", Comparison.init),
        rows("cmp.lte.#", ordered, "Whether the first of two #s is not larger", Comparison.init),
        rows("cmp.lte.#", signed, "Whether the first of two #s is not larger", Comparison.init, .pseudo),
        rows(
            "cmp.gt.#", signed + ordered, "Whether the first of two #s is larger", Comparison.init, .pseudo),
        rows(
            "cmp.gte.#", signed + ordered, "Whether the first of two #s is not smaller", Comparison.init,
            .pseudo),

        rows("cmp.nz.#", integers, "Whether a # is not zero", Test.init),
        rows("cmp.nz.#", ordered, "Whether a # is not zero", Test.init, .pseudo),
        rows("cmp.nz.#", [.ref], "Whether a # is not null", Test.init),
        rows("cmp.nan.#", floats, "Whether a # is no number", Test.init),
    ]

    /// How two values compare.
    public struct Comparison: OpFields {
        public static let traits: OpTraits = .pure
        public let lhs: Operand
        public let rhs: Operand
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"

        init(_ type: TypeConstraint) {
            lhs = Operand(type)
            rhs = Operand(type)
        }
    }

    /// Whether something holds for a value.
    public struct Test: OpFields {
        public static let traits: OpTraits = .pure
        public let operand: Operand
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"

        init(_ type: TypeConstraint) { operand = Operand(type) }
    }
}
