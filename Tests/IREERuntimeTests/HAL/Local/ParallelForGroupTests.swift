import IREEBytecode
import IREEPlatform
import Synchronization
import Testing

@testable import IREERuntime

/// Counts how often each number was run.
private final class Counts: ParallelForBody {
    let counts: Protected<[Int]>
    let failing: Int?

    init(_ count: Int, failing: Int? = nil) {
        counts = Protected([Int](repeating: 0, count: count))
        self.failing = failing
    }

    func run(_ range: Range<Int>) throws(VMError) {
        counts.withLock { counts in
            for index in range { counts[index] += 1 }
        }
        if let failing, range.contains(failing) { throw VMError(.aborted, "test") }
    }

    var all: [Int] { counts.withLock { $0 } }
}

@Suite struct ParallelForGroupTests {
    /// Whether helpers are there or not, were preempted or not, and whatever a loop is expected to take.
    @Test(arguments: [1, 2, 4])
    func everyNumberIsRunOnce(threads: Int) throws {
        let pool = WorkerPool(threadCount: threads)
        for duration in [nil, 0, 10_000, 30_000, 1_000_000, .max] as [UInt64?] {
            for count in [0, 1, 2, 3, 17, 200] {
                let body = Counts(count)
                let group = pool.takeGroup(for: body)
                try group.run(count, duration: duration, in: pool)
                pool.give(group)
                #expect(body.all.allSatisfy { $0 == 1 })
            }
        }
    }

    /// Chains of short loops invite helpers, which stay from group to group.
    @Test func chainsOfShortLoopsAreShared() throws {
        let pool = WorkerPool(threadCount: 2)
        for _ in 0..<200 {
            let body = Counts(64)
            let group = pool.takeGroup(for: body)
            for _ in 0..<10 { try group.run(64, duration: 15_000, in: pool) }
            pool.give(group)
            #expect(body.all.allSatisfy { $0 == 10 })
        }
    }

    /// Several owners at once, each with a group of its own.
    @Test func groupsAreSeparate() throws {
        let pool = WorkerPool(threadCount: 3)
        let bodies = (0..<8).map { _ in Counts(50) }
        try parallel(count: bodies.count, threads: 4) { (index) throws(VMError) in
            let group = pool.takeGroup(for: bodies[index])
            defer { pool.give(group) }
            for _ in 0..<100 { try group.run(50, duration: .max, in: pool) }
        }
        #expect(bodies.allSatisfy { $0.all.allSatisfy { $0 == 100 } })
    }

    @Test func afterAFailureTheGroupIsAsBefore() throws {
        let pool = WorkerPool(threadCount: 2)
        let body = Counts(1000, failing: 3)
        let group = pool.takeGroup(for: body)
        #expect(throws: VMError(.aborted, "test")) { try group.run(1000, duration: .max, in: pool) }
        pool.give(group)
        let other = Counts(1000)
        let again = pool.takeGroup(for: other)
        #expect(again === group)
        try again.run(1000, duration: .max, in: pool)
        #expect(other.all.allSatisfy { $0 == 1 })
    }
}

@Suite struct BackoffTests {
    @Test func pausesGetLongerAndShorterAgain() {
        let backoff = Backoff()
        #expect(!backoff.isPaused(at: 0))
        backoff.didFail(at: 0)
        #expect(backoff.isPaused(at: 999_999))
        #expect(!backoff.isPaused(at: 1_000_000))
        backoff.didFail(at: 1_000_000)
        #expect(backoff.isPaused(at: 2_999_999))
        #expect(!backoff.isPaused(at: 3_000_000))
        for _ in 0..<1000 { backoff.didSucceed() }
        backoff.didFail(at: 10_000_000)
        #expect(!backoff.isPaused(at: 11_000_000))
    }

    @Test func pausesHaveALimit() {
        let backoff = Backoff()
        for _ in 0..<100 { backoff.didFail(at: 0) }
        #expect(!backoff.isPaused(at: 1_000_000_000))
    }

    @Test func helpersThatHoldUpALoopAreLeftOut() {
        let backoff = HelperBackoff()
        // A helper that takes its time with a long block holds up nothing.
        backoff.loopDidEnd(at: 0, duration: 1_000_000, wait: 60_000)
        backoff.loopDidEnd(at: 0, duration: 20_000, wait: 15_000)
        #expect(backoff.allowsHelpers(for: 20_000, at: 1))
        backoff.loopDidEnd(at: 0, duration: 3_000_000, wait: 2_900_000)
        #expect(!backoff.allowsHelpers(for: 20_000, at: 1))
        #expect(backoff.allowsHelpers(for: 10_000_000, at: 1))
        #expect(backoff.allowsHelpers(for: 20_000, at: 1_000_000))
    }

    @Test func pollingFollowsTheDistanceOfTasks() {
        let polling = PollingTime()
        for step in 0..<100 { polling.idleDidEnd(from: step, to: step + 10_000_000) }
        let least = polling.limit(at: 0)
        #expect(least < 20_000)
        polling.idleDidEnd(from: 0, to: 40_000)
        #expect(polling.limit(at: 0) == 80_000)
        polling.idleDidEnd(from: 0, to: 5_000)
        #expect(polling.limit(at: 0) == 80_000)
        for step in 0..<100 { polling.idleDidEnd(from: step, to: step + 10_000_000) }
        #expect(polling.limit(at: 0) == least)
        #expect(polling.poll { false })
        #expect(!polling.poll { true })
    }
}

@Suite struct HostTransferTests {
    private func bytes(_ count: Int, _ value: (Int) -> UInt8) -> [UInt8] { (0..<count).map(value) }

    @Test func chunksMakeUpTheWhole() {
        for count in [0, 1, 8, 16 << 10, (16 << 10) + 8, 100_000] {
            let source = bytes(count) { UInt8(truncatingIfNeeded: $0 &* 7) }
            var target = bytes(count) { _ in 0 }
            source.withUnsafeBytes { source in
                target.withUnsafeMutableBytes { target in
                    let transfer = HostTransfer(target: target, source: .memory(source))
                    for chunk in 0..<transfer.chunkCount { transfer.run(chunk..<chunk + 1) }
                }
            }
            #expect(target == source)
        }
    }

    @Test func patternsGoOnFromChunkToChunk() {
        var target = bytes(40_000) { _ in 0 }
        target.withUnsafeMutableBytes { target in
            let transfer = HostTransfer(target: target, source: .pattern(0x0807_0605_0403_0201, length: 8))
            #expect(transfer.chunkCount == 3)
            transfer.run(2..<3)
            transfer.run(0..<2)
        }
        #expect(target == bytes(40_000) { UInt8($0 % 8 + 1) })
    }

    /// What overlaps is copied in one go, in the order that needs no other memory.
    @Test func overlappingCopiesAreNotShared() {
        var memory = bytes(100_000) { UInt8(truncatingIfNeeded: $0 / 100) }
        let before = memory
        memory.withUnsafeMutableBytes { memory in
            let target = UnsafeMutableRawBufferPointer(rebasing: memory[100...])
            let source = UnsafeRawBufferPointer(rebasing: memory[..<(memory.count - 100)])
            let transfer = HostTransfer(target: target, source: .memory(source))
            #expect(transfer.chunkCount == 1)
            transfer.run()
            let apart = HostTransfer(
                target: UnsafeMutableRawBufferPointer(rebasing: memory[50_000...]),
                source: .memory(UnsafeRawBufferPointer(rebasing: memory[..<50_000])))
            #expect(apart.chunkCount == 4)
        }
        #expect(Array(memory[100...]) == Array(before[..<99_900]))
    }
}
