import IREECompilerCore

extension HALConversion {
    /// Single reads and writes are converted to gathers and scatters of one row.
    func addParameterRules() {
        conversion.add(Stream.CmdParameterLoad.self) { [unowned self] op, new, conversion in
            guard let type = op.results.first?.type else {
                throw Diagnostic(.error, "expects at least one parameter to load", at: op.op.location)
            }
            let memory = memoryProperties(of: op.op, type)
            let queue = try queue(of: op.op)
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            let load = builder.create(IOParameters.Load.self) {
                $0.device = queue.device
                $0.queueAffinity = queue.affinity
                $0.waitFence = wait
                $0.signalFence = signal
                $0.sourceScope = new.sourceScope
                $0.sourceKeys = new.sourceKeys
                $0.sourceOffsets = new.sourceOffsets
                $0.memoryTypes = memory.types
                $0.bufferUsage = memory.usage
                $0.lengths = new.resultSizes
                $0.results = op.results.map { _ in .halBuffer }
            }
            conversion.replace(op.op, with: load.results.map { [$0] } + [[signal]])
        }
        conversion.add(Stream.CmdParameterRead.self) { [unowned self] op, new, conversion in
            try gather(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, scope: new.sourceScope,
                keys: new.sourceKey,
                offsets: new.sourceOffset, target: new.target[0], targetOffsets: new.targetOffset,
                lengths: new.targetLength)
        }
        conversion.add(Stream.CmdParameterGather.self) { [unowned self] op, new, conversion in
            try gather(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, scope: new.sourceScope,
                keys: new.sourceKeys,
                offsets: new.sourceOffsets, target: new.target[0], targetOffsets: new.targetOffsets,
                lengths: new.targetLengths)
        }
        conversion.add(Stream.CmdParameterWrite.self) { [unowned self] op, new, conversion in
            try scatter(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, source: new.source[0],
                sourceOffsets: new.sourceOffset, lengths: new.sourceLength, scope: new.targetScope,
                keys: new.targetKey, offsets: new.targetOffset)
        }
        conversion.add(Stream.CmdParameterScatter.self) { [unowned self] op, new, conversion in
            try scatter(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, source: new.source[0],
                sourceOffsets: new.sourceOffsets, lengths: new.sourceLengths, scope: new.targetScope,
                keys: new.targetKeys, offsets: new.targetOffsets)
        }
    }

    private func gather(
        _ op: Operation, _ timepoint: Value, wait: Value?, scope: Value?, keys: [Value], offsets: [Value],
        target: Value, targetOffsets: [Value], lengths: [Value]
    ) throws(Diagnostic) {
        let queue = try queue(of: op)
        let wait = waitFence(wait)
        let signal = signalFence(queue.device, timepoint)
        builder.create(IOParameters.Gather.self) {
            $0.device = queue.device
            $0.queueAffinity = queue.affinity
            $0.waitFence = wait
            $0.signalFence = signal
            $0.sourceScope = scope
            $0.sourceKeys = keys
            $0.sourceOffsets = offsets
            $0.targetBuffer = target
            $0.targetOffsets = targetOffsets
            $0.targetLengths = lengths
        }
        conversion.replace(op, with: signal)
    }

    private func scatter(
        _ op: Operation, _ timepoint: Value, wait: Value?, source: Value, sourceOffsets: [Value],
        lengths: [Value], scope: Value?, keys: [Value], offsets: [Value]
    ) throws(Diagnostic) {
        let queue = try queue(of: op)
        let wait = waitFence(wait)
        let signal = signalFence(queue.device, timepoint)
        builder.create(IOParameters.Scatter.self) {
            $0.device = queue.device
            $0.queueAffinity = queue.affinity
            $0.waitFence = wait
            $0.signalFence = signal
            $0.sourceBuffer = source
            $0.sourceOffsets = sourceOffsets
            $0.sourceLengths = lengths
            $0.targetScope = scope
            $0.targetKeys = keys
            $0.targetOffsets = offsets
        }
        conversion.replace(op, with: signal)
    }
}
