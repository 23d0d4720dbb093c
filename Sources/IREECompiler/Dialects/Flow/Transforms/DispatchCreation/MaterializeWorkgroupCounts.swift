import IREECompilerCore

extension Pass {
    static let materializeWorkgroupCounts = Pass(
        "iree-dispatch-creation-materialize-default-workgroup-count-region",
        "Makes the workload of dispatches of the indices that they depend on; code generation decides what follows.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var found: [OpView<Flow.DispatchWorkgroups>] = []
        module.walk(.preOrder) { op in
            if let dispatch = op.as(Flow.DispatchWorkgroups.self), dispatch.workgroupCount.isEmpty {
                found.append(dispatch)
            }
        }
        for dispatch in found { materialize(dispatch) }
    }

    private static func materialize(_ dispatch: OpView<Flow.DispatchWorkgroups>) {
        guard let body = dispatch.workgroupBody.blocks.first else { return }
        let indices = dispatch.arguments.indices.filter { dispatch.arguments[$0].type == .index }
        let builder = OpBuilder(like: dispatch.op)
        builder.setInsertionPoint(atStartOf: body)
        for (ordinal, i) in indices.enumerated() where i < body.arguments.count {
            let argument = body.arguments[i]
            let marked = builder.create(TensorExt.DispatchWorkloadOrdinal.self) {
                $0.operand = argument
                $0.ordinal = .index(ordinal)
                $0.result = .index
            }
            argument.replaceAllUses(with: marked.result, except: marked.op)
        }
        dispatch.set(\.workload, indices.map { dispatch.arguments[$0] })
        let block = dispatch.workgroupCount.addBlock()
        for _ in indices { block.addArgument(.index, at: dispatch.op.location) }
        builder.setInsertionPoint(atEndOf: block)
        let count = builder.create(TensorExt.DispatchWorkgroupCountFromSlice.self) {
            $0.operands = block.arguments
        }
        builder.create(Flow.Return.self) { $0.operands = count.op.results }
    }
}
