/// Makes operations at a place in a program.
public class OpBuilder {
    /// Where operations are put; nil makes operations that stand nowhere.
    public var block: Block?
    /// What they are put before; nil for the end of the block.
    public private(set) var next: Operation?
    /// The location of operations that are not given one.
    public var location: Location
    public let registry: Registry

    public init(registry: Registry = .shared, at location: Location = .unknown) {
        self.registry = registry
        self.location = location
    }

    public convenience init(before op: Operation, registry: Registry = .shared) {
        self.init(registry: registry, at: op.location)
        setInsertionPoint(before: op)
    }

    public convenience init(atEndOf block: Block, location: Location = .unknown, registry: Registry = .shared)
    {
        self.init(registry: registry, at: location)
        setInsertionPoint(atEndOf: block)
    }

    public func setInsertionPoint(before op: Operation) {
        block = op.block
        next = op
    }

    public func setInsertionPoint(after op: Operation) {
        block = op.block
        next = op.next
    }

    public func setInsertionPoint(atEndOf block: Block) {
        self.block = block
        next = nil
    }

    public func setInsertionPoint(atStartOf block: Block) {
        self.block = block
        next = block.first
    }

    /// After what defines a value.
    public func setInsertionPoint(after value: Value) {
        if let op = value.definingOp {
            setInsertionPoint(after: op)
        } else if let block = value.ownerBlock {
            setInsertionPoint(atStartOf: block)
        }
    }

    /// Runs `body` and then goes on where it was.
    public func preservingInsertionPoint<T>(_ body: () throws -> T) rethrows -> T {
        let (savedBlock, savedNext, savedLocation) = (block, next, location)
        defer { (block, next, location) = (savedBlock, savedNext, savedLocation) }
        return try body()
    }

    @discardableResult
    public func insert(_ op: Operation) -> Operation {
        block?.insert(op, before: next)
        didInsert(op)
        return op
    }

    /// Told of each operation that is put in.
    func didInsert(_ op: Operation) {}

    /// Makes an operation whose fields `fill` sets.
    @discardableResult
    public func create<D: OpKind>(
        _: D.Type, at location: Location? = nil, _ fill: (inout OpState<D>) -> Void = { _ in }
    ) -> OpView<D> {
        var state = OpState<D>(registry.definition(of: D.self))
        fill(&state)
        let op = insert(state.make(at: location ?? self.location))
        return OpView(op: op, schema: state.definition.schema)
    }

    // MARK: Constants

    public func constant(index value: Int64) -> Value { constant(.integer(value, .index)) }
    public func constant(i64 value: Int64) -> Value { constant(.integer(value, .i64)) }
    public func constant(i32 value: Int64) -> Value { constant(.integer(value, .i32)) }

    /// `arith.constant` of a typed attribute.
    public func constant(_ value: Attribute) -> Value {
        create(Arith.Constant.self) {
            $0.value = value
            $0.result = value.type ?? .none
        }.result
    }

    // MARK: Arithmetic

    public func addIndices(_ a: Value, _ b: Value) -> Value { create(Arith.AddI.self, a, b) }
    public func subtractIndices(_ a: Value, _ b: Value) -> Value { create(Arith.SubI.self, a, b) }
    public func multiplyIndices(_ a: Value, _ b: Value) -> Value { create(Arith.MulI.self, a, b) }

    /// An operation on two integers of one type.
    public func create<D: OpKind>(_ type: D.Type, _ a: Value, _ b: Value) -> Value
    where D.Fields == Arith.TwoIntegers {
        create(type) {
            $0.lhs = a
            $0.rhs = b
            $0.result = a.type
        }.result
    }

    /// An operation on two integers of one type.
    public func create<D: OpKind>(_ type: D.Type, _ a: Value, _ b: Value) -> Value
    where D.Fields == Arith.OverflowingIntegers {
        create(type) {
            $0.lhs = a
            $0.rhs = b
            $0.result = a.type
        }.result
    }

    /// `arith.select` between two values of one type.
    public func select(_ condition: Value, _ a: Value, _ b: Value) -> Value {
        create(Arith.Select.self) {
            $0.condition = condition
            $0.trueValue = a
            $0.falseValue = b
            $0.result = a.type
        }.result
    }

}

