import CExecutableLibrary
import IREEBytecode
import IREEPlatform
import Synchronization

/// A parallel-for group: runs one loop after the other on the thread that owns it and on threads of a pool that help.
///
/// Helpers are invited when a loop turns out to be long enough to be worth waking them, and stay around
/// for a moment between loops: in a chain of small dispatches each costs a few atomic operations then,
/// and not a wake-up.
///
/// Invariant: what `body` needs for a loop is written by the owner before `run`, and is not changed
/// before `run` returns. The gate makes it visible to helpers and keeps them out in between.
final class ParallelForGroup: Sendable {
    typealias Body = @Sendable (Range<Int>) throws(VMError) -> Void

    /// When helpers are asked for.
    enum Invitation {
        case atOnce
        case never
        /// When the first iteration has shown that the others take longer than waking a thread.
        case ifWorthwhile
    }

    private let pool: WorkerPool
    private let body: Body
    /// Helpers within the loop; `open` as well while there is a loop.
    private let gate = Atomic<UInt64>(0)
    private static let open: UInt64 = 1 << 63
    private let next = Atomic(0)
    private let count = Atomic(0)
    /// Helpers that were invited and have not left.
    private let members = Atomic(0)
    private let isDismissed = Atomic(false)
    private let failure = Protected<VMError?>(nil)

    init(pool: WorkerPool, _ body: @escaping Body) {
        self.pool = pool
        self.body = body
    }

    /// Runs the body for all numbers below `count` and returns when all are done. For the owner.
    ///
    /// - Throws: one of the errors; numbers that had not been begun by then are left out.
    func run(_ count: Int, inviting invitation: Invitation) throws(VMError) {
        guard count > 1, pool.threadCount > 0 else { return try body(0..<max(0, count)) }
        var first = 0
        let isAlone = members.load(ordering: .relaxed) == 0
        if isAlone, invitation == .never { return try body(0..<count) }
        if isAlone, invitation == .ifWorthwhile {
            let start = nanoseconds()
            try body(0..<1)
            let (estimate, overflow) = (nanoseconds() - start).multipliedReportingOverflow(by: count - 1)
            if !overflow, estimate < Self.worthwhile { return try body(1..<count) }
            first = 1
        }
        self.count.store(count, ordering: .relaxed)
        next.store(first, ordering: .relaxed)
        gate.bitwiseOr(Self.open, ordering: .releasing)
        if isAlone { invite(count - 1) }
        while step() {}
        gate.bitwiseAnd(~Self.open, ordering: .acquiringAndReleasing)
        // Helpers are at their last number now.
        var patience = 4000
        while gate.load(ordering: .acquiring) != 0 {
            pauseProcessor()
            patience -= 1
            if patience < 0 { sched_yield() }
        }
        let error = failure.withLock { failure in
            defer { failure = nil }
            return failure
        }
        if let error { throw error }
    }

    /// Sends the helpers away. For the owner, when there are no more loops.
    func dismiss() {
        guard members.load(ordering: .relaxed) > 0 else { return }
        isDismissed.store(true, ordering: .releasing)
        pool.withdraw(self)
    }

    /// What waking another thread costs, in nanoseconds of work.
    static let worthwhile = 20_000

    private func invite(_ count: Int) {
        let count = min(count, max(1, pool.threadCount - 1))
        members.wrappingAdd(count, ordering: .relaxed)
        pool.invite(self, count: count)
    }

    /// Does the next number, if there is one.
    private func step() -> Bool {
        let count = count.load(ordering: .relaxed)
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return false }
        do throws(VMError) {
            try body(index..<index + 1)
        } catch {
            failure.withLock { $0 = $0 ?? error }
            // No further iteration starts.
            next.store(count, ordering: .relaxed)
        }
        return true
    }

    /// Helps for as long as there is something to do. For threads of the pool.
    func help() {
        while enter() {
            while step() {}
            gate.wrappingSubtract(1, ordering: .releasing)
        }
        members.wrappingSubtract(1, ordering: .relaxed)
    }

    /// Goes in where there is something to do, or waits a moment for it; false where the helper is to
    /// leave.
    private func enter() -> Bool {
        while spin(while: { !hasWork && !isDismissed.load(ordering: .relaxed) }) {
            let current = gate.load(ordering: .relaxed)
            guard current & Self.open != 0 else {
                if isDismissed.load(ordering: .relaxed) { return false }
                continue
            }
            let (isInside, _) = gate.weakCompareExchange(
                expected: current, desired: current + 1, successOrdering: .acquiring,
                failureOrdering: .relaxed)
            if isInside { return true }
        }
        return false
    }

    private var hasWork: Bool {
        gate.load(ordering: .relaxed) & Self.open != 0
            && next.load(ordering: .relaxed) < count.load(ordering: .relaxed)
    }
}
