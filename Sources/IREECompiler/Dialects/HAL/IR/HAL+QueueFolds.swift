import IREECompilerCore

extension HAL.AllocatorSelect {
    /// Folds what all choices have in common.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var isChanged = false
        for (values, result) in [
            (op.devices, op.selectedDevice), (op.queueAffinities, op.selectedQueueAffinity),
        ] {
            guard result.hasUses, let first = values.first, values.allSatisfy({ $0 === first }) else {
                continue
            }
            for user in result.users { rewriter.update(user) }
            result.replaceAllUses(with: first)
            isChanged = true
        }
        return isChanged
    }
}

extension HAL.DeviceQueueBarrier {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        signal(op, rewriter) || joinFences(op, rewriter) || signalEarlier(op, rewriter)
    }

    /// A barrier that waits for nothing signals its fence right away.
    private static func signal(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.fences.wait.definingOp?.is(Util.Null.self) == true else { return false }
        rewriter.replace(op.op, with: HAL.FenceSignal.self) { $0.fence = op.fences.signal }
        return true
    }

    /// Uses the fence that is signaled instead of a local one that is waited for.
    private static func joinFences(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let create = op.fences.wait.definingOp, create.is(HAL.FenceCreate.self),
            create.block === op.op.block, makeAvailable(op.fences.signal, before: create)
        else { return false }
        let (wait, signal) = (op.fences.wait, op.fences.signal)
        rewriter.erase(op.op)
        for user in wait.users { rewriter.update(user) }
        wait.replaceAllUses(with: signal)
        rewriter.erase(create)
        return true
    }

    /// The operation that signals the fence that only this barrier waits for signals that of the barrier.
    private static func signalEarlier(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var signaling: Use?
        for use in op.fences.wait.uses where use.owner !== op.op {
            guard HAL.isSignalFence(use) else { return false }
            signaling = use
        }
        guard let signaling, signaling.owner.block === op.op.block, signaling.owner.isBefore(op.op),
            makeAvailable(op.fences.signal, before: signaling.owner)
        else { return false }
        let signal = op.fences.signal
        rewriter.update(signaling.owner) { signaling.set(signal) }
        rewriter.erase(op.op)
        return true
    }

    /// Moves the definition of a value before an operation of the same block, if its operands are there.
    private static func makeAvailable(_ value: Value, before op: Operation) -> Bool {
        guard let definition = value.definingOp else { return true }
        guard definition !== op, definition.block === op.block else { return false }
        if definition.isBefore(op) { return true }
        guard definition.is(HAL.FenceCreate.self),
            definition.operands.allSatisfy({ operand in
                guard let other = operand.definingOp, other.block === op.block else { return true }
                return other.isBefore(op)
            })
        else { return false }
        definition.moveBefore(op)
        return true
    }
}

extension HAL {
    /// Whether a use is the fence that a queue operation signals.
    fileprivate static func isSignalFence(_ use: Use) -> Bool {
        use.owner.name.hasPrefix("hal.device.queue.")
            && use.owner.operandField(use.index)?.name == "signal_fence"
    }
}
