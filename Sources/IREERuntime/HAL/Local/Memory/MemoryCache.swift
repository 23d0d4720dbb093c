import IREEBytecode
import IREEPlatform

/// Freed blocks that are kept for later allocations: memory that has been touched costs no
/// page faults (a quarter of a microsecond for each 4 KiB, more than the work on them often takes).
final class MemoryCache: Sendable {
    fileprivate struct State {
        /// By rising size.
        var blocks: [MemoryBlock] = []
        var size = 0
    }

    private let state = Protected(State())
    private let limit: Int

    /// - Parameter limit: how many bytes may wait at most.
    init(limit: Int) {
        self.limit = limit
    }

    deinit {
        trim()
    }

    /// Less than this the system's heap is as good at.
    static let smallestSize = 32 << 10

    /// A block of at least `size` bytes; what it holds is undefined.
    func take(_ size: Int) throws(VMError) -> MemoryBlock {
        if let block = reuse(size) { return block }
        return try fresh(size, isZeroed: false)
    }

    /// A block of at least `size` bytes, all zero.
    ///
    /// To clear a block that has been touched is quicker than to touch a fresh one.
    func takeZeroed(_ size: Int) throws(VMError) -> MemoryBlock {
        guard let block = reuse(size) else { return try fresh(size, isZeroed: true) }
        _ = block.prefix(size).initializeMemory(as: UInt8.self, repeating: 0)
        return block
    }

    private func reuse(_ size: Int) -> MemoryBlock? {
        size < Self.smallestSize ? nil : state.withLock { $0.take(Self.rounded(size)) }
    }

    private func fresh(_ size: Int, isZeroed: Bool) throws(VMError) -> MemoryBlock {
        let size = size < Self.smallestSize ? size : Self.rounded(size)
        do throws(VMError) {
            return try MemoryBlock(size: size, isZeroed: isZeroed)
        } catch {
            // What waits here may be what is missing.
            trim()
            return try MemoryBlock(size: size, isZeroed: isZeroed)
        }
    }

    func give(_ block: MemoryBlock) {
        guard block.size >= Self.smallestSize else { return block.deallocate() }
        let surplus = state.withLock { state -> [MemoryBlock] in
            state.give(block)
            return state.size > limit ? state.shrink(to: limit) : []
        }
        for block in surplus { block.deallocate() }
    }

    /// How many bytes wait.
    var size: Int { state.withLock { $0.size } }

    /// Gives everything back to the system.
    func trim() {
        let surplus = state.withLock { $0.shrink(to: 0) }
        for block in surplus { block.deallocate() }
    }

    /// Sizes come in steps of an eighth of the power of two below, so that blocks fit again.
    static func rounded(_ size: Int) -> Int {
        let size = max(size, 64)
        let step = max(64, 1 << max(0, size.bitWidth - size.leadingZeroBitCount - 4))
        let (sum, overflow) = size.addingReportingOverflow(step - 1)
        return overflow ? size : sum & ~(step - 1)
    }
}

extension MemoryCache.State {
    /// The first block that is large enough, and not by more than an eighth.
    mutating func take(_ size: Int) -> MemoryBlock? {
        let index = firstIndex(ofAtLeast: size)
        guard index < blocks.count, blocks[index].size - size <= size / 8 else { return nil }
        self.size -= blocks[index].size
        return blocks.remove(at: index)
    }

    mutating func give(_ block: MemoryBlock) {
        blocks.insert(block, at: firstIndex(ofAtLeast: block.size))
        size += block.size
    }

    /// Takes out the largest until the rest is within `limit`.
    mutating func shrink(to limit: Int) -> [MemoryBlock] {
        var surplus: [MemoryBlock] = []
        while size > limit, let block = blocks.popLast() {
            size -= block.size
            surplus.append(block)
        }
        return surplus
    }

    private func firstIndex(ofAtLeast size: Int) -> Int {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].size < size { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
