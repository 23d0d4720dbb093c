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
    /// The syntax that `@name` stands for in formats, where `$_` is the field.
    @exclusivity(unchecked) private(set) var clause: StaticString?
    /// Traits of the operations that have the field.
    @exclusivity(unchecked) private(set) var traits: OpTraits = []

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

    /// The field with a piece of syntax, which formats refer to as `@name` and in which `$_` is the field, and
    /// with traits for all operations that have it.
    package func written(_ clause: StaticString, traits: OpTraits = []) -> Self {
        self.clause = clause
        self.traits = traits
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
