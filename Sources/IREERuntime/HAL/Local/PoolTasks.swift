import IREEPlatform
import Synchronization

/// The tasks of a pool, and which of its threads poll or sleep: what the threads share with the pool, which they do not
/// keep alive.
final class PoolTasks: Sendable {
    typealias Job = @Sendable () -> Void

    enum Assignment {
        case job(Job)
        case group(ParallelForGroup)
        /// The pool is gone.
        case end
    }

    private struct State {
        var jobs = Line<Job>()
        /// Groups that could do with one more. Only threads that have nothing else to do join them.
        var invitations: [ParallelForGroup] = []
        var sleeping = 0
        /// Jobs that are being run, by the pool's threads or others.
        var running = 0
        var isClosed = false
    }

    private let state = Monitor(State())
    let latency = WakeLatency()
    let progress = PoolProgress()
    private let pollingTime = PollingTime()

    // Written under the lock, polled without.
    /// Jobs that no thread has taken.
    let jobCount = Atomic(0)
    private let invitationCount = Atomic(0)
    /// Threads that poll for jobs and invitations.
    private let polling = Atomic(0)
    /// Threads that poll for a loop of their group, or jobs.
    private let pollingForLoops = Atomic(0)

    private func updateCounts(_ state: State) {
        jobCount.store(state.jobs.count, ordering: .sequentiallyConsistent)
        invitationCount.store(state.invitations.count, ordering: .releasing)
    }

    // MARK: Adding tasks

    func add(_ job: @escaping Job) {
        wake(
            state.change { state in
                state.jobs.append(job)
                updateCounts(state)
                // A thread that polls looks for jobs under the lock before it sleeps, and before it enters a loop.
                let idle =
                    polling.load(ordering: .sequentiallyConsistent)
                    + pollingForLoops.load(ordering: .sequentiallyConsistent)
                return min(state.sleeping, 1, max(0, state.jobs.count + state.invitations.count - idle))
            })
    }

    func add(_ count: Int, invitationsTo group: ParallelForGroup) {
        wake(
            state.change { state in
                for _ in 0..<count { state.invitations.append(group) }
                updateCounts(state)
                let idle = polling.load(ordering: .sequentiallyConsistent)
                return min(state.sleeping, count, max(0, state.jobs.count + state.invitations.count - idle))
            })
    }

    private func wake(_ count: Int) {
        guard count > 0 else { return }
        latency.threadIsWoken()
        for _ in 0..<count { state.wakeOne() }
    }

    /// No more tasks come.
    func close() {
        state.update { $0.isClosed = true }
    }

    // MARK: Threads of the pool

    /// The next task, after a poll and a sleep where there is none yet.
    ///
    /// - Parameter hasRun: whether the thread has just ended a job.
    func take(after hasRun: Bool, polling isActive: Bool) -> Assignment {
        let start = nanoseconds()
        if isActive { poll() }
        var hasRun = hasRun
        var isSleeping = false
        var hasSlept = false
        let task = state.wait { state -> Assignment? in
            if isSleeping {
                state.sleeping -= 1
                hasSlept = true
            }
            if hasRun {
                hasRun = false
                jobDidEnd(&state)
            }
            defer { updateCounts(state) }
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
        if hasSlept { latency.threadHasWoken() }
        if isActive { pollingTime.idleDidEnd(from: start, to: nanoseconds()) }
        return task
    }

    /// Waits a moment for a task.
    private func poll() {
        polling.wrappingAdd(1, ordering: .sequentiallyConsistent)
        _ = pollingTime.poll {
            jobCount.load(ordering: .acquiring) == 0 && invitationCount.load(ordering: .acquiring) == 0
        }
        polling.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    }

    /// Waits a moment until `isWaiting` is false or there is a job; false if neither happens.
    func pollForLoop(while isWaiting: () -> Bool) -> Bool {
        guard isWaiting() else { return true }
        let start = nanoseconds()
        pollingForLoops.wrappingAdd(1, ordering: .sequentiallyConsistent)
        let isOver = pollingTime.poll { isWaiting() && jobCount.load(ordering: .relaxed) == 0 }
        pollingForLoops.wrappingSubtract(1, ordering: .sequentiallyConsistent)
        if isOver { pollingTime.idleDidEnd(from: start, to: nanoseconds()) }
        return isOver
    }

    // MARK: Other threads

    /// Takes a job for the calling thread, which calls `endTaken` after it.
    func takeJob() -> Job? {
        guard jobCount.load(ordering: .acquiring) > 0 else { return nil }
        return state.change { state in
            guard let job = state.jobs.popFirst() else { return nil }
            updateCounts(state)
            state.running += 1
            return job
        }
    }

    func endTaken() {
        state.change { jobDidEnd(&$0) }
    }

    private func jobDidEnd(_ state: inout State) {
        state.running -= 1
        // Whoever waits for work to end looks whether there is any left.
        if state.running == 0, state.jobs.isEmpty { progress.notify() }
    }

    /// Whether jobs are waiting or being run.
    var isActive: Bool { state.change { $0.running > 0 || !$0.jobs.isEmpty } }
}
