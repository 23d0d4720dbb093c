extension Operation {
    /// The value of a constant-like operation.
    package var constantValue: Attribute? {
        has(.constantLike) ? definition.constantValue(self) : nil
    }

    /// Whether the operation has no effects besides its results, which depend on its operands only. New memory may not
    /// be shared, and what is read may change.
    package var isPure: Bool {
        if has(.allocates) || has(.readsMemory) { return false }
        if has(.pure) { return true }
        guard has(.recursiveSideEffects) else { return false }
        return regions.allSatisfy {
            $0.blocks.allSatisfy { $0.operations.allSatisfy { $0.isPure || $0.isTerminator } }
        }
    }

    /// Whether equal operations have equal results: pure, or reads of immutable state.
    var isRepeatable: Bool { isPure || has(.globalLoad) && attributes["is_immutable"] != nil }

    /// Whether the operation is trivially dead if its results are not used.
    package var wouldBeTriviallyDead: Bool {
        guard definition.isRegistered, !isTerminator, !has(.symbol) else { return false }
        // An allocation may be observed other than through its result.
        if has(.allocates) { return false }
        if has(.pure) { return true }
        if has(.recursiveSideEffects) {
            return regions.allSatisfy {
                $0.blocks.allSatisfy {
                    $0.operations.allSatisfy { $0.wouldBeTriviallyDead || $0.isTerminator }
                }
            }
        }
        // Reads have no effects.
        let reads = has(.readsMemory) || has(.globalLoad)
        return reads && !has(.writesMemory)
    }

    package var isTriviallyDead: Bool { !hasUses && wouldBeTriviallyDead }
}

extension Value {
    /// The value of the constant-like operation that defines this value.
    package var constant: Attribute? { definingOp?.constantValue }

    /// The integer, if the value is an integer constant.
    package var constantInteger: Int64? { constant?.integerValue }
}
