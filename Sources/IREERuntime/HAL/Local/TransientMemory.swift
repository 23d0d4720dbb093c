import IREEPlatform

/// How much transient memory a queue's operations hold, so that the host does not run ahead of them without bound.
///
/// A program that submits steps faster than they run allocates the memory of all of them. Memory whose deallocation
/// is submitted and has not happened yet may be as much as what the program had in use at most: what is in flight then
/// stays within twice the memory of one step. Little memory is not waited for, since a wait costs more than a small
/// step.
final class TransientMemory: Sendable {
    private struct State {
        /// Bytes that no deallocation is submitted for, and their maximum.
        var live = 0
        var peak = 0
        /// Bytes whose deallocation is submitted.
        var retiring = 0
    }

    private let state = Protected(State())

    /// Waits, by running jobs of the pool, until the memory of operations in flight leaves room for `length` more bytes,
    /// or until nothing runs that could free any.
    func makeRoom(for length: Int, in pool: WorkerPool) {
        let (retiring, limit) = state.withLock { ($0.retiring, max($0.peak, length, Self.slack)) }
        guard retiring > limit else { return }
        // Of small steps many have room: to wait for one only would be to wait again at the next.
        let target = limit == Self.slack ? limit / 2 : limit
        while state.withLock({ $0.retiring }) > target, pool.waitForProgress() {}
    }

    /// Less memory than this may always be in flight, in bytes.
    private static let slack = 1 << 20

    /// Counts a new allocation.
    func track(_ storage: HALStorage) {
        let length = storage.length
        state.withLock { state in
            state.live += length
            state.peak = max(state.peak, state.live)
        }
        storage.onRelease = { [self] wasRetiring in
            state.withLock { state in
                if wasRetiring { state.retiring -= length } else { state.live -= length }
            }
        }
    }

    /// Counts a submitted deallocation.
    func retire(_ storage: HALStorage) {
        guard storage.isTransient, storage.onRelease != nil, storage.beginRetiring() else { return }
        state.withLock { state in
            state.live -= storage.length
            state.retiring += storage.length
        }
    }
}
