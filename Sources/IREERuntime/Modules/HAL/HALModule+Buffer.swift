import IREEBytecode
import IREEParams

extension HALModule {
    static let allocatorFunctions: [VMNativeFunction] = [
        VMNativeFunction("allocator.allocate", "0rIiiI_r", allocate),
        VMNativeFunction("allocator.import", "0riIiirII_r", importBuffer),
        VMNativeFunction("allocator.select", "0iiICrID_rI", selectAllocator),
    ]

    private static func allocate(_ call: inout VMCall) throws(VMError) {
        let allocator = try call.take(HALAllocator.self)
        _ = try call.takeInt64()
        let parameters = try bufferParameters(&call)
        call.appendResult(try allocator.allocate(parameters, length: try length(&call)))
    }

    /// A buffer on bytes that the program has, without a copy.
    private static func importBuffer(_ call: inout VMCall) throws(VMError) {
        let allocator = try call.take(HALAllocator.self)
        let isTry = try call.takeInt32() != 0
        _ = try call.takeInt64()
        let parameters = try bufferParameters(&call)
        let source = try call.take(VMBuffer.self)
        let offset = try call.takeUInt64()
        let length = try call.takeUInt64()
        let isConstant = parameters.usage.contains(.sharingImmutable)
        guard source.isMutable || isConstant else {
            // Where it only tries, the program copies what cannot be imported.
            if isTry { return call.appendResult(nil) }
            throw VMError(.permissionDenied, "constant data can only be imported for constant use")
        }
        let count = length == .max ? UInt64(source.count) &- min(offset, UInt64(source.count)) : length
        let bytes = try source.bytes(at: offset, count: count)
        // Code for wide vectors counts on the alignment that allocations have.
        if isTry, UInt(bitPattern: bytes.baseAddress) % UInt(HALBuffer.alignment) != 0 {
            return call.appendResult(nil)
        }
        guard source.isMutable else {
            return call.appendResult(try allocator.importConstants(source, bytes, parameters))
        }
        guard allocator.importsHostMemory else {
            // A copy would not show what the program writes to its bytes later.
            if isTry { return call.appendResult(nil) }
            throw VMError(.unavailable, "the device cannot work on memory of the host")
        }
        call.appendResult(
            try allocator.importMemory(UnsafeMutableRawBufferPointer(mutating: bytes), parameters) {
                withExtendedLifetime(source) {}
            })
    }

    private static func selectAllocator(_ call: inout VMCall) throws(VMError) {
        _ = (try call.takeInt32(), try call.takeInt32(), try call.takeInt64())
        guard try call.takeSpan() > 0 else {
            throw VMError(.invalidArgument, "there is no device to select an allocator of")
        }
        // All devices here work on the same memory.
        call.appendResult(try call.take(HALDevice.self))
        call.appendResult(try call.takeInt64())
    }

    /// The next arguments, kinds of memory and of use.
    static func bufferParameters(_ call: inout VMCall) throws(VMError) -> HALBuffer.Parameters {
        let memoryType = HALMemoryType(rawValue: UInt32(bitPattern: try call.takeInt32()))
        let usage = HALBufferUsage(rawValue: UInt32(bitPattern: try call.takeInt32()))
        return HALBuffer.Parameters(memoryType: memoryType, usage: usage)
    }

    /// The next argument, the length of an allocation.
    static func length(_ call: inout VMCall) throws(VMError) -> Int {
        let length = try call.takeInt64()
        guard length >= 0 else { throw VMError(.invalidArgument, "a buffer of \(length) bytes") }
        return Int(length)
    }
}

