import IREECompilerCore

extension Pass {
    static let placeTransferExecutions = Pass(
        "iree-stream-place-transfer-executions",
        "Assigns the execution affinity of transfers.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let pinned = PinnedAffinities(module)
        module.walk { op in
            guard let transfer = op.as(Stream.AsyncTransfer.self), transfer.executionAffinity == nil,
                let affinity = pinned.affinity(of: transfer.result), let target = transfer.targetAffinity,
                Affinities.canExecuteTogether(affinity, target),
                // Unless its own affinity is compatible.
                !Affinities.canExecuteTogether(op.executionAffinity, affinity)
            else { return }
            op.attributes["execution_affinity"] = affinity
        }
    }
}
