import IREEBytecode
import IREEParams
import Synchronization

/// Threads that take jobs from one line, first come first served.
///
/// Idle threads sleep. The pool's threads end with its last reference, after the jobs that are waiting.
public final class WorkerPool: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct State {
        var jobs: [Job] = []
        /// The first of `jobs` that has not been taken: taking one is to cost the same however many wait.
        var next = 0
        var isClosed = false

        mutating func take() -> Job? {
            guard next < jobs.count else { return nil }
            let job = jobs[next]
            next += 1
            if next > 64, next * 2 > jobs.count {
                jobs.removeFirst(next)
                next = 0
            }
            return job
        }
    }

    private let state: Monitor<State>
    private let threads: [WorkerThread]

    /// How many threads there are; where the system gave none, jobs run on the thread that brings them.
    public var threadCount: Int { threads.count }

    /// - Parameter threadCount: all processors unless given.
    public init(threadCount: Int? = nil) {
        let state = Monitor(State())
        self.state = state
        threads = (0..<max(1, threadCount ?? processorCount)).compactMap { _ in
            WorkerThread { Self.work(state) }
        }
    }

    deinit {
        state.update { $0.isClosed = true }
    }

    private static func work(_ state: Monitor<State>) {
        while true {
            let job: Job? = state.wait { state -> Job?? in
                if let job = state.take() { return .some(job) }
                return state.isClosed ? .some(nil) : nil
            }
            guard let job else { return }
            job()
        }
    }

    /// Runs `job` on one of the threads.
    public func run(_ job: @escaping @Sendable () -> Void) {
        guard !threads.isEmpty else { return job() }
        state.update { $0.jobs.append(job) }
    }

    /// Runs `body` for all numbers below `count`, on this thread and on those of the pool that have
    /// nothing else to do, and returns when all are done. It is safe to call from a job of the pool: the
    /// caller does whatever nobody else takes.
    ///
    /// - Throws: one of the errors; numbers that had not been begun by then are left out.
    public func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        guard count > 1, !threads.isEmpty else {
            for index in 0..<max(0, count) { try body(index) }
            return
        }
        let loop = SharedLoop(count, body)
        for _ in 0..<min(count - 1, threads.count) { run { loop.help() } }
        loop.help()
        try loop.wait()
    }

    /// A loop whose numbers several threads take one by one.
    private final class SharedLoop: Sendable {
        private let count: Int
        private let body: @Sendable (Int) throws(VMError) -> Void
        private let next = Atomic(0)
        private let outcome: Monitor<(finished: Int, error: VMError?)>

        init(_ count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void) {
            self.count = count
            self.body = body
            outcome = Monitor((0, nil))
        }

        func help() {
            var finished = 0
            var failure: VMError?
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { break }
                finished += 1
                guard failure == nil else { continue }
                do throws(VMError) {
                    try body(index)
                } catch {
                    failure = error
                    // Nobody begins another number; those that are taken here count as done.
                    finished += count - min(count, next.exchange(count, ordering: .relaxed))
                }
            }
            guard finished > 0 else { return }
            outcome.update { outcome in
                outcome.finished += finished
                outcome.error = outcome.error ?? failure
            }
        }

        func wait() throws(VMError) {
            let error: VMError? = outcome.wait { [count] outcome -> VMError?? in
                outcome.finished >= count ? .some(outcome.error) : nil
            }
            if let error { throw error }
        }
    }
}
