/// Erases unreachable blocks, merges blocks into their only predecessor and removes unneeded block arguments.
package enum RegionSimplifier {
    /// - Returns: Whether anything changed.
    package static func simplify(_ top: Operation) -> Bool {
        var changed = false
        top.walk { op in
            for region in op.regions where region.blocks.count > 1 {
                changed = eraseUnreachableBlocks(region) || changed
                changed = removeUnusedArguments(region) || changed
                changed = mergeBlocks(region) || changed
            }
        }
        return changed
    }

    private static func eraseUnreachableBlocks(_ region: Region) -> Bool {
        let reached = Set(region.reversePostOrder.map { ObjectIdentifier($0) })
        let dead = region.blocks.filter { !reached.contains(ObjectIdentifier($0)) }
        guard !dead.isEmpty else { return false }
        for block in dead {
            for op in block.operations {
                op.walk { inner in
                    inner.dropAllOperands()
                    if !inner.successors.isEmpty { inner.successors = [] }
                }
            }
        }
        region.remove(Set(dead))
        return true
    }

    /// Removes arguments that are unused or equal to another value.
    private static func removeUnusedArguments(_ region: Region) -> Bool {
        guard region.blocks.dropFirst().contains(where: { !$0.arguments.isEmpty }) else { return false }
        var flow = ArgumentFlow(region)
        let values = flow.run()
        var gone: [Block: Set<Int>] = [:]
        for block in flow.blocks {
            for argument in block.arguments {
                if let value = values[ObjectIdentifier(argument)] {
                    argument.replaceAllUses(with: value)
                    gone[block, default: []].insert(argument.index)
                }
            }
        }
        for argument in flow.unused(besides: gone) {
            if let block = argument.ownerBlock { gone[block, default: []].insert(argument.index) }
        }
        for (block, indices) in gone {
            for edge in flow.edges[block] ?? [] {
                guard let operands = BranchOperands.operands(of: edge.branch, successor: edge.successor)
                else {
                    continue
                }
                BranchOperands.set(
                    operands.indices.filter { !indices.contains($0) }.map { operands[$0] }, of: edge.branch,
                    successor: edge.successor)
            }
            block.keepArguments { !indices.contains($0) }
        }
        return !gone.isEmpty
    }

    /// Merges a block into its predecessor if it is the only one and has no other successor.
    private static func mergeBlocks(_ region: Region) -> Bool {
        var gone = Set<Block>()
        for block in region.blocks where !gone.contains(block) {
            while let branch = block.last, branch.successors.count == 1, branch.has(.branchLike),
                // A debugger's break does more than branch.
                !branch.has(.fullBarrier), !branch.has(.yieldPoint),
                branch.results.isEmpty, branch.successors[0] !== block, !branch.successors[0].isEntry,
                branch.successors[0].predecessorCount == 1,
                let operands = BranchOperands.operands(of: branch, successor: 0),
                operands.count == branch.operandCount
            {
                let target = branch.successors[0]
                for (argument, value) in zip(target.arguments, operands) {
                    argument.replaceAllUses(with: value)
                }
                branch.erase()
                block.takeOperations(of: target)
                gone.insert(target)
            }
        }
        guard !gone.isEmpty else { return false }
        region.remove(gone)
        return true
    }
}
