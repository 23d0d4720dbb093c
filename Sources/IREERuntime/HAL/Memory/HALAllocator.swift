import IREEBytecode
import IREEParams
import IREEPlatform

/// Gives out host memory to buffers, and keeps count of it.
///
/// There is one for each device. Buffers keep what they need of it alive.
public final class HALAllocator: Sendable {
    private let ledger = Ledger()
    private let cache: MemoryCache
    /// What the memory that is given out is part of.
    let budget: MemoryBudget

    /// - Parameters:
    ///   - cacheLimit: how many bytes of freed memory are kept for the next allocation; an eighth of
    ///     the machine's memory, and a GiB at most, unless given.
    ///   - budget: how many bytes may be given out at a time, together with what else is part of it.
    public convenience init(cacheLimit: Int? = nil, budget: MemoryBudget = .machine) {
        self.init(
            cache: MemoryCache(limit: max(0, cacheLimit ?? Int(min(physicalMemory / 8, 1 << 30)))),
            budget: budget)
    }

    /// - Parameters:
    ///   - cacheLimit: as above.
    ///   - memoryLimit: how many bytes may be given out at a time.
    public convenience init(cacheLimit: Int? = nil, memoryLimit: UInt64) {
        self.init(cacheLimit: cacheLimit, budget: MemoryBudget(limit: memoryLimit))
    }

    init(cache: MemoryCache, budget: MemoryBudget = .machine) {
        self.cache = cache
        self.budget = budget
    }

    /// A buffer of `length` bytes, all zero.
    ///
    /// Memory is taken from the system as it is touched: a large buffer costs nothing before.
    ///
    /// - Throws: `INVALID_ARGUMENT` for a length below zero, `RESOURCE_EXHAUSTED` where there is no memory.
    public func allocate(_ parameters: HALBuffer.Parameters, length: Int) throws(VMError) -> HALBuffer {
        try reserve(length)
        return try buffer(parameters, length: length, isTransient: false) { () throws(VMError) in
            try cache.takeZeroed(length)
        }
    }

    /// A buffer of `length` bytes that hold anything, for a queue's `alloca`.
    func allocateTransient(_ parameters: HALBuffer.Parameters, length: Int) throws(VMError) -> HALBuffer {
        try reserve(length)
        return try buffer(parameters, length: length, isTransient: true) { () throws(VMError) in
            try cache.take(length)
        }
    }

    private func reserve(_ length: Int) throws(VMError) {
        guard length >= 0 else { throw VMError(.invalidArgument, "a buffer of \(length) bytes") }
        try budget.reserve(length, for: "a buffer")
    }

    /// - Parameter take: gives the memory, which has been reserved.
    private func buffer(
        _ parameters: HALBuffer.Parameters, length: Int, isTransient: Bool,
        _ take: () throws(VMError) -> MemoryBlock
    ) throws(VMError) -> HALBuffer {
        let block: MemoryBlock
        do throws(VMError) {
            block = try take()
        } catch {
            budget.release(length)
            throw error
        }
        let isHost = parameters.memoryType & Self.hostLocal == Self.hostLocal
        ledger.add(length, isHost: isHost)
        let storage = HALStorage(memory: block.prefix(length), isTransient: isTransient) {
            [ledger, cache, budget] in
            budget.release(length)
            ledger.remove(length, isHost: isHost)
            cache.give(block)
        }
        return HALBuffer(storage, parameters: parameters)
    }

    /// A buffer of memory that somebody else owns, without a copy.
    ///
    /// - Parameters:
    ///   - isReadOnly: writing to the buffer is refused then.
    ///   - release: called when nobody uses the memory any more.
    public func importMemory(
        _ memory: UnsafeMutableRawBufferPointer, _ parameters: HALBuffer.Parameters,
        isReadOnly: Bool = false, release: @escaping @Sendable () -> Void
    ) -> HALBuffer {
        var parameters = parameters
        if isReadOnly { parameters.access &= ~6 }
        return HALBuffer(importing: memory, parameters: parameters, release: release)
    }

