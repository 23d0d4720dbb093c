extension Pass {
    package static let cse = Pass("cse", "Eliminates common subexpressions.") {
        (op, _) throws(Diagnostic) in
        var elimination = CommonSubexpressions()
        elimination.run(op)
    }
}

/// Eliminates pure operations that are equal to a dominating one.
private struct CommonSubexpressions {
    struct Key: Hashable {
        package let name: String
        package let operands: [ObjectIdentifier]
        package let attributes: AttributeDictionary
        package let types: [IRType]
    }
    private let dominance = Dominance()

    mutating func run(_ top: Operation) {
        for region in top.regions { run(region, [:]) }
    }

    /// `known` are the expressions of the enclosing regions.
    private mutating func run(_ region: Region, _ known: [Key: [Operation]]) {
        var known = known
        for block in region.reversePostOrder {
            for op in block.operations {
                if op.isTriviallyDead {
                    op.erase()
                    continue
                }
                if op.isRepeatable, op.regions.isEmpty, !op.results.isEmpty, !op.has(.allocates) {
                    let key = Key(
                        name: op.name, operands: op.operands.map { ObjectIdentifier($0) },
                        attributes: op.attributes,
                        types: op.results.map(\.type))
                    if let same = known[key]?.first(where: { dominance.dominates($0.results[0], op) }) {
                        op.replaceAllUses(with: same.results)
                        op.erase()
                        continue
                    }
                    known[key, default: []].append(op)
                }
                for inner in op.regions { run(inner, op.has(.isolatedFromAbove) ? [:] : known) }
            }
        }
    }
}
