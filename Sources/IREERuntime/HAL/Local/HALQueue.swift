import IREEBytecode
import IREEParams
import IREEPlatform

/// Runs operations in the order that their fences ask for, and no other.
///
/// Whatever happens, the signal fence is settled: reached when the work is done, failed when the work
/// or anything it waits for fails. So no wait for a rejected operation is endless.
package protocol HALQueue: HALHostLoops {
    /// Runs `work` when `wait` is reached, and signals `signal` after it.
    ///
    /// - Parameter isInstant: whether no thread has to be woken for the work.
    func submit(
        wait: HALFence, signal: HALFence, isInstant: Bool,
        _ work: @escaping @Sendable () throws(VMError) -> Void)
}

extension HALQueue {
    package func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        submit(wait: wait, signal: signal, isInstant: false, work)
    }

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
    private let deferred = DeferredJobs()
    package var isSynchronous: Bool { true }

    package init() {}

    package func submit(
        wait: HALFence, signal: HALFence, isInstant: Bool,
        _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        if wait.isReached { return perform(after: nil, signal: signal, work) }
        wait.whenReached { error in
            self.deferred.run { self.perform(after: error, signal: signal, work) }
        }
    }

    package func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        for index in 0..<max(0, count) { try body(index) }
    }
}

/// Runs operations on a pool of threads as soon as their fences are reached.
package final class HALTaskQueue: HALQueue {
    private let pool: WorkerPool
    package var isSynchronous: Bool { false }

    package init(pool: WorkerPool) {
        self.pool = pool
    }

    package func submit(
        wait: HALFence, signal: HALFence, isInstant: Bool,
        _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        for timepoint in signal.timepoints { timepoint.semaphore.expect(from: pool) }
        wait.whenReached { [self] error in
            // On the thread that reached the fence: it has its own work to go on with.
            if isInstant || error != nil {
                pool.settle { self.perform(after: error, signal: signal, work) }
            } else {
                pool.run { self.performJob(signal: signal, work) }
            }
        }
    }

    /// Does the work of one operation, as a job of the pool. What becomes ready by it comes next on the same thread.
    private func performJob(signal: HALFence, _ work: () throws(VMError) -> Void) {
        do throws(VMError) {
            try work()
        } catch {
            return pool.endJob { signal.fail(error) }
        }
        pool.endJob { perform(after: nil, signal: signal) {} }
    }

    package func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        try pool.forEach(below: count, body)
    }
}
