import IREECompilerCore

/// Operations of the `vm` dialect: comparisons.
extension VM {
    /// Pseudo operations: comparisons without an instruction, which are expanded to others.
    static let comparisons: [[OpRow]] = [
        rows(
            "cmp.eq.#.near", floats, "Near equality of #s", Comparison.init, [.commutative, .pseudo]),
        rows("cmp.lte.#", signed, "Less-than-or-equal comparison of #s", Comparison.init, .pseudo),
        rows(
            "cmp.gt.#", signed + ordered, "Greater-than comparison of #s", Comparison.init, .pseudo),
        rows(
            "cmp.gte.#", signed + ordered, "Greater-than-or-equal comparison of #s", Comparison.init,
            .pseudo),
        rows("cmp.nz.#", ordered, "Returns whether a # is nonzero", Test.init, .pseudo),
    ]

    /// `slt` for `vm.cmp.lt.i32.s`, `req` for `vm.cmp.eq.ref`; value numbers for those of floats.
    private static let comparisonNames = NameSuggestion.derived { op in
        let parts = op.name.split(separator: ".")
        guard parts.count > 3 else { return [] }
        switch parts[3] {
        case "i32", "i64": return [parts.dropFirst(4).joined() + parts[2]]
        case "ref": return ["r\(parts[2])"]
        default: return []
        }
    }

    /// Comparison.
    struct Comparison: OpFields {
        static let traits: OpTraits = .pure
        let lhs: Operand
        let rhs: Operand
        let result = Result(.i32)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        static let resultNames: NameSuggestion? = comparisonNames

        init(_ type: TypeConstraint) {
            lhs = Operand(type)
            rhs = Operand(type)
        }
    }

    /// Test of one value.
    struct Test: OpFields {
        static let traits: OpTraits = .pure
        let operand: Operand
        let result = Result(.i32)
        static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        static let resultNames: NameSuggestion? = comparisonNames

        init(_ type: TypeConstraint) { operand = Operand(type) }
    }
}
