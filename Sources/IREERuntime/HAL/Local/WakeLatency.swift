import IREEPlatform
import Synchronization

/// How long it takes until a thread that is woken for a job begins it: some microseconds, and many more where the
/// processors have other work.
final class WakeLatency: Sendable {
    /// In nanoseconds.
    private let average = Atomic(10_000)
    /// When a thread was woken last; zero once that has been measured.
    private let wakeTime = Atomic(0)

    func threadIsWoken() {
        wakeTime.store(nanoseconds(), ordering: .relaxed)
    }

    func threadHasWoken() {
        let start = wakeTime.exchange(0, ordering: .relaxed)
        guard start > 0 else { return }
        let measured = min(max(0, nanoseconds() - start), 1_000_000)
        let old = average.load(ordering: .relaxed)
        average.store(old + (measured - old) / 4, ordering: .relaxed)
    }

    /// Less work than this, in nanoseconds, is done sooner on the thread that has it than on one that is woken for it.
    var worthwhileTime: UInt64 {
        UInt64(min(max(Self.least, average.load(ordering: .relaxed) * 2), 200_000))
    }

    /// What waking another thread costs, in nanoseconds of work.
    var wakeCost: UInt64 { UInt64(max(20_000, average.load(ordering: .relaxed))) }

    /// Notes work that no thread was woken for because of what was measured, which may have changed since.
    func workStayed(_ time: UInt64) {
        guard time > Self.least else { return }
        let old = average.load(ordering: .relaxed)
        average.store(old - old / 32, ordering: .relaxed)
    }

    private static let least = 50_000
}
