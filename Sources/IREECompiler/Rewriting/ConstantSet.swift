/// Constants at one place of a program, each made once.
public struct ConstantSet {
    private let builder: OpBuilder
    private var values: [Attribute: Value] = [:]

    /// Constants go before `op`.
    public init(before op: Operation, registry: Registry = .shared) {
        builder = OpBuilder(before: op, registry: registry)
    }

    /// Constants go where the builder puts operations.
    public init(_ builder: OpBuilder) { self.builder = builder }

    /// Takes constants that are there already.
    public mutating func adopt(_ known: [Value]) {
        for value in known {
            if let constant = value.constant { values[constant] = value }
        }
    }

    public mutating func index(_ value: Int64) -> Value { get(.integer(value, .index)) }
    public mutating func i64(_ value: Int64) -> Value { get(.integer(value, .i64)) }

    private mutating func get(_ attribute: Attribute) -> Value {
        if let known = values[attribute] { return known }
        let value = builder.constant(attribute)
        values[attribute] = value
        return value
    }
}
