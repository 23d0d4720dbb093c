import IREECompilerCore

/// Folds of branches to blocks that only branch on.
private enum BranchFolding {
    /// Whether blocks that only branch on form a cycle.
    private static func isCycle(_ target: Block) -> Bool {
        var seen: Set<ObjectIdentifier> = []
        var current = target
        while let branch = current.first?.as(CF.Branch.self) {
            guard seen.insert(ObjectIdentifier(current)).inserted else { return true }
            current = branch.dest
        }
        return false
    }

    /// The final target and operands of a branch to a block that only branches on.
    static func passThrough(_ target: Block, _ operands: [Value]) -> (target: Block, operands: [Value])? {
        guard let branch = target.first?.as(CF.Branch.self), branch.dest !== target,
            !target.isEntry, operands.count == target.arguments.count, !isCycle(target)
        else { return nil }
        // The block's arguments must not be used elsewhere.
        for argument in target.arguments
        where argument.uses.contains(where: { $0.owner !== branch.op }) { return nil }
        let passed = branch.destOperands.map { value in
            value.ownerBlock === target ? operands[value.index] : value
        }
        return (branch.dest, passed)
    }
}

extension CF.Branch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.dest !== op.op.block,
            let (target, operands) = BranchFolding.passThrough(op.dest, op.destOperands)
        else { return false }
        rewriter.update(op.op) {
            op.set(\.destOperands, operands)
            op.op.successors = [target]
        }
        return true
    }
}

extension CF.CondBranch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        decide(op, rewriter) || passThrough(op, rewriter) || sameTarget(op, rewriter)
            || propagate(op, rewriter)
    }

    private static func branch(
        _ op: OpView<Self>, _ target: Block, _ operands: [Value], _ rewriter: Rewriter
    ) {
        rewriter.create(CF.Branch.self, at: op.op.location) {
            $0.destOperands = operands
            $0.dest = target
        }
        rewriter.erase(op.op)
    }

    /// Folds a branch on a constant condition.
    private static func decide(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let condition = op.condition.constantInteger else { return false }
        if condition != 0 {
            branch(op, op.trueDest, op.trueDestOperands, rewriter)
        } else {
            branch(op, op.falseDest, op.falseDestOperands, rewriter)
        }
        return true
    }

    private static func passThrough(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let onTrue = BranchFolding.passThrough(op.trueDest, op.trueDestOperands)
        let onFalse = BranchFolding.passThrough(op.falseDest, op.falseDestOperands)
        // A cycle of such blocks would not terminate.
        guard onTrue != nil || onFalse != nil, op.trueDest !== op.op.block, op.falseDest !== op.op.block
        else { return false }
        rewriter.update(op.op) {
            let targets = [onTrue?.target ?? op.trueDest, onFalse?.target ?? op.falseDest]
            if let onTrue { op.set(\.trueDestOperands, onTrue.operands) }
            if let onFalse { op.set(\.falseDestOperands, onFalse.operands) }
            op.op.successors = targets
        }
        return true
    }

    /// Folds two edges to the same block, with selects of the operands.
    private static func sameTarget(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.trueDest === op.falseDest, op.trueDestOperands.count == op.falseDestOperands.count else {
            return false
        }
        // A select is better than two edges only if there is no other predecessor.
        guard op.trueDestOperands == op.falseDestOperands || op.trueDest.predecessorCount == 1 else {
            return false
        }
        let values = zip(op.trueDestOperands, op.falseDestOperands).map { a, b in
            if a === b { return a }
            return rewriter.select(op.condition, a, b)
        }
        branch(op, op.trueDest, values, rewriter)
        return true
    }

    /// Replaces the condition by a constant in a successor that only one edge reaches.
    private static func propagate(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.trueDest !== op.falseDest, !op.condition.hasOneUse, let region = op.op.block?.region
        else { return false }
        let dominance = Dominance()
        var changed = false
        for (target, truth) in [(op.trueDest, true), (op.falseDest, false)] {
            guard target !== op.op.block, target.predecessorCount == 1 else { continue }
            for use in op.condition.uses {
                guard let block = use.owner.block, block.region === region,
                    region.dominators.isReached(block),
                    dominance.dominates(target, block, in: region)
                else { continue }
                let value = rewriter.constant(.bool(truth))
                rewriter.update(use.owner) { use.set(value) }
                changed = true
            }
        }
        return changed
    }
}

extension CF.Switch {
    /// Folds a switch on a constant flag, or with equal edges.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let targets = op.caseDestinations
        if targets.isEmpty {
            branch(op, op.defaultDestination, op.defaultOperands, rewriter)
            return true
        }
        guard let flag = op.flag.constantInteger,
            case .dense(let values)? = op.caseValues, values.count == targets.count,
            let counts = op.caseOperandSegments.denseArrayValue, counts.count == targets.count
        else { return false }
        guard let position = (0..<values.count).first(where: { values.bits(at: $0) == flag }) else {
            branch(op, op.defaultDestination, op.defaultOperands, rewriter)
            return true
        }
        let start = counts[..<position].reduce(0, &+)
        guard let from = Int(exactly: start), let count = Int(exactly: counts[position]), from >= 0,
            count >= 0,
            from <= op.caseOperands.count, count <= op.caseOperands.count - from
        else { return false }
        branch(op, targets[position], Array(op.caseOperands[from..<from + count]), rewriter)
        return true
    }

    private static func branch(
        _ op: OpView<Self>, _ target: Block, _ operands: [Value], _ rewriter: Rewriter
    ) {
        rewriter.create(CF.Branch.self, at: op.op.location) {
            $0.destOperands = operands
            $0.dest = target
        }
        rewriter.erase(op.op)
    }
}

extension CF.Assert {
    /// Erases assertions of true.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let condition = op.arg.constantInteger, condition != 0 else { return false }
        rewriter.erase(op.op)
        return true
    }
}
