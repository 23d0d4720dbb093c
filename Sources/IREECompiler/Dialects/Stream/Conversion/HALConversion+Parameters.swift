import IREECompilerCore

extension HALConversion {
    /// Single reads and writes are converted to gathers and scatters of one row.
    func addParameterRules() {
        conversion.add(Stream.CmdParameterLoad.self) { [unowned self] op, new, conversion in
            guard let type = op.results.first?.type else {
                throw Diagnostic(.error, "expects at least one parameter to load", at: op.op.location)
            }
            let memory = memory(of: op.op, type)
            let queue = try queue(of: op.op)
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            let load = builder.create(IOParameters.Load.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.source.scope = new.source.scope
                $0.source.keys = new.source.keys
                $0.source.offsets = new.source.offsets
                $0.memoryTypes = memory.types
                $0.bufferUsage = memory.usage
                $0.lengths = new.resultSizes
                $0.results = op.results.map { _ in .halBuffer }
            }
            conversion.replace(op.op, with: load.results.map { [$0] } + [[signal]])
        }
        conversion.add(Stream.CmdParameterRead.self) { [unowned self] op, new, conversion in
            try gather(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, scope: new.source.scope,
                keys: new.source.key,
                offsets: new.source.offset, target: new.target[0], targetOffsets: new.targetOffset,
                lengths: new.targetLength)
        }
        conversion.add(Stream.CmdParameterGather.self) { [unowned self] op, new, conversion in
            try gather(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, scope: new.source.scope,
                keys: new.source.keys,
                offsets: new.source.offsets, target: new.target[0], targetOffsets: new.targetOffsets,
                lengths: new.targetLengths)
        }
        conversion.add(Stream.CmdParameterWrite.self) { [unowned self] op, new, conversion in
            try scatter(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, source: new.source[0],
                sourceOffsets: new.sourceOffset, lengths: new.sourceLength, scope: new.target.scope,
                keys: new.target.key, offsets: new.target.offset)
        }
        conversion.add(Stream.CmdParameterScatter.self) { [unowned self] op, new, conversion in
            try scatter(
                op.op, op.resultTimepoint, wait: new.awaitTimepoint, source: new.source[0],
                sourceOffsets: new.sourceOffsets, lengths: new.sourceLengths, scope: new.target.scope,
                keys: new.target.keys, offsets: new.target.offsets)
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
            $0.queue.device = queue.device
            $0.queue.affinity = queue.affinity
            $0.fences.wait = wait
            $0.fences.signal = signal
            $0.source.scope = scope
            $0.source.keys = keys
            $0.source.offsets = offsets
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
            $0.queue.device = queue.device
            $0.queue.affinity = queue.affinity
            $0.fences.wait = wait
            $0.fences.signal = signal
            $0.sourceBuffer = source
            $0.sourceOffsets = sourceOffsets
            $0.sourceLengths = lengths
            $0.target.scope = scope
            $0.target.keys = keys
            $0.target.offsets = offsets
        }
        conversion.replace(op, with: signal)
    }
}
