import IREEBytecode
import IREEPlatform
import Synchronization

/// The body of a parallel loop.
protocol ParallelForBody: AnyObject, Sendable {
    /// Runs some of the numbers of the loop; called on several threads at once, for different ranges.
    func run(_ range: Range<Int>) throws(VMError)
}

/// A parallel-for group: runs one loop after the other on the thread that owns it and on threads of a pool that help.
///
/// Helpers are invited when a loop is long enough to be worth waking them, or when many short ones follow each other.
/// They stay and poll between loops (`PollingTime`), also when the group passes from one command buffer to the next: in
/// a chain of small dispatches each costs a few atomic operations then, and not a wake-up.
///
/// Invariant: what `body` needs for a loop is written by the owner before `run`, and is not changed before `run` returns.
/// The gate makes it visible to helpers and keeps them out in between.
final class ParallelForGroup: @unchecked Sendable {
    // Of the owner. Helpers read `body` within the gate.
    private var body: (any ParallelForBody)?
    /// Nanoseconds that helpers would have saved in loops too short to wake them for.
    private var missedTime: UInt64 = 0
    private var lastMiss = 0

    /// Helpers within the loop; `open` as well while there is a loop.
    private let gate = Atomic<UInt64>(0)
    private let next = Atomic(0)
    private let count = Atomic(0)
    /// Helpers that were invited and have not left.
    private let members = Atomic(0)
    /// Members that poll, or are within the loop.
    private let present = Atomic(0)
    /// What `missedTime` has to be for an invitation: more where helpers came in vain.
    private let invitationCost = Atomic(leastInvitationCost)
    private let failure = Protected<VMError?>(nil)
    /// Whether the last helper has left, for an owner that sleeps.
    private let isEmpty = Monitor(false)

    private static let open: UInt64 = 1 << 63
    private static let ownerSleeps: UInt64 = 1 << 62
    /// Less work than this is not shared with another thread, though it polls.
    static let shareCost: UInt64 = 4000
    private static let leastInvitationCost: UInt64 = 100_000
    private static let mostInvitationCost: UInt64 = 3_200_000

    // MARK: The owner

    /// Sets what loops run until `end`.
    func begin(_ body: any ParallelForBody) {
        self.body = body
    }

    func end() {
        body = nil
    }

    /// Runs the body for all numbers below `count` and returns when all are done.
    ///
    /// - Parameters:
    ///   - duration: how long the loop takes on one thread, in nanoseconds; where it is nil the first number shows it.
    ///   - pool: whose threads help.
    /// - Throws: one of the errors; numbers that had not been begun by then are left out.
    func run(_ count: Int, duration: UInt64?, in pool: WorkerPool) throws(VMError) {
        guard let body else { return }
        guard count > 1, pool.threadCount > 1 else { return try body.run(0..<max(0, count)) }
        var start = nanoseconds()
        var first = 0
        var time = duration ?? 0
        if duration == nil {
            try body.run(0..<1)
            first = 1
            let now = nanoseconds()
            let (product, overflow) = UInt64(max(0, now - start))
                .multipliedReportingOverflow(by: UInt64(count - 1))
            time = overflow ? .max : product
            start = now
        }
        let helpers = min(count - first - 1, pool.threadCount - 1, Int(clamping: time / Self.shareCost))
        guard helpers > 0, pool.backoff.allowsHelpers(for: time, at: start) else {
            return try body.run(first..<count)
        }
        let isWorthWaking =
            time / UInt64(members.load(ordering: .relaxed) + 1) >= pool.latency.wakeCost
        if !isWorthWaking, present.load(ordering: .relaxed) == 0 {
            missHelpers(helpers, for: time, at: start, in: pool)
            return try body.run(first..<count)
        }
        try runShared(first..<count, body, inviting: isWorthWaking ? helpers : 0, in: pool, at: start)
    }

