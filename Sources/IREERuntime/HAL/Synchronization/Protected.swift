#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A value behind a lock of the system's threads.
///
/// `Synchronization.Mutex` hands itself over within the kernel when two threads want it, where
/// ThreadSanitizer does not see it: every contended lock would be reported as a race, and real ones
/// would be lost among them.
struct Protected<State>: ~Copyable, @unchecked Sendable {
    // The pointers never change; what they lead to is touched under the lock only.
    private struct Box {
        var mutex: pthread_mutex_t
        var state: State
    }

    private let memory: UnsafeMutablePointer<Box>
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    init(_ state: sending State) {
        memory = .allocate(capacity: 1)
        memory.initialize(to: Box(mutex: pthread_mutex_t(), state: state))
        // The first field lies where the structure does.
        mutex = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: pthread_mutex_t.self)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    /// Runs `body` alone with the state.
    borrowing func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&memory.pointee.state)
    }
}
