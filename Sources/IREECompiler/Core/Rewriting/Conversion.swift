/// Rewrites a program from one set of types and operations to another.
///
/// A type may become several: a tensor becomes a resource and its size. Operations are taken in the
/// order of their dominance, so that operands are converted before what uses them; each is given to
/// the rule for its name, with its operands in their new form.
package final class Conversion {
    /// The values that stand for one value in the new form.
    package typealias Values = [Value]
    /// Throws diagnostics. (Not by their type: Swift 6.3 cannot compile closures that do both that and
    /// take generic arguments.)
    package typealias Rule = (Operation, [Values], Conversion) throws -> Void

    /// What becomes of a type: several types, or itself. Nil for a type that the result must not have.
    package let convertType: (IRType) -> [IRType]?
    package let builder: OpBuilder
    /// Rules by the name of the operation.
    package var rules: [String: Rule] = [:]
    /// What to do with operations that no rule is for; by default their operands and regions are
    /// converted in place.
    package var fallback: Rule?
    private var converted: [ObjectIdentifier: Values] = [:]
    /// Values that must not go away while they are keys above.
    private var retired: [Operation] = []
    private var oldArguments: [Value] = []

    package init(registry: Registry, convertType: @escaping (IRType) -> [IRType]?) {
        self.convertType = convertType
        builder = OpBuilder(registry: registry)
    }

    /// Gives a rule for an operation by its definition.
    package func add<D: OpKind>(
        _: D.Type, _ rule: @escaping (OpView<D>, ConvertedOperands<D>, Conversion) throws -> Void
    ) {
        rules["\(D.name)"] = { op, operands, conversion in
            guard let view = op.as(D.self) else { return }
            try rule(view, ConvertedOperands(op: view, all: operands), conversion)
        }
    }

    /// Gives a rule for operations of several kinds.
    package func add(_ kinds: [any OpKind.Type], _ rule: @escaping Rule) {
        for kind in kinds { rules["\(kind.name)"] = rule }
    }

    // MARK: What rules use

    package func convert(_ types: [IRType]) throws(Diagnostic) -> [IRType] {
        var out: [IRType] = []
        for type in types {
            guard let new = convertType(type) else {
                throw Diagnostic(.error, "the type \(type.quoted) cannot be converted")
            }
            out += new
        }
        return out
    }

    /// What stands for a value now.
    package func values(for value: Value) -> Values { converted[ObjectIdentifier(value)] ?? [value] }

    /// Says what stands for the results of an operation, which goes away at the end.
    package func replace(_ op: Operation, with values: [Values]) {
        for (result, new) in zip(op.results, values) { converted[ObjectIdentifier(result)] = new }
        retired.append(op)
    }

    package func replace(_ op: Operation, with values: Value...) { replace(op, with: values.map { [$0] }) }

    /// Says what stands for a value of an operation that stays.
    package func set(_ value: Value, to values: Values) { converted[ObjectIdentifier(value)] = values }

    package func erase(_ op: Operation) { retired.append(op) }

    /// The operands of a field, each in its new form.
    package func operands(_ op: Operation, _ field: Int, _ all: [Values]) -> [Values] {
        Array(all[op.operandRange(field)])
    }

    // MARK: Running

    /// Converts all that is inside of an operation.
    package func run(on top: Operation) throws(Diagnostic) {
        for region in top.regions { try convert(region, convertsEntry: false) }
        finish()
    }

    private func finish() {
        for op in retired.reversed() {
            for result in op.results {
                guard let new = converted[ObjectIdentifier(result)], new.count == 1 else { continue }
                result.replaceAllUses(with: new[0])
            }
        }
        for op in retired { op.walk { $0.dropAllOperands() } }
        for op in retired.reversed() { op.erase() }
        retired = []
    }

    /// Converts a region's arguments and what is in it.
    package func convert(_ region: Region, convertsEntry: Bool = true) throws(Diagnostic) {
        for (i, block) in region.blocks.enumerated() where i > 0 || convertsEntry {
            try convertArguments(of: block)
        }
        let order = region.reversePostOrder
        let reached = Set(order.map { ObjectIdentifier($0) })
        for block in order + region.blocks.filter({ !reached.contains(ObjectIdentifier($0)) }) {
            for op in block.operations where op.block === block { try convert(op) }
        }
        for block in region.blocks { dropOldArguments(of: block) }
    }

    private func convertArguments(of block: Block) throws(Diagnostic) {
        var place = 0
        for argument in block.arguments {
            let types = try convert([argument.type])
            if types == [argument.type] {
                place += 1
                continue
            }
            converted[ObjectIdentifier(argument)] = types.enumerated().map { i, type in
                block.insertArgument(type, at: place + 1 + i, location: argument.argumentLocation)
            }
            place += 1 + types.count
        }
    }

    private func dropOldArguments(of block: Block) {
        for i in block.arguments.indices.reversed() {
            let argument = block.arguments[i]
            guard let new = converted[ObjectIdentifier(argument)] else { continue }
            if argument.hasUses, let first = new.first { argument.replaceAllUses(with: first) }
            oldArguments.append(argument)
            block.removeArgument(i)
        }
    }

    private func convert(_ op: Operation) throws(Diagnostic) {
        let operands = op.operands.map { values(for: $0) }
        builder.setInsertionPoint(before: op)
        builder.location = op.location
        do {
            if let rule = rules[op.name] ?? fallback {
                try rule(op, operands, self)
            } else {
                try convertInPlace(op, operands)
            }
        } catch let error as Diagnostic {
            guard error.location == .unknown else { throw error }
            throw Diagnostic(error.severity, error.message, at: op.location)
        } catch {
            throw Diagnostic(.error, "\(error)", at: op.location)
        }
    }

    /// The same operation with new operands, result types and regions.
    package func convertInPlace(_ op: Operation, _ operands: [Values]) throws(Diagnostic) {
        var changes = false
        var types: [[IRType]] = []
        var kept: [[IRType]] = []
        for (i, result) in op.results.enumerated() {
            let new = try convert([result.type])
            types.append(new)
            if new != [result.type] { changes = true }
            _ = i
        }
        for (new, old) in zip(operands, op.operands) where new.count != 1 || new[0] !== old { changes = true }
        for region in op.regions { try convert(region) }
        guard changes else { return }
        let fields = op.definition.operands.indices
        let groups = fields.map { Array(operands[op.operandRange($0)].joined()) }
        for field in op.definition.results.indices {
            kept.append(op.resultRange(field).flatMap { types[$0] })
        }
        let new = op.rebuilt(results: kept, operands: groups)
        for region in op.regions { new.addRegion().takeBlocks(of: region) }
        builder.setInsertionPoint(before: op)
        builder.insert(new)
        var place = 0
        replace(
            op,
            with: types.map { group in
                defer { place += group.count }
                return Array(new.results[place..<place + group.count])
            })
    }
}

/// Operands of an operation in their new form, by the fields of its definition.
@dynamicMemberLookup
package struct ConvertedOperands<D: OpKind> {
    package let op: OpView<D>
    /// By operand.
    package let all: [Conversion.Values]

    package subscript(dynamicMember path: KeyPath<D.Fields, Operand>) -> Conversion.Values {
        all[op.op.operandRange(op.schema[keyPath: path].index).lowerBound]
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, OptionalOperand>) -> Value? {
        all[op.op.operandRange(op.schema[keyPath: path].index)].first?.first
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, VariadicOperand>) -> [Value] {
        all[op.op.operandRange(op.schema[keyPath: path].index)].flatMap { $0 }
    }
}
