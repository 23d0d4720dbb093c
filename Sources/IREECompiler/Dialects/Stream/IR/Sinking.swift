import IREECompilerCore

/// Sinking of operations to the latest point that dominates their uses.
enum Sinking {
    /// The first user of the results of `op` in the nearest common dominator of all uses, or the end of that
    /// block if it has no user. Nil if the results are unused.
    static func firstUser(of op: Operation) -> Operation? {
        guard let region = op.block?.region else { return nil }
        var users: [Operation] = []
        var blocks: [Block] = []
        for use in op.results.flatMap(\.uses) {
            // A nested user counts as its ancestor.
            var user: Operation? = use.owner
            while let current = user, current.block?.region !== region { user = current.parent }
            guard let user, let block = user.block else { return nil }
            users.append(user)
            if !blocks.contains(block) { blocks.append(block) }
        }
        guard let home = blocks.count > 1 ? commonDominator(of: blocks, in: region) : blocks.first
        else { return nil }
        var first = home.last
        for user in users where user.block === home {
            if let current = first, user !== current, user.isBefore(current) { first = user }
        }
        return first
    }

    /// The nearest common dominator of blocks.
    static func commonDominator(of blocks: [Block], in region: Region) -> Block? {
        let dominance = Dominance()
        return region.reversePostOrder.last { candidate in
            blocks.allSatisfy { dominance.dominates(candidate, $0, in: region) }
        }
    }

    /// Whether sinking `op` before `target` terminates: sunk operations must not alternate.
    static func isStable(_ op: Operation, before target: Operation) -> Bool {
        guard op !== target, op.next !== target else { return false }
        guard op.block === target.block else { return true }
        guard op.isBefore(target) else { return false }
        let users = !target.isTerminator && target.regions.isEmpty
        var current: Operation? = op
        while let between = current, between !== target {
            if !moves(between) { return true }
            if users, !target.operands.contains(where: { $0.definingOp === between }) { return true }
            current = between.next
        }
        return false
    }

    /// Whether the operation is sunk by a pattern.
    private static func moves(_ op: Operation) -> Bool {
        op.is(Stream.AsyncSplat.self) || op.is(Stream.AsyncAlloca.self) || op.is(Stream.TimepointAwait.self)
    }
}
