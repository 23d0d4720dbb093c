import IREECompilerCore

extension Pass {
    /// The reverse of `pinParameterLoads`, for programs that another compiler reads: not every one takes offsets that
    /// are computed at run time. Later passes of this compiler pin the loads again.
    static let unpinParameterLoads = Pass(
        "iree-flow-unpin-parameter-loads", "Removes what keeps loads of parameters in place.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var barriers: [OpView<Util.OptimizationBarrier>] = []
        module.walk { op in
            guard let load = op.as(Flow.ParameterLoad.self),
                let barrier = load.source.offset.definingOp?.as(Util.OptimizationBarrier.self),
                barrier.operands.count == 1, barrier.operands[0].constant != nil
            else { return }
            barriers.append(barrier)
        }
        for barrier in barriers where barrier.op.block != nil {
            barrier.op.replaceAllUses(with: barrier.operands)
            barrier.op.erase()
        }
    }
}
