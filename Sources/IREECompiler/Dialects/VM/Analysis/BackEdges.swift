import IREECompilerCore

/// The loops of a region, as the branches that lead backwards in reverse post-order.
///
/// In this order a block comes after those that dominate it. So a value that is defined before a loop, and used in it,
/// is live up to the end of the loop: the last block that branches back to one between the definition and a use.
package struct BackEdges {
    /// All blocks, those that cannot be reached at the end.
    package let order: [Block]
    private var ranks: [ObjectIdentifier: Int] = [:]
    /// `farthest[k][i]`: the last block that branches back to one of the 2^k blocks from `i` on; -1 for none.
    private var farthest: [[Int]] = []

    package init(_ region: Region) {
        let reached = region.reversePostOrder
        let isReached = Set(reached.map { ObjectIdentifier($0) })
        order = reached + region.blocks.filter { !isReached.contains(ObjectIdentifier($0)) }
        for (rank, block) in order.enumerated() { ranks[ObjectIdentifier(block)] = rank }
        var last = Array(repeating: -1, count: order.count)
        for (rank, block) in order.enumerated() {
            for successor in block.successors {
                let target = self.rank(of: successor)
                if target <= rank { last[target] = max(last[target], rank) }
            }
        }
        guard last.contains(where: { $0 >= 0 }) else { return }
        farthest.append(last)
        var width = 1
        while 2 * width <= order.count {
            let narrow = farthest[farthest.count - 1]
            farthest.append((0...order.count - 2 * width).map { max(narrow[$0], narrow[$0 + width]) })
            width *= 2
        }
    }

    /// The position of a block in `order`.
    package func rank(of block: Block) -> Int { ranks[ObjectIdentifier(block)] ?? 0 }

    /// The last block of the loops that contain the block `use`, or another one that is reached from it that way, and do
    /// not contain the block `definition`; nil if there is none.
    ///
    /// Complexity: constant for nested loops; linear in their number for loops that overlap otherwise.
    package func lastBlock(reachedFrom use: Block, after definition: Block) -> Block? {
        let first = rank(of: definition) + 1
        var end = rank(of: use)
        var isExtended = false
        while let next = maximum(first, end), next > end {
            end = next
            isExtended = true
        }
        // The end of the block with the use, if that branches back itself.
        if !isExtended, let next = maximum(first, end), next == end { isExtended = true }
        return isExtended ? order[end] : nil
    }

    /// The last block that branches back to one from `first` to `last`.
    private func maximum(_ first: Int, _ last: Int) -> Int? {
        guard first <= last, !farthest.isEmpty else { return nil }
        let count = last - first + 1
        let level = Int.bitWidth - 1 - count.leadingZeroBitCount
        let found = max(farthest[level][first], farthest[level][last + 1 - (1 << level)])
        return found >= 0 ? found : nil
    }
}
