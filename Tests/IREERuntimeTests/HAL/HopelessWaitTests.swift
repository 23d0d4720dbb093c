import IREEBytecode
import Testing

@testable import IREERuntime

/// Whether anything can still reach a fence.
@Suite struct HopelessWaitTests {
    private func isHopeless(_ fence: HALFence) -> Bool {
        (try? fence.checkHope()) == nil
    }

    @Test func nobodyPromised() throws {
        let fence = HALFence.tracked()
        let error = try #require(throws: VMError.self) { try fence.checkHope() }
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
    }
}
