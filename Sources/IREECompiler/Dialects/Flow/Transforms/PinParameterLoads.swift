import IREECompilerCore

extension Pass {
    /// Loads are pure, so that programs that only read parameters are free to merge and move them. In a program that
    /// also writes a parameter, a load must stay where it is: its offset comes out of a barrier.
    static let pinParameterLoads = Pass(
        "iree-flow-pin-parameter-loads", "Keeps loads of parameters that the program also writes in place.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var written: [ParameterNames] = []
        module.walk { op in
            guard let write = op.as(Flow.ParameterWrite.self) else { return }
            written.append(ParameterNames(scope: write.target.scope, keys: [write.target.key]))
        }
        guard !written.isEmpty else { return }
        module.walk { op in
            guard let load = op.as(Flow.ParameterLoad.self) else { return }
            let names = ParameterNames(scope: load.source.scope, keys: [load.source.key])
            let offset = load.source.offset
            guard written.contains(where: { $0.mayAlias(names) }),
                offset.definingOp?.is(Util.OptimizationBarrier.self) != true,
                let number = op.operands.firstIndex(of: offset)
            else { return }
            let barrier = OpBuilder(before: op).create(Util.OptimizationBarrier.self) {
                $0.operands = [offset]
                $0.results = [offset.type]
            }
            op.setOperand(number, barrier.results[0])
        }
    }
}
