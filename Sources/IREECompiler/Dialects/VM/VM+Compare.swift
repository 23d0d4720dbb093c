/// Operations of the `vm` dialect: comparisons.
extension VM {
    static let comparisons: [[OpRow]] = [
        rows(
            "cmp.eq.#", integers + ordered + [.ref], "Equality of #s", Comparison.init,
            .commutative),
        rows(
            "cmp.eq.#.near", floats, "Near equality of #s", Comparison.init,
            [.commutative, .pseudo]),
        rows(
            "cmp.ne.#", integers + ordered + [.ref], "Inequality of #s", Comparison.init, .commutative),
        rows("cmp.lt.#", signed + ordered, "Less-than comparison of #s", Comparison.init),
        rows("cmp.lte.#", ordered, "Less-than-or-equal comparison of #s", Comparison.init),
        rows("cmp.lte.#", signed, "Less-than-or-equal comparison of #s", Comparison.init, .pseudo),
        rows(
            "cmp.gt.#", signed + ordered, "Greater-than comparison of #s", Comparison.init, .pseudo),
        rows(
            "cmp.gte.#", signed + ordered, "Greater-than-or-equal comparison of #s", Comparison.init,
            .pseudo),

        rows("cmp.nz.#", integers, "Returns whether a # is nonzero", Test.init),
        rows("cmp.nz.#", ordered, "Returns whether a # is nonzero", Test.init, .pseudo),
        rows("cmp.nz.#", [.ref], "Returns whether a # is not null", Test.init),
        rows("cmp.nan.#", floats, "Returns whether a # is NaN", Test.init),
    ]

    /// Comparison.
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

    /// Test of one value.
    public struct Test: OpFields {
        public static let traits: OpTraits = .pure
        public let operand: Operand
        public let result = Result(.i32)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"

        init(_ type: TypeConstraint) { operand = Operand(type) }
    }
}
