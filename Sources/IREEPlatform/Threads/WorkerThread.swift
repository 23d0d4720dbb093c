/// A POSIX thread that runs one closure.
///
/// Joined by one thread, once, or by `deinit`.
/// The unsafe part is handing the closure to C and back, and it is all in this file.
package final class WorkerThread: @unchecked Sendable {
    private var handle: pthread_t?

    /// Starts the thread.
    ///
    /// - Returns: `nil` if the system cannot create a thread; callers then do the work themselves.
    package init?(_ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        // musl's default of 128 KiB is little for the compressor.
        pthread_attr_setstacksize(&attributes, 1 << 20)
        let context = Unmanaged.passRetained(Job(body)).toOpaque()
        #if canImport(Glibc)
            var handle = pthread_t()
        #else
            var handle: pthread_t?
        #endif
        let status = pthread_create(&handle, &attributes, { Job.run($0) }, context)
        guard status == 0 else {
            Unmanaged<Job>.fromOpaque(context).release()
            return nil
        }
        self.handle = handle
    }

    /// Waits for the closure to return. A second call does nothing.
    package func join() {
        guard let handle else { return }
        if pthread_equal(handle, pthread_self()) != 0 {
            // The last reference was released on the thread itself, which cannot be joined then.
            pthread_detach(handle)
        } else {
            pthread_join(handle, nil)
        }
        self.handle = nil
    }

    deinit {
        join()
    }

    private final class Job: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }

        static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let context else { return nil }
            Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body()
            return nil
        }
    }
}
