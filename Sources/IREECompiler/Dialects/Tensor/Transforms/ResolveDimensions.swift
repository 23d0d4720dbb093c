import IREECompilerCore

extension Pass {
    static let resolveDimensions = Pass(
        "resolve-shaped-type-result-dims",
        "Computes dimensions of tensors from what the tensors are made of."
    ) { (top, _) throws(Diagnostic) in Dimensions.resolve(in: top) }

    static let resolveRankedDimensions = Pass(
        "resolve-ranked-shaped-type-result-dims",
        "Computes dimensions of tensors and memory of known rank from what they are made of."
    ) { (top, _) throws(Diagnostic) in Dimensions.resolve(in: top) }
}

private enum Dimensions {
    static func resolve(in top: Operation) {
        var memory: [OpView<MemRef.Dim>] = []
        top.walk(.preOrder) { op in if let dim = op.as(MemRef.Dim.self) { memory.append(dim) } }
        for dim in memory {
            guard case .replaced(let folds)? = MemRef.Dim.fold(dim, [nil, dim.index.constant]) else {
                continue
            }
            switch folds[0] {
            case .value(let size): dim.op.replaceAllUses(with: [size])
            case .attribute(let size): dim.op.replaceAllUses(with: [OpBuilder(before: dim.op).constant(size)])
            }
            dim.op.erase()
        }
        var found: [OpView<Tensor.Dim>] = []
        top.walk(.preOrder) { op in if let dim = op.as(Tensor.Dim.self) { found.append(dim) } }
        for dim in found {
            guard let index = dim.index.constantInteger.flatMap({ Int(exactly: $0) }),
                let size = DimensionResolver(OpBuilder(before: dim.op)).known(dim.source, index)
            else { continue }
            dim.op.replaceAllUses(with: [size])
            dim.op.erase()
        }
    }
}
