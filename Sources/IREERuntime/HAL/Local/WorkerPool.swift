import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// Threads that take jobs from one line, first come first served, and that help with loops.
///
/// Idle threads poll for a moment, and then sleep. The pool's threads end with its last reference, after the jobs that
/// are waiting.
package final class WorkerPool: HALWaitHelper {
    private typealias Job = @Sendable () -> Void

    private struct State {
        var jobs = Line<Job>()
        /// Groups that could do with one more. Only threads that have nothing else to do join them.
        var invitations: [ParallelForGroup] = []
        var sleeping = 0
        /// Jobs that are being run, by the pool's threads or others.
        var running = 0
        var isClosed = false
        /// The pool's own threads.
        var identities: [pthread_t] = []

        var taskCount: Int { jobs.count + invitations.count }
    }

    /// What the threads share with the pool, which they do not keep alive.
    private final class Shared: Sendable {
        let state = Monitor(State())
        let completion = Completion()
        let latency = WakeLatency()
        /// Jobs and invitations that no thread has taken: written under the lock, polled without.
        let taskCount = Atomic(0)
        /// Threads that poll.
        let polling = Atomic(0)

        /// Adds tasks; returns how many sleeping threads are to be woken for them.
        func add(_ count: Int, _ body: (inout State) -> Void) -> Int {
            state.change { state in
                body(&state)
                taskCount.store(state.taskCount, ordering: .releasing)
                // A thread that polls looks for tasks under the lock before it sleeps.
                let idle = polling.load(ordering: .sequentiallyConsistent)
                return min(state.sleeping, count, max(0, state.taskCount - idle))
            }
        }

        func wake(_ count: Int) {
            guard count > 0 else { return }
            latency.threadIsWoken()
            for _ in 0..<count { state.wakeOne() }
        }

        /// Waits a moment for a task.
        func poll() {
            polling.wrappingAdd(1, ordering: .sequentiallyConsistent)
            _ = spin { taskCount.load(ordering: .acquiring) == 0 }
            polling.wrappingSubtract(1, ordering: .sequentiallyConsistent)
        }
    }

    /// What threads wait for that are not the pool's.
    private final class Completion: Sendable {
        let count = Monitor<UInt64>(0)
        let waiting = Atomic(0)

        func jobDidEnd() {
            if waiting.load(ordering: .acquiring) > 0 { count.update { $0 &+= 1 } }
        }
    }

    private let shared: Shared
    /// Those of threads that are not the pool's.
    private let settlements = DeferredJobs()
    private let threads: [WorkerThread]

    var latency: WakeLatency { shared.latency }

    /// How many threads there are; where the system gave none, jobs run on the thread that brings them.
    package var threadCount: Int { threads.count }

    /// The highest number of threads that a pool starts.
    package static let maximumThreadCount = 1024

    /// - Parameter threadCount: all processors unless given; at most `maximumThreadCount` are started, and
    ///   fewer where the system gives no more.
    package init(threadCount: Int? = nil) {
        let shared = Shared()
        self.shared = shared
        var threads: [WorkerThread] = []
        for _ in 0..<min(max(1, threadCount ?? processorCount), Self.maximumThreadCount) {
            guard let thread = WorkerThread({ Self.work(shared) }) else { break }
            threads.append(thread)
        }
        self.threads = threads
    }

    deinit {
        shared.state.update { $0.isClosed = true }
    }

    private enum Task {
        case job(Job)
        case group(ParallelForGroup)
        case end
    }

    private static func work(_ shared: Shared) {
        shared.state.change { $0.identities.append(pthread_self()) }
        let worker = Worker(of: shared)
        Worker.current.value = worker
        defer { Worker.current.value = nil }
        var isActive = false
        var hasRun = false
        while true {
            if isActive { shared.poll() }
            var isSleeping = false
            var hasSlept = false
            let task = shared.state.wait { state -> Task? in
                if isSleeping {
                    state.sleeping -= 1
                    hasSlept = true
                }
                if hasRun {
                    state.running -= 1
                    hasRun = false
                    shared.completion.jobDidEnd()
                }
                defer { shared.taskCount.store(state.taskCount, ordering: .releasing) }
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
            if hasSlept { shared.latency.threadHasWoken() }
            isActive = true
            switch task {
            case .job(let job):
                job()
                while let next = worker.takeNext() {
                    shared.completion.jobDidEnd()
                    next()
                }
                hasRun = true
            case .group(let group): group.help()
            case .end: return
            }
        }
    }

    /// Runs `job` on one of the threads, or on one that waits for a job's semaphore.
    package func run(_ job: @escaping @Sendable () -> Void) {
        guard !threads.isEmpty else { return job() }
        if let worker = Worker.current.value, worker.keep(job, of: shared) { return }
        shared.wake(shared.add(1) { $0.jobs.append(job) })
    }

    /// Runs the end of a job, with which others become ready. A thread of the pool runs one of them next itself: what it
    /// works on is in its caches, and no other thread is woken.
    func endJob(_ body: () -> Void) {
        let worker = Worker.current.value
        worker?.isEndingJob = true
        body()
        worker?.isEndingJob = false
    }

    /// Runs `job`, which takes no time, on the calling thread; after those that the thread has under way.
    func settle(_ job: @escaping @Sendable () -> Void) {
        (Worker.current.value?.settlements ?? settlements).run(job)
    }

    /// A thread of the pool. Only the thread itself accesses it.
    private final class Worker {
        static let current = ThreadLocal<Worker>()
        private let shared: Shared
        var isEndingJob = false
        /// The job that the thread runs next.
        private var next: Job?
        /// Jobs that the thread runs while it waits within another, which may be for what they make ready: none is kept
        /// until that one ends.
        var nestedJobCount = 0
        /// Jobs that were kept one after the other. Those that wait for the pool have their turn, too.
        private var chainLength = 0
        let settlements = DeferredJobs()

        init(of shared: Shared) {
            self.shared = shared
        }

        /// Keeps a job to be run next on the thread, if it is about to end one.
        func keep(_ job: @escaping Job, of shared: Shared) -> Bool {
            guard shared === self.shared, isEndingJob, nestedJobCount == 0, next == nil, chainLength < 64
            else {
                return false
            }
            next = job
            return true
        }

        func takeNext() -> Job? {
            guard let job = next else {
                chainLength = 0
                return nil
            }
            next = nil
            chainLength += 1
            return job
        }
    }

    /// Runs the next job on the calling thread; false where there is none.
    func runOne() -> Bool {
        guard let job = shared.state.change({ takeJob(&$0) }) else { return false }
        run(taken: job)
        return true
    }

    private func takeJob(_ state: inout State) -> Job? {
        guard let job = state.jobs.popFirst() else { return nil }
        shared.taskCount.store(state.taskCount, ordering: .releasing)
        state.running += 1
        return job
    }

    private func run(taken job: Job) {
        let worker = Worker.current.value
        worker?.nestedJobCount += 1
        job()
        worker?.nestedJobCount -= 1
        shared.state.change { $0.running -= 1 }
        shared.completion.jobDidEnd()
    }

    /// Runs the next job on the calling thread, or waits until one that is being run has ended.
    ///
    /// - Returns: false where no job is waiting or being run, and where the calling thread is one of the pool's and no
    ///   job is waiting: it may be what the others wait for.
    func waitForProgress() -> Bool {
        let completion = shared.completion
        completion.waiting.wrappingAdd(1, ordering: .acquiringAndReleasing)
        defer { completion.waiting.wrappingSubtract(1, ordering: .relaxed) }
        let seen = completion.count.change { $0 }
        let (job, mayWait) = shared.state.change { state -> (Job?, Bool) in
            if let job = takeJob(&state) { return (job, false) }
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
        shared.wake(
            shared.add(count) { state in
                for _ in 0..<count { state.invitations.append(group) }
            })
    }

    /// Removes invitations that no thread has accepted.
    func withdraw(_ group: ParallelForGroup) {
        shared.state.change { state in
            state.invitations.removeAll { $0 === group }
            shared.taskCount.store(state.taskCount, ordering: .releasing)
        }
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
