/// Operands, result types, attributes, regions and successors of an operation to be created, by field.
package struct OpSlots {
    var operands: [[Value]]
    var results: [[IRType]]
    package var attributes = AttributeDictionary()
    var regions: [[Region]]
    var successors: [[Block]]

    init(_ definition: OpDefinition) {
        operands = Array(repeating: [], count: definition.operands.count)
        results = Array(repeating: [], count: definition.results.count)
        regions = Array(repeating: [], count: definition.regions.count)
        successors = Array(repeating: [], count: definition.successors.count)
    }
}

/// Typed access to the fields of an operation to be created, or of a group of them.
@dynamicMemberLookup
package protocol FieldsState {
    associatedtype Fields

    var slots: OpSlots { get set }
    func field<F>(_ path: KeyPath<Fields, F>) -> F
}

extension FieldsState {
    package subscript(dynamicMember path: KeyPath<Fields, Operand>) -> Value? {
        get { slots.operands[field(path).index].first }
        set { slots.operands[field(path).index] = newValue.map { [$0] } ?? [] }
    }
    package subscript(dynamicMember path: KeyPath<Fields, OptionalOperand>) -> Value? {
        get { slots.operands[field(path).index].first }
        set { slots.operands[field(path).index] = newValue.map { [$0] } ?? [] }
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicOperand>) -> [Value] {
        get { slots.operands[field(path).index] }
        set { slots.operands[field(path).index] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<Fields, Result>) -> IRType {
        get { slots.results[field(path).index].first ?? .none }
        set { slots.results[field(path).index] = [newValue] }
    }
    package subscript(dynamicMember path: KeyPath<Fields, OptionalResult>) -> IRType? {
        get { slots.results[field(path).index].first }
        set { slots.results[field(path).index] = newValue.map { [$0] } ?? [] }
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicResult>) -> [IRType] {
        get { slots.results[field(path).index] }
        set { slots.results[field(path).index] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<Fields, AttributeField>) -> Attribute? {
        get { slots.attributes[field(path).name] }
        set { slots.attributes[field(path).name] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<Fields, OptionalAttribute>) -> Attribute? {
        get { slots.attributes[field(path).name] }
        set { slots.attributes[field(path).name] = newValue }
    }
    package subscript(dynamicMember path: KeyPath<Fields, Successor>) -> Block? {
        get { slots.successors[field(path).index].first }
        set { slots.successors[field(path).index] = newValue.map { [$0] } ?? [] }
    }
    package subscript(dynamicMember path: KeyPath<Fields, VariadicSuccessor>) -> [Block] {
        get { slots.successors[field(path).index] }
        set { slots.successors[field(path).index] = newValue }
    }
    package subscript<G: FieldGroup>(dynamicMember path: KeyPath<Fields, G>) -> GroupState<G> {
        get { GroupState(schema: field(path), slots: slots) }
        set { slots = newValue.slots }
    }

    /// Sets the number of regions of a variadic field; other fields have one region.
    package mutating func setRegionCount(_ path: KeyPath<Fields, VariadicRegion>, _ count: Int) {
        slots.regions[field(path).index] = (0..<count).map { _ in Region() }
    }
}

/// The state of an operation to be created, by field of its definition.
package struct OpState<D: OpKind>: FieldsState {
    package let definition: TypedDefinition<D>
    package var slots: OpSlots

    init(_ definition: TypedDefinition<D>) {
        self.definition = definition
        slots = OpSlots(definition)
    }

    package func field<F>(_ path: KeyPath<D.Fields, F>) -> F { definition.schema[keyPath: path] }

    package var attributes: AttributeDictionary {
        get { slots.attributes }
        set { slots.attributes = newValue }
    }

    package func make(at location: Location) -> Operation {
        // Types with a single possibility are implied.
        var types = slots.results
        for (i, field) in definition.results.enumerated() where types[i].isEmpty && field.arity == .one {
            types[i] = [field.type.only ?? .none]
        }
        let op = Operation(
            definition, at: location, operands: slots.operands, results: types, attributes: slots.attributes,
            successors: slots.successors.flatMap { $0 })
        for (i, field) in definition.regions.enumerated() {
            let count = field.arity == .variadic ? slots.regions[i].count : 1
            for _ in 0..<count { op.addRegion() }
        }
        return op
    }
}

/// A group of fields of an operation to be created: `$0.queue.device = device`.
package struct GroupState<G: FieldGroup>: FieldsState {
    let schema: G
    package var slots: OpSlots

    package func field<F>(_ path: KeyPath<G, F>) -> F { schema[keyPath: path] }
}
