import IREECompilerCore

extension Pass {
    static let sinkDefiningOps = Pass(
        "iree-vm-sink-defining-ops",
        "Moves operations without side effects from the start of functions to their users, so that fewer registers are in use at once.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        for function in module.body()?.operations ?? [] where function.is(VM.Function.self) {
            guard let entry = function.body(), let region = entry.region else { continue }
            var moves: [(op: Operation, target: Operation)] = []
            for op in entry.operations where op.results.count == 1 && op.has(.pure) && !op.isTerminator {
                let users = op.results[0].users
                guard let target = firstUse(users, in: region) else { continue }
                moves.append((op, target))
            }
            for (op, target) in moves { op.moveBefore(target) }
        }
    }

    /// The first user in the block that dominates all users; its terminator if none is in it.
    private static func firstUse(_ users: [Operation], in region: Region) -> Operation? {
        guard users.count > 1 else { return users.first }
        var common: Block?
        for user in users {
            guard let block = user.block else { return nil }
            guard let known = common else {
                common = block
                continue
            }
            common = region.dominators.nearestCommonDominator(known, block)
            guard common != nil else { return nil }
        }
        guard var first = common?.last else { return nil }
        for user in users where user.block === common && user.isBefore(first) { first = user }
        return first
    }
}
