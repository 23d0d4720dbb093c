import IREECompilerCore

extension HALConversion {
    func addResourceRules() {
        conversion.add(Stream.ResourceAlloca.self) { [unowned self] op, new, conversion in
            let memory = memoryProperties(of: op.op, op.result.type)
            let queue = try queue(of: op.op)
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            let pool = builder.constant(i64: 0)
            let buffer = builder.create(HAL.DeviceQueueAlloca.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.pool = pool
                $0.memoryTypes = memory.types
                $0.bufferUsage = memory.usage
                $0.resultSize = new.storageSize[0]
                $0.flags = .integer(op.indeterminateLifetime == nil ? 0 : 1, .i64)
            }.result
            conversion.replace(op.op, with: buffer, signal)
        }
        conversion.add(Stream.ResourceDealloca.self) { [unowned self] op, new, conversion in
            let queue = try queue(of: op.op)
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            builder.create(HAL.DeviceQueueDealloca.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.buffer = new.operand[0]
                $0.flags = .integer(op.preferOrigin == nil ? 0 : 1, .i64)
            }
            conversion.replace(op.op, with: signal)
        }
        conversion.add(Stream.ResourceSize.self) { [unowned self] op, new, conversion in
            // The official release crashes here.
            let length = builder.create(HAL.BufferLength.self) {
                $0.buffer = new.operand[0]
                $0.result = .index
            }.result
            conversion.replace(op.op, with: length)
        }
        conversion.add(Stream.ResourceSubview.self) { [unowned self] op, new, conversion in
            let span = builder.create(HAL.BufferSubspan.self) {
                $0.sourceBuffer = new.source[0]
                $0.sourceOffset = new.sourceOffset[0]
                $0.length = new.resultSize[0]
            }.result
            conversion.replace(op.op, with: span)
        }
    }

    func addStructuralRules() {
        conversion.addFunctionRules()
        conversion.fallback = { op, operands, conversion in
            guard op.definition.dialect != "stream" else {
                throw Diagnostic(.error, "failed to legalize operation '\(op.name)'", at: op.location)
            }
            try conversion.convertInPlace(op, operands)
        }
    }
}
