import IREEBytecode
import Synchronization

/// Points on one or several timelines: reached when all of them are.
public struct HALFence: Sendable {
    /// A point of one timeline.
    public struct Timepoint: Sendable {
        public var semaphore: HALSemaphore
        public var value: UInt64

        public init(_ semaphore: HALSemaphore, _ value: UInt64) {
            self.semaphore = semaphore
            self.value = value
        }
    }

    /// At most one point of each semaphore.
    public let timepoints: [Timepoint]

    /// A fence of the given points; of several on one timeline the last counts.
    public init(_ timepoints: [Timepoint]) {
        var latest: [Timepoint] = []
        for timepoint in timepoints {
            if let index = latest.firstIndex(where: { $0.semaphore === timepoint.semaphore }) {
                latest[index].value = max(latest[index].value, timepoint.value)
            } else {
                latest.append(timepoint)
            }
        }
        self.timepoints = latest
    }

    /// A fence that has been reached from the start.
    public static let reached = HALFence([])

    /// A new timeline's first point.
    public static func unsignaled() -> HALFence {
        HALFence([Timepoint(HALSemaphore(), 1)])
    }

    /// A fence that is reached when all of `fences` are.
    public static func join(_ fences: [HALFence]) -> HALFence {
        HALFence(fences.flatMap(\.timepoints))
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
        let start = ContinuousClock.now
        for timepoint in timepoints {
            let left = limit.map { $0 - (ContinuousClock.now - start) }
            try timepoint.semaphore.wait(for: timepoint.value, atMost: left)
        }
    }

    /// Calls `body` once, when all points are reached or one timeline fails.
    public func whenReached(_ body: @escaping @Sendable (VMError?) -> Void) {
        guard !timepoints.isEmpty else { return body(nil) }
        let countdown = Countdown(timepoints.count, body)
        for timepoint in timepoints {
            timepoint.semaphore.whenReached(timepoint.value) { countdown.step($0) }
        }
    }

    /// Counts points; the first failure, or the last point, ends it.
    private final class Countdown: Sendable {
        private let left: Mutex<Int>
        private let body: @Sendable (VMError?) -> Void

        init(_ count: Int, _ body: @escaping @Sendable (VMError?) -> Void) {
            left = Mutex(count)
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
