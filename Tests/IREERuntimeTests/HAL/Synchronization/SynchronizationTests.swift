import IREEBytecode
import IREEParams
import IREEPlatform
@testable import IREERuntime
import Testing

/// What a callback was called with.
private final class Record: Sendable {
    private let calls = Protected<[VMError?]>([])
    func callAsFunction(_ error: VMError?) { calls.withLock { $0.append(error) } }
    var all: [VMError?] { calls.withLock { $0 } }
}

private let failure = VMError(.aborted, "test")

@Suite struct SemaphoreTests {
    @Test func callsBackOnceWhenReached() throws {
        let semaphore = HALSemaphore(value: 1)
        let (past, near, far) = (Record(), Record(), Record())
        semaphore.whenReached(1) { past($0) }
        semaphore.whenReached(2) { near($0) }
        semaphore.whenReached(5) { far($0) }
        #expect(past.all == [nil])
        #expect(near.all.isEmpty)
        try semaphore.signal(3)
        #expect(near.all == [nil])
        #expect(far.all.isEmpty)
        #expect(try semaphore.value() == 3)
        try semaphore.signal(5)
        #expect(near.all.count == 1)
        #expect(far.all == [nil])
    }

    /// A semaphore has no lock before the first callback: it may be added while the value is signaled.
    @Test func callsBackOnceWhoComesWithTheSignal() throws {
        let pool = WorkerPool(threadCount: 2)
        for _ in 0..<2000 {
            let semaphore = HALSemaphore()
            let record = Record()
            let start = Protected(0)
            try pool.forEach(below: 2) { (index) throws(VMError) in
                // Both are about there before either goes on.
                start.withLock { $0 += 1 }
                _ = spin { start.withLock { $0 } < 2 }
                if index == 0 { try semaphore.signal(1) } else { semaphore.whenReached(1) { record($0) } }
            }
            #expect(record.all == [nil])
        }
    }

    @Test func aSemaphoreThatFailsWhileItIsSignaledEndsAllWaits() throws {
        let pool = WorkerPool(threadCount: 2)
        for _ in 0..<2000 {
            let semaphore = HALSemaphore()
            let record = Record()
            semaphore.whenReached(2) { record($0) }
            try pool.forEach(below: 2) { (index) throws(VMError) in
                if index == 0 { try semaphore.signal(1) } else { semaphore.fail(failure) }
            }
            #expect(record.all == [failure])
        }
    }

    @Test func failsWhoWaitsForLaterValuesOnly() throws {
        let semaphore = HALSemaphore()
        let record = Record()
        semaphore.whenReached(2) { record($0) }
        try semaphore.signal(1)
        semaphore.fail(failure)
        semaphore.fail(VMError(.internal, "too late"))
        #expect(record.all == [failure])
        try semaphore.wait(for: 1)
        #expect(throws: failure) { try semaphore.wait(for: 2) }
        #expect(throws: failure) { try semaphore.value() }
        // What is signaled after a failure changes nothing.
        try semaphore.signal(2)
        #expect(throws: failure) { try semaphore.wait(for: 2) }
    }

    @Test func goesForwardsOnly() throws {
        let semaphore = HALSemaphore(value: 4)
        let record = Record()
        semaphore.whenReached(9) { record($0) }
        #expect(throws: VMError.self) { try semaphore.signal(4) }
        #expect(record.all.count == 1)
        #expect(record.all[0]?.code == .invalidArgument)
    }

    @Test func waitsHaveALimit() {
        let semaphore = HALSemaphore()
        #expect(throws: VMError(.deadlineExceeded, "the wait for a semaphore took longer than it may")) {
            try semaphore.wait(for: 1, atMost: .milliseconds(1))
        }
    }

    @Test func wakesOtherThreads() throws {
        let semaphore = HALSemaphore()
        let answer = HALSemaphore()
        let woken = Record()
        semaphore.whenReached(1) { _ in try? answer.signal(1) }
        parallel(count: 4, threads: 4) { (index: Int) in
            if index == 3 {
                try? semaphore.signal(1)
            } else {
                do throws(VMError) {
                    try answer.wait(for: 1)
                    woken(nil)
                } catch {
                    woken(error)
                }
            }
        }
        #expect(woken.all == [nil, nil, nil])
    }
}

@Suite struct SemaphoreCallbacksTests {
    @Test func callbacksComeInTheOrderOfTheirValues() {
        var callbacks = SemaphoreCallbacks()
        let identities = [5, 1, 3, 1, 4].map { callbacks.add($0) { _ in } }
        #expect(callbacks.take(upTo: 0).isEmpty)
        #expect(callbacks.take(upTo: 3).map(\.identity) == [identities[1], identities[3], identities[2]])
        callbacks.remove(identities[4])
        #expect(callbacks.take(upTo: .max).map(\.identity) == [identities[0]])
    }
}

@Suite struct FenceTests {
    @Test func isReachedWhenAllPointsAre() throws {
        let (a, b) = (HALSemaphore(), HALSemaphore())
        let fence = HALFence([.init(a, 1), .init(b, 2), .init(a, 3)])
        #expect(fence.timepoints.count == 2)
        let record = Record()
        fence.whenReached { record($0) }
        try a.signal(3)
        try b.signal(1)
        #expect(record.all.isEmpty)
        #expect(throws: VMError.self) { try fence.wait(atMost: .milliseconds(1)) }
        try b.signal(2)
        #expect(record.all == [nil])
        try fence.wait()
    }

    @Test func failsOnceWhenOneTimelineFails() throws {
        let (a, b) = (HALSemaphore(), HALSemaphore())
        let record = Record()
        HALFence([.init(a, 1), .init(b, 1)]).whenReached { record($0) }
        b.fail(failure)
        a.fail(failure)
        #expect(record.all == [failure])
    }

    @Test func joinsAndSignals() throws {
        let fences = [HALFence.unsignaled(), .unsignaled(), .reached]
        let joined = HALFence.join(fences)
        let record = Record()
        joined.whenReached { record($0) }
        try fences[0].signal()
        #expect(record.all.isEmpty)
        try fences[1].signal()
        #expect(record.all == [nil])
        let instant = Record()
        HALFence.reached.whenReached { instant($0) }
        #expect(instant.all == [nil])
        #expect(throws: VMError.self) { try joined.signal() }
    }
}
