import IREEBytecode
import IREEParams
import Testing

@testable import IREERuntime

/// The host does not run ahead of the queue by more memory than a step takes.
@Suite struct BackpressureTests {
    private static let length = 1 << 20

    /// Submits steps that each allocate, fill and deallocate a buffer, without waiting for any.
    private func submit(_ count: UInt64, on device: HALDevice, after gate: HALFence) throws -> HALFence {
        let timeline = HALSemaphore()
        var last = gate
        for step in 0..<count {
            func next(_ part: UInt64) -> HALFence { HALFence([.init(timeline, step * 3 + part)]) }
            let buffer = try device.alloca(wait: last, signal: next(1), .init(), length: Self.length)
            device.fill(wait: next(1), signal: next(2), .init(buffer), pattern: step, patternLength: 8)
            device.dealloca(wait: next(2), signal: next(3), buffer)
            last = next(3)
        }
        return last
    }

    @Test(arguments: [1, 4])
    func stepsInFlightStayWithinTwiceTheMemoryOfOne(threads: Int) throws {
        let device = HALDevice.localTask(threadCount: threads)
        try submit(1000, on: device, after: .reached).wait()
        #expect(device.allocator.statistics.device.peak <= 3 * Self.length)
    }

    /// What a step carries to the next has no `dealloca`: it goes with the last reference, which an operation has.
    @Test(arguments: [1, 4])
    func carriedBuffersCountToo(threads: Int) throws {
        let device = HALDevice.localTask(threadCount: threads)
        let timeline = HALSemaphore()
        var last = HALFence.reached
        var state = try device.alloca(wait: .reached, signal: .reached, .init(), length: Self.length)
        for step in 0..<1000 as Range<UInt64> {
            func next(_ part: UInt64) -> HALFence { HALFence([.init(timeline, step * 2 + part)]) }
            let buffer = try device.alloca(wait: last, signal: next(1), .init(), length: Self.length)
            device.copy(wait: next(1), signal: next(2), from: .init(state), to: .init(buffer))
            (state, last) = (buffer, next(2))
        }
        try last.wait()
        #expect(device.allocator.statistics.device.peak <= 5 * Self.length)
    }

    /// What waits for the host frees nothing: to wait for it would never end.
    @Test func stepsThatWaitForTheHostAreSubmittedAllTheSame() throws {
        let device = HALDevice.localTask(threadCount: 2)
        let gate = HALFence.unsignaled()
        let last = try submit(20, on: device, after: gate)
        #expect(last.status == .pending)
        try gate.signal()
        try last.wait()
    }

    /// Jobs of the pool may allocate too.
    @Test func jobsOfThePoolDoNotWaitForThemselves() throws {
        let device = HALDevice.localTask(threadCount: 1)
        let done = HALFence.unsignaled()
        device.hostCall(wait: .reached, signal: done) { (_) throws(VMError) in
            do {
                _ = try submit(20, on: device, after: .reached)
            } catch {
                throw error as? VMError ?? VMError(.internal, "\(error)")
            }
        }
        try done.wait()
    }
}
