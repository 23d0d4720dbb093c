import IREECompilerCore

/// Helpers for folds and patterns of structured control flow.
private enum RegionFolding {
    /// Inlines a single-block region before an operation and replaces its results by the yielded values.
    static func inline(
        _ region: Region, into op: Operation, arguments: [Value], _ rewriter: Rewriter
    ) -> Bool {
        guard region.blocks.count == 1, let block = region.blocks.first, let end = block.last,
            end.is(SCF.Yield.self), end.operandCount == op.results.count,
            arguments.count == block.arguments.count
        else { return false }
        for (argument, value) in zip(block.arguments, arguments) {
            for user in argument.users { rewriter.update(user) }
            argument.replaceAllUses(with: value)
        }
        move(block, before: op, end)
        let values = end.operands
        rewriter.erase(end)
        rewriter.replace(op, with: values)
        return true
    }

    /// Moves the operations of a block, except its terminator, before an operation.
    static func move(_ block: Block, before op: Operation, _ end: Operation) {
        for inner in block.operations where inner !== end { inner.moveBefore(op) }
    }

    /// Rebuilds the operation with a subset of its results, and replaces the uses of those.
    static func rebuild(
        _ op: Operation, operands: [[Value]], results kept: [Int], values: [Int: Value], _ rewriter: Rewriter
    ) -> Operation {
        let new = op.rebuilt(results: [kept.map { op.results[$0].type }], operands: operands)
        for region in op.regions { new.addRegion().takeBlocks(of: region) }
        rewriter.setInsertionPoint(before: op)
        rewriter.insert(new)
        var all: [Value] = []
        for (i, result) in op.results.enumerated() {
            if let position = kept.firstIndex(of: i) {
                all.append(new.results[position])
            } else {
                all.append(values[i] ?? result)
            }
        }
        rewriter.replace(op, with: all)
        return new
    }

    static func isOutside(_ value: Value, of op: Operation) -> Bool {
        guard let region = value.parentBlock?.region else { return false }
        return !op.regions.contains { $0.isAncestor(of: region) }
    }
}

extension SCF.If {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        decide(op, rewriter) || dropResults(op, rewriter) || select(op, rewriter)
            || dropEmptyElse(op, rewriter) || propagate(op, rewriter)
    }

    /// Inlines the region of a constant condition.
    private static func decide(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let condition = op.condition.constantInteger else { return false }
        let region = condition != 0 ? op.thenRegion : op.elseRegion
        if region.isEmpty {
            rewriter.erase(op.op)
            return true
        }
        return RegionFolding.inline(region, into: op.op, arguments: [], rewriter)
    }

    private static func yields(_ op: OpView<Self>) -> (Operation, Operation)? {
        guard let a = op.thenRegion.blocks.first?.last, let b = op.elseRegion.blocks.first?.last,
            op.thenRegion.blocks.count == 1, op.elseRegion.blocks.count == 1, a.is(SCF.Yield.self),
            b.is(SCF.Yield.self), a.operandCount == op.results.count, b.operandCount == op.results.count
        else { return nil }
        return (a, b)
    }

    /// Removes unused results.
    private static func dropResults(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (a, b) = yields(op), op.results.contains(where: { !$0.hasUses }) else { return false }
        let kept = op.results.indices.filter { op.results[$0].hasUses }
        for end in [a, b] {
            let values = kept.map { end.operand($0) }
            rewriter.update(end) { end.setOperands(values) }
        }
        _ = RegionFolding.rebuild(op.op, operands: [[op.condition]], results: kept, values: [:], rewriter)
        return true
    }

    /// Replaces results that are defined outside of the regions by selects.
    private static func select(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (a, b) = yields(op) else { return false }
        var values: [Int: Value] = [:]
        for i in op.results.indices {
            let (x, y) = (a.operand(i), b.operand(i))
            guard RegionFolding.isOutside(x, of: op.op), RegionFolding.isOutside(y, of: op.op) else {
                continue
            }
            if x === y {
                values[i] = x
            } else {
                values[i] = rewriter.select(op.condition, x, y)
            }
        }
        guard !values.isEmpty else { return false }
        let kept = op.results.indices.filter { values[$0] == nil }
        for end in [a, b] {
            let rest = kept.map { end.operand($0) }
            rewriter.update(end) { end.setOperands(rest) }
        }
        _ = RegionFolding.rebuild(op.op, operands: [[op.condition]], results: kept, values: values, rewriter)
        return true
    }

    private static func dropEmptyElse(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.results.isEmpty, op.elseRegion.blocks.count == 1, let block = op.elseRegion.blocks.first,
            let end = block.first, end.is(SCF.Yield.self)
        else { return false }
        rewriter.update(op.op) {
            rewriter.erase(end)
            op.elseRegion.remove(block)
        }
        return true
    }

    /// Replaces the condition by a constant in the regions.
    private static func propagate(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard !op.condition.hasOneUse else { return false }
        var changed = false
        for use in op.condition.uses {
            guard let region = use.owner.block?.region, use.owner !== op.op else { continue }
            let inThen = op.thenRegion.isAncestor(of: region)
            guard inThen || op.elseRegion.isAncestor(of: region) else { continue }
            let value = rewriter.constant(.bool(inThen))
            rewriter.update(use.owner) { use.set(value) }
            changed = true
        }
        return changed
    }
}

