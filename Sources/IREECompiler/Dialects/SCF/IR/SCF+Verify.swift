import IREECompilerCore

/// Verifiers of the `scf` dialect: types along control-flow edges.
enum RegionEdge {
    /// Verifies that forwarded values have the types of their targets.
    static func verify(
        _ op: Operation, _ edge: String, _ given: [Value], _ taken: [Value]
    ) throws(Diagnostic) {
        guard given.count == taken.count else {
            throw op.error("expects \(taken.count) values \(edge), but got \(given.count)")
        }
        for (i, (from, to)) in zip(given, taken).enumerated() where from.type != to.type {
            throw op.error(
                "expects value #\(i) \(edge) to be \(to.type.quoted), but got \(from.type.quoted)")
        }
    }

    /// The terminator of a single-block region, which must be a `T`.
    static func terminator<T: OpKind>(
        _ op: Operation, _ region: Region, _: T.Type
    ) throws(Diagnostic) -> OpView<T> {
        guard let last = region.blocks.first?.last, let end = last.as(T.self) else {
            throw op.error("expects a region that ends with '\(T.name)'")
        }
        return end
    }
}

extension SCF.Yield {
    static var parents: [StaticString] {
        [
            SCF.ExecuteRegion.name, SCF.For.name, SCF.If.name, SCF.IndexSwitch.name, SCF.While.name,
        ]
    }
}

extension SCF.Condition {
    static var parents: [StaticString] { [SCF.While.name] }
}

extension SCF.For {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.initArgs.count == op.results.count else {
            throw op.error("expects as many results as initial values, \(op.initArgs.count)")
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        guard let body = op.region.blocks.first else { throw op.error("expects a body") }
        guard let induction = body.arguments.first, induction.type == op.lowerBound.type else {
            throw op.error("expects the induction variable to have the type of the bounds")
        }
        let carried = Array(body.arguments.dropFirst())
        try RegionEdge.verify(op.op, "from outside into the body", op.initArgs, carried)
        try RegionEdge.verify(op.op, "from outside to the results", op.initArgs, op.results)
        let end = try RegionEdge.terminator(op.op, op.region, SCF.Yield.self)
        try RegionEdge.verify(op.op, "from the body", end.results, op.results)
    }
}

extension SCF.If {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.results.isEmpty || !op.elseRegion.isEmpty else {
            throw op.error("expects an else region, as it has results")
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        for region in [op.thenRegion, op.elseRegion] where !region.isEmpty {
            guard region.blocks[0].arguments.isEmpty else {
                throw op.error("expects regions without arguments")
            }
            let end = try RegionEdge.terminator(op.op, region, SCF.Yield.self)
            try RegionEdge.verify(op.op, "from a region", end.results, op.results)
        }
    }
}

extension SCF.While {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        _ = try RegionEdge.terminator(op.op, op.before, SCF.Condition.self)
        _ = try RegionEdge.terminator(op.op, op.after, SCF.Yield.self)
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        guard let before = op.before.blocks.first, let after = op.after.blocks.first else { return }
        try RegionEdge.verify(op.op, "from outside into the first region", op.inits, before.arguments)
        let condition = try RegionEdge.terminator(op.op, op.before, SCF.Condition.self)
        try RegionEdge.verify(op.op, "to the results", condition.args, op.results)
        try RegionEdge.verify(op.op, "into the second region", condition.args, after.arguments)
        let end = try RegionEdge.terminator(op.op, op.after, SCF.Yield.self)
        try RegionEdge.verify(op.op, "back into the first region", end.results, before.arguments)
    }
}

extension SCF.ExecuteRegion {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let entry = op.region.blocks.first else { throw op.error("expects at least one block") }
        guard entry.arguments.isEmpty else { throw op.error("expects a region without arguments") }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        for block in op.region.blocks {
            guard let end = block.last?.as(SCF.Yield.self) else { continue }
            try RegionEdge.verify(op.op, "from the region", end.results, op.result)
        }
    }
}

