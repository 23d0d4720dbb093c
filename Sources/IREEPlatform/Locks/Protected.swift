/// A value behind a lock of the system's threads.
///
/// `Synchronization.Mutex` passes a contended lock on within the kernel, where ThreadSanitizer does not see it:
/// it would report every contended lock as a race, and real ones would be lost among them.
@frozen
public struct Protected<State>: ~Copyable, @unchecked Sendable {
    // The pointers never change; the memory behind them is accessed under the lock only.
    @frozen
    @usableFromInline
    struct Box {
        @usableFromInline var mutex: pthread_mutex_t
        @usableFromInline var state: State

        @inlinable
        init(mutex: pthread_mutex_t, state: State) {
            self.mutex = mutex
            self.state = state
        }
    }

    @usableFromInline let memory: UnsafeMutablePointer<Box>
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>

    @inlinable
    public init(_ state: sending State) {
        memory = .allocate(capacity: 1)
        memory.initialize(to: Box(mutex: pthread_mutex_t(), state: state))
        // The first field has the address of the structure.
        mutex = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: pthread_mutex_t.self)
        pthread_mutex_init(mutex, nil)
    }

    @inlinable
    deinit {
        pthread_mutex_destroy(mutex)
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    /// Runs `body` with exclusive access to the state.
    @inlinable
    public borrowing func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&memory.pointee.state)
    }
}
