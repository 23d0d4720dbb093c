import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// A timeline: a number that only grows, and that others wait for. All order between operations on a
/// device's queues comes from semaphores.
///
/// A semaphore can fail once and for all: values that it had reached stay reached, and waits
/// for later ones get the error. So the failure of an operation travels to all that depend on it.
public final class HALSemaphore: Sendable {
    /// The device's own semaphore, of devices whose queues wait for each other without the host.
    public let native: (any HALNativeTimeline)?
    private struct State {
        var failure: VMError?
        var callbacks = SemaphoreCallbacks()
        var helper: (any HALWaitHelper)?
        /// For each operation that would reach it: what it waits for.
        var promises: [[Promise]] = []
        /// Made when an operation is noted that waits for the semaphore.
        var finalState: FinalState?
    }

    private final class LockedState: Sendable {
        private let state = Protected(State())

        func withLock<Result>(_ body: (inout State) -> Result) -> Result { state.withLock(body) }
    }

    /// A point that an operation waits for. Weak: an operation goes with the last that could start it.
    private struct Promise {
        weak var semaphore: HALSemaphore?
        var value: UInt64
        var finalState: FinalState

        func canBeKept(not visited: [ObjectIdentifier]) -> Bool {
            if let semaphore {
                return !visited.contains(ObjectIdentifier(semaphore))
                    && semaphore.canBeReached(value, not: visited)
            }
            // A semaphore that has been reached has no waits, and may be released; but one that goes
            // before takes the operation with it.
            return finalState.reached.load(ordering: .acquiring) >= value
                || finalState.hasFailed.load(ordering: .acquiring)
        }
    }

    /// The final state of a semaphore that may be gone.
    private final class FinalState: Sendable {
        let reached: Atomic<UInt64>
        let hasFailed: Atomic<Bool>

        init(_ value: UInt64, hasFailed: Bool) {
            reached = Atomic(value)
            self.hasFailed = Atomic(hasFailed)
        }
    }

    private enum Outcome {
        case reached
        case failed(VMError)

        var error: VMError? {
            guard case .failed(let error) = self else { return nil }
            return error
        }
    }

    /// Written under the lock, read without: a query of what has been reached is one load.
    private let reached: Atomic<UInt64>
    /// An operation that can run, or runs, will reach or fail it.
    private let isPromised = Atomic(false)
    /// Made by the first that needs it: most semaphores are signaled before anyone waits, fails or asks.
    private let lockedState = Atomic<UInt>(0)
    /// Whether all that may reach it is known: operations on queues, which are noted.
    private let isTracked: Bool
    /// What runs the work that reaches it, of semaphores of a device.
    private let deviceHelper: (any HALWaitHelper)?

    /// A timeline that anyone may signal.
    ///
    /// - Parameter value: that has been reached from the start.
    public convenience init(value: UInt64 = 0) {
        self.init(value: value, isTracked: false)
    }

    /// A timeline of a device's queues.
    ///
    /// - Parameters:
    ///   - value: that has been reached from the start.
    ///   - isTracked: whether only operations of queues signal it. Waits that nothing can end are then found.
    ///   - native: the device's own semaphore. It is told what the host signals; the device calls `signal` and `fail`
    ///     for what it signals itself.
    public convenience init(value: UInt64, isTracked: Bool, native: (any HALNativeTimeline)? = nil) {
        self.init(value: value, isTracked: isTracked, native: native, helper: nil)
    }

    /// - Parameter helper: runs the work that reaches it; see `expect(from:)`.
    init(
        value: UInt64, isTracked: Bool, native: (any HALNativeTimeline)? = nil,
        helper: (any HALWaitHelper)?
    ) {
        reached = Atomic(value)
        self.isTracked = isTracked
        self.native = native
        deviceHelper = helper
    }

    /// The state, if anyone needed it so far.
    private var existingState: LockedState? {
        Self.object(lockedState.load(ordering: .acquiring))?.takeUnretainedValue()
    }

    private var state: LockedState { existingState ?? makeState() }

