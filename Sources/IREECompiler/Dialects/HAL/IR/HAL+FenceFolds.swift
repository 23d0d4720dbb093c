import IREECompilerCore

/// Distinct fences that are not null.
private func needed(_ fences: [Value]) -> [Value] {
    var out: [Value] = []
    for fence in fences where fence.definingOp?.is(Util.Null.self) != true && !out.contains(fence) {
        out.append(fence)
    }
    return out
}

extension HAL.FenceCreate {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard !op.result.hasUses else { return false }
        rewriter.erase(op.op)
        return true
    }
}

extension HAL.FenceJoin {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.fences.count == 1 ? .replaced([.value(op.fences[0])]) : nil
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let fences = needed(op.fences)
        // A null fence is always signaled.
        if fences.isEmpty {
            rewriter.replace(op.op, with: Util.Null.self) { $0.result = op.result.type }
            return true
        }
        guard fences.count < op.fences.count else { return false }
        rewriter.update(op.op) { op.set(\.fences, fences) }
        return true
    }
}

extension HAL.FenceSignal {
    /// Replaces a fence that is signaled before any other use by a null fence.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let maker = op.fence.definingOp, maker.is(HAL.FenceCreate.self), maker.block === op.op.block
        else { return false }
        for user in op.fence.users where user !== op.op {
            let around = user.enclosing { $0.block === op.op.block }
            if let around, around.isBefore(op.op) { return false }
        }
        let none = rewriter.create(Util.Null.self, at: maker.location) { $0.result = op.fence.type }.result
        // All users come later, but may be in other blocks.
        if let definition = none.definingOp { definition.moveBefore(maker) }
        let fence = op.fence
        rewriter.erase(op.op)
        for user in fence.users { rewriter.update(user) }
        rewriter.replace(maker, with: [none])
        return true
    }
}

extension HAL.FenceAwait {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let fences = needed(op.fences)
        if fences.isEmpty {
            rewriter.replace(op.op, with: [rewriter.constant(i32: 0)])
            return true
        }
        guard fences.count < op.fences.count else { return false }
        rewriter.update(op.op) { op.set(\.fences, fences) }
        return true
    }
}
