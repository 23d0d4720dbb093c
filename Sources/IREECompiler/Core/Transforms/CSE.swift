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
        let definition: ObjectIdentifier
        let operands: [ObjectIdentifier]
        let attributes: AttributeDictionary
        let types: [IRType]

        init(_ op: Operation) {
            definition = ObjectIdentifier(op.definition)
            operands = op.operands.map { ObjectIdentifier($0) }
            attributes = op.attributes
            types = op.results.map(\.type)
        }

        /// Operations with equal operands are nearly always equal: only those of constants tell by attributes.
        func hash(into hasher: inout Hasher) {
            hasher.combine(definition)
            hasher.combine(operands)
            if operands.isEmpty { hasher.combine(attributes) }
        }
    }
    private let dominance = Dominance()
    /// Expressions of the region and of those around it, up to the one that is isolated from above.
    private var known: [Key: [Operation]] = [:]
    /// The keys of the known expressions, in the order in which these were added.
    private var added: [Key] = []

    mutating func run(_ top: Operation) {
        for region in top.regions { isolated(region) }
    }

    private mutating func isolated(_ region: Region) {
        let (outerKnown, outerAdded) = (known, added)
        (known, added) = ([:], [])
        run(region)
        (known, added) = (outerKnown, outerAdded)
    }

    private mutating func run(_ region: Region) {
        let start = added.count
        for block in region.reversePostOrder {
            for op in block.operations {
                if op.isTriviallyDead {
                    op.erase()
                    continue
                }
                if op.isRepeatable, op.regions.isEmpty, !op.results.isEmpty, !op.has(.allocates) {
                    let key = Key(op)
                    if let same = known[key]?.first(where: { dominance.dominates($0.results[0], op) }) {
                        op.replaceAllUses(with: same.results)
                        op.erase()
                        continue
                    }
                    known[key, default: []].append(op)
                    added.append(key)
                }
                for inner in op.regions {
                    if op.has(.isolatedFromAbove) { isolated(inner) } else { run(inner) }
                }
            }
        }
        // What was added last for a key is what this region added.
        while added.count > start, let key = added.popLast() {
            known[key]?.removeLast()
            if known[key]?.isEmpty == true { known[key] = nil }
        }
    }
}
