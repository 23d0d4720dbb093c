/// Which blocks are always passed before others, region by region; computed when first asked.
public struct Dominance {
    public init() {}

    /// Whether `value` is defined wherever control reaches `op`.
    public mutating func dominates(_ value: Value, _ op: Operation) -> Bool {
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
    public mutating func dominates(_ first: Block, _ second: Block, in region: Region) -> Bool {
        if first === second { return true }
        let table = table(of: region)
        guard let target = table.order[ObjectIdentifier(second)] else { return true }
        guard let wanted = table.order[ObjectIdentifier(first)] else { return false }
        var current = target
        while current > wanted {
            guard let next = table.dominators[current] else { return false }
            current = next
        }
        return current == wanted
    }

    private struct Table {
        /// Place of a block in reverse post-order, for those that are reached.
        var order: [ObjectIdentifier: Int] = [:]
        /// Place of the immediate dominator, by place.
        var dominators: [Int: Int] = [:]
    }

    private var tables: [ObjectIdentifier: Table] = [:]

    private mutating func table(of region: Region) -> Table {
        if let known = tables[ObjectIdentifier(region)] { return known }
        let order = region.reversePostOrder
        var place: [ObjectIdentifier: Int] = [:]
        for (i, block) in order.enumerated() { place[ObjectIdentifier(block)] = i }
        var predecessors: [[Int]] = Array(repeating: [], count: order.count)
        for (i, block) in order.enumerated() {
            for successor in block.successors {
                if let j = place[ObjectIdentifier(successor)] { predecessors[j].append(i) }
            }
        }
        // Cooper, Harvey and Kennedy: walk up the tree of dominators until nothing changes.
        var dominators: [Int?] = Array(repeating: nil, count: order.count)
        if !order.isEmpty { dominators[0] = 0 }
        var changed = true
        while changed {
            changed = false
            for i in order.indices.dropFirst() {
                var best: Int?
                for predecessor in predecessors[i] where dominators[predecessor] != nil {
                    guard var a = best else {
                        best = predecessor
                        continue
                    }
                    var b = predecessor
                    while a != b {
                        while a > b { a = dominators[a] ?? 0 }
                        while b > a { b = dominators[b] ?? 0 }
                    }
                    best = a
                }
                if best != dominators[i] {
                    dominators[i] = best
                    changed = true
                }
            }
        }
        var table = Table()
        for (i, block) in order.enumerated() {
            table.order[ObjectIdentifier(block)] = i
            if i > 0, let dominator = dominators[i] { table.dominators[i] = dominator }
        }
        tables[ObjectIdentifier(region)] = table
        return table
    }
}

extension Region {
    /// The blocks that are reached from the first, each before those that only it leads to.
    public var reversePostOrder: [Block] {
        guard let entry = blocks.first else { return [] }
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(entry)]
        var out: [Block] = []
        var stack: [(block: Block, next: Int)] = [(entry, 0)]
        while let (block, next) = stack.last {
            let successors = block.successors
            if next < successors.count {
                stack[stack.count - 1].next += 1
                if seen.insert(ObjectIdentifier(successors[next])).inserted {
                    stack.append((successors[next], 0))
                }
            } else {
                out.append(block)
                stack.removeLast()
            }
        }
        return out.reversed()
    }
}
