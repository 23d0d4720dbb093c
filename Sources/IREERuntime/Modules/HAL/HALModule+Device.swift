import IREEBytecode

extension HALModule {
    static let deviceFunctions: [VMNativeFunction] = [
        VMNativeFunction("device.allocator", "0r_r") { (call) throws(VMError) in
            call.appendResult(try call.take(HALDevice.self).allocator)
        },
        VMNativeFunction("device.query.i64", "0rrr_iI") { (call) throws(VMError) in
            let device = try call.take(HALDevice.self)
            let category = try call.takeText()
            let value = device.query(category: category, key: try call.takeText())
            call.appendResult(truth(value != nil))
            call.appendResult(value ?? 0)
        },
        VMNativeFunction("ex.file.from_memory", "0rIirIIi_r", makeFile),
    ]

    /// A file on constant data of the program.
    private static func makeFile(_ call: inout VMCall) throws(VMError) {
        _ = (try call.take(HALDevice.self), try call.takeInt64())
        let access = HALMemoryAccess(rawValue: UInt16(truncatingIfNeeded: try call.takeInt32()))
        let buffer = try call.take(VMBuffer.self)
        let offset = try call.takeUInt64()
        let bytes = try buffer.bytes(at: offset, count: try call.takeUInt64())
        guard !access.contains(.write) || buffer.isMutable else {
            throw VMError(.permissionDenied, "constant data cannot be a file that is written to")
        }
        call.appendResult(
            HALFile(memory: UnsafeMutableRawBufferPointer(mutating: bytes), access: access, owner: buffer))
    }

    static let executableFunctions: [VMNativeFunction] = [
        VMNativeFunction("executable.create", "0rIrrr_r", makeExecutable),
        VMNativeFunction("executable.lookup.function", "0rr_I") { (call) throws(VMError) in
            let executable = try call.take(HALExecutable.self)
            let name = try call.take(VMBuffer.self).stable()
            call.appendResult(Int64(bitPattern: try executable.lookup(name.bytes)))
        },
    ]

    private static func makeExecutable(_ call: inout VMCall) throws(VMError) {
        let device = try call.take(HALDevice.self)
        _ = try call.takeInt64()
        let format = try call.takeText()
        let bytes = try call.take(VMBuffer.self).stable()
        var constants: [UInt32] = []
        if let buffer = try call.takeOptional(VMBuffer.self)?.stable() {
            guard buffer.count % 4 == 0 else {
                throw VMError(
                    .invalidArgument,
                    "the constants of an executable are \(buffer.count) bytes, no whole words")
            }
            for offset in stride(from: 0, to: buffer.count, by: 4) {
                let word = buffer.bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                constants.append(UInt32(littleEndian: word))
            }
        }
        call.appendResult(try device.makeExecutable(format: format, bytes.bytes, constants: constants))
    }
}

// Operations on a device's queues. The queue to use is not looked at: devices here have one.
extension HALModule {
    static let queueFunctions: [VMNativeFunction] = [
        VMNativeFunction("device.queue.alloca", "0rIrrIiiII_r") { (call) throws(VMError) in
            let queue = try Queue(&call)
            guard try call.takeInt64() == 0 else {
                throw VMError(.unimplemented, "there are no pools to allocate from")
            }
            let parameters = try bufferParameters(&call)
            call.appendResult(
                try queue.device.alloca(
                    wait: queue.wait, signal: queue.signal, parameters, length: try length(&call)))
        },
        VMNativeFunction("device.queue.barrier", "0rIrrI_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            queue.device.barrier(wait: queue.wait, signal: queue.signal)
        },
        VMNativeFunction("device.queue.copy", "0rIrrrIrIII_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            let source = try call.take(HALBuffer.self)
            let sourceOffset = try call.takeUInt64()
            let target = try call.take(HALBuffer.self)
            let targetOffset = try call.takeUInt64()
            let length = try call.takeUInt64()
            queue.device.copy(
                wait: queue.wait, signal: queue.signal,
                from: HALBufferReference(source, offset: sourceOffset, length: length),
                to: HALBufferReference(target, offset: targetOffset, length: length))
        },
        VMNativeFunction("device.queue.dealloca", "0rIrrrI_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            queue.device.dealloca(wait: queue.wait, signal: queue.signal, try call.take(HALBuffer.self))
        },
        VMNativeFunction("device.queue.execute", "0rIrrrI_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            queue.device.execute(
                wait: queue.wait, signal: queue.signal, try call.take(HALCommandBuffer.self))
        },
        VMNativeFunction("device.queue.execute.indirect", "0rIrrrICrIID_v", executeIndirect),
        VMNativeFunction("device.queue.fill", "0rIrrrIIIiI_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            let target = try call.take(HALBuffer.self)
            let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
            let pattern = try call.takeUInt64()
            queue.device.fill(
                wait: queue.wait, signal: queue.signal,
                HALBufferReference(target, offset: offset, length: length), pattern: pattern,
                patternLength: Int(try call.takeInt32()))
        },
        VMNativeFunction("device.queue.flush", "0rI_v") { (call) throws(VMError) in
            _ = try call.take(HALDevice.self)  // Nothing is held back.
        },
        VMNativeFunction("device.queue.read", "0rIrrrIrIII_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            let file = try call.take(HALFile.self)
            let fileOffset = try call.takeUInt64()
            let target = try call.take(HALBuffer.self)
            let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
            queue.device.read(
                wait: queue.wait, signal: queue.signal, from: file, at: fileOffset,
                to: HALBufferReference(target, offset: offset, length: length))
        },
        VMNativeFunction("device.queue.update", "0rIrrrIrIII_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            let source = try call.take(VMBuffer.self)
            let sourceOffset = try call.takeUInt64()
            let target = try call.take(HALBuffer.self)
            let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
            queue.device.update(
                wait: queue.wait, signal: queue.signal, try source.bytes(at: sourceOffset, count: length),
                to: HALBufferReference(target, offset: offset, length: length))
        },
        VMNativeFunction("device.queue.write", "0rIrrrIrIII_v") { (call) throws(VMError) in
            let queue = try Queue(&call)
            let source = try call.take(HALBuffer.self)
            let sourceOffset = try call.takeUInt64()
            let file = try call.take(HALFile.self)
            let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
            queue.device.write(
                wait: queue.wait, signal: queue.signal,
                from: HALBufferReference(source, offset: sourceOffset, length: length), to: file, at: offset)
        },
    ]

    /// The arguments that all operations of queues start with.
    struct Queue {
        let device: HALDevice
        let wait: HALFence
        let signal: HALFence

        init(_ call: inout VMCall) throws(VMError) {
            device = try call.take(HALDevice.self)
            _ = try call.takeInt64()
            (wait, signal) = try call.fences()
        }
    }

    private static func executeIndirect(_ call: inout VMCall) throws(VMError) {
        let queue = try Queue(&call)
        let commands = try call.take(HALCommandBuffer.self)
        _ = try call.takeInt64()
        let count = try call.takeSpan()
        var bindings: [HALBufferReference] = []
        bindings.reserveCapacity(count)
        for _ in 0..<count {
            let buffer = try call.takeOptional(HALBuffer.self)
            let (offset, length) = (try call.takeUInt64(), try call.takeUInt64())
            // A slot without a buffer is an error only where a command refers to it.
            bindings.append(
                buffer.map { HALBufferReference($0, offset: offset, length: length) }
                    ?? HALBufferReference(slot: 0))
        }
        queue.device.execute(wait: queue.wait, signal: queue.signal, commands, bindings: bindings)
    }
}