extension HALModule {
    static let bufferFunctions: [VMNativeFunction] = [
        VMNativeFunction("buffer.allocation.discard", "0r_i") { (call) throws(VMError) in
            let buffer = try call.take(HALBuffer.self)
            call.appendResult(truth(buffer.discardAllocation()))
        },
        VMNativeFunction("buffer.allocation.is_terminal", "0r_i") { (call) throws(VMError) in
            let buffer = try call.take(HALBuffer.self)
            call.appendResult(truth(buffer.isAllocationTerminal))
        },
        VMNativeFunction("buffer.allocation.preserve", "0r_v") { (call) throws(VMError) in
            try call.take(HALBuffer.self).preserveAllocation()
        },
        VMNativeFunction("buffer.assert", "0rrrIii_v", assertBuffer),
        VMNativeFunction("buffer.length", "0r_I") { (call) throws(VMError) in
            call.appendResult(Int64(try call.take(HALBuffer.self).length))
        },
        VMNativeFunction("buffer.load", "0rIi_i", loadFromBuffer),
        VMNativeFunction("buffer.store", "0irIi_v", storeToBuffer),
        VMNativeFunction("buffer.subspan", "0rII_r") { (call) throws(VMError) in
            let buffer = try call.take(HALBuffer.self)
            let offset = try call.takeUInt64()
            call.appendResult(try subspan(buffer, offset, try call.takeUInt64()))
        },
    ]

    private static func assertBuffer(_ call: inout VMCall) throws(VMError) {
        let buffer = try call.take(HALBuffer.self)
        let name = try call.takeLabel()
        _ = try call.take(HALAllocator.self)
        let minimumLength = try call.takeInt64()
        let needed = try bufferParameters(&call)
        guard buffer.length >= minimumLength else {
            throw VMError(
                .invalidArgument,
                "\(name): the buffer has \(buffer.length) bytes; at least \(minimumLength) are needed")
        }
        let parameters = buffer.parameters
        guard parameters.memoryType.isSuperset(of: needed.memoryType) else {
            throw VMError(
                .permissionDenied,
                "\(name): the buffer's memory is of type \(hexadecimal(Int(parameters.memoryType.rawValue), digits: 8));"
                    + " \(hexadecimal(Int(needed.memoryType.rawValue), digits: 8)) is needed")
        }
        guard parameters.usage.isSuperset(of: needed.usage) else {
            throw VMError(
                .permissionDenied,
                "\(name): the buffer may be used as \(hexadecimal(Int(parameters.usage.rawValue), digits: 8));"
                    + " \(hexadecimal(Int(needed.usage.rawValue), digits: 8)) is needed")
        }
    }

    /// A number of up to 4 bytes, its upper bits zero.
    private static func loadFromBuffer(_ call: inout VMCall) throws(VMError) {
        let buffer = try call.take(HALBuffer.self)
        let offset = try call.takeUInt64()
        let length = try wordLength(&call)
        let value = try buffer.withMapping(at: offset, length: length, .read) { bytes in
            var value: UInt32 = 0
            withUnsafeMutableBytes(of: &value) { $0.copyMemory(from: UnsafeRawBufferPointer(bytes)) }
            return value
        }
        try buffer.storage.checkFaults()
        call.appendResult(Int32(bitPattern: UInt32(littleEndian: value)))
    }

    private static func storeToBuffer(_ call: inout VMCall) throws(VMError) {
        let value = try call.takeInt32().littleEndian
        let buffer = try call.take(HALBuffer.self)
        let offset = try call.takeUInt64()
        let length = try wordLength(&call)
        try buffer.withMapping(at: offset, length: length, .discardWrite) { target in
            withUnsafeBytes(of: value) {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<target.count]))
            }
        }
    }

    private static func wordLength(_ call: inout VMCall) throws(VMError) -> UInt64 {
        let length = UInt32(bitPattern: try call.takeInt32())
        guard length <= 4 else {
            throw VMError(.invalidArgument, "\(length) bytes are no number that is loaded or stored")
        }
        return UInt64(length)
    }

    /// A part of a buffer; the buffer itself where it is all of it.
    static func subspan(
        _ buffer: HALBuffer, _ offset: UInt64, _ length: UInt64
    ) throws(VMError) -> HALBuffer {
        offset == 0 && length == UInt64(buffer.length)
            ? buffer : try buffer.subspan(offset: offset, length: length)
    }
}
