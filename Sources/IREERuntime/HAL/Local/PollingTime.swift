import IREEPlatform
import Synchronization

/// How long the threads of a pool poll for a task before they sleep.
///
/// Between the operations of a chain there are some ten microseconds, less than it takes to wake a thread: threads
/// poll for as long as the last tasks were apart. They poll for a moment only where tasks come seldom, and where the
/// processors have other work, which polling would keep from them.
final class PollingTime: Sendable {
    /// In nanoseconds.
    private let limit = Atomic(most)
    private let backoff = Backoff()

    private static let least = 10_000
    private static let most = 100_000
    /// A thread that did not run for so long was preempted, or has polled on a processor that others need.
    private static let preemption = 40_000

    /// At a time of the monotonic clock.
    func limit(at time: Int) -> Int {
        backoff.isPaused(at: time) ? Self.least : limit.load(ordering: .relaxed)
    }

    /// Polls for as long as `isWaiting` is true; false if that took too long.
    func poll(while isWaiting: () -> Bool) -> Bool {
        guard processorCount > 1 else { return !isWaiting() }
        let start = nanoseconds()
        let end = start + limit(at: start)
        var last = start
        while true {
            for _ in 0..<32 {
                if !isWaiting() { return true }
                pauseProcessor()
            }
            let now = nanoseconds()
            if now - last > Self.preemption {
                backoff.didFail(at: now)
                return !isWaiting()
            }
            if now > end { return !isWaiting() }
            last = now
        }
    }

    /// Notes that a thread had nothing to do from `start` to `end`.
    func idleDidEnd(from start: Int, to end: Int) {
        let old = limit.load(ordering: .relaxed)
        var new = max(Self.least, old - old / 8)
        if end - start <= Self.most {
            new = min(Self.most, max(old, 2 * (end - start)))
            backoff.didSucceed()
        }
        if new != old { limit.store(new, ordering: .relaxed) }
    }
}
