/// Dialect conversion: rewrites a program from one set of types and operations to another.
///
/// Types may be converted 1:N: a tensor becomes a resource and its size. Operations are visited in dominance
/// order, so that operands are converted before their uses; each is passed to the pattern for its name with
/// its converted operands.
package final class Conversion {
    /// The converted values of one original value.
    package typealias Values = [Value]
    /// A conversion pattern. Throws diagnostics. (Untyped throws: Swift 6.3 cannot compile closures with
    /// typed throws and generic parameters.)
    package typealias Rule = (Operation, [Values], Conversion) throws -> Void

    /// Type conversion: several types, or the type itself if legal; nil for an illegal type.
    package let convertType: (IRType) -> [IRType]?
    package let builder: OpBuilder
    /// Conversion patterns by operation name.
    package var rules: [String: Rule] = [:]
    /// The pattern for operations without one; by default their operands and regions are converted in place.
    package var fallback: Rule?
    private var converted: [ObjectIdentifier: Values] = [:]
    /// Keeps erased values alive while they are keys of `converted`.
    private var retired: [Operation] = []
    private var oldArguments: [Value] = []

    package init(registry: Registry, convertType: @escaping (IRType) -> [IRType]?) {
        self.convertType = convertType
        builder = OpBuilder(registry: registry)
    }

    /// Adds a pattern for an operation.
    package func add<D: OpKind>(
        _: D.Type, _ rule: @escaping (OpView<D>, ConvertedOperands<D>, Conversion) throws -> Void
    ) {
        rules["\(D.name)"] = { op, operands, conversion in
            guard let view = op.as(D.self) else { return }
            try rule(view, ConvertedOperands(op: view, all: operands), conversion)
        }
    }

    /// Adds one pattern for several operations.
    package func add(_ kinds: [any OpKind.Type], _ rule: @escaping Rule) {
        for kind in kinds { rules["\(kind.name)"] = rule }
    }

    // MARK: Used by patterns

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

    /// The converted values of a value.
    package func values(for value: Value) -> Values { converted[ObjectIdentifier(value)] ?? [value] }

    /// Maps the results of an operation, which is erased at the end.
    package func replace(_ op: Operation, with values: [Values]) {
        for (result, new) in zip(op.results, values) { converted[ObjectIdentifier(result)] = new }
        retired.append(op)
    }

    package func replace(_ op: Operation, with values: Value...) { replace(op, with: values.map { [$0] }) }

    /// Maps a value of an operation that remains.
    package func set(_ value: Value, to values: Values) { converted[ObjectIdentifier(value)] = values }

    package func erase(_ op: Operation) { retired.append(op) }

    /// The operands of a field, each converted.
    package func operands(_ op: Operation, _ field: Int, _ all: [Values]) -> [Values] {
        Array(all[op.operandRange(field)])
    }

    // MARK: Running

    /// Converts everything nested in an operation.
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

    /// Converts the block signatures and operations of a region.
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
        var position = 0
        for argument in block.arguments {
            let types = try convert([argument.type])
            if types == [argument.type] {
                position += 1
                continue
            }
            converted[ObjectIdentifier(argument)] = types.enumerated().map { i, type in
                block.insertArgument(type, at: position + 1 + i, location: argument.argumentLocation)
            }
            position += 1 + types.count
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

    /// Rebuilds the operation with converted operands, result types and regions.
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
        BranchOperands.updateSegments(of: new, from: op, counts: operands.map(\.count))
        for region in op.regions { new.addRegion().takeBlocks(of: region) }
        builder.setInsertionPoint(before: op)
        builder.insert(new)
        var position = 0
        replace(
            op,
            with: types.map { group in
                defer { position += group.count }
                return Array(new.results[position..<position + group.count])
            })
    }
}

/// Converted operands by field of the definition.
@dynamicMemberLookup
package protocol ConvertedFields {
    associatedtype View: FieldsView

    var op: View { get }
    /// By operand.
    var all: [Conversion.Values] { get }
}

extension ConvertedFields {
    private func range(_ field: AnyField) -> Range<Int> { op.op.operandRange(field.index) }

    package subscript(dynamicMember path: KeyPath<View.Fields, Operand>) -> Conversion.Values {
        all[range(op.field(path)).lowerBound]
    }
    package subscript(dynamicMember path: KeyPath<View.Fields, OptionalOperand>) -> Value? {
        all[range(op.field(path))].first?.first
    }
    package subscript(dynamicMember path: KeyPath<View.Fields, VariadicOperand>) -> [Value] {
        all[range(op.field(path))].flatMap { $0 }
    }
    package subscript<G: FieldGroup>(dynamicMember path: KeyPath<View.Fields, G>) -> ConvertedGroup<G> {
        ConvertedGroup(op: GroupView(op: op.op, schema: op.field(path)), all: all)
    }
}

package struct ConvertedOperands<D: OpKind>: ConvertedFields {
    package let op: OpView<D>
    package let all: [Conversion.Values]
}

package struct ConvertedGroup<G: FieldGroup>: ConvertedFields {
    package let op: GroupView<G>
    package let all: [Conversion.Values]
}
