/// Access to the fields of an operation, or of a group of them, by the names that the definition gives them.
@dynamicMemberLookup
package protocol FieldsView {
    associatedtype Fields

    var op: Operation { get }
    /// The field of the definition. Not the fields as a whole: a copy of these retains each.
    func field<F>(_ path: KeyPath<Fields, F>) -> F
}

extension FieldsView {
    package subscript(dynamicMember path: KeyPath<Fields, Operand>) -> Value {
        op.operand(op.operandRange(field(path).index).lowerBound)
    }
    package subscript(dynamicMember path: KeyPath<Fields, OptionalOperand>) -> Value? {
        let range = op.operandRange(field(path).index)
        return range.isEmpty ? nil : op.operand(range.lowerBound)
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicOperand>) -> [Value] {
        op.operands(field(path).index)
    }
    package subscript(dynamicMember path: KeyPath<Fields, Result>) -> Value {
        op.results[op.resultRange(field(path).index).lowerBound]
    }
    package subscript(dynamicMember path: KeyPath<Fields, OptionalResult>) -> Value? {
        op.results(field(path).index).first
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicResult>) -> [Value] {
        op.results(field(path).index)
    }
    /// `.absent` if the operation lacks the attribute and there is no default.
    package subscript(dynamicMember path: KeyPath<Fields, AttributeField>) -> Attribute {
        get {
            let field = field(path)
            return op.attributes[field.name] ?? field.defaultValue ?? .absent
        }
        nonmutating set { op.attributes[field(path).name] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<Fields, OptionalAttribute>) -> Attribute? {
        get { op.attributes[field(path).name] }
        nonmutating set { op.attributes[field(path).name] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<Fields, RegionField>) -> Region {
        op.regions[field(path).index]
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicRegion>) -> [Region] {
        Array(op.regions[field(path).index...])
    }
    package subscript(dynamicMember path: KeyPath<Fields, Successor>) -> Block {
        op.successors[field(path).index]
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicSuccessor>) -> [Block] {
        Array(op.successors[field(path).index...])
    }
    package subscript<G: FieldGroup>(dynamicMember path: KeyPath<Fields, G>) -> GroupView<G> {
        GroupView(op: op, schema: field(path))
    }

    /// The range of operand indices of a field.
    package func range(_ path: KeyPath<Fields, VariadicOperand>) -> Range<Int> {
        op.operandRange(field(path).index)
    }
    package func set(_ path: KeyPath<Fields, VariadicOperand>, _ values: [Value]) {
        op.setOperands(field(path).index, values)
    }
    package func set(_ path: KeyPath<Fields, OptionalOperand>, _ value: Value?) {
        op.setOperands(field(path).index, value.map { [$0] } ?? [])
    }
    package func set(_ path: KeyPath<Fields, Operand>, _ value: Value) {
        op.setOperands(field(path).index, [value])
    }

    package func error(_ message: String) -> Diagnostic { op.error(message) }
}

/// A typed view of an operation: `view.sourceScope` is the operand of that name.
///
/// One reference, whatever the fields are: generic code passes views on without looking up how they are laid out.
package struct OpView<D: OpKind>: FieldsView {
    package let op: Operation

    /// `op` must have the definition of `D`.
    init(_ op: Operation) { self.op = op }

    /// The fields of the definition.
    package var schema: D.Fields { unsafeDowncast(op.definition, to: TypedDefinition<D>.self).schema }

    package func field<F>(_ path: KeyPath<D.Fields, F>) -> F {
        unsafeDowncast(op.definition, to: TypedDefinition<D>.self).schema[keyPath: path]
    }
}

/// A group of an operation's fields: `view.queue.device`.
package struct GroupView<G: FieldGroup>: FieldsView {
    package let op: Operation
    package let schema: G

    package func field<F>(_ path: KeyPath<G, F>) -> F { schema[keyPath: path] }
}

extension Operation {
    /// This operation as a `D`, if it is one.
    package func `as`<D: OpKind>(_: D.Type) -> OpView<D>? {
        guard definition.schemaType == ObjectIdentifier(D.self) else { return nil }
        return OpView(self)
    }

    package func `is`<D: OpKind>(_: D.Type) -> Bool { definition.schemaType == ObjectIdentifier(D.self) }

    package func error(_ message: String) -> Diagnostic {
        Diagnostic(.error, "'\(name)' op \(message)", at: location)
    }
}
