import IREEBytecode
import IREEParams
import Synchronization

/// How long a call may run, and how much it may take. Runaway programs end with an error.
public struct ExecutionLimits: Sendable {
    /// Branches and calls, which every program that runs for long makes.
    public var branches: UInt64?
    /// When a call that still runs is stopped, or a wait within it.
    public var deadline: ContinuousClock.Instant?
    /// The largest buffer that a program may ask for, in bytes: all memory there is unless set.
    public var allocation = physicalMemory
    /// Stops the call from outside.
    public var cancellation: ExecutionCancellation?

    public init() {}

    public init(timeout: Duration) {
        deadline = .now + timeout
    }
}

/// Stops calls from another thread.
public final class ExecutionCancellation: Sendable {
    private let flag = Atomic(false)

    public init() {}

    public func cancel() {
        flag.store(true, ordering: .relaxed)
    }

    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// What is left of the limits, looked at every so many branches.
struct ExecutionBudget {
    private let limits: ExecutionLimits
    private var branchesLeft: UInt64
    let maximumAllocation: Int64

    /// Branches between two looks: far less than a millisecond's.
    private static let slice = 1 << 14

    init(_ limits: ExecutionLimits) {
        self.limits = limits
        branchesLeft = limits.branches ?? .max
        maximumAllocation = Int64(clamping: limits.allocation)
    }

    /// Branches that may be taken until `spend` is to be asked.
    mutating func refill() -> Int {
        let slice = min(UInt64(Self.slice), branchesLeft)
        if limits.branches != nil { branchesLeft -= slice }
        return Int(slice)
    }

    /// More branches, if the call may go on.
    @inline(never)
    mutating func spend() throws(VMError) -> Int {
        try check()
        guard branchesLeft > 0 else {
            throw VMError(.resourceExhausted, "the program has run for as many branches as it may")
        }
        return refill()
    }

    /// - Throws: `CANCELLED` or `DEADLINE_EXCEEDED` where the call is to end.
    func check() throws(VMError) {
        if let cancellation = limits.cancellation, cancellation.isCancelled {
            throw VMError(.cancelled, "the call was cancelled")
        }
        if let deadline = limits.deadline, ContinuousClock.now >= deadline {
            throw VMError(.deadlineExceeded, "the program has run for as long as it may")
        }
    }

    /// How long a wait may take; `nil` for as long as it needs.
    var timeLeft: Duration? {
        limits.deadline.map { max(.zero, $0 - ContinuousClock.now) }
    }
}
