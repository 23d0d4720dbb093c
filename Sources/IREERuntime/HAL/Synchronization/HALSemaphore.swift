import IREEBytecode
import IREEParams

/// A timeline: a number that only grows, and that others wait for. All order between operations on a
/// device's queues comes from semaphores.
///
/// A semaphore can fail once and for all: values that it had reached stay reached, and whoever waits
/// for later ones gets the error. So the failure of an operation travels to all that depend on it.
public final class HALSemaphore: Sendable {
    private struct State {
        var value: UInt64
        var failure: VMError?
        var callbacks: [(value: UInt64, call: @Sendable (VMError?) -> Void)] = []

        /// Whether waiting for `value` is over, and with what.
        func outcome(of value: UInt64) -> Outcome? {
            if self.value >= value { return .reached }
            return failure.map { .failed($0) }
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

    private let state: Monitor<State>

    public init(value: UInt64 = 0) {
        state = Monitor(State(value: value))
    }

    /// The value that has been reached.
    ///
    /// - Throws: the error that the semaphore failed with.
    public func value() throws(VMError) -> UInt64 {
        let (value, failure) = state.update { ($0.value, $0.failure) }
        if let failure { throw failure }
        return value
    }

    /// Moves on to `value`.
    ///
    /// - Throws: `INVALID_ARGUMENT` where that is no step forwards: two operations signal one point.
    ///   The semaphore then fails with the same error, so that nobody waits for ever.
    public func signal(_ value: UInt64) throws(VMError) {
        let (ready, error) = state.update { state -> ([@Sendable (VMError?) -> Void], VMError?) in
            guard state.failure == nil else { return ([], nil) }
            guard value > state.value else {
                let error = VMError(
                    .invalidArgument,
                    "a semaphore at \(state.value) is signaled to \(value): it only goes forwards")
                return (Self.fail(&state, error), error)
            }
            state.value = value
            return (Self.takeReady(&state), nil)
        }
        for call in ready { call(error) }
        if let error { throw error }
    }

    /// Fails, unless it has failed before: the first error counts.
    public func fail(_ error: VMError) {
        let ready = state.update { state in state.failure == nil ? Self.fail(&state, error) : [] }
        for call in ready { call(error) }
    }

    /// Waits until `value` is reached.
    ///
    /// - Parameter limit: how long at most; `nil` for as long as it takes.
    /// - Throws: the error that the semaphore fails with, or `DEADLINE_EXCEEDED`.
    public func wait(for value: UInt64, atMost limit: Duration? = nil) throws(VMError) {
        let outcome: Outcome?
        if let limit {
            outcome = state.wait(atMost: limit) { $0.outcome(of: value) }
        } else {
            outcome = state.wait { $0.outcome(of: value) }
        }
        guard let outcome else {
            throw VMError(.deadlineExceeded, "the wait for a semaphore took longer than it may")
        }
        if let error = outcome.error { throw error }
    }

    /// Calls `body` when `value` is reached, or the semaphore fails: at once where that has happened,
    /// else on the thread that makes it happen. Called once, without any lock held.
    public func whenReached(_ value: UInt64, _ body: @escaping @Sendable (VMError?) -> Void) {
        let outcome = state.update { state -> Outcome? in
            let outcome = state.outcome(of: value)
            if outcome == nil { state.callbacks.append((value, body)) }
            return outcome
        }
        if let outcome { body(outcome.error) }
    }

    private static func takeReady(_ state: inout State) -> [@Sendable (VMError?) -> Void] {
        let value = state.value
        let ready = state.callbacks.filter { $0.value <= value }
        state.callbacks.removeAll { $0.value <= value }
        return ready.map(\.call)
    }

    private static func fail(_ state: inout State, _ error: VMError) -> [@Sendable (VMError?) -> Void] {
        state.failure = error
        defer { state.callbacks = [] }
        return state.callbacks.map(\.call)
    }
}
