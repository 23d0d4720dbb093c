import IREEBytecode
import IREEParams
import IREEPlatform
import Synchronization

/// How much memory programs may hold at a time: buffers and lists of the virtual machine, and buffers of
/// devices, all of them together.
///
/// Allocations for a program are reserved here first and released with the memory. Code, constants of
/// modules and mapped files do not count: their sizes are those of the files.
public final class MemoryBudget: Sendable {
    /// In bytes.
    public let limit: UInt64
    private let held = Atomic<UInt64>(0)

    /// A budget of so many bytes.
    public init(limit: UInt64) {
        self.limit = limit
    }

    /// All memory of the machine, for all programs without a budget of their own.
    public static let machine = MemoryBudget(limit: physicalMemory)

    /// How many bytes are held.
    public var used: UInt64 { held.load(ordering: .relaxed) }

    /// Reserves `count` bytes of the budget.
    ///
    /// - Parameter what: what they are for, as in "a buffer".
    /// - Throws: `RESOURCE_EXHAUSTED` where there are not as many left.
    func reserve(_ count: Int, for what: @autoclosure () -> String) throws(VMError) {
        let count = UInt64(max(0, count))
        let before = held.wrappingAdd(count, ordering: .relaxed).oldValue
        // Sums do not overflow: what is added is memory of this process, or a number far below 2^63.
        guard before <= limit, count <= limit - before else {
            held.wrappingSubtract(count, ordering: .relaxed)
            throw VMError(
                .resourceExhausted,
                "the program asks for \(what()) of \(count) bytes; it has \(before), and may have \(limit)",
                hint: "the tools take another limit by --max_memory=")
        }
    }

    /// Releases bytes that were reserved.
    func release(_ count: Int) {
        held.wrappingSubtract(UInt64(max(0, count)), ordering: .relaxed)
    }
}

/// The reservation of an object; released with it.
struct MemoryReservation: ~Copyable {
    private let budget: MemoryBudget?
    private(set) var count = 0

    init(_ budget: MemoryBudget?) {
        self.budget = budget
    }

    init(_ budget: MemoryBudget?, _ count: Int, for what: @autoclosure () -> String) throws(VMError) {
        self.budget = budget
        try budget?.reserve(count, for: what())
        self.count = count
    }

    deinit {
        budget?.release(count)
    }

    /// Grows the reservation to at least `count` bytes; it doubles where the budget allows, so that gradual growth
    /// needs few reservations.
    mutating func grow(to count: Int, for what: @autoclosure () -> String) throws(VMError) {
        guard let budget, count > self.count else { return }
        let generous = max(count, self.count * 2)
        if generous > count, (try? budget.reserve(generous - self.count, for: "")) != nil {
            self.count = generous
            return
        }
        try budget.reserve(count - self.count, for: what())
        self.count = count
    }
}
