import IREEBytecode

extension HALModule {
    static let commandBufferFunctions: [VMNativeFunction] = [
        VMNativeFunction("command_buffer.advise_buffer", "0rrIIIi_v") { (call) throws(VMError) in
            _ = try call.take(HALCommandBuffer.self)  // Advice may be ignored.
        },
        VMNativeFunction("command_buffer.begin_debug_group", "0rr_v") { (call) throws(VMError) in
            _ = try call.take(HALCommandBuffer.self)
        },
        VMNativeFunction("command_buffer.copy_buffer", "0riirIrIII_v", copyBuffer),
        VMNativeFunction("command_buffer.create", "0riiIi_r", makeCommandBuffer),
        VMNativeFunction("command_buffer.dispatch", "0rrIiiiICiDCiirIID_v", dispatch),
        VMNativeFunction("command_buffer.dispatch.indirect", "0rrIirIICiDCiirIID_v", dispatchIndirect),
        VMNativeFunction("command_buffer.end_debug_group", "0r_v") { (call) throws(VMError) in
            _ = try call.take(HALCommandBuffer.self)
        },
        VMNativeFunction("command_buffer.execution_barrier", "0riiI_v") { (call) throws(VMError) in
            try call.take(HALCommandBuffer.self).executionBarrier()
        },
        VMNativeFunction("command_buffer.fill_buffer", "0rrIIiIiI_v", fillBuffer),
        VMNativeFunction("command_buffer.finalize", "0r_v") { (call) throws(VMError) in
            try call.take(HALCommandBuffer.self).finalize()
        },
        VMNativeFunction("command_buffer.update_buffer", "0rrIrIIiI_v", updateBuffer),
    ]

    private static func makeCommandBuffer(_ call: inout VMCall) throws(VMError) {
        let device = try call.take(HALDevice.self)
        let mode = HALCommandBuffer.Mode(rawValue: UInt32(bitPattern: try call.takeInt32()))
        let categories = HALCommandBuffer.Categories(rawValue: UInt32(bitPattern: try call.takeInt32()))
        _ = try call.takeInt64()
        let capacity = try call.takeInt32()
        guard capacity >= 0 else { throw VMError(.invalidArgument, "a binding table of \(capacity) slots") }
        call.appendResult(
            try device.makeCommandBuffer(
                mode: mode, categories: categories, bindingCapacity: Int(capacity)))
    }

    /// A range of a buffer or, where that is null, of a slot.
    private static func reference(
        _ buffer: HALBuffer?, slot: Int32, _ offset: UInt64, _ length: UInt64
    ) throws(VMError) -> HALBufferReference {
        if let buffer { return HALBufferReference(buffer, offset: offset, length: length) }
        guard slot >= 0 else { throw VMError(.outOfRange, "slot \(slot) of a binding table") }
        return HALBufferReference(slot: Int(slot), offset: offset, length: length)
    }

    private static func copyBuffer(_ call: inout VMCall) throws(VMError) {
        let commands = try call.take(HALCommandBuffer.self)
        let (sourceSlot, targetSlot) = (try call.takeInt32(), try call.takeInt32())
        let source = try call.takeOptional(HALBuffer.self)
        let sourceOffset = try call.takeUInt64()
        let target = try call.takeOptional(HALBuffer.self)
        let targetOffset = try call.takeUInt64()
        let length = try call.takeUInt64()
        try commands.copy(
            from: try reference(source, slot: sourceSlot, sourceOffset, length),
            to: try reference(target, slot: targetSlot, targetOffset, length))
    }

    private static func fillBuffer(_ call: inout VMCall) throws(VMError) {
        let commands = try call.take(HALCommandBuffer.self)
        let target = try call.takeOptional(HALBuffer.self)
        let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
        let slot = try call.takeInt32()
        let pattern = try call.takeUInt64()
        let patternLength = Int(try call.takeInt32())
        try commands.fill(
            try reference(target, slot: slot, offset, length), pattern: pattern, patternLength: patternLength)
    }

    private static func updateBuffer(_ call: inout VMCall) throws(VMError) {
        let commands = try call.take(HALCommandBuffer.self)
        let source = try call.take(VMBuffer.self)
        let sourceOffset = try call.takeUInt64()
        let target = try call.takeOptional(HALBuffer.self)
        let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
        let slot = try call.takeInt32()
        let bytes = try source.bytes(at: sourceOffset, count: length)
        try commands.update(bytes, to: try reference(target, slot: slot, offset, length))
    }

    private static func dispatch(_ call: inout VMCall) throws(VMError) {
        let commands = try call.take(HALCommandBuffer.self)
        let executable = try call.take(HALExecutable.self)
        let function = try call.takeUInt64()
        let (x, y, z) = (
            UInt32(bitPattern: try call.takeInt32()), UInt32(bitPattern: try call.takeInt32()),
            UInt32(bitPattern: try call.takeInt32())
        )
        _ = try call.takeInt64()
        let dispatch = try DispatchRecording(commands, executable, function, (x, y, z))
        try record(dispatch, &call)
    }

    /// A dispatch whose number of workgroups is in a buffer.
    private static func dispatchIndirect(_ call: inout VMCall) throws(VMError) {
        let commands = try call.take(HALCommandBuffer.self)
        let executable = try call.take(HALExecutable.self)
        let function = try call.takeUInt64()
        let slot = try call.takeInt32()
        let buffer = try call.takeOptional(HALBuffer.self)
        let offset = try call.takeUInt64()
        _ = try call.takeInt64()
        let counts = try reference(buffer, slot: slot, offset, 12)
        let dispatch = try DispatchRecording(commands, executable, function, counts)
        try record(dispatch, &call)
    }

    /// Records the constants and bindings that all dispatches end with.
    private static func record(_ dispatch: DispatchRecording, _ call: inout VMCall) throws(VMError) {
        do throws(VMError) {
            for _ in 0..<(try call.takeSpan()) {
                dispatch.append(constant: UInt32(bitPattern: try call.takeInt32()))
            }
            for _ in 0..<(try call.takeSpan()) {
                _ = try call.takeInt32()
                let slot = try call.takeInt32()
                let buffer = try call.takeOptional(HALBuffer.self)
                let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
                try dispatch.append(binding: try reference(buffer, slot: slot, offset, length))
            }
            try dispatch.finish()
        } catch {
            dispatch.cancel()
            throw error
        }
    }
}
