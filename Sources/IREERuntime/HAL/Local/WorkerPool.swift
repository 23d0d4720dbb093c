import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// Threads that run jobs in the order of one queue, and that help with loops.
///
/// Idle threads sleep. The pool's threads end with its last reference, after the jobs that are waiting.
package final class WorkerPool: HALWaitHelper {
    private typealias Job = @Sendable () -> Void

    private struct State {
        var jobs = Line<Job>()
        /// Parallel-for groups that more threads could help. Only threads without jobs join them.
        var invitations: [ParallelForGroup] = []
        var sleeping = 0
        /// Jobs that are being run, by the pool's threads or others.
        var running = 0
        var isClosed = false
        /// The pool's own threads.
        var identities: [pthread_t] = []
    }

    /// What threads wait for that are not the pool's.
    private final class Completion: Sendable {
        let count = Monitor<UInt64>(0)
        let waiting = Atomic(0)

        func jobDidEnd() {
            if waiting.load(ordering: .acquiring) > 0 { count.update { $0 &+= 1 } }
        }
    }

    private let completion = Completion()

    private let state: Monitor<State>
    private let threads: [WorkerThread]

    /// How many threads there are; where the system gave none, jobs run on the thread that brings them.
    package var threadCount: Int { threads.count }

    /// The highest number of threads that a pool starts.
    package static let maximumThreadCount = 1024

    /// - Parameter threadCount: all processors unless given; at most `maximumThreadCount` are started, and
    ///   fewer where the system gives no more.
    package init(threadCount: Int? = nil) {
        let state = Monitor(State())
        self.state = state
        var threads: [WorkerThread] = []
        for _ in 0..<min(max(1, threadCount ?? processorCount), Self.maximumThreadCount) {
            guard let thread = WorkerThread({ [completion] in Self.work(state, completion) }) else { break }
            threads.append(thread)
        }
        self.threads = threads
    }

    deinit {
        state.update { $0.isClosed = true }
    }

    private enum Task {
        case job(Job)
        case group(ParallelForGroup)
        case end
    }

    private static func work(_ state: Monitor<State>, _ completion: Completion) {
        state.change { $0.identities.append(pthread_self()) }
        let worker = Worker(of: state)
        Worker.current.value = worker
        defer { Worker.current.value = nil }
        var hasRun = false
        while true {
            var isSleeping = false
            let task = state.wait { state -> Task? in
                if isSleeping { state.sleeping -= 1 }
                if hasRun {
                    state.running -= 1
                    hasRun = false
                    completion.jobDidEnd()
                }
                if let job = state.jobs.popFirst() {
                    state.running += 1
                    return .job(job)
                }
                if let group = state.invitations.popLast() { return .group(group) }
                if state.isClosed { return .end }
                state.sleeping += 1
                isSleeping = true
                return nil
            }
            switch task {
            case .job(let job):
                job()
                hasRun = true
            case .group(let group): group.help()
            case .end: return
            }
        }
    }

    /// Runs `job` on one of the threads, or on one that waits for a job's semaphore.
    package func run(_ job: @escaping @Sendable () -> Void) {
        guard !threads.isEmpty else { return job() }
        let isNextHere = Worker.current.value?.takesOneMore(of: state) ?? false
        let mayWake = state.change { state -> Bool in
            state.jobs.append(job)
            return state.sleeping > 0
        }
        if mayWake, !isNextHere { state.wakeOne() }
    }

    /// Runs the end of a job, with which others become ready. A thread of the pool takes one of them next, so that no
    /// other thread is woken for it.
    func endJob(_ body: () -> Void) {
        let worker = Worker.current.value
        worker?.isEndingJob = true
        body()
        worker?.isEndingJob = false
    }

    /// A thread of the pool. Only the thread itself accesses it.
    private final class Worker {
        static let current = ThreadLocal<Worker>()
        private let state: Monitor<State>
        var isEndingJob = false {
            didSet { takesOneMore = isEndingJob }
        }
        private var takesOneMore = false

        init(of state: Monitor<State>) {
            self.state = state
        }

        /// Whether the thread is about to take another job, which no one counts on yet.
        func takesOneMore(of state: Monitor<State>) -> Bool {
            guard state === self.state, takesOneMore else { return false }
            takesOneMore = false
            return true
        }
    }

    /// Runs the next job on the calling thread; false where there is none.
    func runOne() -> Bool {
        let job = state.change { state -> Job? in
            guard let job = state.jobs.popFirst() else { return nil }
            state.running += 1
            return job
        }
        guard let job else { return false }
        run(taken: job)
        return true
    }

    private func run(taken job: Job) {
        job()
        state.change { $0.running -= 1 }
        completion.jobDidEnd()
    }

    /// Runs the next job on the calling thread, or waits until one that is being run has ended.
    ///
    /// - Returns: false where no job is waiting or being run, and where the calling thread is one of the pool's and no
    ///   job is waiting: it may be what the others wait for.
    func waitForProgress() -> Bool {
        completion.waiting.wrappingAdd(1, ordering: .acquiringAndReleasing)
        defer { completion.waiting.wrappingSubtract(1, ordering: .relaxed) }
        let seen = completion.count.change { $0 }
        let (job, mayWait) = state.change { state -> (Job?, Bool) in
            if let job = state.jobs.popFirst() {
                state.running += 1
                return (job, false)
            }
            let own = pthread_self()
            return (nil, state.running > 0 && !state.identities.contains { pthread_equal($0, own) != 0 })
        }
        if let job {
            run(taken: job)
            return true
        }
        guard mayWait else { return false }
        completion.count.wait { $0 == seen ? nil : () }
        return true
    }

    /// Asks `count` threads that have nothing else to do to help `group`.
    func invite(_ group: ParallelForGroup, count: Int) {
        let sleeping = state.change { state -> Int in
            for _ in 0..<count { state.invitations.append(group) }
            return state.sleeping
        }
        for _ in 0..<min(sleeping, count) { state.wakeOne() }
    }

    /// Removes invitations that no thread has accepted.
    func withdraw(_ group: ParallelForGroup) {
        state.change { $0.invitations.removeAll { $0 === group } }
    }

    /// Runs `body` for all numbers below `count`, on this thread and on those of the pool that have
    /// nothing else to do, and returns when all are done. It is safe to call from a job of the pool: the
    /// caller runs what no other thread takes.
    ///
    /// - Throws: one of the errors; numbers that had not been begun by then are left out.
    package func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        let group = ParallelForGroup(pool: self) { (range) throws(VMError) in
            for index in range { try body(index) }
        }
        defer { group.dismiss() }
        try group.run(count, inviting: .atOnce)
    }
}