    private func runShared(
        _ range: Range<Int>, _ body: any ParallelForBody, inviting helpers: Int, in pool: WorkerPool,
        at start: Int
    ) throws(VMError) {
        count.store(range.upperBound, ordering: .relaxed)
        next.store(range.lowerBound, ordering: .relaxed)
        gate.bitwiseOr(Self.open, ordering: .sequentiallyConsistent)
        // A helper that leaves looks at the gate after that: it comes back, or is seen to be gone.
        let missing = helpers - members.load(ordering: .sequentiallyConsistent)
        if missing > 0 { invite(missing, in: pool) }
        while step(body) {}
        let isAlone =
            gate.bitwiseAnd(~Self.open, ordering: .acquiringAndReleasing).oldValue == Self.open
        if !isAlone {
            let end = nanoseconds()
            waitForHelpers()
            let now = nanoseconds()
            pool.backoff.loopDidEnd(at: now, duration: now - start, wait: now - end)
        }
        let error = failure.withLock { failure in
            defer { failure = nil }
            return failure
        }
        if let error { throw error }
    }

    /// Waits until helpers have left, who are at their last number. One may have been preempted: the owner sleeps then,
    /// and the system can run the helper in its place.
    private func waitForHelpers() {
        for _ in 0..<4000 {
            if gate.load(ordering: .acquiring) == 0 { return }
            pauseProcessor()
        }
        guard gate.bitwiseOr(Self.ownerSleeps, ordering: .acquiringAndReleasing).oldValue != 0 else {
            return gate.store(0, ordering: .relaxed)
        }
        isEmpty.wait { isEmpty in
            defer { isEmpty = false }
            return isEmpty ? () : nil
        }
        gate.store(0, ordering: .relaxed)
    }

    /// Notes a loop that has no helpers since it is too short to wake them for; invites them for those to come where
    /// there have been many.
    private func missHelpers(_ helpers: Int, for time: UInt64, at now: Int, in pool: WorkerPool) {
        guard members.load(ordering: .relaxed) == 0 else { return }
        if now - lastMiss > 1_000_000 { missedTime = 0 }
        lastMiss = now
        missedTime += time - time / UInt64(helpers + 1)
        pool.latency.workStayed(time)
        let cost = max(invitationCost.load(ordering: .relaxed), pool.latency.wakeCost * 5)
        guard missedTime >= cost else { return }
        missedTime = 0
        invite(helpers, in: pool)
    }

    private func invite(_ count: Int, in pool: WorkerPool) {
        members.wrappingAdd(count, ordering: .relaxed)
        pool.invite(self, count: count)
    }

    /// Does the next number, if there is one.
    private func step(_ body: any ParallelForBody) -> Bool {
        let count = count.load(ordering: .relaxed)
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return false }
        do throws(VMError) {
            try body.run(index..<index + 1)
        } catch {
            failure.withLock { $0 = $0 ?? error }
            // No further iteration starts.
            next.store(count, ordering: .relaxed)
        }
        return true
    }

    // MARK: Helpers

    /// Helps for as long as there is something to do. For threads of the pool that have accepted an invitation.
    func help(_ tasks: PoolTasks) {
        var hasHelped = false
        while true {
            present.wrappingAdd(1, ordering: .relaxed)
            while enter(tasks) {
                if let body {
                    while step(body) { hasHelped = true }
                }
                leave()
            }
            present.wrappingSubtract(1, ordering: .relaxed)
            members.wrappingSubtract(1, ordering: .sequentiallyConsistent)
            // The owner of a loop that has been opened meanwhile counts on the member.
            guard hasWork, tasks.jobCount.load(ordering: .relaxed) == 0 else { break }
            members.wrappingAdd(1, ordering: .relaxed)
        }
        let cost = invitationCost.load(ordering: .relaxed)
        invitationCost.store(
            hasHelped ? Self.leastInvitationCost : min(Self.mostInvitationCost, cost * 2), ordering: .relaxed)
    }

    /// Goes in where there is something to do, or polls for it; false where the helper is to leave: jobs come first.
    private func enter(_ tasks: PoolTasks) -> Bool {
        while tasks.pollForLoop(while: { !hasWork }),
            tasks.jobCount.load(ordering: .sequentiallyConsistent) == 0
        {
            let current = gate.load(ordering: .relaxed)
            guard current & Self.open != 0 else { continue }
            let (isInside, _) = gate.weakCompareExchange(
                expected: current, desired: current + 1, successOrdering: .acquiring,
                failureOrdering: .relaxed)
            if isInside { return true }
        }
        return false
    }

    private func leave() {
        if gate.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == Self.ownerSleeps {
            isEmpty.update { $0 = true }
        }
    }

    private var hasWork: Bool {
        gate.load(ordering: .sequentiallyConsistent) & Self.open != 0
            && next.load(ordering: .relaxed) < count.load(ordering: .relaxed)
    }
}
