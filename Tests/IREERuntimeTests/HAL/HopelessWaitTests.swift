import IREEBytecode
import Testing

@testable import IREERuntime

/// Whether anything can still reach a fence.
@Suite struct HopelessWaitTests {
    private func isHopeless(_ fence: HALFence) -> Bool {
        (try? fence.checkDeadlock()) == nil
    }

    @Test func nobodyPromised() throws {
        let fence = HALFence.tracked()
        let error = try #require(throws: VMError.self) { try fence.checkDeadlock() }
        #expect(error.code == .failedPrecondition)
        // Of others' fences nothing is known.
        #expect(!isHopeless(.unsignaled()))
        #expect(!isHopeless(.reached))
        #expect(isHopeless(.join([fence, .unsignaled()])))
    }

    @Test(arguments: Devices.allCases)
    func operationsArePromises(_ device: Devices) throws {
        let device = device.device
        let (first, second) = (HALFence.tracked(), HALFence.tracked())
        device.barrier(wait: first, signal: second)
        #expect(isHopeless(second))
        device.barrier(wait: .reached, signal: first)
        #expect(!isHopeless(second))
        try second.wait()
        #expect(!isHopeless(second) && !isHopeless(first))
    }

    @Test(arguments: Devices.allCases)
    func whatOthersSignalIsHope(_ device: Devices) throws {
        let device = device.device
        let (outer, fence) = (HALFence.unsignaled(), HALFence.tracked())
        device.barrier(wait: outer, signal: fence)
        #expect(!isHopeless(fence))
        outer.fail(VMError(.cancelled, "no"))
        #expect(!isHopeless(fence))
        #expect(throws: VMError.self) { try fence.wait() }
    }

    @Test(arguments: Devices.allCases)
    func circlesAreHopeless(_ device: Devices) {
        let device = device.device
        let (first, second) = (HALFence.tracked(), HALFence.tracked())
        device.barrier(wait: first, signal: second)
        device.barrier(wait: second, signal: first)
        #expect(isHopeless(first) && isHopeless(second))
        // Who waits for one of them ends it for all.
        #expect(throws: VMError.self) { try first.failIfDeadlocked() }
        #expect(throws: VMError.self) { try second.wait() }
    }

    /// On one thread: with others it would have to be waited for.
    @Test func circlesDoNotStay() {
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

    /// A semaphore that has been reached may be gone while what waited for it still runs.
    @Test(arguments: Devices.allCases)
    func reachedAndGone(_ device: Devices) throws {
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
        #expect(!isHopeless(last))
        try last.wait()
    }

    /// One that goes before anything has reached it takes what waits for it along.
    @Test(arguments: Devices.allCases)
    func goneTooEarly(_ device: Devices) {
        let device = device.device
        let last = HALFence.tracked()
        device.barrier(wait: HALFence.tracked(), signal: last)
        #expect(isHopeless(last))
    }
}
