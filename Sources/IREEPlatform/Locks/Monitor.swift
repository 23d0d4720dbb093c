/// A value behind a lock, with a way to wait until it changes.
///
/// `Synchronization.Mutex` has no condition variable, and Dispatch would drag a runtime into every
/// statically linked tool. The pointers stay within this file: pthread objects must not move.
public final class Monitor<State>: @unchecked Sendable {
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline let condition: UnsafeMutablePointer<pthread_cond_t>
    @usableFromInline var state: State

    public init(_ state: State) {
        self.state = state
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        // Changes of the system's clock do not affect waits with a time limit.
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        #if !canImport(Darwin)
            pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        #endif
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` with exclusive access to the state, then wakes all waiting threads.
    @inlinable
    public func update<Result, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(condition)
            pthread_mutex_unlock(mutex)
        }
        return try body(&state)
    }

    /// Runs `body` with exclusive access to the state, and wakes no thread.
    @inlinable
    public func change<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Wakes one of the waiting threads, if there are any.
    public func wakeOne() {
        pthread_cond_signal(condition)
    }

    /// Runs `body` with exclusive access to the state; sleeps and tries again for as long as it returns `nil`.
    ///
    /// Changes that `body` makes while it returns `nil` wake no thread.
    @inlinable
    public func wait<Result>(for body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            pthread_cond_wait(condition, mutex)
        }
    }

    /// As `wait(for:)`, but gives up after `limit` and returns `nil`.
    @inlinable
    public func wait<Result>(atMost limit: Duration, for body: (inout State) -> Result?) -> Result? {
        let deadline = Self.time(after: limit)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            var deadline = deadline
            guard pthread_cond_timedwait(condition, mutex, &deadline) != ETIMEDOUT else {
                return body(&state)
            }
        }
    }

    @usableFromInline static func time(after limit: Duration) -> timespec {
        var now = timespec()
        #if canImport(Darwin)
            clock_gettime(CLOCK_REALTIME, &now)
        #else
            clock_gettime(CLOCK_MONOTONIC, &now)
        #endif
        // A century is as good as any longer time, and cannot overflow.
        let (seconds, attoseconds) = min(max(limit, .zero), .seconds(100 * 365 * 86_400)).components
        let nanoseconds = now.tv_nsec + Int(attoseconds / 1_000_000_000)
        return timespec(
            tv_sec: now.tv_sec + Int(seconds) + nanoseconds / 1_000_000_000,
            tv_nsec: nanoseconds % 1_000_000_000)
    }
}
