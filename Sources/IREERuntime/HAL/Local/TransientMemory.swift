import IREEPlatform
import Synchronization

/// How much transient memory a queue's operations hold, so that the host does not run ahead of them without bound.
///
/// A program that submits steps faster than they run allocates the memory of all of them. What it needs shows while
/// nothing is in flight: all memory is then in use, and none only waits for operations to end. The host may hold twice
/// as much, and waits for operations before it takes more. Little memory is not waited for, since a wait costs more
/// than a small step.
///
/// Whether a program deallocates memory or releases its last reference makes no difference.
final class TransientMemory: Sendable {
    private struct State {
        /// Bytes that are allocated.
        var held = 0
        /// Their maximum while nothing was in flight.
        var needed = 0
        /// What `held` has to fall to for a thread that waits.
        var target = -1
    }

    private let state = Protected(State())
    private let operationsInFlight = Count()
    private let progress: PoolProgress?

    /// - Parameter progress: of the pool whose jobs free memory.
    init(progress: PoolProgress?) {
        self.progress = progress
    }

    /// An operation, counted as in flight until it is released.
    func inFlight(_ operation: HALOperation) -> Operation { Operation(operation, operationsInFlight) }

    final class Operation: @unchecked Sendable {
        // Changed by `deinit` only.
        private(set) var operation: HALOperation?
        private let count: Count

        fileprivate init(_ operation: HALOperation, _ count: Count) {
            self.operation = operation
            self.count = count
            count.value.wrappingAdd(1, ordering: .relaxed)
        }

        deinit {
            // Where no operation is in flight, none holds memory.
            operation = nil
            count.value.wrappingSubtract(1, ordering: .releasing)
        }
    }

    /// Of operations that have been submitted and have not ended.
    fileprivate final class Count: Sendable {
        let value = Atomic(0)
    }

    private var isIdle: Bool { operationsInFlight.value.load(ordering: .acquiring) == 0 }

    /// Waits until the operations in flight leave room for `length` more bytes, or until nothing runs that could free
    /// any. A thread of the pool runs jobs meanwhile.
    func makeRoom(for length: Int, in pool: WorkerPool) {
        guard !isIdle else { return }
        let target = state.withLock { state -> Int? in
            let twice = state.needed.multipliedReportingOverflow(by: 2)
            let limit = twice.overflow ? Int.max : max(Self.slack, twice.partialValue)
            guard state.held > limit - min(length, limit) else { return nil }
            // Of small steps many have room then: to wait for one only would be to wait again at the next.
            let target = limit == Self.slack ? limit / 2 : limit
            return target - min(length, target)
        }
        guard let target else { return }
        pool.waitForProgress {
            state.withLock { state in
                guard state.held > target else { return true }
                // Threads that wait for less look again, and wait again.
                state.target = max(state.target, target)
                return false
            }
        }
    }

    /// This much memory may always be held, in bytes.
    private static let slack = 2 << 20

    /// Counts a new allocation.
    func track(_ storage: HALStorage) {
        let length = storage.length
        let isIdle = isIdle
        state.withLock { state in
            state.held += length
            if isIdle { state.needed = max(state.needed, state.held) }
        }
        storage.onRelease = { [self] in
            let isAwaited = state.withLock { state in
                state.held -= length
                guard state.held <= state.target else { return false }
                state.target = -1
                return true
            }
            if isAwaited { progress?.notify() }
        }
    }
}
