/// A lock that the thread which holds it may take again: a native function may call back into the
/// program that called it.
package final class RecursiveLock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    package init() {
        var attributes = pthread_mutexattr_t()
        pthread_mutexattr_init(&attributes)
        pthread_mutexattr_settype(&attributes, Self.recursive)
        pthread_mutex_init(mutex, &attributes)
        pthread_mutexattr_destroy(&attributes)
    }

    #if canImport(Darwin)
        private static let recursive = Int32(PTHREAD_MUTEX_RECURSIVE)
    #else
        // An enumeration of C, whose cases are imported as numbers of another type.
        private static let recursive = Int32(1)
    #endif

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    package func lock() {
        pthread_mutex_lock(mutex)
    }

    package func unlock() {
        pthread_mutex_unlock(mutex)
    }
}
