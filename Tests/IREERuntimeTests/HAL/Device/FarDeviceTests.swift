import IREEBytecode
import IREEParams
import IREERuntime
import Testing

/// What only devices have whose memory the host cannot address, and how failures of a device reach programs.
@Suite struct FarDeviceTests {
    private let far = FarDevice()
    private var device: HALDevice { far.device }

    @Test func theHostHasNoAddress() throws {
        let buffer = try device.words([1, 2, 3])
        #expect(buffer.storage.hostMemory == nil)
        #expect(code { _ = try buffer.bytes(at: 0, length: 4) } == .failedPrecondition)
        #expect(try buffer.words() == [1, 2, 3])
    }

    @Test func mappingsAreCopiesThatAreFlushed() throws {
        let buffer = try device.words([1, 2, 3])
        try buffer.withMapping(at: 4, length: 4, .readWrite) { bytes in
            #expect(bytes.load(as: UInt32.self) == 2)
            bytes.storeBytes(of: 9, as: UInt32.self)
        }
        #expect(try buffer.words() == [1, 9, 3])
        let mapping = try buffer.map(.readWrite)
        mapping.bytes.storeBytes(of: 7, as: UInt32.self)
        #expect(try buffer.words() == [1, 9, 3])
        try mapping.flush()
        #expect(try buffer.words() == [7, 9, 3])
        #expect(code { _ = try buffer.map(at: 8, length: 8, .read) } == .outOfRange)
        #expect(
            code { _ = try buffer.subspan(offset: 4, length: 4).map(at: 4, length: 1, .read) } == .outOfRange)
        #expect(try buffer.subspan(offset: 4, length: 8).words() == [9, 3])
    }

    @Test func hostMemoryIsCopiedAndNotImported() throws {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 64)
        memory.copyBytes(from: [1, 2, 3, 4])
        let allocator = device.allocator
        nonisolated(unsafe) let owned = memory
        let buffer = try allocator.importMemory(memory, .init(), isReadOnly: true) { owned.deallocate() }
        #expect(try buffer.contents() == [1, 2, 3, 4])
        #expect(code { _ = try buffer.map(.readWrite) } == .permissionDenied)
        let host = try HALBuffer(length: 4)
        #expect(try allocator.adopt(host) !== host)
        #expect(try allocator.adopt(buffer) === buffer)
        #expect(try HALDevice.localSync().allocator.adopt(host) === host)
    }

    /// Neither device works on memory of the other, and says so.
    @Test func memoryOfOtherDevicesIsRefused() throws {
        let near = HALDevice.localSync()
        let (mine, others) = (try device.words([1]), try near.words([2]))
        for (device, source, target) in [(device, others, mine), (near, mine, others)] {
            let done = HALFence.unsignaled()
            device.copy(wait: .reached, signal: done, from: .init(source), to: .init(target))
            #expect(throws: VMError.self) { try done.wait() }
        }
        #expect(try mine.words() == [1])
        #expect(try others.words() == [2])
    }

    @Test func failedAllocationsFailTheirFences() throws {
        let device = device
        far.setFaults { $0.failsAllocations = true }
        let signal = HALFence.unsignaled()
        #expect(
            code { _ = try device.alloca(wait: .reached, signal: signal, .init(), length: 8) }
                == .resourceExhausted)
        #expect(code { try signal.wait() } == .resourceExhausted)
        #expect(device.allocator.statistics.device.live == 0)
    }

    @Test func failuresTravelAlongFences() throws {
        let device = device
        let buffer = try device.words([1])
        far.setFaults { $0.failingOperations = 1 }
        let (first, second) = (HALFence.unsignaled(), HALFence.unsignaled())
        device.fill(wait: .reached, signal: first, .init(buffer), pattern: 2, patternLength: 4)
        device.fill(wait: first, signal: second, .init(buffer), pattern: 3, patternLength: 4)
        #expect(code { try second.wait() } == .internal)
        #expect(try buffer.words() == [1])
        let third = HALFence.unsignaled()
        device.fill(wait: .reached, signal: third, .init(buffer), pattern: 4, patternLength: 4)
        try third.wait()
        #expect(try buffer.words() == [4])
    }

    /// The device's own semaphore knows what the host and the device signal, and failures.
    @Test func nativeTimelinesFollow() throws {
        let device = device
        let buffer = try device.words([1])
        func native(_ fence: HALFence) throws -> FarSemaphore {
            try #require(fence.timepoints[0].semaphore.native as? FarSemaphore)
        }
        let (host, done, failed) = (device.makeFence(), device.makeFence(), device.makeFence())
        device.fill(wait: host, signal: done, .init(buffer), pattern: 2, patternLength: 4)
        #expect(try native(done).value == 0)
        try host.signal()
        try done.wait()
        #expect(try native(host).value == 1)
        #expect(try native(done).value == 1)
        device.fill(wait: done, signal: failed, .init(buffer), pattern: 2, patternLength: 3)
        #expect(throws: VMError.self) { try failed.wait() }
        #expect(try native(failed).failure?.code == .invalidArgument)
        #expect(HALFence.unsignaled().timepoints[0].semaphore.native == nil)
    }

    @Test func programsEndWithTheErrorOfALostDevice() throws {
        let program = try Programs.load("layers.vmvx", device: device)
        #expect(try program.call("sum", [.i64(1)])[0].floats() == [0, 1, 2, 3])
        far.setFaults { $0.isLost = true }
        let error = #expect(throws: VMError.self) { try program.call("sum", [.i64(1)]) }
        #expect(error?.code == .unavailable)
    }
}
