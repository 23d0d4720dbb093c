import IREEBytecode
import IREERuntime
import Synchronization
import Testing

/// Kernels are told what they may write to, and allocators keep within what they may give.
@Suite struct BindingPermissionTests {
    /// Remembers what it was allowed.
    private final class Witness: HALKernels {
        let exports = [
            HALExecutable.Function(name: "f", constantCount: 0, bindingCount: 3, localMemorySize: 0)
        ]
        let seen = Mutex<[[Bool]]>([])

        func run(
            _ ordinal: Int, _ dispatch: borrowing HALDispatchArguments, workgroups range: Range<UInt64>,
            localMemory: UnsafeMutableRawBufferPointer
        ) throws(VMError) {
            let permissions = Array(dispatch.permissions)
            seen.withLock { $0.append(permissions) }
        }
    }

    @Test(arguments: Devices.allCases)
    func readOnlyBuffersAreSo(_ test: Devices) throws {
        let device = test.device
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)
        defer { memory.deallocate() }
        let constant = try device.allocator.importMemory(
            memory, HALBuffer.Parameters(), isReadOnly: true, release: {})
        let variable = try device.allocator.allocate(HALBuffer.Parameters(), length: 64)
        let witness = Witness()
        let executable = test.executable(witness)
        let commands = try device.makeCommandBuffer(mode: [], bindingCapacity: 1)
        let none = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
        try commands.dispatch(
            executable, function: try executable.lookup("f"), workgroupCount: (1, 1, 1), constants: none,
            bindings: [
                HALBufferReference(constant), HALBufferReference(variable), HALBufferReference(slot: 0),
            ])
        try commands.finalize()
        for buffer in [constant, variable] {
            let done = HALFence.unsignaled()
            device.execute(wait: .reached, signal: done, commands, bindings: [HALBufferReference(buffer)])
            try done.wait()
        }
        #expect(witness.seen.withLock { $0 } == [[false, true, false], [false, true, true]])
    }

    @Test func memoryIsLimited() throws {
        let allocator = HALAllocator(memoryLimit: 1000)
        let first = try allocator.allocate(HALBuffer.Parameters(), length: 600)
        let error = try #require(throws: VMError.self) {
            try allocator.allocate(HALBuffer.Parameters(), length: 401)
        }
        #expect(error.code == .resourceExhausted)
        try withExtendedLifetime(first) {
            _ = try allocator.allocate(HALBuffer.Parameters(), length: 400)
        }
    }
}
