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
        let (constants, bindings) = try dispatchArguments(&call)
        try constants.withUnsafeBufferPointer { (constants) throws(VMError) in
            try commands.dispatch(
                executable, function: function, workgroupCount: (x, y, z), constants: constants,
                bindings: bindings)
        }
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
        let (constants, bindings) = try dispatchArguments(&call)
        try constants.withUnsafeBufferPointer { (constants) throws(VMError) in
            try commands.dispatch(
                executable, function: function, workgroupCount: counts, constants: constants,
                bindings: bindings)
        }
    }

    /// The constants and bindings that all dispatches end with.
    private static func dispatchArguments(
        _ call: inout VMCall
    ) throws(VMError) -> ([UInt32], [HALBufferReference]) {
        let constantCount = try call.takeSpan()
        var constants: [UInt32] = []
        constants.reserveCapacity(constantCount)
        for _ in 0..<constantCount { constants.append(UInt32(bitPattern: try call.takeInt32())) }
        let bindingCount = try call.takeSpan()
        var bindings: [HALBufferReference] = []
        bindings.reserveCapacity(bindingCount)
        for _ in 0..<bindingCount {
            _ = try call.takeInt32()
            let slot = try call.takeInt32()
            let buffer = try call.takeOptional(HALBuffer.self)
            let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
            bindings.append(try reference(buffer, slot: slot, offset, length))
        }
        return (constants, bindings)
    }
}
