import IREECompilerCore
import IREECompilerDialects

/// What is computed of each sum of a reduction whose vectors run along the reduction: sums are scalars there, and
/// functions of scalars take as long as those of vectors.
extension DispatchLowering {
    /// The reduction whose sums are stored before functions are computed of them; nil where all is computed at once.
    func sumsBeforeEpilogue(_ store: Operation) throws(KernelError) -> Operation? {
        let value = store.operand(0)
        guard schedule.isReduction, schedule.lanes == 1, schedule.reductionLanes > 1,
            SchedulePlanner(builder.target).elementwiseLanes(value) > 1,
            let op = Contraction.reduction(value), op.results.first != value,
            callsFunctions(value, above: op),
            let maps = Linalg.structureMaps(op), let body = op.body()
        else { return nil }
        let structured = try StructuredOperation(op, body, maps, self)
        return Contraction.canHoldSums(store, op, structured, self) ? op : nil
    }

    /// Whether functions are computed between a reduction and a value.
    private func callsFunctions(_ value: Value, above reduction: Operation, depth: Int = 0) -> Bool {
        guard depth < 16, let op = value.definingOp, op !== reduction, op.body() != nil else { return false }
        var isFound = false
        op.walk { inner in
            if inner.definition.dialect == "math" || inner.name == Arith.Name.divf { isFound = true }
        }
        return isFound || op.operands.contains { callsFunctions($0, above: reduction, depth: depth + 1) }
    }

    /// Stores the sums of all tiles, and what is computed of them after that.
    ///
    /// - Parameter tiles: calls its argument with tiles that cover the same part of the result each time.
    func inTwoPasses(
        _ store: Operation, _ reduction: Operation,
        _ tiles: ((Tile) throws(KernelError) -> Void) throws(KernelError) -> Void
    ) throws(KernelError) {
        guard let sums = reduction.results.first else { throw fail(reduction) }
        try tiles { (tile) throws(KernelError) in
            let points = points(of: tile)
            let values = try evaluate(sums, points)
            for (value, point) in zip(values, points) { try self.store(value, store, point) }
        }
        let (before, planner) = (schedule, SchedulePlanner(builder.target))
        schedule.lanes = planner.elementwiseLanes(store.operand(0))
        schedule.vectors = 1
        schedule.reductionLanes = 1
        stored[ObjectIdentifier(reduction)] = store
        try tiles { (tile) throws(KernelError) in try self.store(tile, store) }
        stored[ObjectIdentifier(reduction)] = nil
        schedule = before
    }
}
