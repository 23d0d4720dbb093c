import IREEBytecode
import IREEPlatform
@testable import IREERuntime
import Synchronization
import Testing

private let failure = VMError(.aborted, "test")

/// What was done, in order.
private final class Log: Sendable {
    private let entries = Protected<[Int]>([])
    func callAsFunction(_ entry: Int) { entries.withLock { $0.append(entry) } }
    var all: [Int] { entries.withLock { $0 } }
}

@Suite struct QueueTests {
    private static var queues: [any HALQueue] {
        [
            HALSynchronousQueue(), HALTaskQueue(pool: WorkerPool(threadCount: 1)),
            HALTaskQueue(pool: WorkerPool(threadCount: 4)),
        ]
    }

    @Test func workFollowsItsFences() throws {
        for queue in Self.queues {
            let log = Log()
            let timeline = HALSemaphore()
            for step in 0..<100 {
                queue.submit(
                    wait: HALFence([.init(timeline, UInt64(step))]),
                    signal: HALFence([.init(timeline, UInt64(step + 1))])
                ) { () throws(VMError) in log(step) }
            }
            try timeline.wait(for: 100)
            #expect(log.all == Array(0..<100))
        }
    }

    /// A job that waits runs others meanwhile. What they make ready may be what it waits for.
    @Test func jobsWaitForChainsOfJobs() throws {
        let queue = HALTaskQueue(pool: WorkerPool(threadCount: 1))
        let log = Log()
        let done = HALFence.unsignaled()
        queue.submit(wait: .reached, signal: done) { () throws(VMError) in
            let timeline = HALSemaphore()
            for step in 0..<10 {
                queue.submit(
                    wait: HALFence([.init(timeline, UInt64(step))]),
                    signal: HALFence([.init(timeline, UInt64(step + 1))])
                ) { () throws(VMError) in log(step) }
            }
            try timeline.wait(for: 10)
        }
        try done.wait(atMost: .seconds(60))
        #expect(log.all == Array(0..<10))
    }

    @Test func workWaitsForAFenceOfTheHost() throws {
        let queue = HALTaskQueue(pool: WorkerPool(threadCount: 2))
        let log = Log()
        let (gate, done) = (HALFence.unsignaled(), HALFence.unsignaled())
        queue.submit(wait: gate, signal: done) { () throws(VMError) in log(1) }
        #expect(throws: VMError.self) { try done.wait(atMost: .milliseconds(1)) }
        #expect(log.all.isEmpty)
        try gate.signal()
        try done.wait()
        #expect(log.all == [1])
    }

    @Test func failuresTravelToAllThatDependOnThem() {
        for queue in Self.queues {
            let log = Log()
            let timeline = HALSemaphore()
            for step in 0..<10 {
                queue.submit(
                    wait: HALFence([.init(timeline, UInt64(step))]),
                    signal: HALFence([.init(timeline, UInt64(step + 1))])
                ) { () throws(VMError) in
                    log(step)
                    if step == 3 { throw failure }
                }
            }
            #expect(throws: failure) { try timeline.wait(for: 10) }
            #expect(log.all == [0, 1, 2, 3])
        }
    }

    @Test func loopsRunEveryNumberOnce() throws {
        for queue in Self.queues {
            for count in [0, 1, 2, 1000] {
                let seen = Protected([Int](repeating: 0, count: count))
                try queue.forEach(below: count) { (index) throws(VMError) in seen.withLock { $0[index] += 1 }
                }
                #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
            }
        }
    }

    @Test func loopsWithinWorkOfAFullPoolGoOn() throws {
        // Every thread is in a loop of its own: none can wait for another.
        let pool = WorkerPool(threadCount: 2)
        let queue = HALTaskQueue(pool: pool)
        let sum = Atomic(0)
        let fences = (0..<8).map { _ in HALFence.unsignaled() }
        for fence in fences {
            queue.submit(wait: .reached, signal: fence) { () throws(VMError) in
                try queue.forEach(below: 50) { (_) throws(VMError) in sum.wrappingAdd(1, ordering: .relaxed) }
            }
        }
        try HALFence.join(fences).wait()
        #expect(sum.load(ordering: .relaxed) == 400)
    }

    @Test func aFailureEndsALoop() {
        for queue in Self.queues {
            let count = Atomic(0)
            #expect(throws: failure) {
                try queue.forEach(below: 100_000) { (index) throws(VMError) in
                    count.wrappingAdd(1, ordering: .relaxed)
                    if index == 10 { throw failure }
                }
            }
            #expect(count.load(ordering: .relaxed) < 100_000)
        }
    }
}
