import IREECompilerCore

extension Pass {
    static let removeZeroExtentTensors = Pass(
        "iree-global-opt-remove-zero-extent-tensors",
        "Replaces tensors without elements by empty ones, and reductions of them by what these start from."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk(.preOrder) { op in if mayRemove(op) { found.append(op) } }
        for op in found where op.block != nil {
            let builder = OpBuilder(before: op)
            if let insert = op.as(Tensor.InsertSlice.self), ShapeFolding.isEmpty(insert.source.type) {
                op.replaceAllUses(with: [insert.dest])
                op.erase()
                continue
            }
            if let initial = withoutIterations(op) {
                op.replaceAllUses(with: initial)
                op.erase()
                continue
            }
            for result in op.results where ShapeFolding.isEmpty(result.type) {
                let dims = DimensionResolver(builder).dimensions(of: result)
                result.replaceAllUses(with: builder.empty(result.type, dims), except: op)
            }
            if !op.hasUses { op.erase() }
        }
    }

    /// What a reduction over no elements starts from, which is its result.
    private static func withoutIterations(_ op: Operation) -> [Value]? {
        guard let loops = StructuredLoops(op), !op.results.contains(where: { ShapeFolding.isEmpty($0.type) }),
            loops.sizes.contains(0)
        else { return nil }
        return loops.outputs
    }

    private static func mayRemove(_ op: Operation) -> Bool {
        if withoutIterations(op) != nil { return true }
        if let insert = op.as(Tensor.InsertSlice.self), ShapeFolding.isEmpty(insert.source.type) {
            return true
        }
        guard op.results.contains(where: { ShapeFolding.isEmpty($0.type) }), !op.is(Tensor.Empty.self) else {
            return false
        }
        return Linalg.hasDestinations(op) || Tensor.isOwn(op)
    }
}