extension SCF.For {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        count(op, rewriter) || dropArguments(op, rewriter)
    }

    /// Removes loops that run zero times and inlines those that run once.
    private static func count(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if op.lowerBound === op.upperBound {
            rewriter.replace(op.op, with: op.initArgs)
            return true
        }
        guard let lower = op.lowerBound.constantInteger, let upper = op.upperBound.constantInteger,
            op.unsignedCmp == nil || (lower >= 0 && upper >= 0)
        else { return false }
        if lower >= upper {
            rewriter.replace(op.op, with: op.initArgs)
            return true
        }
        guard let step = op.step.constantInteger, step > 0 else { return false }
        let (next, overflow) = lower.addingReportingOverflow(step)
        guard overflow || next >= upper else { return false }
        return RegionFolding.inline(
            op.region, into: op.op, arguments: [op.lowerBound] + op.initArgs, rewriter)
    }

    /// Removes loop-carried values that are invariant or unused.
    private static func dropArguments(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.region.blocks.count == 1, let body = op.region.blocks.first, let end = body.last,
            end.is(SCF.Yield.self), end.operandCount == op.initArgs.count,
            body.arguments.count == op.initArgs.count + 1
        else { return false }
        var values: [Int: Value] = [:]
        for (i, start) in op.initArgs.enumerated() {
            let argument = body.arguments[i + 1]
            let next = end.operand(i)
            let unseen =
                !op.results[i].hasUses
                && argument.uses.allSatisfy { $0.owner === end && $0.index == i }
            if next === argument || next === start || unseen { values[i] = start }
        }
        guard !values.isEmpty else { return false }
        let kept = op.initArgs.indices.filter { values[$0] == nil }
        let starts = op.initArgs
        for (i, value) in values.sorted(by: { $0.key < $1.key }) {
            let argument = body.arguments[i + 1]
            for user in argument.users { rewriter.update(user) }
            argument.replaceAllUses(with: value)
        }
        let rest = kept.map { end.operand($0) }
        rewriter.update(end) { end.setOperands(rest) }
        for i in values.keys.sorted(by: >) { body.removeArgument(i + 1) }
        _ = RegionFolding.rebuild(
            op.op, operands: [[op.lowerBound], [op.upperBound], [op.step], kept.map { starts[$0] }],
            results: kept, values: values, rewriter)
        return true
    }
}

