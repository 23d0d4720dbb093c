import IREEPlatform
import Synchronization

/// What threads wait for that have to let a pool's jobs go on.
final class PoolProgress: Sendable {
    private let count = Monitor<UInt64>(0)
    private let waiting = Atomic(0)

    /// Wakes the threads that wait, each of which looks whether it has what it waits for.
    func notify() {
        if waiting.load(ordering: .sequentiallyConsistent) > 0 { count.update { $0 &+= 1 } }
    }

    /// Calls `mayWait` and waits for a notification that comes after that call began, if it returns true.
    func wait(if mayWait: () -> Bool) {
        waiting.wrappingAdd(1, ordering: .sequentiallyConsistent)
        defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
        let seen = count.change { $0 }
        guard mayWait() else { return }
        count.wait { $0 == seen ? nil : () }
    }
}
