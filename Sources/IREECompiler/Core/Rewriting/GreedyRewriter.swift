/// A pattern rewriter with a worklist.
package final class Rewriter: OpBuilder {
    private var worklist: [Operation?] = []
    private var worklistIndices: [ObjectIdentifier: Int] = [:]
    private(set) var hasChanged = false
    /// Global settings by flag, for patterns that depend on one.
    package private(set) var settings: [String: String] = [:]
    /// Constants at the top of isolated regions, by region, value and type.
    private var constants: [ConstantKey: Operation] = [:]

    private struct ConstantKey: Hashable {
        let region: ObjectIdentifier
        let value: Attribute
        let type: IRType
        let dialect: String
    }

    // MARK: Used by patterns

    /// Replaces an operation by values.
    package func replace(_ op: Operation, with values: [Value]) {
        for (result, value) in zip(op.results, values) {
            for user in result.users { push(user) }
            result.replaceAllUses(with: value)
        }
        erase(op)
    }

    /// Replaces an operation by a new one.
    @discardableResult
    package func replace<D: OpKind>(_ op: Operation, with type: D.Type, _ fill: (inout OpState<D>) -> Void)
        -> OpView<D>
    {
        setInsertionPoint(before: op)
        let new = create(type, at: op.location, fill)
        replace(op, with: new.op.results)
        return new
    }

    package func erase(_ op: Operation) {
        hasChanged = true
        op.walk { inner in
            for i in 0..<inner.operandCount {
                if let definition = inner.operand(i).definingOp { push(definition) }
            }
            forget(inner)
        }
        op.erase()
    }

    /// Reports an in-place update.
    package func update(_ op: Operation, _ body: () -> Void = {}) {
        for i in 0..<op.operandCount { if let definition = op.operand(i).definingOp { push(definition) } }
        body()
        hasChanged = true
        push(op)
        for result in op.results { for user in result.users { push(user) } }
    }

    override func didInsert(_ op: Operation) {
        hasChanged = true
        op.walk(.preOrder) { push($0) }
    }

    // MARK: The worklist

    func push(_ op: Operation) {
        guard worklistIndices[ObjectIdentifier(op)] == nil else { return }
        worklistIndices[ObjectIdentifier(op)] = worklist.count
        worklist.append(op)
    }

    private func forget(_ op: Operation) {
        if let index = worklistIndices.removeValue(forKey: ObjectIdentifier(op)) { worklist[index] = nil }
        if let value = op.constantValue, let type = op.results.first?.type,
            let region = Self.constantRegion(op)
        {
            let key = Self.key(region, value, type, op)
            if constants[key] === op { constants[key] = nil }
        }
    }

    private func pop() -> Operation? {
        while let last = worklist.popLast() {
            guard let op = last else { continue }
            worklistIndices[ObjectIdentifier(op)] = nil
            return op
        }
        return nil
    }

    // MARK: Driving

    /// Folds operations, erases trivially dead ones and applies patterns until a fixed point.
    ///
    /// - Returns: Whether anything changed.
    @discardableResult
    package static func run(
        on top: Operation, simplifiesRegions: Bool = true, settings: [String: String] = [:],
        pattern: (Operation, Rewriter) -> Bool
    ) -> Bool {
        let rewriter = Rewriter(like: top)
        rewriter.settings = settings
        var changedAtAll = false
        for _ in 0..<10 {
            rewriter.hasChanged = false
            rewriter.collect(top)
            rewriter.drain(pattern)
            if simplifiesRegions, RegionSimplifier.simplify(top) { rewriter.hasChanged = true }
            changedAtAll = changedAtAll || rewriter.hasChanged
            if !rewriter.hasChanged { break }
        }
        return changedAtAll
    }

    /// Collects nested operations, first one on top; hoists and unifies constants.
    private func collect(_ top: Operation) {
        worklist = []
        worklistIndices = [:]
        constants = [:]
        var all: [Operation] = []
        for region in top.regions {
            for block in region.blocks {
                for op in block.operations {
                    op.walk(.preOrder) { if !unify($0) { all.append($0) } }
                }
            }
        }
        for op in all.reversed() { push(op) }
    }

    private func drain(_ pattern: (Operation, Rewriter) -> Bool) {
        // Patterns that undo each other would not terminate.
        var budget = 1 << 22
        while let op = pop(), budget > 0 {
            budget -= 1
            guard op.block != nil else { continue }
            if op.isTriviallyDead {
                erase(op)
                continue
            }
            if fold(op) { continue }
            location = op.location
            setInsertionPoint(before: op)
            if pattern(op, self) { hasChanged = true }
        }
    }

    // MARK: Folding

    private func fold(_ op: Operation) -> Bool {
        guard !op.has(.constantLike) else { return false }
        let operands = (0..<op.operandCount).map { op.operand($0).constant }
        // Constants are moved to the right.
        if op.has(.commutative), op.operandCount == 2, operands[0] != nil, operands[1] == nil {
            let (a, b) = (op.operand(0), op.operand(1))
            op.setOperand(0, b)
            op.setOperand(1, a)
            hasChanged = true
            push(op)
            return true
        }
        guard let result = op.definition.fold(op, operands) else { return false }
        switch result {
        case .inPlace:
            update(op)
            return true
        case .replaced(let folds):
            guard folds.count == op.results.count else { return false }
            var values: [Value] = []
            for (fold, result) in zip(folds, op.results) {
                switch fold {
                case .value(let value):
                    guard value.type == result.type else { return false }
                    values.append(value)
                case .attribute(let attribute):
                    guard let value = constant(attribute, result.type, for: op) else { return false }
                    values.append(value)
                }
            }
            replace(op, with: values)
            return true
        }
    }

    /// A constant materialized by the operation's dialect, or by one that serves all; one per value and type.
    package func constant(_ attribute: Attribute, _ type: IRType, for op: Operation) -> Value? {
        guard let region = Self.constantRegion(op), let entry = region.blocks.first else { return nil }
        let dialect = String(op.definition.dialect)
        let own = ConstantKey(
            region: ObjectIdentifier(region), value: attribute, type: type, dialect: dialect)
        if let known = constants[own], known.block != nil { return known.results[0] }
        guard let made = registry.materialize(attribute, type, for: dialect, at: op.location),
            let value = made.constantValue
        else { return nil }
        let key = Self.key(region, value, type, made)
        if let known = constants[key], known.block != nil { return known.results[0] }
        preservingInsertionPoint {
            setInsertionPoint(atStartOf: entry)
            insert(made)
        }
        constants[key] = made
        return made.results[0]
    }

    /// Hoists a constant to the top of its region, or replaces it by an existing one. Returns whether it was
    /// erased.
    private func unify(_ op: Operation) -> Bool {
        guard let value = op.constantValue, op.results.count == 1, let region = Self.constantRegion(op),
            let entry = region.blocks.first
        else { return false }
        let key = Self.key(region, value, op.results[0].type, op)
        if let known = constants[key] {
            op.replaceAllUses(with: known.results)
            op.erase()
            hasChanged = true
            return true
        }
        constants[key] = op
        if op.block !== entry || op.previous.map({ $0.constantValue == nil }) == true,
            let first = entry.first,
            first !== op
        {
            op.moveBefore(first)
        }
        return false
    }

    private static func key(_ region: Region, _ value: Attribute, _ type: IRType, _ op: Operation)
        -> ConstantKey
    {
        ConstantKey(
            region: ObjectIdentifier(region), value: value, type: type, dialect: String(op.definition.dialect)
        )
    }

    /// The region whose entry block holds constants: that of the nearest operation isolated from above.
    private static func constantRegion(_ op: Operation) -> Region? {
        var region = op.block?.region
        while let current = region {
            guard let parent = current.parent else { return current }
            if parent.has(.isolatedFromAbove) || !parent.definition.isRegistered { return current }
            region = parent.block?.region
        }
        return nil
    }
}