extension SCF.While {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let before = op.before.blocks.first, let after = op.after.blocks.first,
            op.before.blocks.count == 1, op.after.blocks.count == 1,
            let condition = before.last?.as(SCF.Condition.self), let end = after.last,
            end.is(SCF.Yield.self), end.operandCount == op.inits.count,
            before.arguments.count == op.inits.count, condition.args.count == op.results.count,
            after.arguments.count == op.results.count
        else { return false }
        return runOnce(op, before, condition, rewriter)
            || dropInvariants(op, before, after, condition, end, rewriter)
            || dropResults(op, after, condition, rewriter)
    }

    /// Inlines a loop that exits at its first test.
    private static func runOnce(
        _ op: OpView<Self>, _ before: Block, _ condition: OpView<SCF.Condition>, _ rewriter: Rewriter
    ) -> Bool {
        guard condition.condition.constantInteger == 0 else { return false }
        for (argument, value) in zip(before.arguments, op.inits) {
            for user in argument.users { rewriter.update(user) }
            argument.replaceAllUses(with: value)
        }
        RegionFolding.move(before, before: op.op, condition.op)
        let values = condition.args
        rewriter.erase(condition.op)
        rewriter.replace(op.op, with: values)
        return true
    }

    /// Removes loop-carried values that each iteration forwards or ignores.
    private static func dropInvariants(
        _ op: OpView<Self>, _ before: Block, _ after: Block, _ condition: OpView<SCF.Condition>,
        _ end: Operation, _ rewriter: Rewriter
    ) -> Bool {
        let args = condition.args
        let gone = op.inits.indices.filter { i in
            let next = end.operand(i)
            if next === op.inits[i] || !before.arguments[i].hasUses { return true }
            guard next.ownerBlock === after else { return false }
            return args[next.index] === before.arguments[i]
        }
        guard !gone.isEmpty else { return false }
        let inits = op.inits
        for i in gone {
            let argument = before.arguments[i]
            for user in argument.users { rewriter.update(user) }
            argument.replaceAllUses(with: inits[i])
        }
        let kept = inits.indices.filter { !gone.contains($0) }
        let rest = kept.map { end.operand($0) }
        rewriter.update(end) { end.setOperands(rest) }
        for i in gone.reversed() { before.removeArgument(i) }
        rewriter.update(op.op) { op.set(\.inits, kept.map { inits[$0] }) }
        return true
    }

    /// Removes results that are known outside of the loop, or unused.
    private static func dropResults(
        _ op: OpView<Self>, _ after: Block, _ condition: OpView<SCF.Condition>, _ rewriter: Rewriter
    ) -> Bool {
        var values: [Int: Value] = [:]
        var gone: Set<Int> = []
        for (i, value) in condition.args.enumerated() {
            if RegionFolding.isOutside(value, of: op.op) {
                values[i] = value
                gone.insert(i)
            } else if !op.results[i].hasUses, !after.arguments[i].hasUses {
                gone.insert(i)
            }
        }
        guard !gone.isEmpty else { return false }
        let kept = condition.args.indices.filter { !gone.contains($0) }
        for (i, value) in values.sorted(by: { $0.key < $1.key }) {
            let argument = after.arguments[i]
            for user in argument.users { rewriter.update(user) }
            argument.replaceAllUses(with: value)
        }
        let rest = kept.map { condition.args[$0] }
        rewriter.update(condition.op) { condition.set(\.args, rest) }
        for i in gone.sorted(by: >) { after.removeArgument(i) }
        _ = RegionFolding.rebuild(
            op.op, operands: [op.inits], results: kept, values: values, rewriter)
        return true
    }
}

extension SCF.IndexSwitch {
    /// Inlines the region of a constant case.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let number = op.arg.constantInteger, let cases = op.cases.denseArrayValue else { return false }
        let regions = op.caseRegions
        let position = cases.firstIndex(of: number)
        if let position, position >= regions.count { return false }
        return RegionFolding.inline(
            position.map { regions[$0] } ?? op.defaultRegion, into: op.op, arguments: [], rewriter)
    }
}

extension SCF.ExecuteRegion {
    /// Inlines a single-block region.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.noInline == nil else { return false }
        return RegionFolding.inline(op.region, into: op.op, arguments: [], rewriter)
    }
}

extension Util.SCFUnreachable {
    /// Erases operations after an unreachable point, unless in an `scf` operation: its regions need their
    /// terminator.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let block = op.op.block, let parent = block.parentOp, parent.definition.isRegistered,
            parent.definition.dialect != "scf", parent.has(.callable)
        else { return false }
        var rest: [Operation] = []
        var next = op.op.next
        while let other = next {
            rest.append(other)
            next = other.next
        }
        let results = rest.flatMap(\.results)
        guard results.allSatisfy({ $0.uses.allSatisfy { block.contains($0.owner) } }) else { return false }
        for other in rest.reversed() { rewriter.erase(other) }
        rewriter.create(Util.Unreachable.self) { $0.message = op.message }
        rewriter.erase(op.op)
        return true
    }
}

extension Block {
    /// Whether the operation is nested in this block.
    fileprivate func contains(_ op: Operation) -> Bool {
        op.enclosing { $0.block === self } != nil
    }
}
