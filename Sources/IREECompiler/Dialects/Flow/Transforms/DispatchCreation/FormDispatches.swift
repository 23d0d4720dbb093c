import IREECompilerCore

extension Pass {
    static let formDispatches = Pass(
        "iree-dispatch-creation-form-dispatch-regions",
        "Divides the operations on tensors into dispatches, which read and write tensors in memory; regions are kept.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            for region in function.regions { try DispatchFormation.run(on: region) }
        }
    }
}

private enum DispatchFormation {
    static func run(on region: Region) throws(Diagnostic) {
        for block in region.blocks {
            for op in block.operations {
                if let region = op.as(Flow.DispatchRegion.self) { try DispatchBuilder.replace(region) }
            }
            let groups = groups(of: block)
            for group in groups {
                let members = group.members
                let single = members.count == 1 ? CollapseElementwise.apply(members[0]) : nil
                try DispatchBuilder.replace(single.map { [$0] } ?? members)
            }
            // Inner blocks after that: they may use what a dispatch computes, but no dispatch crosses a block.
            for op in block.operations where !op.has(.isolatedFromAbove) && !op.has(.dispatchLike) {
                for inner in op.regions { try run(on: inner) }
            }
        }
        // Slices that dispatches read where they lie.
        for block in region.blocks {
            for op in block.operations.reversed()
            where op.is(Tensor.ExtractSlice.self) && !op.results[0].hasUses {
                op.erase()
            }
        }
    }

    private static func groups(of block: Block) -> [DispatchGroup] {
        var groups: [DispatchGroup] = []
        var home: [ObjectIdentifier: DispatchGroup] = [:]
        for op in block.operations where isComputed(op) {
            // The group of the operand that is computed last.
            let candidates = op.operands.compactMap(\.definingOp).filter { home[ObjectIdentifier($0)] != nil }
            let last = candidates.max { $0 !== $1 && $0.isBefore($1) }
            if let last, let group = home[ObjectIdentifier(last)], group.add(op) {
                home[ObjectIdentifier(op)] = group
            } else {
                let group = DispatchGroup(op)
                groups.append(group)
                home[ObjectIdentifier(op)] = group
            }
        }
        return groups
    }

    /// Whether a device computes the operation in a dispatch.
    private static func isComputed(_ op: Operation) -> Bool {
        if op.is(Linalg.Softmax.self) || LinalgExt.isOwn(op) { return !op.results.isEmpty }
        return StructuredLoops(op) != nil && !Linalg.isFill(op)
    }
}
