import IREEBytecode
import IREEPlatform
@testable import IREERuntime
import Synchronization
import Testing

/// Counts calls, and notes the thread of the last.
private final class QuickKernels: HALKernels {
    let exports = [HALExecutable.Function(name: "quick", constantCount: 0, bindingCount: 0)]
    let threads = Protected<[pthread_t]>([])

    func run(
        _ ordinal: Int, _ dispatch: borrowing HALDispatchArguments, workgroups range: Range<UInt64>,
        localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        threads.withLock { $0.append(pthread_self()) }
    }
}

@Suite struct KernelCostTests {
    @Test func averagesMeasurements() {
        let cost = KernelCost()
        #expect(cost.estimate(3) == nil)
        #expect(!cost.isKnown)
        cost.add(1000, 10)
        #expect(cost.estimate(1) == 100)
        #expect(cost.estimate(30) == 3000)
        for _ in 0..<100 { cost.add(4000, 10) }
        #expect((390...400).contains(cost.estimate(1) ?? 0))
        #expect(cost.estimate(.max) == .max)
    }

    /// A thread that was preempted within a kernel measures milliseconds.
    @Test func oneOutlierDoesNotCountForLong() {
        let cost = KernelCost()
        cost.add(100, 1)
        cost.add(4_000_000, 1)
        #expect((cost.estimate(1) ?? 0) <= 200)
    }

    @Test func nonsenseIsLeftOut() {
        let cost = KernelCost()
        cost.add(100, 0)
        cost.add(-5, 1)
        #expect(!cost.isKnown)
        cost.add(0, 1)
        #expect(cost.isKnown)
        #expect(cost.estimate(1_000_000) ?? .max < 1_000_000)
    }

    @Test func shortWorkStaysOnTheSubmittingThread() throws {
        let kernels = QuickKernels()
        let backend = LocalDevice(pool: WorkerPool(threadCount: 2), loaders: [], allowsNativeCode: false)
        let device = HALDevice(identifier: "test", allocator: HALAllocator(), backend: backend)
        let executable = HALExecutable(format: "quick", kernels: kernels)
        let own = pthread_self()
        // What a kernel costs is known after it ran once; a busy machine may spoil some of the measurements.
        var isShort = false
        for _ in 0..<1000 where !isShort {
            let commands = try device.makeCommandBuffer(mode: .oneShot)
            let nothing = UnsafeBufferPointer<UInt32>(start: nil, count: 0)
            try commands.dispatch(
                executable, function: 0, workgroupCount: (1, 1, 1), constants: nothing, bindings: [])
            try commands.finalize()
            let done = device.makeFence()
            isShort = HALOperation.execute(commands, []).time(below: 15_000) != nil
            device.execute(wait: .reached, signal: done, commands)
            if isShort {
                #expect(done.isReached)
                #expect(kernels.threads.withLock { $0.last.map { pthread_equal($0, own) != 0 } } == true)
            }
            try done.wait()
        }
        #expect(isShort)
    }

    @Test func transfersTakeTimeByTheirLength() throws {
        let buffer = try HALBuffer(length: 1 << 20)
        let (whole, part) = (HALBufferReference(buffer), HALBufferReference(buffer, offset: 4, length: 64))
        func time(_ operation: HALOperation) -> UInt64? { operation.time(below: 20_000) }
        #expect(time(.fill(whole, pattern: 0, patternLength: 1)) == nil)
        #expect(time(.fill(part, pattern: 0, patternLength: 1)) == 106)
        #expect(time(.copy(part, whole)) == nil)
        #expect(time(.copy(whole, part)) == 106)
        #expect(time(.hostCall { _ in }) == nil)
        #expect(time(.barrier) == 0)
    }
}

@Suite struct DeferredJobsTests {
    /// Each job brings the next: none is called by the one before.
    @Test func jobsOfAChainAreNotNested() {
        let jobs = DeferredJobs()
        let depth = Atomic(0)
        let deepest = Atomic(0)
        let count = Atomic(0)
        @Sendable func step(_ left: Int) {
            let now = depth.wrappingAdd(1, ordering: .relaxed).newValue
            _ = deepest.max(now, ordering: .relaxed)
            count.wrappingAdd(1, ordering: .relaxed)
            if left > 0 { jobs.run { step(left - 1) } }
            depth.wrappingSubtract(1, ordering: .relaxed)
        }
        jobs.run { step(100_000) }
        #expect(count.load(ordering: .relaxed) == 100_001)
        #expect(deepest.load(ordering: .relaxed) == 1)
    }
}