extension SCF.IndexSwitch {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let cases = op.cases.denseArrayValue ?? []
        guard cases.count == op.caseRegions.count else {
            throw op.error(
                "expects \(cases.count) case regions, one per value, but got \(op.caseRegions.count)")
        }
        var seen = Set<Int64>()
        for value in cases where !seen.insert(value).inserted {
            throw op.error("has the case value \(value) more than once")
        }
        for region in [op.defaultRegion] + op.caseRegions {
            let end = try RegionEdge.terminator(op.op, region, SCF.Yield.self)
            try RegionEdge.verify(op.op, "from each region", end.results, op.results)
        }
    }
}

extension SCF.Parallel {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let rank = op.step.count
        guard rank > 0 else { throw op.error("expects at least one dimension") }
        guard op.lowerBound.count == rank, op.upperBound.count == rank else {
            throw op.error("expects as many lower and upper bounds as steps, \(rank)")
        }
        for step in op.step {
            guard let value = step.definingOp?.as(Arith.Constant.self)?.value.integerValue else { continue }
            guard value > 0 else { throw op.error("expects positive steps, but got \(value)") }
        }
        guard let body = op.region.blocks.first, body.arguments.count == rank,
            body.arguments.allSatisfy({ $0.type == .index })
        else { throw op.error("expects a body with \(rank) arguments of type 'index'") }
        let end = try RegionEdge.terminator(op.op, op.region, SCF.Reduce.self)
        try RegionEdge.verify(op.op, "as initial values", op.initVals, op.results)
        guard end.reductions.count == op.results.count, end.operands.count == op.results.count else {
            throw op.error("expects a reduction for each of its \(op.results.count) results")
        }
        for (result, operand) in zip(op.results, end.operands) where operand.type != result.type {
            throw end.error(
                "expects an operand of type \(result.type.quoted), but got \(operand.type.quoted)")
        }
    }
}

extension SCF.Reduce {
    static var parents: [StaticString] { [SCF.Parallel.name] }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.reductions.count == op.operands.count else {
            throw op.error("expects \(op.operands.count) reductions, one per operand")
        }
        for (region, operand) in zip(op.reductions, op.operands) {
            guard region.blocks.count == 1, let block = region.blocks.first else {
                throw op.error("expects single-block reductions")
            }
            guard block.arguments.map(\.type) == [operand.type, operand.type] else {
                throw op.error("expects reductions with two arguments of type \(operand.type.quoted)")
            }
            _ = try RegionEdge.terminator(op.op, region, SCF.ReduceReturn.self)
        }
    }
}

extension SCF.ReduceReturn {
    static var parents: [StaticString] { [SCF.Reduce.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let wanted = op.op.block?.arguments.first?.type, wanted != op.result.type else { return }
        throw op.error("expects an operand of type \(wanted.quoted), but got \(op.result.type.quoted)")
    }
}

extension SCF.InParallel {
    static var parents: [StaticString] { [SCF.Forall.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let block = op.op.body() else {
            guard op.op.regions.isEmpty else { throw op.error("expects a single-block region") }
            return
        }
        for inner in block.operations where !inner.is(Tensor.ParallelInsertSlice.self) {
            throw op.error("expects only slice insertions, but got '\(inner.name)'")
        }
    }
}

extension SCF.Forall {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let rank = op.staticUpperBound.denseArrayValue?.count ?? 0
        guard let body = op.region.blocks.first else { throw op.error("expects a body") }
        guard op.results.count == op.outputs.count else {
            throw op.error("expects \(op.outputs.count) results, one per output, but got \(op.results.count)")
        }
        guard body.arguments.count == rank + op.outputs.count else {
            throw op.error("expects a body with \(rank + op.outputs.count) arguments")
        }
        guard body.arguments.prefix(rank).allSatisfy({ $0.type == .index }) else {
            throw op.error("expects induction variables of type 'index'")
        }
        try RegionEdge.verify(op.op, "as outputs", op.outputs, op.results)
        try RegionEdge.verify(op.op, "into the body", op.outputs, Array(body.arguments.dropFirst(rank)))
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        guard let body = op.region.blocks.first,
            let inner = body.last?.body(), body.last?.is(SCF.InParallel.self) == true
        else { return }
        for insertion in inner.operations {
            guard let slice = insertion.as(Tensor.ParallelInsertSlice.self) else { continue }
            guard slice.dest.ownerBlock === body else {
                throw slice.error("expects to insert into an output of the enclosing loop")
            }
        }
    }
}
