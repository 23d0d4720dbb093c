import IREECompilerCore

/// Sizes of resources, from operations that name them.
enum SizeAware {
    /// The size that the operation that makes a resource says, or that its block has beside it.
    static func size(of value: Value) -> Value? {
        if let op = value.definingOp { return resultSize(of: op, value.index) }
        return nil
    }

    /// The size that the maker of a value says, or an operation of the block that uses it; one that is
    /// known at `op`.
    static func knownSize(of value: Value, before op: Operation) -> Value? {
        let dominance = Dominance()
        if let size = size(of: value), size.type == .index, dominance.dominates(size, op) { return size }
        var best: (user: Operation, size: Value)?
        for use in value.uses where use.owner.block === op.block && use.owner !== op {
            guard let size = operandSize(of: use.owner, use.index), size.type == .index,
                size.definingOp !== op, dominance.dominates(size, op)
            else { continue }
            if best.map({ use.owner.isBefore($0.user) }) != false { best = (use.owner, size) }
        }
        return best?.size
    }

    /// The size of a result, as its operation says.
    static func resultSize(of op: Operation, _ index: Int) -> Value? {
        guard op.has(.sizeAware),
            let field = op.definition.results.first(where: { op.resultRange($0.index).contains(index) })
        else { return nil }
        // Sizes are of resources alone, where other results stand among them.
        let place = (op.resultRange(field.index).lowerBound..<index).count { op.results[$0].type.isResource }
        let stem = field.name.hasSuffix("s") ? String(field.name.dropLast()) : field.name
        // A part that shares the storage of the whole has a size of its own.
        for name in [stem + "_size", field.name + "_size", stem + "_sizes"] {
            if let size = entry(op, name, place) { return size }
        }
        if let operand = Tied.operandIndex(of: op, result: index), let size = operandSize(of: op, operand) {
            return size
        }
        for name in ["storage_size", "storage_sizes", "size"] {
            if let size = entry(op, name, place) { return size }
        }
        if let size = entry(op, "resource_operand_sizes", place), op.is(Stream.TimepointAwait.self) {
            return size
        }
        return nil
    }

    /// The size of an operand, as its operation says.
    static func operandSize(of op: Operation, _ index: Int) -> Value? {
        guard op.has(.sizeAware),
            let field = op.definition.operands.first(where: { op.operandRange($0.index).contains(index) })
        else { return nil }
        let range = op.operandRange(field.index)
        // Sizes are of resources alone, where other operands stand among them.
        let place = (range.lowerBound..<index).count { op.operand($0).type.isResource }
        let stem = field.name.hasSuffix("s") ? String(field.name.dropLast()) : field.name
        for name in [stem + "_size", stem + "_sizes", field.name + "_size", "size", "resource_size"] {
            if let size = entry(op, name, place) { return size }
        }
        return nil
    }

    private static func entry(_ op: Operation, _ name: String, _ place: Int) -> Value? {
        guard let field = op.definition.operands.first(where: { $0.name == name }) else { return nil }
        let range = op.operandRange(field.index)
        guard place < range.count else {
            return range.count == 1 && place == 0 ? op.operand(range.lowerBound) : nil
        }
        return op.operand(range.lowerBound + place)
    }

    /// The size of a resource as something says that knows it, or as a question for it.
    static func query(_ value: Value, _ builder: OpBuilder) -> Value {
        find(value, builder) ?? builder.create(Stream.ResourceSize.self) { $0.operand = value }.result
    }

    /// The size of a resource, from what makes it or uses it, where it is known at the builder's place.
    static func find(_ value: Value, _ builder: OpBuilder) -> Value? {
        let dominance = Dominance()
        func isKnown(_ size: Value) -> Bool {
            if let next = builder.next { return dominance.dominates(size, next) }
            guard let block = builder.block, let home = size.parentBlock else { return false }
            if home === block { return true }
            guard let last = block.last else {
                guard let parent = block.parentOp else { return false }
                return dominance.dominates(size, parent)
            }
            return dominance.dominates(size, last)
        }
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            if let size = size(of: next), isKnown(size) { return size }
            for use in next.uses.reversed() {
                if let size = operandSize(of: use.owner, use.index), isKnown(size) { return size }
            }
            // A value that is the same bytes has the same size, but for parts.
            guard let op = next.definingOp, op.has(.tiedPassthrough), let operand = Tied.operand(of: next),
                seen.insert(ObjectIdentifier(operand)).inserted
            else { continue }
            pending.append(operand)
        }
        return nil
    }
}
