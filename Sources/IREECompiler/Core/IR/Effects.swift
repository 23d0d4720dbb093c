extension Operation {
    /// The attribute of an operation that gives a constant.
    package var constantValue: Attribute? {
        has(.constantLike) ? definition.constantValue(self) : nil
    }

    /// Whether the operation does nothing but give its results.
    package var isPure: Bool {
        if has(.pure) { return true }
        guard has(.recursiveSideEffects) else { return false }
        return regions.allSatisfy {
            $0.blocks.allSatisfy { $0.operations.allSatisfy { $0.isPure || $0.isTerminator } }
        }
    }

    /// Whether the operation gives the same wherever it stands: it is pure, or reads what does not change.
    var isRepeatable: Bool { isPure || has(.globalLoad) && attributes["is_immutable"] != nil }

    /// Whether the operation is trivially dead if its results are not used.
    package var wouldBeTriviallyDead: Bool {
        guard definition.isRegistered, !isTerminator, !has(.symbol) else { return false }
        // An allocation may matter to others than its result.
        if has(.allocates) { return false }
        if has(.pure) { return true }
        if has(.recursiveSideEffects) {
            return regions.allSatisfy {
                $0.blocks.allSatisfy {
                    $0.operations.allSatisfy { $0.wouldBeTriviallyDead || $0.isTerminator }
                }
            }
        }
        // Reading leaves no trace.
        let reads = has(.readsMemory) || has(.globalLoad)
        return reads && !has(.writesMemory)
    }

    package var isTriviallyDead: Bool { !hasUses && wouldBeTriviallyDead }
}

extension Value {
    /// The constant that defines the value.
    package var constant: Attribute? { definingOp?.constantValue }

    /// The number that the value is, if it is a constant one.
    package var constantInteger: Int64? { constant?.integerValue }
}
