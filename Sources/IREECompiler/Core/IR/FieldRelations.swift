/// What a field of an operation says of itself and of other fields. Fields declare it where they are declared:
///
///     let target = Operand(.resource).sized(by: \Self.targetSize)
///     let targetSize = Operand(.index)
///     let result = Result(.resource).tied(to: \Self.target)
package struct FieldRelations {
    /// The operands that are the sizes, in bytes, of the values of the field: one for each value that has one.
    package internal(set) var sizes: AnyField?
    /// The operands that are the dynamic dimensions of the values of the field, one value after another.
    package internal(set) var dimensions: AnyField?
    /// The operands whose storage the results of the field share: one for each result.
    package internal(set) var tiedOperands: AnyField?
    /// Whether numbers in the attribute `tied_operands` count from the first operand of the field.
    package internal(set) var isTieable = false
    /// Which part of its value an operand reads or writes; nil for all of it.
    package internal(set) var access: FieldAccess?
    /// What dialects say of the field besides, by type.
    private var facts: [ObjectIdentifier: any Sendable] = [:]
    private var paths: [(path: AnyKeyPath, set: (inout FieldRelations, AnyField) -> Void)] = []

    /// What a dialect says of the field.
    package func fact<T: Sendable>(_: T.Type) -> T? { facts[ObjectIdentifier(T.self)] as? T }

    mutating func set<T: Sendable>(_ fact: T) { facts[ObjectIdentifier(T.self)] = fact }

    mutating func relate(_ path: AnyKeyPath, _ set: @escaping (inout FieldRelations, AnyField) -> Void) {
        paths.append((path, set))
    }

    /// Finds the fields that paths name in the definition's own.
    mutating func resolve(in schema: Any) {
        for (path, set) in paths {
            if let field = schema[keyPath: path] as? AnyField { set(&self, field) }
        }
        paths = []
    }
}

/// The part of its value that an operand reads or writes: bytes from `start` to `end`. A field that varies has
/// several such parts, of one value or of one value each.
package struct FieldAccess {
    package enum Kind: Sendable { case read, write }

    package let kind: Kind
    /// Whether what is read is written too where a result is tied to it.
    package let writesIfTied: Bool
    /// Nil for the first byte.
    package internal(set) var start: AnyField?
    package internal(set) var end: AnyField?
    package internal(set) var length: AnyField?
}

extension AnyField {
    /// Operands that are the sizes of the values of the field.
    package func sized(by path: AnyKeyPath) -> Self {
        relations.relate(path) { $0.sizes = $1 }
        return self
    }

    /// The same within a group.
    package func sized(by field: AnyField) -> Self {
        relations.sizes = field
        return self
    }

    /// Operands that are the dynamic dimensions of the values of the field.
    package func dimensions(_ path: AnyKeyPath) -> Self {
        relations.relate(path) { $0.dimensions = $1 }
        return self
    }

    /// The same within a group.
    package func dimensions(_ field: AnyField) -> Self {
        relations.dimensions = field
        return self
    }

    /// Results that always share the storage of operands.
    package func tied(to path: AnyKeyPath) -> Self {
        relations.relate(path) { $0.tiedOperands = $1 }
        return self
    }

    /// Operands that `tied_operands` counts from.
    package func tieable() -> Self {
        relations.isTieable = true
        return self
    }

    /// What the operand reads of its value.
    package func reads(
        from start: AnyKeyPath? = nil, to end: AnyKeyPath, length: AnyKeyPath, writesIfTied: Bool = false
    ) -> Self {
        accesses(.read, writesIfTied, start, end, length)
    }

    /// What the operand writes of its value, and of the result that is tied to it.
    package func writes(from start: AnyKeyPath? = nil, to end: AnyKeyPath, length: AnyKeyPath) -> Self {
        accesses(.write, true, start, end, length)
    }

    private func accesses(
        _ kind: FieldAccess.Kind, _ writesIfTied: Bool, _ start: AnyKeyPath?, _ end: AnyKeyPath,
        _ length: AnyKeyPath
    ) -> Self {
        relations.access = FieldAccess(kind: kind, writesIfTied: writesIfTied)
        if let start { relations.relate(start) { $0.access?.start = $1 } }
        relations.relate(end) { $0.access?.end = $1 }
        relations.relate(length) { $0.access?.length = $1 }
        return self
    }

    /// Something that a dialect says of the field.
    package func says<T: Sendable>(_ fact: T) -> Self {
        relations.set(fact)
        return self
    }
}
