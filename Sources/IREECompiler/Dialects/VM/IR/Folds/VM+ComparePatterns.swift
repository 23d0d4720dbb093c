import IREECompilerCore

/// Canonical forms of comparisons of the `vm` dialect: those with an instruction, and no negations.
extension VM {
    static let comparisonPatterns: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for type in ["i32", "i64"] {
            rules["vm.cmp.eq.\(type)"] = RowRules(canonicalize: inverted("ne.\(type)"))
            rules["vm.cmp.ne.\(type)"] = RowRules(
                canonicalize: either(inverted("eq.\(type)"), nonzero("nz.\(type)")))
            for sign in ["s", "u"] {
                let suffix = "\(type).\(sign)"
                rules["vm.cmp.gt.\(suffix)"] = RowRules(
                    canonicalize: either(inverted("lte.\(suffix)"), swapped("lt.\(suffix)")))
                rules["vm.cmp.lte.\(suffix)"] = RowRules(
                    canonicalize: either(inverted("gt.\(suffix)"), negated("lt.\(suffix)", swaps: true)))
                rules["vm.cmp.gte.\(suffix)"] = RowRules(
                    canonicalize: either(inverted("lt.\(suffix)"), negated("lt.\(suffix)", swaps: false)))
            }
        }
        for type in ["f32", "f64"] {
            // Of the comparisons of floating-point numbers only these are the negations of each other.
            rules["vm.cmp.eq.\(type).o"] = RowRules(canonicalize: inverted("ne.\(type).o"))
            rules["vm.cmp.ne.\(type).o"] = RowRules(canonicalize: inverted("eq.\(type).o"))
            for order in ["o", "u"] {
                let suffix = "\(type).\(order)"
                rules["vm.cmp.gt.\(suffix)"] = RowRules(canonicalize: swapped("lt.\(suffix)"))
                rules["vm.cmp.gte.\(suffix)"] = RowRules(canonicalize: swapped("lte.\(suffix)"))
                rules["vm.cmp.nz.\(suffix)"] = RowRules(canonicalize: unequalToZero("ne.\(suffix)"))
            }
            rules["vm.cmp.eq.\(type).near"] = RowRules(canonicalize: compareNearness)
        }
        rules["vm.cmp.eq.ref"] = RowRules(canonicalize: { op, rewriter in
            guard op.operand(1).constant != nil,
                let one = rewriter.constant(.integer(1, .i32), .i32, for: op)
            else { return false }
            let test = rewriter.vmIsNonzero(op.operand(0))
            rewriter.replace(op, with: [rewriter.make(.xorI32, [test, one])])
            return true
        })
        rules["vm.cmp.ne.ref"] = RowRules(canonicalize: { op, rewriter in
            guard op.operand(1).constant != nil else { return false }
            rewriter.replace(op, with: [rewriter.vmIsNonzero(op.operand(0))])
            return true
        })
        return rules
    }()

    private static func either(
        _ first: @escaping RowRules.Pattern, _ second: @escaping RowRules.Pattern
    ) -> RowRules.Pattern {
        { first($0, $1) || second($0, $1) }
    }

    /// Replaces a comparison that is only negated, by `xor` with one, by its inverse.
    private static func inverted(_ inverse: String) -> RowRules.Pattern {
        { op, rewriter in
            guard op.results[0].hasOneUse, let negation = op.results[0].users.first,
                negation.name == "vm.xor.i32", negation.operand(0) === op.results[0],
                negation.operand(1).constantInteger == 1
            else { return false }
            let result = rewriter.make(mnemonic: "cmp.\(inverse)", op.operands).results
            rewriter.replace(op, with: result)
            rewriter.replace(negation, with: result)
            return true
        }
    }

    /// `a > b` is `b < a`.
    private static func swapped(_ name: String) -> RowRules.Pattern {
        { op, rewriter in
            let result = rewriter.make(mnemonic: "cmp.\(name)", [op.operand(1), op.operand(0)])
            rewriter.replace(op, with: result.results)
            return true
        }
    }

    /// `a >= b` is not `a < b`; if swapped, `a <= b` is not `b < a`.
    private static func negated(_ name: String, swaps: Bool) -> RowRules.Pattern {
        { op, rewriter in
            guard let one = rewriter.constant(.integer(1, .i32), .i32, for: op) else { return false }
            let operands = swaps ? [op.operand(1), op.operand(0)] : op.operands
            let result = rewriter.make(mnemonic: "cmp.\(name)", operands).results[0]
            rewriter.replace(op, with: [rewriter.make(.xorI32, [result, one])])
            return true
        }
    }

    /// Replaces a comparison with zero by a test.
    private static func nonzero(_ name: String) -> RowRules.Pattern {
        { op, rewriter in
            guard op.operand(1).constantInteger == 0 else { return false }
            rewriter.replace(op, with: rewriter.make(mnemonic: "cmp.\(name)", [op.operand(0)]).results)
            return true
        }
    }

    private static func unequalToZero(_ name: String) -> RowRules.Pattern {
        { op, rewriter in
            let type = op.operand(0).type
            guard let zero = rewriter.constant(VM.zero(of: type), type, for: op) else { return false }
            rewriter.replace(op, with: rewriter.make(mnemonic: "cmp.\(name)", [op.operand(0), zero]).results)
            return true
        }
    }

    /// Compares numbers of different signs, and counts the numbers between two of the same sign.
    @Sendable
    private static func compareNearness(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        let (a, b) = (op.operand(0), op.operand(1))
        let integer: IRType = a.type == .f32 ? .i32 : .i64
        guard let block = op.block, let region = block.region, op.next != nil,
            let zero = rewriter.constant(VM.zero(of: a.type), a.type, for: op),
            let one = rewriter.constant(.integer(1, .i32), .i32, for: op),
            let bound = rewriter.constant(.integer(nearness(of: a.type), integer), integer, for: op)
        else { return false }
        let number = bank(of: a.type).rawValue
        let signs = [a, b].map { value in
            let isNegative = rewriter.make(mnemonic: "cmp.lt.\(number).o", [value, zero]).results[0]
            return rewriter.make(.xorI32, [isNegative, one])
        }
        let differ = rewriter.make(.cmpNeI32, signs)

        let rest = block.split(before: op.next)
        let result = rest.addArgument(.i32, at: op.location)
        let (direct, counting) = (Block(), Block())
        region.insert([direct, counting], after: block)
        rewriter.setInsertionPoint(atEndOf: direct)
        let isEqual = rewriter.make(mnemonic: "cmp.eq.\(number).o", [a, b]).results[0]
        rewriter.vmBranch(to: rest, [isEqual])

        rewriter.setInsertionPoint(atEndOf: counting)
        let bits = [a, b].map {
            rewriter.make(mnemonic: "bitcast.\(number).\(integer)", [$0]).results[0]
        }
        let difference = rewriter.make(mnemonic: "sub.\(integer)", bits).results[0]
        let distance = rewriter.make(mnemonic: "abs.\(integer)", [difference]).results[0]
        let isNear = rewriter.make(mnemonic: "cmp.lt.\(integer).s", [distance, bound]).results[0]
        rewriter.vmBranch(to: rest, [isNear])

        rewriter.setInsertionPoint(before: op)
        rewriter.create(CondBranch.self) {
            $0.condition = differ
            $0.trueDest = direct
            $0.falseDest = counting
        }
        rewriter.replace(op, with: [result])
        return true
    }
}
