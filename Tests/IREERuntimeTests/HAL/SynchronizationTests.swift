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

@Suite struct BufferTests {
    @Test func fillsCopiesAndUpdatesWithinItsBounds() throws {
        let buffer = try HALBuffer(length: 16)
        try buffer.fill(at: 4, length: 8, pattern: 0xAABBCCDD, patternLength: 4)
        #expect(Array(try buffer.bytes(at: 2, length: 8)) == [0, 0, 0xDD, 0xCC, 0xBB, 0xAA, 0xDD, 0xCC])
        let part = try buffer.subspan(offset: 4, length: 8)
        #expect(part.offset == 4)
        try part.copy(from: buffer, sourceOffset: 0, to: 4, length: 4)
        #expect(Array(try buffer.bytes(at: 4, length: 8)) == [0xDD, 0xCC, 0xBB, 0xAA, 0, 0, 0, 0])
        try [1 as UInt8, 2].withUnsafeBytes { try part.update(at: 6, from: $0) }
        #expect(Array(try buffer.bytes(at: 10, length: 2)) == [1, 2])
        #expect(UInt(bitPattern: try buffer.bytes(at: 0, length: 0).baseAddress) % 64 == 0)
    }

    @Test(arguments: [(17, 0), (0, 17), (16, 1), (.max, 2), (1, .max)] as [(UInt64, UInt64)])
    func refusesRangesBeyondIt(offset: UInt64, length: UInt64) throws {
        let buffer = try HALBuffer(length: 16)
        #expect(throws: VMError.self) { try buffer.subspan(offset: offset, length: length) }
        #expect(throws: VMError.self) { try buffer.writableBytes(at: offset, length: length) }
        #expect(throws: VMError.self) {
            try buffer.copy(from: buffer, sourceOffset: offset, to: 0, length: length)
        }
    }

    @Test func refusesOddFills() throws {
        let buffer = try HALBuffer(length: 16)
        #expect(throws: VMError.self) { try buffer.fill(at: 2, length: 4, pattern: 0, patternLength: 4) }
        #expect(throws: VMError.self) { try buffer.fill(at: 0, length: 6, pattern: 0, patternLength: 4) }
        #expect(throws: VMError.self) { try buffer.fill(at: 0, length: 6, pattern: 0, patternLength: 3) }
    }

    @Test func partsKeepImportedMemoryAlive() throws {
        let released = Record()
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
        memory.initializeMemory(as: UInt8.self, repeating: 7)
        defer { memory.deallocate() }
        var whole: HALBuffer? = HALBuffer(importing: memory, parameters: .init(access: .read)) {
            released(nil)
        }
        var part = try whole?.subspan(offset: 2, length: 2)
        whole = nil
        #expect(released.all.isEmpty)
        #expect(Array(try #require(part).bytes(at: 0, length: 2)) == [7, 7])
        #expect(throws: VMError(.permissionDenied, "the buffer's memory may only be read")) {
            try part?.writableBytes(at: 0, length: 1)
        }
        part = nil
        #expect(released.all.count == 1)
    }
}
