import IREEPlatform
import Synchronization

extension ParameterEntry {
    /// The digests of `entries`, in their order.
    ///
    /// Entries are read in the order of their files, on several threads; each takes half a MiB of memory.
    ///
    /// - Parameter threadCount: all processors unless given.
    /// - Throws: what reading an entry throws, with its key.
    public static func digests(
        of entries: [ParameterEntry], threadCount: Int? = nil
    ) throws(ParameterError) -> [ContentDigest] {
        try digests(of: entries, threadCount: threadCount ?? processorCount, DigestReader())
    }

    fileprivate static func digests(
        of entries: [ParameterEntry], threadCount: Int, _ reader: DigestReader
    ) throws(ParameterError) -> [ContentDigest] {
        let digests = Mutex([ContentDigest?](repeating: nil, count: entries.count))
        let tasks = DigestOrder(entries).tasks
        try parallel(count: tasks.count, threads: threadCount) { (task) throws(ParameterError) in
            for index in tasks[task] {
                let digest = try reader.digest(of: entries[index])
                digests.withLock { $0[index] = digest }
            }
        }
        return digests.withLock { $0.compactMap { $0 } }
    }
}

/// Computes digests on one thread of its own, while the caller copies the same entries.
///
/// Reading and hashing run at several GB/s, so the thread keeps ahead of a copy, and the copy finds in
/// the system's cache what the thread has read; a file is read from its disk once.
package final class BackgroundDigests {
    private let state: SharedState
    private let worker: WorkerThread?

    /// Starts to digest `entries`.
    package init(of entries: [ParameterEntry]) {
        let state = SharedState()
        self.state = state
        worker = WorkerThread { state.run(entries) }
        // Without a thread the work is done when the result is asked for.
        if worker == nil { state.postponed = entries }
    }

    deinit {
        // The result is not needed any more: stop. The thread is joined with its object.
        state.isCancelled.store(true, ordering: .relaxed)
    }

    /// Waits for the digests of all entries, in their order.
    ///
    /// - Throws: what reading an entry throws, with its key.
    package func wait() throws(ParameterError) -> [ContentDigest] {
        if let entries = state.postponed {
            state.postponed = nil
            state.run(entries)
        }
        return try state.result.wait { $0 }.get()
    }

    private final class SharedState: @unchecked Sendable {
        let isCancelled = Atomic(false)
        let result = Monitor<Result<[ContentDigest], ParameterError>?>(nil)
        /// Used by the caller's thread only.
        var postponed: [ParameterEntry]?

        func run(_ entries: [ParameterEntry]) {
            let outcome: Result<[ContentDigest], ParameterError>
            let reader = DigestReader { self.isCancelled.load(ordering: .relaxed) }
            do throws(ParameterError) {
                outcome = .success(
                    try ParameterEntry.digests(of: entries, threadCount: 1, reader))
            } catch {
                outcome = .failure(error)
            }
            result.update { $0 = outcome }
        }
    }
}
