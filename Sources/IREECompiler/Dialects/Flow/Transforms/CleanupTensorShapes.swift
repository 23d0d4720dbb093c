import IREECompilerCore

extension Pass {
    static let cleanupTensorShapes = Pass(
        "iree-flow-cleanup-tensor-shapes",
        "Removes statements of which dimensions tensors have: what needs dimensions has them by now."
    ) { (top, context) throws(Diagnostic) in
        try context.run(.resolveDimensions, on: top)
        var found: [OpView<Flow.TensorTieShape>] = []
        top.walk { op in if let tie = op.as(Flow.TensorTieShape.self) { found.append(tie) } }
        for tie in found {
            tie.op.replaceAllUses(with: [tie.operand])
            tie.op.erase()
        }
    }
}
