/// Relations of a field to other fields, stated where the field is declared:
///
///     let target = Operand(.resource).sized(by: \Self.targetSize)
///     let targetSize = Operand(.index)
///     let result = Result(.resource).tied(to: \Self.target)
package struct FieldRelations {
    /// The operands that are the sizes, in bytes, of the field's values: one for each sized value.
    package internal(set) var sizes: AnyField?
    /// The operands that are the dynamic dimensions of the field's values, concatenated.
    package internal(set) var dimensions: AnyField?
    /// The operands that the field's results are tied to: one for each result.
    package internal(set) var tiedOperands: AnyField?
    /// Whether indices in the attribute `tied_operands` are relative to the field's first operand.
    package internal(set) var isTieable = false
    /// The range of its value that an operand reads or writes; nil for the whole value.
    package internal(set) var access: FieldAccess?
    /// Facts that dialects attach to the field, by type.
    private var facts: [ObjectIdentifier: any Sendable] = [:]
    private var paths: [(path: AnyKeyPath, set: (inout FieldRelations, AnyField) -> Void)] = []

    /// A fact that a dialect attaches to the field.
    package func fact<T: Sendable>(_: T.Type) -> T? { facts[ObjectIdentifier(T.self)] as? T }

    mutating func set<T: Sendable>(_ fact: T) { facts[ObjectIdentifier(T.self)] = fact }

    mutating func relate(_ path: AnyKeyPath, _ set: @escaping (inout FieldRelations, AnyField) -> Void) {
        paths.append((path, set))
    }

    /// Resolves key paths to the definition's own fields.
    mutating func resolve(in schema: Any) {
        for (path, set) in paths {
            if let field = schema[keyPath: path] as? AnyField { set(&self, field) }
        }
        paths = []
    }
}

/// The byte range of its value that an operand reads or writes: from `start` to `end`. A variadic field has
/// several ranges, of one value or of one value each.
package struct FieldAccess {
    package enum Kind: Sendable { case read, write }

    package let kind: Kind
    /// Whether the range that is read is also written if a result is tied to the operand.
    package let writesIfTied: Bool
    /// Nil if the range starts at the first byte.
    package internal(set) var start: AnyField?
    package internal(set) var end: AnyField?
    package internal(set) var length: AnyField?
}

extension AnyField {
    /// Declares the operands that are the sizes of the field's values.
    package func sized(by path: AnyKeyPath) -> Self {
        relations.relate(path) { $0.sizes = $1 }
        return self
    }

    /// The same within a group.
    package func sized(by field: AnyField) -> Self {
        relations.sizes = field
        return self
    }

    /// Declares the operands that are the dynamic dimensions of the field's values.
    package func dimensions(_ path: AnyKeyPath) -> Self {
        relations.relate(path) { $0.dimensions = $1 }
        return self
    }

    /// The same within a group.
    package func dimensions(_ field: AnyField) -> Self {
        relations.dimensions = field
        return self
    }

    /// Declares results that are always tied to operands.
    package func tied(to path: AnyKeyPath) -> Self {
        relations.relate(path) { $0.tiedOperands = $1 }
        return self
    }

    /// Declares the operands that `tied_operands` is relative to.
    package func tieable() -> Self {
        relations.isTieable = true
        return self
    }

    /// Declares the range that the operand reads.
    package func reads(
        from start: AnyKeyPath? = nil, to end: AnyKeyPath, length: AnyKeyPath, writesIfTied: Bool = false
    ) -> Self {
        accesses(.read, writesIfTied, start, end, length)
    }

    /// Declares the range that the operand writes, in its value and in the tied result.
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

    /// Attaches a dialect's fact to the field.
    package func says<T: Sendable>(_ fact: T) -> Self {
        relations.set(fact)
        return self
    }
}
