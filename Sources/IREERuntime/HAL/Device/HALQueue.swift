import IREEBytecode
import IREEParams

/// Runs operations in the order that their fences ask for, and no other.
///
/// Whatever happens, the signal fence is settled: reached when the work is done, failed when the work
/// or anything it waits for fails. So nobody waits for ever for an operation that was refused.
public protocol HALQueue: Sendable {
    /// Runs `work` when `wait` is reached, and signals `signal` after it.
    func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void)

    /// Runs `body` for all numbers below `count`, perhaps several at once, and returns when all are
    /// done. To be called from within work.
    ///
    /// - Throws: the error of one of them; the others may have been left out then.
    func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void) throws(VMError)
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

/// Runs everything on the thread that submits it.
public struct HALSynchronousQueue: HALQueue {
    public init() {}

    public func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        var failure: VMError?
        do throws(VMError) { try wait.wait() } catch { failure = error }
        perform(after: failure, signal: signal, work)
    }

    public func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        for index in 0..<count { try body(index) }
    }
}

/// Runs operations on a pool of threads as soon as their fences are reached.
public struct HALTaskQueue: HALQueue {
    private let pool: WorkerPool

    public init(pool: WorkerPool) {
        self.pool = pool
    }

    public func submit(
        wait: HALFence, signal: HALFence, _ work: @escaping @Sendable () throws(VMError) -> Void
    ) {
        wait.whenReached { error in
            // On the thread that reached the fence: it has its own work to go on with.
            pool.run { perform(after: error, signal: signal, work) }
        }
    }

    public func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        try pool.forEach(below: count, body)
    }
}
