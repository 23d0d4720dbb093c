/// Removes blocks that are not reached, joins blocks that only follow each other, and removes
/// arguments of blocks that are not needed.
public enum RegionSimplifier {
    /// Says whether anything changed.
    public static func simplify(_ top: Operation) -> Bool {
        var changed = false
        top.walk { op in
            for region in op.regions where region.blocks.count > 1 {
                changed = removeUnreached(region) || changed
                changed = removeUnusedArguments(region) || changed
                changed = joinBlocks(region) || changed
            }
        }
        return changed
    }

    private static func removeUnreached(_ region: Region) -> Bool {
        let reached = Set(region.reversePostOrder.map { ObjectIdentifier($0) })
        let dead = region.blocks.filter { !reached.contains(ObjectIdentifier($0)) }
        for block in dead {
            for op in block.operations {
                op.walk { inner in
                    inner.dropAllOperands()
                    inner.successors = []
                }
            }
        }
        for block in dead { region.remove(block) }
        return !dead.isEmpty
    }

    /// Arguments that nobody uses, or that all ways to the block give one value.
    private static func removeUnusedArguments(_ region: Region) -> Bool {
        var dominance = Dominance()
        var changed = false
        for block in region.blocks.dropFirst() where !block.arguments.isEmpty {
            let branches = block.predecessors.compactMap { $0.last }
            let all = branches.flatMap { branch in
                branch.successors.indices.filter { branch.successors[$0] === block }.map { (branch, $0) }
            }
            guard all.allSatisfy({ BranchOperands.field(of: $0, successor: $1) != nil }) else { continue }
            for i in block.arguments.indices.reversed() {
                let argument = block.arguments[i]
                let values = Set(
                    all.compactMap { branch, successor in
                        BranchOperands.operands(of: branch, successor: successor).map { $0[i] }
                    }.filter { $0 !== argument })
                if argument.hasUses {
                    guard values.count == 1, let value = values.first, let home = value.parentBlock,
                        home.region !== region
                            || home !== block && dominance.dominates(home, block, in: region)
                    else { continue }
                    argument.replaceAllUses(with: value)
                }
                for (branch, successor) in all { BranchOperands.remove(i, of: branch, successor: successor) }
                block.removeArgument(i)
                changed = true
            }
        }
        return changed
    }

    /// A block that goes on to another, to which nothing else goes, is one with it.
    private static func joinBlocks(_ region: Region) -> Bool {
        var changed = false
        var i = 0
        while i < region.blocks.count {
            let block = region.blocks[i]
            guard let branch = block.last, branch.successors.count == 1, branch.has(.branchLike),
                branch.results.isEmpty, branch.successors[0] !== block, !branch.successors[0].isEntry,
                branch.successors[0].predecessors.count == 1,
                let operands = BranchOperands.operands(of: branch, successor: 0),
                operands.count == branch.operandCount
            else {
                i += 1
                continue
            }
            let target = branch.successors[0]
            for (argument, value) in zip(target.arguments, operands) { argument.replaceAllUses(with: value) }
            branch.erase()
            for op in target.operations {
                op.remove()
                block.append(op)
            }
            region.remove(target)
            changed = true
        }
        return changed
    }
}

/// The operands that branches give to the blocks that they go to.
public enum BranchOperands {
    /// The field of a branch's operands for a successor; nil if the operation keeps them otherwise.
    static func field(of branch: Operation, successor: Int) -> Int? {
        guard branch.has(.branchLike) else { return nil }
        // One field of operands that varies for each successor, in their order.
        let varying = branch.definition.operands.indices.filter {
            branch.definition.operands[$0].arity == .variadic
        }
        guard varying.count == branch.definition.successors.count, successor < varying.count,
            branch.successors.count == varying.count
        else { return nil }
        return varying[successor]
    }

    public static func operands(of branch: Operation, successor: Int) -> [Value]? {
        field(of: branch, successor: successor).map { branch.operands($0) }
    }

    public static func set(_ values: [Value], of branch: Operation, successor: Int) {
        if let field = field(of: branch, successor: successor) { branch.setOperands(field, values) }
    }

    static func remove(_ i: Int, of branch: Operation, successor: Int) {
        guard var values = operands(of: branch, successor: successor), values.indices.contains(i) else {
            return
        }
        values.remove(at: i)
        set(values, of: branch, successor: successor)
    }
}
