import IREECompilerCore

/// Conversion of the HAL operations that parameters use: memory types, buffer usage and fences.
extension VMConversion {
    private static let fence = VM.reference.type(.type(.halFence))

    func addDeviceRules() {
        conversion.add(HAL.FenceCreate.self) { [unowned self] op, new, conversion in
            let flags = constant(i64: op.flags.integerValue ?? 0)
            let fence = call(HAL.FenceCreate.self, [new.device[0], flags], [Self.fence])
            conversion.replace(op.op, with: fence.results[0])
        }
        conversion.add(HAL.FenceQuery.self) { [unowned self] op, new, conversion in
            conversion.replace(op.op, with: call(HAL.FenceQuery.self, [new.fence[0]], [.i32]).results[0])
        }
        conversion.add(HAL.FenceSignal.self) { [unowned self] op, new, conversion in
            _ = call(HAL.FenceSignal.self, [new.fence[0]])
            conversion.erase(op.op)
        }
        conversion.add(HAL.FenceFail.self) { [unowned self] op, new, conversion in
            _ = call(HAL.FenceFail.self, [new.fence[0], new.status[0]])
            conversion.erase(op.op)
        }
        conversion.add(HAL.BufferLength.self) { [unowned self] op, new, conversion in
            let length = call(HAL.BufferLength.self, [new.buffer[0]], [.i64]).results[0]
            conversion.replace(op.op, with: index(length))
        }
    }
}
