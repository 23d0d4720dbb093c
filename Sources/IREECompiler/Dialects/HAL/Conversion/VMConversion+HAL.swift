import IREECompilerCore

/// Values of devices, as far as parameters need them: what memory is for, and fences.
extension VMConversion {
    private static let fence = VM.reference.type(.type(.halFence))

    func addDeviceRules() {
        for name in ["hal.memory_type", "hal.buffer_usage"] {
            conversion.rules[name] = { [unowned self] op, _, conversion in
                let bits = op.attributes.entries.lazy.compactMap(\.value.integerValue).first ?? 0
                conversion.replace(op, with: constant(i32: bits))
            }
        }
        conversion.add(HAL.FenceCreate.self) { [unowned self] op, new, conversion in
            let flags = constant(i64: op.flags.integerValue ?? 0)
            let fence = call("hal.fence.create", [new.device[0], flags], [Self.fence])
            conversion.replace(op.op, with: fence.results[0])
        }
        conversion.add(HAL.FenceQuery.self) { [unowned self] op, new, conversion in
            conversion.replace(op.op, with: call("hal.fence.query", [new.fence[0]], [.i32]).results[0])
        }
        conversion.add(HAL.FenceSignal.self) { [unowned self] op, new, conversion in
            _ = call("hal.fence.signal", [new.fence[0]])
            conversion.erase(op.op)
        }
        conversion.add(HAL.FenceFail.self) { [unowned self] op, new, conversion in
            _ = call("hal.fence.fail", [new.fence[0], new.status[0]])
            conversion.erase(op.op)
        }
        conversion.add(HAL.BufferLength.self) { [unowned self] op, new, conversion in
            let length = call("hal.buffer.length", [new.buffer[0]], [.i64]).results[0]
            conversion.replace(
                op.op,
                with: indexType == .i64 ? length : make("vm.trunc.i64.i32", [length], [.i32]).results[0])
        }
    }
}
