import IREEBytecode
import IREEParams
import IREEPlatform

/// Memory of the host, with blocks that were freed kept for the next allocation.
final class HostMemory: HALMemory {
    private let cache: MemoryCache

    init(cache: MemoryCache) {
        self.cache = cache
    }

    /// Memory is taken from the system as it is touched: a large buffer costs nothing before.
    func allocate(
        _ parameters: HALBuffer.Parameters, length: Int, isZeroed: Bool, isTransient: Bool
    ) throws(VMError) -> HALStorage {
        let block = isZeroed ? try cache.takeZeroed(length) : try cache.take(length)
        return HostStorage(block, of: cache, length: length, isTransient: isTransient)
    }

    var importsHostMemory: Bool { true }

    /// All memory is the host's, and so everything but queue operations on memory that no device is to see.
    func compatibility(_ parameters: HALBuffer.Parameters) -> HALAllocator.Compatibility {
        var result: HALAllocator.Compatibility = [.allocatable, .importable, .exportable]
        if parameters.memoryType.contains(.deviceVisible) {
            if !parameters.usage.isDisjoint(with: .transfer) { result.insert(.queueTransfer) }
            if !parameters.usage.isDisjoint(with: .dispatch) { result.insert(.queueDispatch) }
        }
        return result
    }

    func owns(_ storage: HALStorage) -> Bool { storage.hostMemory != nil }

    func trim() { cache.trim() }
}

/// A block of the cache, which takes it back.
private final class HostStorage: HALStorage, @unchecked Sendable {
    private let block: MemoryBlock
    private let cache: MemoryCache

    init(_ block: MemoryBlock, of cache: MemoryCache, length: Int, isTransient: Bool) {
        self.block = block
        self.cache = cache
        super.init(length: length, hostMemory: block.prefix(length), isTransient: isTransient)
    }

    deinit {
        cache.give(block)
    }
}

extension HALAllocator {
    /// Host memory.
    ///
    /// - Parameters:
    ///   - cacheLimit: how many bytes of freed memory are kept for the next allocation; an eighth of
    ///     the machine's memory, and a GiB at most, unless given.
    ///   - budget: how many bytes may be allocated at a time, together with what else is part of it.
    public convenience init(cacheLimit: Int? = nil, budget: MemoryBudget = .machine) {
        self.init(
            cache: MemoryCache(limit: max(0, cacheLimit ?? Int(min(physicalMemory / 8, 1 << 30)))),
            budget: budget)
    }

    /// Host memory with a budget of its own.
    ///
    /// - Parameters:
    ///   - cacheLimit: how many bytes of freed memory are kept for the next allocation; an eighth of
    ///     the machine's memory, and a GiB at most, unless given.
    ///   - memoryLimit: how many bytes may be allocated at a time.
    public convenience init(cacheLimit: Int? = nil, memoryLimit: UInt64) {
        self.init(cacheLimit: cacheLimit, budget: MemoryBudget(limit: memoryLimit))
    }

    convenience init(cache: MemoryCache, budget: MemoryBudget = .machine) {
        self.init(HostMemory(cache: cache), budget: budget)
    }
}
