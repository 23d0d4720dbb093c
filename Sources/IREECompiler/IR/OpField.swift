/// A field of an operation's definition.
public class AnyField: @unchecked Sendable {
    public enum Role: Sendable { case operand, result, attribute, region, successor }
    public enum Arity: Sendable { case one, optional, variadic }

    public let role: Role
    public let arity: Arity
    /// What types an operand or result may have.
    public let type: TypeConstraint
    /// Place among the fields of the same role. Set once, when the definition is made.
    @exclusivity(unchecked) public internal(set) var index = 0
    @exclusivity(unchecked) public internal(set) var name = ""

    init(_ role: Role, _ arity: Arity, _ type: TypeConstraint = .any) {
        self.role = role
        self.arity = arity
        self.type = type
    }

    /// The same field by a name that is not the property's in snake case.
    public func named(_ name: String) -> Self {
        self.name = name
        return self
    }
}

public final class Operand: AnyField, @unchecked Sendable {
    public init(_ type: TypeConstraint) { super.init(.operand, .one, type) }
}
public final class OptionalOperand: AnyField, @unchecked Sendable {
    public init(_ type: TypeConstraint) { super.init(.operand, .optional, type) }
}
public final class VariadicOperand: AnyField, @unchecked Sendable {
    public init(_ type: TypeConstraint) { super.init(.operand, .variadic, type) }
}
public final class Result: AnyField, @unchecked Sendable {
    public init(_ type: TypeConstraint) { super.init(.result, .one, type) }
}
public final class OptionalResult: AnyField, @unchecked Sendable {
    public init(_ type: TypeConstraint) { super.init(.result, .optional, type) }
}
public final class VariadicResult: AnyField, @unchecked Sendable {
    public init(_ type: TypeConstraint) { super.init(.result, .variadic, type) }
}
public final class RegionField: AnyField, @unchecked Sendable {
    public init() { super.init(.region, .one) }
}
public final class VariadicRegion: AnyField, @unchecked Sendable {
    public init() { super.init(.region, .variadic) }
}
public final class Successor: AnyField, @unchecked Sendable {
    public init() { super.init(.successor, .one) }
}
public final class VariadicSuccessor: AnyField, @unchecked Sendable {
    public init() { super.init(.successor, .variadic) }
}

public class AttributeFieldBase: AnyField, @unchecked Sendable {
    public let constraint: AttributeConstraint
    /// What the field is if nothing is said.
    public let defaultValue: Attribute?

    init(_ arity: Arity, _ constraint: AttributeConstraint, defaultValue: Attribute?) {
        self.constraint = constraint
        self.defaultValue = defaultValue
        super.init(.attribute, arity)
    }
}
/// An attribute that must be there, or has a default.
public final class AttributeField: AttributeFieldBase, @unchecked Sendable {
    public init(_ constraint: AttributeConstraint, default value: Attribute? = nil) {
        super.init(value == nil ? .one : .optional, constraint, defaultValue: value)
    }
}
public final class OptionalAttribute: AttributeFieldBase, @unchecked Sendable {
    public init(_ constraint: AttributeConstraint) { super.init(.optional, constraint, defaultValue: nil) }
}

/// An operation seen by its definition: `view.sourceScope` is the operand of that name.
@dynamicMemberLookup
public struct OpView<D: OpKind> {
    public let op: Operation
    let schema: D.Fields

    public subscript(dynamicMember path: KeyPath<D.Fields, Operand>) -> Value {
        op.operand(op.operandRange(schema[keyPath: path].index).lowerBound)
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, OptionalOperand>) -> Value? {
        let range = op.operandRange(schema[keyPath: path].index)
        return range.isEmpty ? nil : op.operand(range.lowerBound)
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicOperand>) -> [Value] {
        op.operands(schema[keyPath: path].index)
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, Result>) -> Value {
        op.results[op.resultRange(schema[keyPath: path].index).lowerBound]
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, OptionalResult>) -> Value? {
        op.results(schema[keyPath: path].index).first
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicResult>) -> [Value] {
        op.results(schema[keyPath: path].index)
    }
    /// `.absent` where the operation does not have the attribute and no default is known.
    public subscript(dynamicMember path: KeyPath<D.Fields, AttributeField>) -> Attribute {
        get {
            let field = schema[keyPath: path]
            return op.attributes[field.name] ?? field.defaultValue ?? .absent
        }
        nonmutating set { op.attributes[schema[keyPath: path].name] = newValue }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, OptionalAttribute>) -> Attribute? {
        get { op.attributes[schema[keyPath: path].name] }
        nonmutating set { op.attributes[schema[keyPath: path].name] = newValue }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, RegionField>) -> Region {
        op.regions[schema[keyPath: path].index]
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicRegion>) -> [Region] {
        Array(op.regions[schema[keyPath: path].index...])
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, Successor>) -> Block {
        op.successors[schema[keyPath: path].index]
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicSuccessor>) -> [Block] {
        Array(op.successors[schema[keyPath: path].index...])
    }

    /// Which operands of the operation a field has.
    public func range(_ path: KeyPath<D.Fields, VariadicOperand>) -> Range<Int> {
        op.operandRange(schema[keyPath: path].index)
    }
    public func set(_ path: KeyPath<D.Fields, VariadicOperand>, _ values: [Value]) {
        op.setOperands(schema[keyPath: path].index, values)
    }
    public func set(_ path: KeyPath<D.Fields, OptionalOperand>, _ value: Value?) {
        op.setOperands(schema[keyPath: path].index, value.map { [$0] } ?? [])
    }
    public func set(_ path: KeyPath<D.Fields, Operand>, _ value: Value) {
        op.setOperands(schema[keyPath: path].index, [value])
    }

    func error(_ message: String) -> Diagnostic { op.error(message) }
}

extension Operation {
    /// This operation by its definition `D`, if it is one.
    public func `as`<D: OpKind>(_: D.Type) -> OpView<D>? {
        guard definition.schemaType == ObjectIdentifier(D.self) else { return nil }
        return OpView(op: self, schema: unsafeDowncast(definition, to: TypedDefinition<D>.self).schema)
    }

    public func `is`<D: OpKind>(_: D.Type) -> Bool { definition.schemaType == ObjectIdentifier(D.self) }

    public func error(_ message: String) -> Diagnostic {
        Diagnostic(.error, "'\(name)' op \(message)", at: location)
    }
}
