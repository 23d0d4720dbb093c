import Synchronization

/// The number of processors that are online; at least 1.
package let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// Runs `body(0)` to `body(count - 1)` on up to `threads` threads, the caller's among them, and
/// returns when all are done.
///
/// Indices are taken in order, so neighbors run at about the same time. After a failure no new
/// index is started. The error thrown is that of the lowest index that failed: it does not depend on
/// the number of threads.
package func parallel<Failure: Error>(
    count: Int, threads: Int, body: @Sendable (Int) throws(Failure) -> Void
) throws(Failure) {
    guard threads > 1, count > 1 else {
        for index in 0..<max(count, 0) { try body(index) }
        return
    }
    let progress = ParallelProgress<Failure>(count: count)
    // Every thread is joined before the closure's scope ends.
    withoutActuallyEscaping(body) { body in
        let run: @Sendable () -> Void = {
            while let index = progress.next() {
                do throws(Failure) { try body(index) } catch { progress.fail(error, at: index) }
            }
        }
        // A thread that cannot be created is no error: the others do its share.
        let helpers = (1..<min(threads, count)).compactMap { _ in WorkerThread(run) }
        run()
        for helper in helpers { helper.join() }
    }
    if let error = progress.failure { throw error }
}

private final class ParallelProgress<Failure: Error>: Sendable {
    private let count: Int
    private let started = Atomic<Int>(0)
    private let failed = Protected<(index: Int, error: Failure)?>(nil)

    init(count: Int) {
        self.count = count
    }

    func next() -> Int? {
        let index = started.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }

    func fail(_ error: Failure, at index: Int) {
        // `next` returns no index from here on; it may add a few more without harm.
        started.store(count, ordering: .relaxed)
        failed.withLock { failed in
            if let first = failed, first.index < index { return }
            failed = (index, error)
        }
    }

    var failure: Failure? { failed.withLock { $0?.error } }
}
