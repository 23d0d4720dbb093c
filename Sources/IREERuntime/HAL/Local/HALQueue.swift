import IREEBytecode
import IREEParams
import IREEPlatform

/// Runs operations in the order that their fences ask for, and no other.
///
/// Whatever happens, the signal fence is settled: reached when the work is done, failed when the work
/// or anything it waits for fails. So no wait for a rejected operation is endless.
package protocol HALQueue: HALHostLoops {
    /// Runs `work` when `wait` is reached, and signals `signal` after it.
    func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void)
}

extension HALQueue {
    /// Does the work of one operation and settles its fence.
    func perform(
        after error: VMError?, signal: HALFence, _ work: () throws(VMError) -> Void
    ) {
        do throws(VMError) {
            if let error { throw error }
            try work()
            try signal.signal()
        } catch {
            signal.fail(error)
        }
    }
}

/// Runs everything on the thread that submits it, or that reaches what it waits for.
package final class HALSynchronousQueue: HALQueue {
    private struct Deferred {
        var jobs: [@Sendable () -> Void] = []
        var isRunning = false
    }

    private let deferred = Protected(Deferred())
    package var isSynchronous: Bool { true }

    package init() {}

    package func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        if wait.isReached { return perform(after: nil, signal: signal, work) }
        wait.whenReached { error in
            self.run { self.perform(after: error, signal: signal, work) }
        }
    }

    /// Runs `job` after those that are under way: work that reaches the fences of other work would
    /// otherwise be as deep on the stack as the chain is long.
    private func run(_ job: @escaping @Sendable () -> Void) {
        let isFirst = deferred.withLock { deferred -> Bool in
            deferred.jobs.append(job)
            defer { deferred.isRunning = true }
            return !deferred.isRunning
        }
        guard isFirst else { return }
        while true {
            let jobs = deferred.withLock { deferred -> [@Sendable () -> Void] in
                defer { deferred.jobs = [] }
                deferred.isRunning = !deferred.jobs.isEmpty
                return deferred.jobs
            }
            if jobs.isEmpty { return }
            for job in jobs { job() }
        }
    }

    package func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        for index in 0..<max(0, count) { try body(index) }
    }
}

/// Runs operations on a pool of threads as soon as their fences are reached.
package struct HALTaskQueue: HALQueue {
    private let pool: WorkerPool
    package var isSynchronous: Bool { false }

    package init(pool: WorkerPool) {
        self.pool = pool
    }

    package func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        for timepoint in signal.timepoints { timepoint.semaphore.expect(from: pool) }
        wait.whenReached { error in
            // On the thread that reached the fence: it has its own work to go on with.
            pool.run { perform(after: error, signal: signal, work) }
        }
    }

    package func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        try pool.forEach(below: count, body)
    }
}
