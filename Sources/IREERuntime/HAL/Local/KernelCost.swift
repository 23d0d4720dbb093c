import Synchronization

/// How long a workgroup of a kernel takes, as measured so far.
///
/// It is an estimate: kernels with dynamic shapes take longer at one time than at another.
final class KernelCost: Sendable {
    /// In 1/16 nanosecond; zero before the first measurement.
    private let average = Atomic<UInt64>(0)

    var isKnown: Bool { average.load(ordering: .relaxed) > 0 }

    /// The time that `count` workgroups take one after the other, in nanoseconds; nil before the first measurement.
    func estimate(_ count: UInt64) -> UInt64? {
        let average = average.load(ordering: .relaxed)
        guard average > 0 else { return nil }
        let (product, overflow) = average.multipliedReportingOverflow(by: count)
        return overflow ? .max : product / 16
    }

    /// Takes a measurement of `count` workgroups into the average.
    func add(_ nanoseconds: Int, _ count: UInt64) {
        guard count > 0, let time = UInt64(exactly: nanoseconds) else { return }
        let measured = max(1, time.multipliedReportingOverflow(by: 16).partialValue / count)
        let old = average.load(ordering: .relaxed)
        // A thread that was preempted measures that too: no measurement counts for more than four times the average.
        let new = old == 0 ? measured : (old * 3 + min(measured, old * 4 + 16)) / 4
        average.store(max(1, new), ordering: .relaxed)
    }
}