    @inline(never)
    private func makeState() -> LockedState {
        let made = Unmanaged.passRetained(LockedState())
        let (exchanged, original) = lockedState.compareExchange(
            expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
        guard !exchanged, let first = Self.object(original) else { return made.takeUnretainedValue() }
        // Another thread was first.
        made.release()
        return first.takeUnretainedValue()
    }

    private static func object(_ bits: UInt) -> Unmanaged<LockedState>? {
        UnsafeRawPointer(bitPattern: bits).map { Unmanaged.fromOpaque($0) }
    }

    deinit {
        Self.object(lockedState.load(ordering: .relaxed))?.release()
    }

    /// The value that has been reached.
    ///
    /// - Throws: the error that the semaphore failed with.
    public func value() throws(VMError) -> UInt64 {
        if let failure { throw failure }
        return reached.load(ordering: .acquiring)
    }

    /// Whether `value` has been reached; a semaphore that fails later does not change that.
    public func isReached(_ value: UInt64) -> Bool {
        reached.load(ordering: .acquiring) >= value
    }

    /// The error of a semaphore that has failed.
    public var failure: VMError? { existingState?.withLock { $0.failure } }

    /// Moves on to `value`.
    ///
    /// - Throws: `INVALID_ARGUMENT` where that is no step forwards: two operations signal one point.
    ///   The semaphore then fails with the same error, so that no wait is endless.
    public func signal(_ value: UInt64) throws(VMError) {
        if signalAlone(value) { return }
        let (ready, error) = state.withLock { state -> ([SemaphoreCallbacks.Callback], VMError?) in
            guard state.failure == nil else { return ([], nil) }
            if value > reached.load(ordering: .relaxed) { native?.hostDidSignal(value) }
            if let current = advance(to: value) {
                let error = VMError(
                    .invalidArgument,
                    "a semaphore at \(current) is signaled to \(value): it only goes forwards")
                return (fail(&state, error), error)
            }
            state.finalState?.reached.store(value, ordering: .releasing)
            return (state.callbacks.take(upTo: value), nil)
        }
        for callback in ready { callback.call(error) }
        if let error { throw error }
    }

    /// Moves on to `value` where no one waits, fails or asks; false where that is to be done under the lock.
    private func signalAlone(_ value: UInt64) -> Bool {
        guard native == nil, existingState == nil, advance(to: value) == nil else { return false }
        // Whoever makes the state now either sees the new value, as `register` has a fence too, or is seen here.
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        guard let state = existingState else { return true }
        let ready = state.withLock { state -> [SemaphoreCallbacks.Callback] in
            state.finalState?.reached.store(value, ordering: .releasing)
            return state.callbacks.take(upTo: value)
        }
        for callback in ready { callback.call(nil) }
        return true
    }

    /// Sets the value that has been reached; returns it where it was no lower before.
    private func advance(to value: UInt64) -> UInt64? {
        var current = reached.load(ordering: .relaxed)
        while value > current {
            let (exchanged, original) = reached.compareExchange(
                expected: current, desired: value, ordering: .acquiringAndReleasing)
            if exchanged { return nil }
            current = original
        }
        return current
    }

    /// Fails, unless it has failed before: the first error counts.
    public func fail(_ error: VMError) {
        let ready = state.withLock { state in state.failure == nil ? fail(&state, error) : [] }
        for callback in ready { callback.call(error) }
    }

    /// Waits until `value` is reached.
    ///
    /// - Parameters:
    ///   - value: the value to reach.
    ///   - limit: how long at most; `nil` for as long as it takes.
    /// - Throws: the error that the semaphore fails with, or `DEADLINE_EXCEEDED`.
    public func wait(for value: UInt64, atMost limit: Duration? = nil) throws(VMError) {
        if isReached(value) { return }
        if limit == nil { help(until: value) }
        if spin(while: { !isReached(value) }) { return }
        let sleeper = Monitor<Outcome?>(nil)
        let identity = register(value) { error in
            sleeper.update { $0 = error.map { .failed($0) } ?? .reached }
        }
        guard let limit else {
            if let error = sleeper.wait(for: { $0 }).error { throw error }
            return
        }
        guard let outcome = sleeper.wait(atMost: limit, for: { $0 }) else {
            if let identity { state.withLock { $0.callbacks.remove(identity) } }
            throw VMError(.deadlineExceeded, "the wait for a semaphore took longer than it may")
        }
        if let error = outcome.error { throw error }
    }

    /// Calls `body` when `value` is reached, or the semaphore fails: at once where that has happened,
    /// else on the thread that makes it happen. Called once, without any lock held.
    public func whenReached(_ value: UInt64, _ body: @escaping @Sendable (VMError?) -> Void) {
        if isReached(value) { return body(nil) }
        _ = register(value, body)
    }

    /// - Returns: what the callback can be removed by; `nil` where it has been called.
    private func register(_ value: UInt64, _ body: @escaping @Sendable (VMError?) -> Void) -> Int? {
        let state = state
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        let (outcome, identity) = state.withLock { state -> (Outcome?, Int?) in
            if isReached(value) { return (.reached, nil) }
            if let failure = state.failure { return (.failed(failure), nil) }
            return (nil, state.callbacks.add(value, body))
        }
        if let outcome { body(outcome.error) }
        return identity
    }

    private func fail(_ state: inout State, _ error: VMError) -> [SemaphoreCallbacks.Callback] {
        native?.hostDidFail(error)
        state.failure = error
        state.finalState?.hasFailed.store(true, ordering: .releasing)
        return state.callbacks.take(upTo: .max)
    }

    // MARK: Deadlock detection

    /// Notes that an operation will reach the semaphore, or fail it, once `fence` is reached.
    func promise(after fence: HALFence) {
        guard isTracked else { return }
        // Of semaphores that are not tracked nothing is known: they may be reached any time.
        let open = fence.timepoints.compactMap { point -> Promise? in
            guard point.semaphore.isUncertain(point.value) else { return nil }
            return Promise(
                semaphore: point.semaphore, value: point.value,
                finalState: point.semaphore.observedFinalState())
        }
        if open.isEmpty {
            isPromised.store(true, ordering: .releasing)
        } else if !isPromised.load(ordering: .relaxed) {
            state.withLock { $0.promises.append(open) }
        }
    }

    /// Whether it is known who may reach the semaphore, and that they may never run.
    private func isUncertain(_ value: UInt64) -> Bool {
        isTracked && !isReached(value) && !isPromised.load(ordering: .acquiring)
    }

    private func observedFinalState() -> FinalState {
        let state = state
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        return state.withLock { state in
            if let finalState = state.finalState { return finalState }
            let finalState = FinalState(reached.load(ordering: .relaxed), hasFailed: state.failure != nil)
            state.finalState = finalState
            return finalState
        }
    }

    /// Whether `value` is reached, or may yet be, as far as anyone knows.
    ///
    /// - Parameter visited: semaphores that it must not depend on: those that depend on it.
    func canBeReached(_ value: UInt64, not visited: [ObjectIdentifier] = []) -> Bool {
        guard isUncertain(value) else { return true }
        guard let state = existingState else { return false }
        let (hasFailed, promises) = state.withLock { ($0.failure != nil, $0.promises) }
        if hasFailed { return true }
        let visited = visited + [ObjectIdentifier(self)]
        // Chains are as long as programs make them; beyond some length nothing is claimed.
        guard visited.count < 64 else { return true }
        return promises.contains { promise in promise.allSatisfy { $0.canBeKept(not: visited) } }
    }

    // MARK: Work-stealing waits

    /// Sets what reaches the semaphore. A thread that waits for it runs jobs of that pool meanwhile: often the one it
    /// waits for, and then no thread has to be woken.
    func expect(from helper: any HALWaitHelper) {
        guard deviceHelper !== helper else { return }
        state.withLock { $0.helper = helper }
    }

    private func help(until value: UInt64) {
        guard let helper = existingState?.withLock({ $0.helper }) ?? deviceHelper else { return }
        helper.runJobs { isReached(value) }
    }
}
