import IREECompilerCore

extension Pass {
    static let resolveDimensions = Pass(
        "resolve-shaped-type-result-dims",
        "Computes dimensions of tensors from what the tensors are made of."
    ) { (top, _) throws(Diagnostic) in
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
