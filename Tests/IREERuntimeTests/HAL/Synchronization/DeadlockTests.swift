import IREEBytecode
import Testing

@testable import IREERuntime

/// The deadlock check: whether any operation can still signal a fence.
@Suite struct DeadlockTests {
    private func isDeadlocked(_ fence: HALFence) -> Bool {
        (try? fence.checkDeadlock()) == nil
    }

    @Test func nothingSignalsAFenceWithoutOperations() throws {
        let fence = HALFence.tracked()
        let error = try #require(throws: VMError.self) { try fence.checkDeadlock() }
        #expect(error.code == .failedPrecondition)
        // Of fences that are not tracked nothing is known.
        #expect(!isDeadlocked(.unsignaled()))
        #expect(!isDeadlocked(.reached))
        #expect(isDeadlocked(.join([fence, .unsignaled()])))
    }

    @Test(arguments: Devices.allCases)
    func operationsSignalFences(_ device: Devices) throws {
        let device = device.device
        let (first, second) = (HALFence.tracked(), HALFence.tracked())
        device.barrier(wait: first, signal: second)
        #expect(isDeadlocked(second))
        device.barrier(wait: .reached, signal: first)
        #expect(!isDeadlocked(second))
        try second.wait()
        #expect(!isDeadlocked(second) && !isDeadlocked(first))
    }

    @Test(arguments: Devices.allCases)
    func theHostMaySignalUntrackedFences(_ device: Devices) throws {
        let device = device.device
        let (outer, fence) = (HALFence.unsignaled(), HALFence.tracked())
        device.barrier(wait: outer, signal: fence)
        #expect(!isDeadlocked(fence))
        outer.fail(VMError(.cancelled, "no"))
        #expect(!isDeadlocked(fence))
        #expect(throws: VMError.self) { try fence.wait() }
    }

    @Test(arguments: Devices.allCases)
    func cyclesAreDeadlocks(_ device: Devices) {
        let device = device.device
        let (first, second) = (HALFence.tracked(), HALFence.tracked())
        device.barrier(wait: first, signal: second)
        device.barrier(wait: second, signal: first)
        #expect(isDeadlocked(first) && isDeadlocked(second))
        // A wait for one of them fails all.
        #expect(throws: VMError.self) { try first.failIfDeadlocked() }
        #expect(throws: VMError.self) { try second.wait() }
    }

    /// On one thread: with others it would have to be waited for.
    @Test func cyclesAreReleased() {
        weak var gone: HALSemaphore?
        do {
            let device = Devices.sync.device
            let (first, second) = (HALFence.tracked(), HALFence.tracked())
            gone = second.timepoints[0].semaphore
            device.barrier(wait: first, signal: second)
            device.barrier(wait: second, signal: first)
            #expect(throws: VMError.self) { try first.failIfDeadlocked() }
        }
        #expect(gone == nil)
    }

    /// A semaphore that has been reached may be released while what waited for it still runs.
    @Test(arguments: Devices.allCases)
    func semaphoresMayBeReleasedOnceReached(_ device: Devices) throws {
        let device = device.device
        let last = HALFence.tracked()
        weak var gone: HALFence?
        do {
            let first = HALFence.tracked()
            gone = first
            device.barrier(wait: first, signal: last)
            try first.signal()
        }
        #expect(gone == nil)
        #expect(!isDeadlocked(last))
        try last.wait()
    }

    /// Operations that wait for one that is released before it is reached never run.
    @Test(arguments: Devices.allCases)
    func semaphoresReleasedBeforeTheyAreReachedAreDeadlocks(_ device: Devices) {
        let device = device.device
        let last = HALFence.tracked()
        device.barrier(wait: HALFence.tracked(), signal: last)
        #expect(isDeadlocked(last))
    }
}
