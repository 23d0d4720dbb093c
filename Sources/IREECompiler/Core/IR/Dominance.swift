/// Which values are always defined before operations that use them.
///
/// What is known of a region stays with the region, until its flow of control changes.
package struct Dominance {
    package init() {}

    /// Whether `value` is defined wherever control reaches `op`.
    package func dominates(_ value: Value, _ op: Operation) -> Bool {
        guard let home = value.parentBlock, let region = home.region else { return false }
        // The operation of the same region that `op` is, or is in.
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

    /// Whether every way to `second` passes `first`. What is not reached is dominated by all.
    package func dominates(_ first: Block, _ second: Block, in region: Region) -> Bool {
        first === second || region.dominators.dominates(first, second)
    }
}

/// The blocks of a region, each below the last one that all ways to it pass.
package final class DominatorTree {
    /// Places in reverse post-order, for blocks that are reached.
    private var order: [ObjectIdentifier: Int] = [:]
    /// By place: when a walk over the tree comes to the block and when it leaves it.
    private var entered: [Int32] = []
    private var left: [Int32] = []

    init(_ region: Region) {
        let blocks = region.reversePostOrder
        for (i, block) in blocks.enumerated() { order[ObjectIdentifier(block)] = i }
        let parents = Self.immediateDominators(blocks, order)
        number(parents)
    }

    package func isReached(_ block: Block) -> Bool { order[ObjectIdentifier(block)] != nil }

    /// Complexity: constant.
    package func dominates(_ first: Block, _ second: Block) -> Bool {
        guard let target = order[ObjectIdentifier(second)] else { return true }
        guard let wanted = order[ObjectIdentifier(first)] else { return false }
        return entered[wanted] <= entered[target] && left[target] <= left[wanted]
    }

    /// Cooper, Harvey and Kennedy: walk up the tree of dominators until nothing changes.
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

    /// Numbers the tree from above to below and back; parents have lower places than their children.
    private func number(_ parents: [Int]) {
        var sizes = Array(repeating: Int32(1), count: parents.count)
        for i in parents.indices.dropFirst().reversed() { sizes[parents[i]] += sizes[i] }
        entered = Array(repeating: 0, count: parents.count)
        left = entered
        // Where the next child of each begins.
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
    /// The blocks that are reached from the first, each before those that only it leads to.
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
