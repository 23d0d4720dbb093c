import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// Threads that take jobs from one line, first come first served, and that help with loops.
///
/// Idle threads poll for a moment, and then sleep. The pool's threads end with its last reference, after the jobs that
/// are waiting.
package final class WorkerPool: HALWaitHelper {
    private typealias Job = PoolTasks.Job

    private let tasks = PoolTasks()
    let backoff = HelperBackoff()
    /// Those that no execution uses. The last has the helpers that poll.
    private let groups = Protected<[ParallelForGroup]>([])
    /// Those of threads that are not the pool's.
    private let settlements = DeferredJobs()
    private let threads: [WorkerThread]

    var latency: WakeLatency { tasks.latency }
    var progress: PoolProgress { tasks.progress }

    /// Less work than this, in nanoseconds, is done sooner on the thread that has it than on one of the pool. Of two
    /// processors the thread that has it would take one from a loop that the pool's threads share.
    var handOverTime: UInt64 { max(latency.worthwhileTime, threadCount <= 2 ? 1_000_000 : 0) }

    /// How many threads there are; where the system gave none, jobs run on the thread that brings them.
    package var threadCount: Int { threads.count }

    /// The highest number of threads that a pool starts.
    package static let maximumThreadCount = 1024

    /// - Parameter threadCount: all processors unless given; at most `maximumThreadCount` are started, and
    ///   fewer where the system gives no more.
    package init(threadCount: Int? = nil) {
        let tasks = tasks
        var threads: [WorkerThread] = []
        for _ in 0..<min(max(1, threadCount ?? processorCount), Self.maximumThreadCount) {
            guard let thread = WorkerThread({ Self.work(tasks) }) else { break }
            threads.append(thread)
        }
        self.threads = threads
    }

    deinit {
        tasks.close()
    }

    private static func work(_ tasks: PoolTasks) {
        let worker = Worker(of: tasks)
        Worker.current.value = worker
        defer { Worker.current.value = nil }
        var isActive = false
        var hasRun = false
        while true {
            let task = tasks.take(after: hasRun, polling: isActive)
            isActive = true
            hasRun = false
            switch task {
            case .job(let job):
                job()
                while let next = worker.takeNext() { next() }
                hasRun = true
            case .group(let group): group.help(tasks)
            case .end: return
            }
        }
    }

    /// Runs `job` on one of the threads, or on one that waits for a job's semaphore.
    package func run(_ job: @escaping @Sendable () -> Void) {
        guard !threads.isEmpty else { return job() }
        if let worker = Worker.current.value, worker.keep(job, of: tasks) { return }
        tasks.add(job)
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
        private let tasks: PoolTasks
        var isEndingJob = false
        /// The job that the thread runs next.
        private var next: Job?
        /// Jobs that the thread runs while it waits within another, which may be for what they make ready: none is kept
        /// until that one ends.
        var nestedJobCount = 0
        /// Jobs that were kept one after the other. Those that wait for the pool have their turn, too.
        private var chainLength = 0
        let settlements = DeferredJobs()

        init(of tasks: PoolTasks) {
            self.tasks = tasks
        }

        /// Keeps a job to be run next on the thread, if it is about to end one.
        func keep(_ job: @escaping Job, of tasks: PoolTasks) -> Bool {
            guard tasks === self.tasks, isEndingJob, nestedJobCount == 0, next == nil else { return false }
            guard chainLength < 64 || tasks.jobCount.load(ordering: .relaxed) == 0 else { return false }
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

    /// Runs jobs on the calling thread until `isDone` is true or there is none.
    func runJobs(until isDone: () -> Bool) {
        while !isDone(), let job = tasks.takeJob() { run(taken: job, until: isDone) }
    }

    private func run(taken job: Job, until isDone: () -> Bool) {
        defer { tasks.endTaken() }
        if let worker = Worker.current.value {
            worker.nestedJobCount += 1
            job()
            worker.nestedJobCount -= 1
            return
        }
        // As a thread of the pool, which goes on with what the job makes ready.
        let worker = Worker(of: tasks)
        Worker.current.value = worker
        defer { Worker.current.value = nil }
        job()
        while let next = worker.takeNext() {
            if isDone() { return tasks.add(next) }
            next()
        }
    }

    /// Waits for jobs that are being run until `isDone` is true. A thread of the pool runs jobs meanwhile.
    ///
    /// Whoever makes it true calls `progress.notify`. It may remain false: where no job is waiting or being run, and
    /// where the calling thread is one of the pool's and no job is waiting. The thread may be what the others wait for.
    func waitForProgress(until isDone: () -> Bool) {
        guard Worker.current.value == nil else { return runJobs(until: isDone) }
        var isOver = false
        while !isOver, !isDone() {
            tasks.progress.wait {
                if isDone() { return false }
                isOver = !tasks.isActive
                return !isOver
            }
        }
    }

    /// Asks `count` threads that have nothing else to do to help `group`.
    func invite(_ group: ParallelForGroup, count: Int) {
        tasks.add(count, invitationsTo: group)
    }

    /// A group for the loops of `body`, until `give`.
    func takeGroup(for body: any ParallelForBody) -> ParallelForGroup {
        let group = groups.withLock { $0.popLast() } ?? ParallelForGroup()
        group.begin(body)
        return group
    }

    func give(_ group: ParallelForGroup) {
        group.end()
        groups.withLock { $0.append(group) }
    }

    /// Runs `body` for all numbers below `count`, on this thread and on those of the pool that have
    /// nothing else to do, and returns when all are done. It is safe to call from a job of the pool: the
    /// caller runs what no other thread takes.
    ///
    /// - Throws: one of the errors; numbers that had not been begun by then are left out.
    package func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        let group = takeGroup(for: ClosureBody(body))
        defer { give(group) }
        try group.run(count, duration: .max, in: self)
    }

    private final class ClosureBody: ParallelForBody {
        let body: @Sendable (Int) throws(VMError) -> Void

        init(_ body: @escaping @Sendable (Int) throws(VMError) -> Void) {
            self.body = body
        }

        func run(_ range: Range<Int>) throws(VMError) {
            for index in range { try body(index) }
        }
    }
}
