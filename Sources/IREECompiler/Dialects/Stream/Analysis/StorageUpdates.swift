import IREECompilerCore

/// Which values are in storage that is updated in place, and what an operation must not be moved past.
///
/// An update depends on what it updates and not on other readers of that: these must be done before it.
struct StorageUpdates {
    private let analysis: CopyAnalysis
    /// Values in storage that is updated later, possibly through a loop, a call or a global.
    private var updated: Set<Value> = []

    init(_ top: Operation) {
        analysis = CopyAnalysis(top)
        var pending: [Value] = []
        func visit(_ value: Value) {
            if value.type.isResource, value.uses.contains(where: { analysis.mutates($0) }) {
                pending.append(value)
            }
        }
        top.walk { op in
            for result in op.results { visit(result) }
            for block in op.regions.flatMap(\.blocks) {
                for argument in block.arguments { visit(argument) }
            }
        }
        while let next = pending.popLast() {
            guard updated.insert(next).inserted else { continue }
            pending += analysis.flow.predecessors(of: next)
            if let captured = Self.captured(next) { pending.append(captured) }
        }
    }

    /// Whether the storage of the value is updated.
    func contains(_ value: Value) -> Bool { updated.contains(value) }

    /// Says that a value takes the place of another one.
    mutating func replace(_ old: Value, by new: Value) {
        if updated.contains(old) { updated.insert(new) }
    }

    /// The operand that an argument of an execution region stands for.
    private static func captured(_ argument: Value) -> Value? {
        guard let region = argument.ownerBlock?.parentOp,
            region.is(Stream.AsyncExecute.self) || region.is(Stream.AsyncConcurrent.self),
            argument.index < region.operandCount
        else { return nil }
        return region.operand(argument.index)
    }

    /// The operations after `op` in its block that update what it, or what is in its regions, reads, or in whose regions
    /// that may happen.
    func updates(after op: Operation) -> [Operation] {
        var found: [Operation] = []
        var pending = (op.regions.isEmpty ? op.operands : op.consumedValues).filter { contains($0) }
        var seen = Set(pending)
        while let value = pending.popLast() {
            for use in value.uses {
                guard let user = use.owner.enclosing({ $0.block === op.block }), user !== op,
                    op.isBefore(user)
                else { continue }
                if analysis.mutates(use) || !user.regions.isEmpty {
                    found.append(user)
                } else {
                    for target in analysis.flow.targets(of: use)
                    where target.definingOp === user && seen.insert(target).inserted {
                        pending.append(target)
                    }
                }
            }
        }
        return found
    }
}
