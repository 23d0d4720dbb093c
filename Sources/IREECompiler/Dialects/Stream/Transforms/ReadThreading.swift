import IREECompilerCore

/// Reads in regions of resources that are updated in place afterwards.
///
/// The update must wait for these reads, whose timepoints are not visible outside of the region. So the region passes
/// the resource on: its result is ready, with that of the operation, when the reads are done.
struct ReadThreading {
    private var updates: StorageUpdates

    /// - Parameter updates: to it are added the values that take the place of others.
    static func run(on module: Operation, _ updates: inout StorageUpdates) {
        var threading = ReadThreading(updates: updates)
        for op in module.body()?.operations ?? [] where op.has(.function) || op.has(.initializer) {
            for region in op.regions { threading.run(on: region) }
        }
        updates = threading.updates
    }

    private mutating func run(on region: Region) {
        for block in region.blocks {
            for op in block.operations where Self.isStructured(op) {
                var current = op
                for value in read(in: op) {
                    if isUsedAfter(current, value) { current = thread(value, through: current) }
                }
                // Outer operations first: what they pass on is used at the end of their blocks.
                for inner in current.regions { run(on: inner) }
            }
        }
    }

    private static func isStructured(_ op: Operation) -> Bool {
        op.is(SCF.For.self) || op.is(SCF.While.self) || op.is(SCF.If.self) || op.is(SCF.IndexSwitch.self)
            || op.is(SCF.ExecuteRegion.self)
    }

    /// The updated resources from outside that executions in the operation's regions use.
    private func read(in op: Operation) -> [Value] {
        var found: [Value] = []
        var seen: Set<Value> = []
        op.walk(.preOrder) { inner in
            guard inner.is(Stream.AsyncExecute.self) else { return }
            for value in inner.operands
            where updates.contains(value) && isOutside(value, op) && seen.insert(value).inserted {
                found.append(value)
            }
        }
        return found
    }

    private func isOutside(_ value: Value, _ op: Operation) -> Bool {
        guard let home = value.parentBlock?.parentOp else { return false }
        return home !== op && !op.isAncestor(of: home)
    }

    /// Whether the value has uses after the operation in its block, in which it may be updated.
    private func isUsedAfter(_ op: Operation, _ value: Value) -> Bool {
        value.uses.contains { use in
            guard let user = use.owner.enclosing({ $0.block === op.block }) else { return false }
            return op.isBefore(user)
        }
    }

    /// Passes a value through an operation; its later uses are those of a new result.
    private mutating func thread(_ value: Value, through op: Operation) -> Operation {
        var operands = op.definition.operands.indices.map { op.operands($0) }
        let isLoop = op.has(.loopLike)
        if isLoop, let last = operands.indices.last { operands[last].append(value) }
        var types = op.definition.results.indices.map { op.results($0).map(\.type) }
        if let last = types.indices.last { types[last].append(value.type) }
        let new = op.rebuilt(results: types, operands: operands)
        op.block?.insert(new, before: op)
        for region in op.regions {
            let target = new.addRegion()
            target.takeBlocks(of: region)
            pass(value, through: target, of: new, isLoop)
        }
        for (old, result) in zip(op.results, new.results) {
            updates.replace(old, by: result)
            old.replaceAllUses(with: result)
        }
        guard let result = new.results.last else { return new }
        for use in value.uses {
            if let user = use.owner.enclosing({ $0.block === op.block }), op.isBefore(user) {
                use.set(result)
            }
        }
        updates.replace(value, by: result)
        op.erase()
        return new
    }

    private mutating func pass(_ value: Value, through region: Region, of op: Operation, _ isLoop: Bool) {
        var inner = value
        if region.isEmpty {
            let block = region.addBlock()
            OpBuilder(atEndOf: block, registry: op.registry, location: op.location).create(SCF.Yield.self)
        }
        guard let first = region.blocks.first else { return }
        if isLoop {
            inner = first.addArgument(value.type, at: value.location)
            updates.replace(value, by: inner)
            for use in value.uses where use.owner !== op && op.isAncestor(of: use.owner) {
                if use.owner.enclosing({ $0.block?.region === region }) != nil { use.set(inner) }
            }
        }
        for block in region.blocks {
            guard let last = block.last, last.is(SCF.Yield.self) || last.is(SCF.Condition.self) else {
                continue
            }
            let field = last.definition.operands.count - 1
            last.setOperands(field, last.operands(field) + [inner])
        }
    }
}
