import IREECompilerCore

extension HALConversion {
    func addResourceRules() {
        addAllocationRules()
        conversion.add(Stream.ResourceTryMap.self) { [unowned self] op, new, conversion in
            guard let words = op.result.type.lifetime.flatMap({ MemoryWords.mapped[$0] }) else {
                throw op.error("unsupported resource lifetime")
            }
            let usage = builder.create(HAL.BufferUsage.self) {
                $0.usage = Self.bits(.bufferUsage, words.usage)
                $0.result = .i32
            }.result
            let types = builder.create(HAL.MemoryType.self) {
                $0.type = Self.bits(.memoryType, words.types)
                $0.result = .i32
            }.result
            let queue = try queue(of: op.op, for: Memory(types: types, usage: usage))
            let allocator = allocator(of: queue.device)
            let mapped = builder.create(HAL.AllocatorImport.self) {
                $0.allocator = allocator
                $0.queueAffinity = queue.affinity
                $0.memoryTypes = types
                $0.bufferUsage = usage
                $0.source = new.source[0]
                $0.offset = new.sourceOffset[0]
                $0.length = new.resultSize[0]
                $0.didImport = .i1
                $0.result = .halBuffer
            }
            conversion.replace(op.op, with: mapped.didImport, mapped.result)
        }
        conversion.add(Stream.ResourceSize.self) { [unowned self] op, new, conversion in
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
                $0.result = .halBuffer
            }.result
            conversion.replace(op.op, with: span)
        }
        conversion.add(Stream.ResourceLoad.self) { [unowned self] op, new, conversion in
            let value = builder.create(HAL.BufferLoad.self) {
                $0.sourceBuffer = new.source[0]
                $0.sourceOffset = new.sourceOffset[0]
                $0.result = op.result.type
            }
            conversion.replace(op.op, with: value.result)
        }
        conversion.add(Stream.ResourceStore.self) { [unowned self] op, new, conversion in
            builder.create(HAL.BufferStore.self) {
                $0.value = new.value[0]
                $0.targetBuffer = new.target[0]
                $0.targetOffset = new.targetOffset[0]
            }
            conversion.erase(op.op)
        }
        addReferenceRules()
    }

    private func addAllocationRules() {
        conversion.add(Stream.ResourceAlloc.self) { [unowned self] op, new, conversion in
            let memory = memory(of: op.op, op.result.type)
            let queue = try queue(of: op.op, for: memory)
            let allocator = allocator(of: queue.device)
            let buffer = builder.create(HAL.AllocatorAllocate.self) {
                $0.allocator = allocator
                $0.queueAffinity = queue.affinity
                $0.memoryTypes = memory.types
                $0.bufferUsage = memory.usage
                $0.resultSize = new.storageSize[0]
                $0.result = .halBuffer
            }
            conversion.replace(op.op, with: buffer.result)
        }
        conversion.add(Stream.ResourceAlloca.self) { [unowned self] op, new, conversion in
            let memory = memory(of: op.op, op.result.type)
            let queue = try queue(of: op.op, for: memory)
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
                $0.result = .halBuffer
            }.result
            conversion.replace(op.op, with: buffer, signal)
        }
        conversion.add(Stream.ResourceDealloca.self) { [unowned self] op, new, conversion in
            let queue = try queue(of: op.op, for: memory(of: op.op, op.operand.type))
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
    }

    /// References to allocations, which decide when these are freed.
    private func addReferenceRules() {
        conversion.add(Stream.ResourceRetain.self) { [unowned self] op, new, conversion in
            builder.create(HAL.BufferAllocationPreserve.self) { $0.buffer = new.operand[0] }
            conversion.erase(op.op)
        }
        conversion.add(Stream.ResourceRelease.self) { [unowned self] op, new, conversion in
            let isLast = builder.create(HAL.BufferAllocationDiscard.self) {
                $0.buffer = new.operand[0]
                $0.result = .i1
            }
            conversion.replace(op.op, with: isLast.result)
        }
        conversion.add(Stream.ResourceIsTerminal.self) { [unowned self] op, new, conversion in
            let isLast = builder.create(HAL.BufferAllocationIsTerminal.self) {
                $0.buffer = new.operand[0]
                $0.result = .i1
            }
            conversion.replace(op.op, with: isLast.result)
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
