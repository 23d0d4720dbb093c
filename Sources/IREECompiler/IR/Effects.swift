extension Operation {
    /// The attribute of an operation that gives a constant.
    public var constantValue: Attribute? {
        guard has(.constantLike) else { return nil }
        if let value = attributes["value"] { return value }
        if self.is(Stream.TimepointImmediate.self) { return Stream.immediateTimepoint }
        return self.is(Util.Null.self) ? Util.null(of: results[0].type) : nil
    }

    /// Whether the operation does nothing but give its results.
    public var isPure: Bool {
        if has(.pure) { return true }
        guard has(.recursiveSideEffects) else { return false }
        return regions.allSatisfy {
            $0.blocks.allSatisfy { $0.operations.allSatisfy { $0.isPure || $0.isTerminator } }
        }
    }

    /// Whether the operation gives the same wherever it stands: it is pure, or reads what does not change.
    var isRepeatable: Bool { isPure || has(.globalLoad) && attributes["is_immutable"] != nil }

    /// Whether nobody misses the operation if its results are not used.
    public var wouldBeTriviallyDead: Bool {
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

    public var isTriviallyDead: Bool { !hasUses && wouldBeTriviallyDead }
}

extension Value {
    /// The constant that defines the value.
    public var constant: Attribute? { definingOp?.constantValue }

    /// The number that the value is, if it is a constant one.
    public var constantInteger: Int64? { constant?.integerValue }
}
