import IREECompilerCore

/// Sizes of resources, from operations that carry them.
enum SizeAware {
    /// The size of a resource, from the operation or block that defines it.
    static func size(of value: Value) -> Value? {
        if let op = value.definingOp { return resultSize(of: op, value.index) }
        return nil
    }

    /// The size of a value that dominates `op`, from its definition or a user in the same block.
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

    /// The size operand for a result.
    static func resultSize(of op: Operation, _ index: Int) -> Value? {
        guard let field = op.resultField(index) else { return nil }
        if let sizes = field.relations.sizes {
            // Only resources have sizes.
            let earlier = op.resultRange(field.index).lowerBound..<index
            return size(op, sizes, earlier.count { op.results[$0].type.isResource })
        }
        return Tied.operandIndex(of: op, result: index).flatMap { operandSize(of: op, $0) }
    }

    /// The size operand for an operand.
    static func operandSize(of op: Operation, _ index: Int) -> Value? {
        guard let field = op.operandField(index), let sizes = field.relations.sizes else { return nil }
        // Only resources have sizes.
        let earlier = op.operandRange(field.index).lowerBound..<index
        return size(op, sizes, earlier.count { op.operand($0).type.isResource })
    }

    private static func size(_ op: Operation, _ sizes: AnyField, _ position: Int) -> Value? {
        let range = op.operandRange(sizes.index)
        return position < range.count ? op.operand(range.lowerBound + position) : nil
    }

    /// The size of a resource, if known, or a new size query.
    static func query(_ value: Value, _ builder: OpBuilder) -> Value {
        find(value, builder) ?? builder.create(Stream.ResourceSize.self) { $0.operand = value }.result
    }

    /// The size of a resource from its definition or users, if it dominates the insertion point.
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
            // A value with the same bytes has the same size, except for subranges.
            guard let op = next.definingOp, op.has(.tiedPassthrough), let operand = Tied.operand(of: next),
                seen.insert(ObjectIdentifier(operand)).inserted
            else { continue }
            pending.append(operand)
        }
        return nil
    }
}
