import IREECompilerCore

/// Constants at one insertion point, each created once.
struct ConstantSet {
    private let builder: OpBuilder
    private var values: [Attribute: Value] = [:]

    /// Inserts constants before `op`.
    init(before op: Operation) { builder = OpBuilder(before: op) }

    /// Inserts constants at the builder's insertion point.
    init(_ builder: OpBuilder) { self.builder = builder }

    /// Registers existing constants.
    mutating func adopt(_ known: [Value]) {
        for value in known {
            if let constant = value.constant { values[constant] = value }
        }
    }

    mutating func index(_ value: Int64) -> Value { get(.integer(value, .index)) }
    mutating func i64(_ value: Int64) -> Value { get(.integer(value, .i64)) }

    private mutating func get(_ attribute: Attribute) -> Value {
        if let known = values[attribute] { return known }
        let value = builder.constant(attribute)
        values[attribute] = value
        return value
    }
}
