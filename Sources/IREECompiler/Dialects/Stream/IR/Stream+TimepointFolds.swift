import IREECompilerCore

extension Stream.TimepointJoin {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        // Immediate timepoints need no wait.
        if constants.allSatisfy({ $0 != nil }) {
            return .replaced([.attribute(Stream.immediateTimepoint)])
        }
        return op.awaitTimepoints.count == 1 ? .replaced([.value(op.awaitTimepoints[0])]) : nil
    }

    /// Flattens nested joins; removes immediate timepoints and duplicates.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var flat: [Value] = []
        for timepoint in op.awaitTimepoints where !StreamFolding.isImmediate(timepoint) {
            let parts = timepoint.definingOp?.as(Self.self)?.awaitTimepoints ?? [timepoint]
            for part in parts where !flat.contains(part) { flat.append(part) }
        }
        guard flat != op.awaitTimepoints, !flat.isEmpty else { return false }
        rewriter.update(op.op) { op.set(\.awaitTimepoints, flat) }
        return true
    }
}

extension Stream.TimepointExport {
    /// Folds an export of an import.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let source = op.awaitTimepoint.definingOp?.as(Stream.TimepointImport.self),
            source.operands.map(\.type) == op.results.map(\.type)
        else { return nil }
        return .replaced(source.operands.map { .value($0) })
    }
}

extension Stream.TimepointChainExternal {
    /// Folds an export and import chain to the imported values.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let values = op.externalValues
        guard let source = op.awaitTimepoint.definingOp?.as(Stream.TimepointImport.self),
            source.operands.map(\.type) == values.map(\.type),
            values.allSatisfy({ $0.definingOp?.has(.allocates) == true })
        else { return false }
        // The imported values must dominate the uses.
        let dominance = Dominance()
        for (value, imported) in zip(values, source.operands) {
            for use in value.uses where !dominance.dominates(imported, use.owner) { return false }
        }
        let imported = source.operands
        rewriter.erase(op.op)
        for (value, replacement) in zip(values, imported) {
            for user in value.users { rewriter.update(user) }
            value.replaceAllUses(with: replacement)
        }
        return true
    }
}

extension Stream.TimepointBarrier {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let source = op.resource.definingOp else { return false }
        // These operations complete synchronously.
        if source.is(Stream.ResourceAlloc.self) || source.is(Stream.TensorImport.self) {
            rewriter.replace(op.op, with: [op.resource, StreamFolding.immediate(rewriter)])
            return true
        }
        // The result of an await is ready when its operand was.
        if let wait = source.as(Stream.TimepointAwait.self), wait.sync == nil,
            op.resource.index < wait.resourceOperands.count
        {
            rewriter.replace(
                op.op, with: [wait.resourceOperands[op.resource.index], wait.awaitTimepoint])
            return true
        }
        return false
    }
}

extension Stream.TimepointAwait {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard StreamFolding.isImmediate(op.awaitTimepoint) else { return nil }
        return .replaced(op.resourceOperands.map { .value($0) })
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        sink(op, rewriter) || passSubviews(op, rewriter) || passAwaits(op, rewriter)
            || group(op, rewriter) || unify(op, rewriter)
    }

    /// Sinks the await to the first use.
    private static func sink(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.sync == nil, let target = Sinking.firstUser(of: op.op),
            Sinking.isStable(op.op, before: target)
        else { return false }
        rewriter.update(op.op) { op.op.moveBefore(target) }
        return true
    }

    /// Moves a subview after the await, where its user may fold it.
    private static func passSubviews(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.resourceOperands.contains(where: { StreamFolding.subview($0) != nil }) else { return false }
        rewriter.setInsertionPoint(after: op.op)
        var operands = op.resourceOperands
        var sizes = op.resourceOperandSizes
        for (i, operand) in operands.enumerated() {
            guard let view = StreamFolding.subview(operand) else { continue }
            let result = op.results[i]
            let part = rewriter.create(Stream.ResourceSubview.self, at: view.op.location) {
                $0.source = result
                $0.sourceSize = view.sourceSize
                $0.sourceOffset = view.sourceOffset
                $0.resultSize = view.resultSize
                $0.result = result.type
            }
            for user in result.users where user !== part.op { rewriter.update(user) }
            result.replaceAllUses(with: part.result, except: part.op)
            operands[i] = view.source
            sizes[i] = view.sourceSize
        }
        rewriter.update(op.op) {
            op.set(\.resourceOperands, operands)
            op.set(\.resourceOperandSizes, sizes)
        }
        return true
    }

    /// Folds repeated awaits of one timepoint.
    private static func passAwaits(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let operands = op.resourceOperands.map { operand -> Value in
            guard let inner = operand.definingOp?.as(Self.self), inner.sync == nil, inner.op !== op.op,
                inner.awaitTimepoint === op.awaitTimepoint, operand.index < inner.resourceOperands.count
            else { return operand }
            return inner.resourceOperands[operand.index]
        }
        guard operands != op.resourceOperands else { return false }
        rewriter.update(op.op) { op.set(\.resourceOperands, operands) }
        return true
    }

    /// Merges the awaits of a timepoint in a block.
    private static func group(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.sync == nil, !op.awaitTimepoint.hasOneUse else { return false }
        let dominance = Dominance()
        var others = op.awaitTimepoint.users.compactMap { $0.as(Self.self) }.filter { other in
            other.op !== op.op && other.op.block === op.op.block && op.op.isBefore(other.op)
                && other.sync == nil && other.op.operands.allSatisfy { dominance.dominates($0, op.op) }
        }
        guard !others.isEmpty else { return false }
        others.append(op)
        others.sort { $0.op.isBefore($1.op) }
        let all = rewriter.create(Self.self, at: op.op.location) {
            $0.resourceOperands = others.flatMap { $0.resourceOperands }
            $0.resourceOperandSizes = others.flatMap { $0.resourceOperandSizes }
            $0.awaitTimepoint = op.awaitTimepoint
            $0.results = others.flatMap { $0.results.map(\.type) }
        }
        var position = 0
        for other in others {
            let count = other.results.count
            rewriter.replace(other.op, with: Array(all.results[position..<position + count]))
            position += count
        }
        return true
    }

    /// Removes duplicate resources.
    private static func unify(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var kept: [Int] = []
        var positions: [Int] = []
        for (i, operand) in op.resourceOperands.enumerated() {
            if let position = kept.firstIndex(where: { op.resourceOperands[$0] === operand }) {
                positions.append(position)
            } else {
                positions.append(kept.count)
                kept.append(i)
            }
        }
        guard kept.count < positions.count, op.resourceOperandSizes.count == positions.count else {
            return false
        }
        let new = rewriter.create(Self.self, at: op.op.location) {
            $0.resourceOperands = kept.map { op.resourceOperands[$0] }
            $0.resourceOperandSizes = kept.map { op.resourceOperandSizes[$0] }
            $0.awaitTimepoint = op.awaitTimepoint
            $0.sync = op.sync
            $0.results = kept.map { op.results[$0].type }
        }
        rewriter.replace(op.op, with: positions.map { new.results[$0] })
        return true
    }
}
