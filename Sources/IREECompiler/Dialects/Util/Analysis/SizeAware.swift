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
        guard let field = op.resultField(index) else { return nil }
        if let sizes = field.relations.sizes {
            // Sizes are of resources alone, where other results stand among them.
            let earlier = op.resultRange(field.index).lowerBound..<index
            return size(op, sizes, earlier.count { op.results[$0].type.isResource })
        }
        return Tied.operandIndex(of: op, result: index).flatMap { operandSize(of: op, $0) }
    }

    /// The size of an operand, as its operation says.
    static func operandSize(of op: Operation, _ index: Int) -> Value? {
        guard let field = op.operandField(index), let sizes = field.relations.sizes else { return nil }
        // Sizes are of resources alone, where other operands stand among them.
        let earlier = op.operandRange(field.index).lowerBound..<index
        return size(op, sizes, earlier.count { op.operand($0).type.isResource })
    }

    private static func size(_ op: Operation, _ sizes: AnyField, _ place: Int) -> Value? {
        let range = op.operandRange(sizes.index)
        return place < range.count ? op.operand(range.lowerBound + place) : nil
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
