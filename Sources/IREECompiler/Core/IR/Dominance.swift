/// Dominance of values over operations.
///
/// Dominator trees are cached in their regions until the CFG changes.
package struct Dominance {
    package init() {}

    /// Whether the definition of `value` dominates `op`.
    package func dominates(_ value: Value, _ op: Operation) -> Bool {
        guard let home = value.parentBlock, let region = home.region else { return false }
        // The ancestor of `op` in the same region, or `op` itself.
        var user: Operation? = op
        while let current = user, current.block?.region !== region { user = current.parent }
        guard let user, let block = user.block else { return false }
        if let definition = value.definingOp {
            if home === block { return definition !== user && definition.isBefore(user) }
        } else if home === block {
            return true
        }
        return dominates(home, block, in: region)
    }

    /// Whether `first` dominates `second`. Every block dominates unreachable ones.
    package func dominates(_ first: Block, _ second: Block, in region: Region) -> Bool {
        first === second || region.dominators.dominates(first, second)
    }
}

/// The dominator tree of a region.
package final class DominatorTree {
    /// Reverse post-order indices of reachable blocks.
    private var order: [ObjectIdentifier: Int] = [:]
    /// By index: the numbers at which a depth-first walk of the tree enters and leaves the block.
    private var entered: [Int32] = []
    private let blocks: [Block]
    private let parents: [Int]
    private var left: [Int32] = []

    init(_ region: Region) {
        blocks = region.reversePostOrder
        for (i, block) in blocks.enumerated() { order[ObjectIdentifier(block)] = i }
        parents = Self.immediateDominators(blocks, order)
        number(parents)
    }

    package func isReached(_ block: Block) -> Bool { order[ObjectIdentifier(block)] != nil }

    /// Complexity: constant.
    package func dominates(_ first: Block, _ second: Block) -> Bool {
        guard let target = order[ObjectIdentifier(second)] else { return true }
        guard let wanted = order[ObjectIdentifier(first)] else { return false }
        return entered[wanted] <= entered[target] && left[target] <= left[wanted]
    }

    /// The last block that dominates two blocks; nil if one of them is unreachable.
    package func nearestCommonDominator(_ first: Block, _ second: Block) -> Block? {
        guard var a = order[ObjectIdentifier(first)], var b = order[ObjectIdentifier(second)] else {
            return nil
        }
        while a != b { if a > b { a = parents[a] } else { b = parents[b] } }
        return blocks[a]
    }

    /// The iterative algorithm of Cooper, Harvey and Kennedy.
    private static func immediateDominators(_ blocks: [Block], _ order: [ObjectIdentifier: Int]) -> [Int] {
        var predecessors: [[Int]] = Array(repeating: [], count: blocks.count)
        for (i, block) in blocks.enumerated() {
            for successor in block.successors {
                if let j = order[ObjectIdentifier(successor)] { predecessors[j].append(i) }
            }
        }
        var dominators = Array(repeating: -1, count: blocks.count)
        if !blocks.isEmpty { dominators[0] = 0 }
        var changed = true
        while changed {
            changed = false
            for i in blocks.indices.dropFirst() {
                var best = -1
                for predecessor in predecessors[i] where dominators[predecessor] >= 0 {
                    guard best >= 0 else {
                        best = predecessor
                        continue
                    }
                    var (a, b) = (best, predecessor)
                    while a != b {
                        while a > b { a = dominators[a] }
                        while b > a { b = dominators[b] }
                    }
                    best = a
                }
                if best != dominators[i] {
                    dominators[i] = best
                    changed = true
                }
            }
        }
        return dominators
    }

    /// Assigns entry and exit numbers; parents have lower indices than their children.
    private func number(_ parents: [Int]) {
        var sizes = Array(repeating: Int32(1), count: parents.count)
        for i in parents.indices.dropFirst().reversed() { sizes[parents[i]] += sizes[i] }
        entered = Array(repeating: 0, count: parents.count)
        left = entered
        // Next free number below each node.
        var next = Array(repeating: Int32(1), count: parents.count)
        for i in parents.indices {
            if i > 0 {
                entered[i] = next[parents[i]]
                next[parents[i]] += sizes[i]
                next[i] = entered[i] + 1
            }
            left[i] = entered[i] + sizes[i]
        }
    }
}

extension Region {
    /// Reachable blocks in reverse post-order.
    package var reversePostOrder: [Block] {
        guard let entry = blocks.first else { return [] }
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(entry)]
        var out: [Block] = []
        var stack: [(block: Block, successors: [Block], next: Int)] = [(entry, entry.successors, 0)]
        while let (block, successors, next) = stack.last {
            if next < successors.count {
                stack[stack.count - 1].next += 1
                if seen.insert(ObjectIdentifier(successors[next])).inserted {
                    stack.append((successors[next], successors[next].successors, 0))
                }
            } else {
                out.append(block)
                stack.removeLast()
            }
        }
        return out.reversed()
    }
}
