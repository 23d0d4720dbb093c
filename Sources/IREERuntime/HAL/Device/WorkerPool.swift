import IREEBytecode
import IREEParams
import IREEPlatform

/// Threads that take jobs from one line, first come first served, and that help with loops.
///
/// Idle threads sleep. The pool's threads end with its last reference, after the jobs that are waiting.
public final class WorkerPool: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct State {
        var jobs = Line<Job>()
        /// Teams that could do with one more. Only threads that have nothing else to do join them.
        var invitations: [Team] = []
        var sleeping = 0
        var isClosed = false
    }

    private let state: Monitor<State>
    private let threads: [WorkerThread]

    /// How many threads there are; where the system gave none, jobs run on the thread that brings them.
    public var threadCount: Int { threads.count }

    /// The highest number of threads that a pool starts.
    public static let maximumThreadCount = 1024

    /// - Parameter threadCount: all processors unless given; at most `maximumThreadCount` are started, and
    ///   fewer where the system gives no more.
    public init(threadCount: Int? = nil) {
        let state = Monitor(State())
        self.state = state
        var threads: [WorkerThread] = []
        for _ in 0..<min(max(1, threadCount ?? processorCount), Self.maximumThreadCount) {
            guard let thread = WorkerThread({ Self.work(state) }) else { break }
            threads.append(thread)
        }
        self.threads = threads
    }

    deinit {
        state.update { $0.isClosed = true }
    }

    private enum Task {
        case job(Job)
        case team(Team)
        case end
    }

    private static func work(_ state: Monitor<State>) {
        while true {
            var isSleeping = false
            let task = state.wait { state -> Task? in
                if isSleeping { state.sleeping -= 1 }
                if let job = state.jobs.popFirst() { return .job(job) }
                if let team = state.invitations.popLast() { return .team(team) }
                if state.isClosed { return .end }
                state.sleeping += 1
                isSleeping = true
                return nil
            }
            switch task {
            case .job(let job): job()
            case .team(let team): team.help()
            case .end: return
            }
        }
    }

    /// Runs `job` on one of the threads, or on one that waits for a job's semaphore.
    public func run(_ job: @escaping @Sendable () -> Void) {
        guard !threads.isEmpty else { return job() }
        let mayWake = state.change { state -> Bool in
            state.jobs.append(job)
            return state.sleeping > 0
        }
        if mayWake { state.wakeOne() }
    }

    /// Runs the next job on the calling thread; false where there is none.
    func runOne() -> Bool {
        guard let job = state.change({ $0.jobs.popFirst() }) else { return false }
        job()
        return true
    }

    /// Asks `count` threads that have nothing else to do to help `team`.
    func invite(_ team: Team, count: Int) {
        let sleeping = state.change { state -> Int in
            for _ in 0..<count { state.invitations.append(team) }
            return state.sleeping
        }
        for _ in 0..<min(sleeping, count) { state.wakeOne() }
    }

    /// Takes back the invitations that nobody has followed.
    func withdraw(_ team: Team) {
        state.change { $0.invitations.removeAll { $0 === team } }
    }

    /// Runs `body` for all numbers below `count`, on this thread and on those of the pool that have
    /// nothing else to do, and returns when all are done. It is safe to call from a job of the pool: the
    /// caller does whatever nobody else takes.
    ///
    /// - Throws: one of the errors; numbers that had not been begun by then are left out.
    public func forEach(
        below count: Int, _ body: @escaping @Sendable (Int) throws(VMError) -> Void
    ) throws(VMError) {
        let team = Team(pool: self) { (range) throws(VMError) in
            for index in range { try body(index) }
        }
        defer { team.dismiss() }
        try team.run(count, inviting: .atOnce)
    }
}
