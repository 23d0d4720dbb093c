import IREECompilerCore

extension Pass {
    static let dropOptimizationBarriers = Pass(
        "iree-vm-drop-optimization-barriers", "Removes barriers of optimizations.", on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        module.walk { op in
            guard op.is(VM.OptimizationBarrier.self) else { return }
            op.replaceAllUses(with: op.operands)
            op.erase()
        }
    }
}
