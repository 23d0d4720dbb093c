/// When loops are left to their owner because their helpers were preempted.
///
/// A helper that loses its processor in the middle of a block holds up the loop for as long as others have that
/// processor: milliseconds, for a loop that takes microseconds.
final class HelperBackoff: Sendable {
    private let backoff = Backoff()
    /// A loop of so many nanoseconds is not held up by much.
    private static let longLoop: UInt64 = 4_000_000
    private static let preemption = 50_000

    /// Whether a loop that takes `duration` nanoseconds may have helpers.
    func allowsHelpers(for duration: UInt64, at time: Int) -> Bool {
        duration >= Self.longLoop || !backoff.isPaused(at: time)
    }

    /// Notes the end of a loop of `duration` nanoseconds, for the last `wait` of which its owner waited for helpers.
    func loopDidEnd(at time: Int, duration: Int, wait: Int) {
        if wait > Self.preemption, wait > duration / 2 {
            backoff.didFail(at: time)
        } else {
            backoff.didSucceed()
        }
    }
}
