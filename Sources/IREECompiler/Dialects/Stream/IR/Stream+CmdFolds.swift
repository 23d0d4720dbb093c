import IREECompilerCore

/// Helpers for folds and patterns of commands.
private enum CmdFolding {
    /// Inserts operand computations before the enclosing execution, if their inputs dominate it.
    static func insertOutside(_ op: Operation, _ values: [Value], _ rewriter: Rewriter) {
        let scope = op.enclosing { $0.is(Stream.CmdExecute.self) || $0.is(Stream.AsyncExecute.self) }
        let dominance = Dominance()
        guard let scope, values.allSatisfy({ dominance.dominates($0, scope) }) else { return }
        rewriter.setInsertionPoint(before: scope)
    }

    static func foldSubview<D: Op>(
        _ op: OpView<D>, _ resource: KeyPath<D, Operand>, size: KeyPath<D, Operand>,
        offset: KeyPath<D, Operand>, _ rewriter: Rewriter
    ) -> Bool {
        guard let view = StreamFolding.subview(op[dynamicMember: resource]) else { return false }
        insertOutside(op.op, [view.sourceOffset, op[dynamicMember: offset]], rewriter)
        return StreamFolding.foldSubview(op, resource, size: size, offset: offset, rewriter)
    }

    static func foldSubviews<D: Op>(
        _ op: OpView<D>, _ resources: KeyPath<D, VariadicOperand>, sizes: KeyPath<D, VariadicOperand>,
        offsets: KeyPath<D, VariadicOperand>, _ rewriter: Rewriter
    ) -> Bool {
        let views = op[dynamicMember: resources].compactMap { StreamFolding.subview($0)?.sourceOffset }
        guard !views.isEmpty else { return false }
        insertOutside(op.op, views + op[dynamicMember: offsets], rewriter)
        return StreamFolding.foldSubviews(op, resources, sizes: sizes, offsets: offsets, rewriter)
    }

    /// Erases operations with empty regions.
    static func eraseEmpty(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let only = op.body()?.first, only.is(Stream.Yield.self) else { return false }
        rewriter.erase(op)
        return true
    }
}

extension Stream.CmdFlush {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubview(op, \.target, size: \.targetSize, offset: \.targetOffset, rewriter)
    }
}

extension Stream.CmdInvalidate {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubview(op, \.target, size: \.targetSize, offset: \.targetOffset, rewriter)
    }
}

extension Stream.CmdDiscard {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubview(op, \.target, size: \.targetSize, offset: \.targetOffset, rewriter)
    }
}

extension Stream.CmdFill {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubview(op, \.target, size: \.targetSize, offset: \.targetOffset, rewriter)
    }
}

extension Stream.CmdCopy {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubview(op, \.source, size: \.sourceSize, offset: \.sourceOffset, rewriter)
            || CmdFolding.foldSubview(op, \.target, size: \.targetSize, offset: \.targetOffset, rewriter)
    }
}

extension Stream.CmdCollective {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubviews(
            op, \.resources, sizes: \.resourceSizes, offsets: \.resourceOffsets, rewriter)
    }
}

extension Stream.CmdDispatch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.unifyEntryPoints(op.op, rewriter)
            || CmdFolding.foldSubviews(
                op, \.resources, sizes: \.resourceSizes, offsets: \.resourceOffsets, rewriter)
    }
}

extension Stream.CmdCall {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.foldSubviews(
            op, \.resourceOperands, sizes: \.resourceOperandSizes, offsets: \.resourceOperandOffsets,
            rewriter)
    }
}

extension Stream.CmdSerial {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.eraseEmpty(op.op, rewriter)
    }
}

extension Stream.CmdConcurrent {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        CmdFolding.eraseEmpty(op.op, rewriter)
    }
}

extension Stream.CmdExecute {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.dropImmediateWait(op.op, rewriter)
            || ExecutionFolding.chainWaits(op.op, rewriter)
            || ExecutionFolding.captureSubviews(op.op, rewriter) || replaceEmpty(op, rewriter)
            || ExecutionFolding.dropOperands(op.op, rewriter)
    }

    /// Erases empty executions.
    private static func replaceEmpty(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let only = op.op.body()?.first, only.is(Stream.Yield.self), only.operandCount == 0 else {
            return false
        }
        rewriter.replace(op.op, with: [StreamFolding.immediate(rewriter)])
        return true
    }
}

/// Common patterns of `stream.cmd.execute` and `stream.async.execute`: captured resources.
enum ExecutionFolding {
    private static func field(_ op: Operation, _ name: String) -> Int? {
        op.definition.operands.first { $0.name == name }?.index
    }

