import IREEBytecode
import IREEPlatform

/// Points on one or several timelines: reached when all of them are.
public final class HALFence: Sendable {
    /// A point of one timeline.
    public struct Timepoint: Sendable {
        /// The timeline.
        public var semaphore: HALSemaphore
        /// The value that the timeline has to reach.
        public var value: UInt64

        /// The point at which `semaphore` reaches `value`.
        public init(_ semaphore: HALSemaphore, _ value: UInt64) {
            self.semaphore = semaphore
            self.value = value
        }
    }

    /// At most one point of each semaphore.
    public let timepoints: Timepoints

    /// A fence of the given points; of several on one timeline the last counts.
    public init(_ timepoints: [Timepoint]) {
        self.timepoints = Timepoints(timepoints.count > 1 ? Self.latest(of: timepoints) : timepoints)
    }

    /// A fence of one point.
    init(_ timepoint: Timepoint) {
        timepoints = Timepoints(timepoint)
    }

    private static func latest(of timepoints: [Timepoint]) -> [Timepoint] {
        var latest: [Timepoint] = []
        if timepoints.count <= 8 {
            for timepoint in timepoints {
                if let index = latest.firstIndex(where: { $0.semaphore === timepoint.semaphore }) {
                    latest[index].value = max(latest[index].value, timepoint.value)
                } else {
                    latest.append(timepoint)
                }
            }
            return latest
        }
        var places: [ObjectIdentifier: Int] = [:]
        for timepoint in timepoints {
            let identity = ObjectIdentifier(timepoint.semaphore)
            if let index = places[identity] {
                latest[index].value = max(latest[index].value, timepoint.value)
            } else {
                places[identity] = latest.count
                latest.append(timepoint)
            }
        }
        return latest
    }

    /// A fence that has been reached from the start.
    public static let reached = HALFence([])

    /// A new timeline's first point.
    public static func unsignaled() -> HALFence {
        HALFence(Timepoint(HALSemaphore(), 1))
    }

    /// As `unsignaled`, but only operations on queues may signal it: a wait that nothing can end is found.
    static func tracked() -> HALFence {
        HALFence(Timepoint(HALSemaphore(value: 0, isTracked: true), 1))
    }

    /// Notes that an operation will settle the fence once `wait` is reached.
    func promise(after wait: HALFence) {
        for timepoint in timepoints { timepoint.semaphore.promise(after: wait) }
    }

    /// - Throws: `FAILED_PRECONDITION` where nothing there is will ever reach the fence.
    func checkDeadlock() throws(VMError) {
        guard timepoints.allSatisfy({ $0.semaphore.canBeReached($0.value) }) else {
            throw VMError(
                .failedPrecondition, "the program waits for a fence that nothing is going to signal")
        }
    }

    /// As `checkDeadlock`. A fence that nothing can signal fails, so that what waits for it ends and is released:
    /// operations that wait for each other in a cycle would keep each other alive forever.
    func failIfDeadlocked() throws(VMError) {
        do throws(VMError) {
            try checkDeadlock()
        } catch {
            fail(error)
            throw error
        }
    }

    /// A fence that is reached when all of `fences` are.
    public static func join(_ fences: [HALFence]) -> HALFence {
        if fences.count == 1 { return fences[0] }
        var open: [Timepoint] = []
        for fence in fences {
            // What has been reached stays so.
            for timepoint in fence.timepoints where !timepoint.semaphore.isReached(timepoint.value) {
                open.append(timepoint)
            }
        }
        return open.isEmpty ? reached : HALFence(open)
    }

    /// How far a fence is.
    public enum Status: Sendable, Hashable {
        /// A point has not been reached yet.
        case pending
        /// All points have been reached.
        case reached
        /// A timeline failed before its point.
        case failed(VMError)
    }

    /// Whether the fence has been reached or has failed, without waiting.
    public var status: Status {
        var isPending = false
        for timepoint in timepoints where !timepoint.semaphore.isReached(timepoint.value) {
            if let failure = timepoint.semaphore.failure { return .failed(failure) }
            // It may have been reached between the two looks, and then it is the next one's to say so.
            isPending = true
        }
        return isPending ? .pending : .reached
    }

    /// Whether all points have been reached.
    public var isReached: Bool {
        timepoints.allSatisfy { $0.semaphore.isReached($0.value) }
    }

    /// Moves all timelines on to the fence's points.
    ///
    /// - Throws: the first error; the other timelines are moved all the same.
    public func signal() throws(VMError) {
        var first: VMError?
        for timepoint in timepoints {
            do throws(VMError) {
                try timepoint.semaphore.signal(timepoint.value)
            } catch {
                first = first ?? error
            }
        }
        if let first { throw first }
    }

    /// Fails all timelines.
    public func fail(_ error: VMError) {
        for timepoint in timepoints { timepoint.semaphore.fail(error) }
    }

    /// Waits until all points are reached.
    ///
    /// - Parameter limit: how long at most in all; `nil` for as long as it takes.
    /// - Throws: the error of the first timeline that fails, or `DEADLINE_EXCEEDED`.
    public func wait(atMost limit: Duration? = nil) throws(VMError) {
        guard !isReached else { return }
        guard let limit else {
            for timepoint in timepoints { try timepoint.semaphore.wait(for: timepoint.value) }
            return
        }
        let start = ContinuousClock.now
        for timepoint in timepoints {
            try timepoint.semaphore.wait(
                for: timepoint.value, atMost: limit - (ContinuousClock.now - start))
        }
    }

    /// Calls `body` once, when all points are reached or one timeline fails: at once where that has happened, else on
    /// the thread that makes it happen.
    public func whenReached(_ body: @escaping @Sendable (VMError?) -> Void) {
        switch timepoints.count {
        case 0: body(nil)
        case 1: timepoints[0].semaphore.whenReached(timepoints[0].value, body)
        default:
            let countdown = Countdown(timepoints.count, body)
            for timepoint in timepoints {
                timepoint.semaphore.whenReached(timepoint.value) { countdown.step($0) }
            }
        }
    }

    /// Counts points; the first failure, or the last point, ends it.
    private final class Countdown: Sendable {
        private let left: Protected<Int>
        private let body: @Sendable (VMError?) -> Void

        init(_ count: Int, _ body: @escaping @Sendable (VMError?) -> Void) {
            left = Protected(count)
            self.body = body
        }

        func step(_ error: VMError?) {
            let isOver = left.withLock { left -> Bool in
                guard left > 0 else { return false }
                left = error == nil ? left - 1 : 0
                return left == 0
            }
            if isOver { body(error) }
        }
    }
}
