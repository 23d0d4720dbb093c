import IREEBytecode
import Testing

@testable import IREERuntime

/// The devices that everything has to hold for.
enum TestDevice: CaseIterable, CustomTestStringConvertible {
    case sync, oneThread, fourThreads, far

    var device: HALDevice {
        switch self {
        case .sync: .localSync()
        case .oneThread: .localTask(threadCount: 1)
        case .fourThreads: .localTask(threadCount: 4)
        case .far: FarDevice().device
        }
    }

    /// Devices that work on memory of the host.
    static let local: [TestDevice] = [.sync, .oneThread, .fourThreads]

    var testDescription: String { "\(self)" }
}

let architecture = executableArchitecture

extension HALDevice {
    /// The functions of `Kernels/kernels.c`.
    func kernels() throws -> HALExecutable {
        let bytes = try #require(KernelBuilder.library)
        return try bytes.withUnsafeBytes {
            try makeExecutable(format: "embedded-elf-\(architecture)", $0, constants: [7, 9])
        }
    }

    /// Records, executes and waits.
    func run(
        bindings: [HALBufferReference] = [], capacity: Int? = nil,
        _ record: (HALCommandBuffer) throws -> Void
    ) throws {
        let commands = try makeCommandBuffer(mode: .oneShot, bindingCapacity: capacity ?? bindings.count)
        try record(commands)
        try commands.finalize()
        let done = HALFence.unsignaled()
        execute(wait: .reached, signal: done, commands, bindings: bindings)
        try done.wait()
    }

    func words(_ values: [UInt32]) throws -> HALBuffer {
        let buffer = try allocator.allocate(.init(), length: values.count * 4)
        try values.withUnsafeBytes { try buffer.update(at: 0, from: $0) }
        return buffer
    }
}

extension HALBuffer {
    /// A copy of bytes of the buffer, on any device.
    func contents(at offset: UInt64 = 0, length: UInt64 = HALBuffer.wholeBuffer) throws -> [UInt8] {
        try withMapping(at: offset, length: length, .read) { Array($0) }
    }

    func words() throws -> [UInt32] {
        try withMapping(.read) { Array($0.bindMemory(to: UInt32.self)) }
    }
}

extension HALCommandBuffer {
    func dispatch(
        _ executable: HALExecutable, _ name: String, _ count: (x: UInt32, y: UInt32, z: UInt32),
        constants: [UInt32] = [], _ bindings: [HALBufferReference]
    ) throws {
        let function = try executable.lookup(name)
        try constants.withUnsafeBufferPointer {
            try dispatch(
                executable, function: function, workgroupCount: count, constants: $0, bindings: bindings)
        }
    }
}

/// The code of the error that `body` throws; `nil` for none.
func code(_ body: () throws -> Void) -> StatusCode? {
    do {
        try body()
        return nil
    } catch {
        return (error as? VMError)?.code ?? .unknown
    }
}