    /// A buffer of memory of a file that may be written to: nobody else sees that.
    ///
    /// - Parameter file: what the memory is part of, where others may cut it.
    func importMemory(
        _ memory: UnsafeMutableRawBufferPointer, of file: FileMapping?, _ parameters: HALBuffer.Parameters,
        release: @escaping @Sendable () -> Void
    ) -> HALBuffer {
        HALBuffer(HALStorage(memory, of: file, release: release), parameters: parameters)
    }

    /// Gives memory that waits for the next allocation back to the system.
    public func trim() {
        cache.trim()
    }

    // MARK: What can be had

    /// What a buffer can be used for: the bits of `iree_hal_buffer_compatibility_t`.
    public struct Compatibility: OptionSet, Sendable {
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        public static let allocatable = Compatibility(rawValue: 1 << 0)
        public static let importable = Compatibility(rawValue: 1 << 1)
        public static let exportable = Compatibility(rawValue: 1 << 2)
        public static let queueTransfer = Compatibility(rawValue: 1 << 10)
        public static let queueDispatch = Compatibility(rawValue: 1 << 11)
    }

    private static let hostLocal: UInt32 = 0x46
    private static let deviceVisible: UInt32 = 0x10
    private static let transferUsage: UInt32 = 0x3
    private static let dispatchUsage: UInt32 = 0x3F00

    /// What buffers of such parameters can be used for: all memory is the host's, and so everything but
    /// queue operations on memory that no device is to see.
    public func compatibility(_ parameters: HALBuffer.Parameters) -> Compatibility {
        var result: Compatibility = [.allocatable, .importable, .exportable]
        if parameters.memoryType & Self.deviceVisible != 0 {
            if parameters.usage & Self.transferUsage != 0 { result.insert(.queueTransfer) }
            if parameters.usage & Self.dispatchUsage != 0 { result.insert(.queueDispatch) }
        }
        return result
    }

    // MARK: Statistics

    /// Bytes that were given out and came back, by where the caller wanted them.
    public struct Statistics: Sendable, Hashable {
        public struct Heap: Sendable, Hashable {
            public var peak = 0
            public var allocated = 0
            public var freed = 0
            public var live: Int { allocated - freed }
        }

        public var host = Heap()
        public var device = Heap()
    }

    public var statistics: Statistics { ledger.statistics }

    private final class Ledger: Sendable {
        private let state = Protected(Statistics())

        var statistics: Statistics { state.withLock { $0 } }

        func add(_ count: Int, isHost: Bool) {
            state.withLock { state in
                Self.update(&state, isHost: isHost) {
                    $0.allocated &+= count
                    $0.peak = max($0.peak, $0.live)
                }
            }
        }

        func remove(_ count: Int, isHost: Bool) {
            state.withLock { state in Self.update(&state, isHost: isHost) { $0.freed &+= count } }
        }

        private static func update(
            _ state: inout Statistics, isHost: Bool, _ change: (inout Statistics.Heap) -> Void
        ) {
            if isHost { change(&state.host) } else { change(&state.device) }
        }
    }
}

extension HALAllocator.Statistics: CustomStringConvertible {
    /// Two lines, each with its end, as `iree-run-module --print_statistics` has them.
    public var description: String {
        [("  HOST_LOCAL", host), ("DEVICE_LOCAL", device)].map { name, heap in
            let columns = [
                (heap.peak, "peak"), (heap.allocated, "allocated"), (heap.freed, "freed"),
                (heap.live, "live"),
            ].map { value, what in
                let digits = String(value)
                return String(repeating: " ", count: max(0, 12 - digits.count)) + digits + "B " + what
            }
            return "\(name): \(columns.joined(separator: " / "))\n"
        }.joined()
    }
}
