import IREECompilerCore

/// Queries about the necessity of copies. All results are about the current program.
struct CopyAnalysis {
    let flow: ValueFlow

    init(_ module: Operation) { flow = ValueFlow(module, trustsAccesses: true) }

    // MARK: Last users

    /// Whether the operation is the last user of the value.
    static func isLastUser(_ op: Operation, of value: Value) -> Bool {
        guard let home = value.parentBlock?.region, let ancestor = project(op, to: home),
            !isRepeated(op, of: value, ancestor)
        else { return false }
        return value.users.allSatisfy { user in
            guard user !== op, let other = project(user, to: home) else { return true }
            if ancestor === other { return !ancestor.has(.loopLike) && areExclusive(op, user, in: ancestor) }
            return ancestor.block === other.block && other.isBefore(ancestor)
        }
    }

    /// The ancestor of the operation in a region, or the operation itself.
    private static func project(_ op: Operation, to region: Region) -> Operation? {
        op.enclosing { $0.block?.region === region }
    }

    /// Whether the operation may execute again for the same value.
    private static func isRepeated(_ op: Operation, of value: Value, _ ancestor: Operation) -> Bool {
        var current: Operation? = op
        while let here = current, here !== ancestor {
            current = here.parent
            if let current, current.has(.loopLike) { return true }
        }
        guard let block = ancestor.block, let home = value.parentBlock, block !== home else { return false }
        // A cycle through the block that does not redefine the value.
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(home)]
        var pending = block.successors
        while let next = pending.popLast() {
            if next === block { return true }
            if seen.insert(ObjectIdentifier(next)).inserted { pending += next.successors }
        }
        return false
    }

    /// Whether at most one of two operations executes per execution of their container.
    private static func areExclusive(_ a: Operation, _ b: Operation, in container: Operation) -> Bool {
        guard container.has(.exclusiveRegions) else { return false }
        func region(of op: Operation) -> Int? {
            container.regions.firstIndex { region in
                op.enclosing { $0.block?.region === region } != nil
            }
        }
        guard let first = region(of: a), let second = region(of: b) else { return false }
        return first != second
    }

    // MARK: Ownership transfer

    /// Whether all callers and predecessors pass the argument at its last use.
    func isMoved(_ argument: Value) -> Bool {
        var seen = Set([ObjectIdentifier(argument)])
        var pending = [argument]
        while let next = pending.popLast() {
            if flow.isExternal(next) { return false }
            let sources = flow.sources(of: next)
            if sources.isEmpty, next.ownerBlock?.parentOp?.has(.function) != true { return false }
            for source in sources {
                let value = source.value
                if let importing = value.definingOp?.as(Stream.TensorImport.self), importing.consume != nil {
                    continue
                }
                guard Self.isLastUser(source.op, of: value), isPassedOnce(value, by: source.op) else {
                    return false
                }
                if value.ownerBlock != nil, seen.insert(ObjectIdentifier(value)).inserted {
                    pending.append(value)
                }
            }
        }
        return true
    }

    /// Whether the operation has the value as one operand only: otherwise two arguments share its storage.
    private func isPassedOnce(_ value: Value, by op: Operation) -> Bool {
        value.uses.count { $0.owner === op } == 1
    }

    // MARK: Mutation

    /// Whether neither the value nor values that it is forwarded to are ever mutated.
    func isNeverMutated(_ value: Value) -> Bool { isNotMutatedHere(value, orEscapes: false) }

    /// Whether nothing in this module mutates the value or values that it is forwarded to.
    func isNotMutatedHere(_ value: Value) -> Bool { isNotMutatedHere(value, orEscapes: true) }

    private func isNotMutatedHere(_ value: Value, orEscapes: Bool) -> Bool {
        var isMutated = false
        walkUses(of: value) { use in
            // An escaping value may be mutated, unless it is constant.
            let escapes = !orEscapes && flow.escapes(use) && value.type.lifetime != .constant
            isMutated = isMutated || mutates(use) || escapes
            return !isMutated
        }
        if !orEscapes, flow.isExternal(value), value.type.lifetime != .constant { return false }
        return !isMutated
    }

    /// Whether the operation updates the resource in place.
    func mutates(_ use: Use) -> Bool {
        let op = use.owner
        let isTied = op.results.contains { Tied.operandIndex(of: op, result: $0.index) == use.index }
        return isTied && op.has(.tied) && !op.has(.tiedPassthrough) && !isRead(use) || writes(use)
    }

    private func isRead(_ use: Use) -> Bool {
        use.owner.is(Stream.ResourceSubview.self)
            || use.owner.operandField(use.index)?.relations.access.map { !$0.writesIfTied } ?? false
    }

    private func writes(_ use: Use) -> Bool {
        AccessRange.all(of: use.owner)?.contains { $0.resource === use.value && $0.writes } ?? false
    }

    /// Visits uses of a value and of values that it is forwarded to, until `visit` returns false.
    private func walkUses(of value: Value, _ visit: (Use) -> Bool) {
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            for use in next.uses {
                guard visit(use) else { return }
                for target in flow.targets(of: use) where seen.insert(ObjectIdentifier(target)).inserted {
                    pending.append(target)
                }
            }
        }
    }

    // MARK: Borrowed storage

    /// Whether the value may be in storage that the caller still owns.
    func mayBeBorrowed(_ value: Value) -> Bool {
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            if let op = next.definingOp {
                if let importing = op.as(Stream.TensorImport.self) {
                    if importing.consume == nil { return true }
                    continue
                }
                if op.is(Stream.AsyncClone.self) { continue }
                if let transfer = op.as(Stream.AsyncTransfer.self) {
                    if transfer.source.type == transfer.result.type,
                        seen.insert(ObjectIdentifier(transfer.source)).inserted
                    {
                        pending.append(transfer.source)
                    }
                    continue
                }
            }
            if flow.isExternal(next) { return true }
            for source in flow.sources(of: next) where seen.insert(ObjectIdentifier(source.value)).inserted {
                pending.append(source.value)
            }
        }
        return false
    }
}