/// An operation in the making, by the fields of its definition.
@dynamicMemberLookup
public struct OpState<D: OpKind> {
    let definition: TypedDefinition<D>
    private var operandGroups: [[Value]]
    private var resultGroups: [[IRType]]
    public var attributes = AttributeDictionary()
    private var regionGroups: [[Region]]
    private var successorGroups: [[Block]]

    init(_ definition: TypedDefinition<D>) {
        self.definition = definition
        operandGroups = Array(repeating: [], count: definition.operands.count)
        resultGroups = Array(repeating: [], count: definition.results.count)
        regionGroups = Array(repeating: [], count: definition.regions.count)
        successorGroups = Array(repeating: [], count: definition.successors.count)
    }

    public subscript(dynamicMember path: KeyPath<D.Fields, Operand>) -> Value? {
        get { operandGroups[definition.schema[keyPath: path].index].first }
        set { operandGroups[definition.schema[keyPath: path].index] = newValue.map { [$0] } ?? [] }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, OptionalOperand>) -> Value? {
        get { operandGroups[definition.schema[keyPath: path].index].first }
        set { operandGroups[definition.schema[keyPath: path].index] = newValue.map { [$0] } ?? [] }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicOperand>) -> [Value] {
        get { operandGroups[definition.schema[keyPath: path].index] }
        set { operandGroups[definition.schema[keyPath: path].index] = newValue }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, Result>) -> IRType {
        get { resultGroups[definition.schema[keyPath: path].index].first ?? .none }
        set { resultGroups[definition.schema[keyPath: path].index] = [newValue] }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, OptionalResult>) -> IRType? {
        get { resultGroups[definition.schema[keyPath: path].index].first }
        set { resultGroups[definition.schema[keyPath: path].index] = newValue.map { [$0] } ?? [] }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicResult>) -> [IRType] {
        get { resultGroups[definition.schema[keyPath: path].index] }
        set { resultGroups[definition.schema[keyPath: path].index] = newValue }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, AttributeField>) -> Attribute? {
        get { attributes[definition.schema[keyPath: path].name] }
        set { attributes[definition.schema[keyPath: path].name] = newValue }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, OptionalAttribute>) -> Attribute? {
        get { attributes[definition.schema[keyPath: path].name] }
        set { attributes[definition.schema[keyPath: path].name] = newValue }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, Successor>) -> Block? {
        get { successorGroups[definition.schema[keyPath: path].index].first }
        set { successorGroups[definition.schema[keyPath: path].index] = newValue.map { [$0] } ?? [] }
    }
    public subscript(dynamicMember path: KeyPath<D.Fields, VariadicSuccessor>) -> [Block] {
        get { successorGroups[definition.schema[keyPath: path].index] }
        set { successorGroups[definition.schema[keyPath: path].index] = newValue }
    }
    /// How many regions a field that varies has; fields of one region have one always.
    public mutating func setRegionCount(_ path: KeyPath<D.Fields, VariadicRegion>, _ count: Int) {
        regionGroups[definition.schema[keyPath: path].index] = (0..<count).map { _ in Region() }
    }

    func make(at location: Location) -> Operation {
        // What only one type can be need not be said.
        var types = resultGroups
        for (i, field) in definition.results.enumerated() where types[i].isEmpty && field.arity == .one {
            types[i] = [field.type.only ?? .none]
        }
        let op = Operation(
            definition, at: location, operands: operandGroups, results: types, attributes: attributes,
            successors: successorGroups.flatMap { $0 })
        for (i, field) in definition.regions.enumerated() {
            let count = field.arity == .variadic ? regionGroups[i].count : 1
            for _ in 0..<count { op.addRegion() }
        }
        return op
    }
}

extension Registry {
    /// The definition of `D`.
    func definition<D: OpKind>(of _: D.Type) -> TypedDefinition<D> {
        let definition = definition(named: "\(D.name)")
        guard definition.schemaType == ObjectIdentifier(D.self) else {
            // A dialect that is not in this registry: the definition stands alone.
            return TypedDefinition<D>()
        }
        return unsafeDowncast(definition, to: TypedDefinition<D>.self)
    }
}
