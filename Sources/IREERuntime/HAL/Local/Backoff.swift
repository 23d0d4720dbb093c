import Synchronization

/// A pause after something that costs more than it helps while the processors have other work; twice as long each time it
/// happens again.
final class Backoff: Sendable {
    // In nanoseconds, of the monotonic clock.
    private let resumption = Atomic(0)
    private let pause = Atomic(least)

    private static let least = 1_000_000
    private static let most = 128_000_000

    func isPaused(at time: Int) -> Bool { time < resumption.load(ordering: .relaxed) }

    func didFail(at time: Int) {
        let pause = pause.load(ordering: .relaxed)
        resumption.store(time + pause, ordering: .relaxed)
        self.pause.store(min(Self.most, pause * 2), ordering: .relaxed)
    }

    /// Shortens the next pause a little.
    func didSucceed() {
        let pause = pause.load(ordering: .relaxed)
        guard pause > Self.least else { return }
        self.pause.store(max(Self.least, pause - pause / 64), ordering: .relaxed)
    }
}
