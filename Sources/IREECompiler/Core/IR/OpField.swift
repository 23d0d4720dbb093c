/// A field of an operation definition.
package class AnyField: @unchecked Sendable {
    package enum Role: Sendable { case operand, result, attribute, region, successor }
    package enum Arity: Sendable { case one, optional, variadic }

    package let role: Role
    package let arity: Arity
    /// The accepted types of an operand or result.
    package let type: TypeConstraint
    /// Index among the fields of the same role. Set once, when the definition is created.
    @exclusivity(unchecked) package internal(set) var index = 0
    @exclusivity(unchecked) package internal(set) var name = ""
    /// Relations to other fields. Set once, when the definition is created.
    @exclusivity(unchecked) package internal(set) var relations = FieldRelations()

    init(_ role: Role, _ arity: Arity, _ type: TypeConstraint = .any) {
        self.role = role
        self.arity = arity
        self.type = type
    }

    /// The same field with an explicit name instead of the property's name in snake case.
    package func named(_ name: String) -> Self {
        self.name = name
        return self
    }
}

package final class Operand: AnyField, @unchecked Sendable {
    package init(_ type: TypeConstraint) { super.init(.operand, .one, type) }
}
package final class OptionalOperand: AnyField, @unchecked Sendable {
    package init(_ type: TypeConstraint) { super.init(.operand, .optional, type) }
}
package final class VariadicOperand: AnyField, @unchecked Sendable {
    package init(_ type: TypeConstraint) { super.init(.operand, .variadic, type) }
}
package final class Result: AnyField, @unchecked Sendable {
    package init(_ type: TypeConstraint) { super.init(.result, .one, type) }
}
package final class OptionalResult: AnyField, @unchecked Sendable {
    package init(_ type: TypeConstraint) { super.init(.result, .optional, type) }
}
package final class VariadicResult: AnyField, @unchecked Sendable {
    package init(_ type: TypeConstraint) { super.init(.result, .variadic, type) }
}
package final class RegionField: AnyField, @unchecked Sendable {
    package init() { super.init(.region, .one) }
}
package final class VariadicRegion: AnyField, @unchecked Sendable {
    package init() { super.init(.region, .variadic) }
}
package final class Successor: AnyField, @unchecked Sendable {
    package init() { super.init(.successor, .one) }
}
package final class VariadicSuccessor: AnyField, @unchecked Sendable {
    package init() { super.init(.successor, .variadic) }
}

package class AttributeFieldBase: AnyField, @unchecked Sendable {
    package let constraint: AttributeConstraint
    /// The value of an omitted attribute.
    package let defaultValue: Attribute?

    init(_ arity: Arity, _ constraint: AttributeConstraint, defaultValue: Attribute?) {
        self.constraint = constraint
        self.defaultValue = defaultValue
        super.init(.attribute, arity)
    }
}
/// An attribute that is required or has a default value.
package final class AttributeField: AttributeFieldBase, @unchecked Sendable {
    package init(_ constraint: AttributeConstraint, default value: Attribute? = nil) {
        super.init(value == nil ? .one : .optional, constraint, defaultValue: value)
    }
}
package final class OptionalAttribute: AttributeFieldBase, @unchecked Sendable {
    package init(_ constraint: AttributeConstraint) { super.init(.optional, constraint, defaultValue: nil) }
}

/// A typed view of an operation: `view.sourceScope` is the operand of that name.
@dynamicMemberLookup
package struct OpView<D: OpKind> {
    package let op: Operation
    package let schema: D.Fields

    package subscript(dynamicMember path: KeyPath<D.Fields, Operand>) -> Value {
        op.operand(op.operandRange(schema[keyPath: path].index).lowerBound)
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, OptionalOperand>) -> Value? {
        let range = op.operandRange(schema[keyPath: path].index)
        return range.isEmpty ? nil : op.operand(range.lowerBound)
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, VariadicOperand>) -> [Value] {
        op.operands(schema[keyPath: path].index)
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, Result>) -> Value {
        op.results[op.resultRange(schema[keyPath: path].index).lowerBound]
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, OptionalResult>) -> Value? {
        op.results(schema[keyPath: path].index).first
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, VariadicResult>) -> [Value] {
        op.results(schema[keyPath: path].index)
    }
    /// `.absent` if the operation lacks the attribute and there is no default.
    package subscript(dynamicMember path: KeyPath<D.Fields, AttributeField>) -> Attribute {
        get {
            let field = schema[keyPath: path]
            return op.attributes[field.name] ?? field.defaultValue ?? .absent
        }
        nonmutating set { op.attributes[schema[keyPath: path].name] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, OptionalAttribute>) -> Attribute? {
        get { op.attributes[schema[keyPath: path].name] }
        nonmutating set { op.attributes[schema[keyPath: path].name] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, RegionField>) -> Region {
        op.regions[schema[keyPath: path].index]
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, VariadicRegion>) -> [Region] {
        Array(op.regions[schema[keyPath: path].index...])
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, Successor>) -> Block {
        op.successors[schema[keyPath: path].index]
    }
    package subscript(dynamicMember path: KeyPath<D.Fields, VariadicSuccessor>) -> [Block] {
        Array(op.successors[schema[keyPath: path].index...])
    }

    /// The range of operand indices of a field.
    package func range(_ path: KeyPath<D.Fields, VariadicOperand>) -> Range<Int> {
        op.operandRange(schema[keyPath: path].index)
    }
    package func set(_ path: KeyPath<D.Fields, VariadicOperand>, _ values: [Value]) {
        op.setOperands(schema[keyPath: path].index, values)
    }
    package func set(_ path: KeyPath<D.Fields, OptionalOperand>, _ value: Value?) {
        op.setOperands(schema[keyPath: path].index, value.map { [$0] } ?? [])
    }
    package func set(_ path: KeyPath<D.Fields, Operand>, _ value: Value) {
        op.setOperands(schema[keyPath: path].index, [value])
    }

    package func error(_ message: String) -> Diagnostic { op.error(message) }
}

extension Operation {
    /// This operation as a `D`, if it is one.
    package func `as`<D: OpKind>(_: D.Type) -> OpView<D>? {
        guard definition.schemaType == ObjectIdentifier(D.self) else { return nil }
        return OpView(op: self, schema: unsafeDowncast(definition, to: TypedDefinition<D>.self).schema)
    }

    package func `is`<D: OpKind>(_: D.Type) -> Bool { definition.schemaType == ObjectIdentifier(D.self) }

    package func error(_ message: String) -> Diagnostic {
        Diagnostic(.error, "'\(name)' op \(message)", at: location)
    }
}
