import IREECompilerCore

extension HALConversion {
    func addTimepointRules() {
        conversion.add(Stream.TimepointImmediate.self) { [unowned self] op, _, conversion in
            conversion.replace(op.op, with: nullFence())
        }
        conversion.add(Stream.TimepointJoin.self) { [unowned self] op, new, conversion in
            let join = builder.create(HAL.FenceJoin.self) {
                $0.fences = new.awaitTimepoints
                $0.flags = .integer(0, .i64)
            }
            conversion.replace(op.op, with: join.result)
        }
        conversion.add(Stream.TimepointImport.self) { [unowned self] op, new, conversion in
            guard new.operands.count == 1, new.operands[0].type == .halFence else {
                throw Diagnostic(.error, "expected a fence to import as a timepoint", at: op.op.location)
            }
            conversion.replace(op.op, with: new.operands[0])
            _ = builder
        }
        conversion.add(Stream.TimepointExport.self) { op, new, conversion in
            guard op.results.count == 1, op.results[0].type == .halFence else {
                throw Diagnostic(
                    .error, "expected a fence as the export type of a timepoint", at: op.op.location)
            }
            conversion.replace(op.op, with: new.awaitTimepoint[0])
        }
        conversion.add(Stream.TimepointBarrier.self) { [unowned self] op, new, conversion in
            // The resource is available, or its timepoint would have been propagated.
            conversion.replace(op.op, with: new.resource[0], nullFence())
        }
        conversion.add(Stream.TimepointAwait.self) { [unowned self] op, new, conversion in
            let forever = builder.constant(i32: -1)
            let status = builder.create(HAL.FenceAwait.self) {
                $0.timeoutMillis = forever
                $0.flags = .integer(0, .i64)
                $0.fences = new.awaitTimepoint
            }.status
            builder.create(Util.StatusCheckOk.self) {
                $0.status = status
                $0.message = .string("failed to wait on timepoint")
            }
            conversion.replace(op.op, with: new.resourceOperands.map { [$0] })
        }
        conversion.add(Stream.TimepointChainExternal.self) { [unowned self] op, new, conversion in
            defer { conversion.erase(op.op) }
            guard !chained.contains(ObjectIdentifier(op.op)) else { return }
            guard new.externalValues.count == 1, new.externalValues[0].type == .halFence else {
                throw Diagnostic(
                    .error, "expected exactly one fence to chain a timepoint to", at: op.op.location)
            }
            let queue = try queue(of: op.op)
            builder.create(HAL.DeviceQueueBarrier.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = new.awaitTimepoint.first
                $0.fences.signal = new.externalValues[0]
                $0.flags = .integer(0, .i64)
            }
        }
    }
}
