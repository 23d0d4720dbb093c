import IREEPlatform

/// Runs short jobs one after the other, on the thread that brings the first.
///
/// A job that makes others ready does not call them: they would be as deep on the stack as the chain of operations is
/// long.
final class DeferredJobs: Sendable {
    private struct State {
        var jobs = Line<@Sendable () -> Void>()
        var isRunning = false
    }

    private let state = Protected(State())

    /// Runs `job` now, or after those that are under way.
    func run(_ job: @escaping @Sendable () -> Void) {
        let isFirst = state.withLock { state -> Bool in
            if state.isRunning { state.jobs.append(job) }
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard isFirst else { return }
        job()
        while let next = takeNext() { next() }
    }

    private func takeNext() -> (@Sendable () -> Void)? {
        state.withLock { state in
            let next = state.jobs.popFirst()
            state.isRunning = next != nil
            return next
        }
    }
}
