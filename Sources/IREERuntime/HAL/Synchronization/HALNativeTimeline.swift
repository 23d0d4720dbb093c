import IREEBytecode

/// A device's own semaphore behind a `HALSemaphore`: its queues wait for it without the host.
///
/// It is told before others see the change, under the lock of the `HALSemaphore`, which it may not call.
public protocol HALNativeTimeline: AnyObject, Sendable {
    /// The host, or another device, has signaled the value. Also called for values that the device itself signaled.
    func hostDidSignal(_ value: UInt64)

    /// The semaphore has failed.
    func hostDidFail(_ error: VMError)
}

/// Something that runs the work that others wait for, such as a pool of threads.
protocol HALWaitHelper: AnyObject, Sendable {
    /// Runs jobs on the calling thread until `isDone` is true or there is none.
    func runJobs(until isDone: () -> Bool)
}