    private static func resources(_ op: Operation) -> (operands: Int, sizes: Int, entry: Block)? {
        guard let operands = field(op, "resource_operands"), let sizes = field(op, "resource_operand_sizes"),
            let entry = op.body(), op.operands(operands).count == entry.arguments.count,
            op.operands(sizes).count == entry.arguments.count
        else { return nil }
        return (operands, sizes, entry)
    }

    /// Moves waits for operands to the execution's await timepoint.
    static func chainWaits(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let fields = resources(op), let own = field(op, "await_timepoint") else { return false }
        var timepoints: [Value] = []
        let values = op.operands(fields.operands).map { operand -> Value in
            guard let wait = operand.definingOp?.as(Stream.TimepointAwait.self), wait.sync == nil,
                operand.index < wait.resourceOperands.count
            else { return operand }
            timepoints.append(wait.awaitTimepoint)
            return wait.resourceOperands[operand.index]
        }
        guard !timepoints.isEmpty,
            let joined = StreamFolding.join(op.operands(own) + timepoints, rewriter)
        else { return false }
        rewriter.update(op) {
            op.setOperands(fields.operands, values)
            op.setOperands(own, [joined])
        }
        return true
    }

    /// The same for operations that await several timepoints.
    static func chainWaits(_ op: OpView<Stream.TestTimeline>, _ rewriter: Rewriter) -> Bool {
        var timepoints = op.awaitOperands
        let values = op.resourceOperands.map { operand -> Value in
            guard let wait = operand.definingOp?.as(Stream.TimepointAwait.self), wait.sync == nil,
                operand.index < wait.resourceOperands.count
            else { return operand }
            if !timepoints.contains(wait.awaitTimepoint) { timepoints.append(wait.awaitTimepoint) }
            return wait.resourceOperands[operand.index]
        }
        guard values != op.resourceOperands else { return false }
        if let limit = op.awaitLimit?.integerValue, timepoints.count > limit,
            let joined = StreamFolding.join(timepoints, rewriter)
        {
            timepoints = [joined]
        }
        rewriter.update(op.op) {
            op.set(\.resourceOperands, values)
            op.set(\.awaitOperands, timepoints)
        }
        return true
    }

    /// Moves subviews of operands into the region, where commands may fold them.
    static func captureSubviews(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let fields = resources(op) else { return false }
        var values = op.operands(fields.operands)
        var sizes = op.operands(fields.sizes)
        guard values.contains(where: { StreamFolding.subview($0) != nil }) else { return false }
        rewriter.setInsertionPoint(atStartOf: fields.entry)
        for (i, argument) in fields.entry.arguments.enumerated() {
            guard let view = StreamFolding.subview(values[i]) else { continue }
            let part = rewriter.create(Stream.ResourceSubview.self, at: view.op.location) {
                $0.source = argument
                $0.sourceSize = view.sourceSize
                $0.sourceOffset = view.sourceOffset
                $0.resultSize = view.resultSize
                $0.result = argument.type
            }
            for user in argument.users where user !== part.op { rewriter.update(user) }
            argument.replaceAllUses(with: part.result, except: part.op)
            values[i] = view.source
            sizes[i] = view.sourceSize
        }
        rewriter.update(op) {
            op.setOperands(fields.operands, values)
            op.setOperands(fields.sizes, sizes)
        }
        return true
    }

    /// Removes unused and duplicate operands, unless results are tied to them.
    static func dropOperands(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let fields = resources(op) else { return false }
        let tied = Set(Tied.operands(of: op).compactMap { $0 })
        let values = op.operands(fields.operands)
        var kept: [Int] = []
        for (i, argument) in fields.entry.arguments.enumerated() {
            if tied.contains(i) {
                kept.append(i)
            } else if let same = kept.first(where: { values[$0] === values[i] }) {
                for user in argument.users { rewriter.update(user) }
                argument.replaceAllUses(with: fields.entry.arguments[same])
            } else if argument.hasUses {
                kept.append(i)
            }
        }
        guard kept.count < values.count else { return false }
        let sizes = op.operands(fields.sizes)
        if op.definition.attribute(named: "tied_operands") != nil, !op.results.isEmpty,
            op.attributes["tied_operands"] != nil
        {
            op.attributes["tied_operands"] = Tied.attribute(
                Tied.operands(of: op).prefix(op.attributes["tied_operands"]?.arrayValue?.count ?? 0).map {
                    old in old.flatMap { kept.firstIndex(of: $0) }
                })
        }
        rewriter.update(op) {
            op.setOperands(fields.operands, kept.map { values[$0] })
            op.setOperands(fields.sizes, kept.map { sizes[$0] })
        }
        let gone = Set(values.indices).subtracting(kept)
        for i in gone.sorted(by: >) { fields.entry.removeArgument(i) }
        return true
    }
}

extension Stream.TestTimeline {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        ExecutionFolding.chainWaits(op, rewriter)
    }
}
