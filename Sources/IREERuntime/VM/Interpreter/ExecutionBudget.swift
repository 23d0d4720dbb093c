import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// Limits of the time and memory of a call. Runaway programs end with an error.
public struct ExecutionLimits: Sendable {
    /// Branches and calls, which every program that runs for long makes.
    public var branches: UInt64?
    /// How long a call may take, waits within it included.
    public var timeout: Duration?
    /// The largest buffer that a program may ask for, in bytes: all memory there is unless set.
    public var allocation = physicalMemory
    /// What the memory that the program holds is part of. Limits of a call that have none leave it to those of
    /// the program, and these to `MemoryBudget.machine`. Devices have the budget of their allocator.
    public var memory: MemoryBudget?
    /// Stops the call from outside.
    public var cancellation: ExecutionCancellation?

    /// Limits; what is not given is not limited, but by the memory of the machine.
    ///
    /// - Parameters:
    ///   - branches: how many branches and calls there may be.
    ///   - timeout: how long a call may take, waits within it included.
    ///   - cancellation: stops the call from outside.
    public init(
        branches: UInt64? = nil, timeout: Duration? = nil, cancellation: ExecutionCancellation? = nil
    ) {
        self.branches = branches
        self.timeout = timeout
        self.cancellation = cancellation
    }
}

/// Stops calls from another thread.
public final class ExecutionCancellation: Sendable {
    private let flag = Atomic(false)

    /// A cancellation that has not been requested.
    public init() {}

    /// Requests that calls with this cancellation end with `CANCELLED`. They end at the next check of their limits.
    public func cancel() {
        flag.store(true, ordering: .relaxed)
    }

    /// Whether `cancel` has been called.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// The limits in effect for a whole call. Most calls of a program share one.
final class ExecutionTerms: Sendable {
    fileprivate let branches: UInt64
    /// In nanoseconds; `nil` for as long as it takes.
    fileprivate let timeout: Int64?
    fileprivate let cancellation: ExecutionCancellation?
    let maximumAllocation: Int64
    let memory: MemoryBudget
    /// Files that the program's constants are mapped from.
    let files: [FileMapping]

    /// - Parameter context: limits of the program, for what `limits` say nothing of.
    init(_ limits: ExecutionLimits?, of context: ExecutionLimits, files: [FileMapping]) {
        memory = limits?.memory ?? context.memory ?? .machine
        let limits = limits ?? context
        branches = limits.branches ?? .max
        timeout = limits.timeout.map(Self.nanoseconds)
        cancellation = limits.cancellation
        maximumAllocation = Int64(clamping: limits.allocation)
        self.files = files
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? 0 : .max }
        let (sum, isTooLong) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isTooLong ? .max : max(0, sum)
    }

    /// Checks that the constants read so far were those of the modules.
    func checkFiles() throws(VMError) {
        for file in files { try file.checkIntact() }
    }
}

/// What is left of the limits, checked at intervals of branches.
struct ExecutionBudget {
    let terms: ExecutionTerms
    private var branchesLeft: UInt64
    /// On the clock of `now`; the greatest number for as long as it takes.
    private let deadline: Int64

    /// Branches between two checks: far less than a millisecond's.
    private static let slice = 1 << 14

    init(_ terms: ExecutionTerms) {
        self.terms = terms
        branchesLeft = terms.branches
        guard let timeout = terms.timeout else {
            deadline = .max
            return
        }
        let (end, overflow) = Self.now.addingReportingOverflow(timeout)
        deadline = overflow ? .max : end
    }

    /// Nanoseconds since some start.
    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// Branches that may be taken until `spend` is to be asked.
    mutating func refill() -> Int {
        let slice = min(UInt64(Self.slice), branchesLeft)
        // Without a limit there are more than can ever be taken.
        branchesLeft -= slice
        return Int(slice)
    }

    /// More branches, if the call may continue.
    @inline(never)
    mutating func spend() throws(VMError) -> Int {
        try check()
        guard branchesLeft > 0 else {
            throw VMError(.resourceExhausted, "the program has run for as many branches as it may")
        }
        return refill()
    }

    /// - Throws: `CANCELLED` or `DEADLINE_EXCEEDED` where the call is to end, `DATA_LOSS` where constants
    ///   that it may have read are no longer there.
    func check() throws(VMError) {
        try terms.checkFiles()
        if let cancellation = terms.cancellation, cancellation.isCancelled {
            throw VMError(.cancelled, "the call was cancelled")
        }
        if deadline != .max, Self.now >= deadline {
            throw VMError(.deadlineExceeded, "the program has run for as long as it may")
        }
    }

    /// The time limit of a wait; `nil` for none.
    var timeLeft: Duration? {
        deadline == .max ? nil : .nanoseconds(max(0, deadline - Self.now))
    }
}
