/// Creates operations at an insertion point.
package class OpBuilder {
    /// The insertion block; nil creates detached operations.
    @exclusivity(unchecked) package var block: Block?
    /// The operation to insert before; nil for the end of the block.
    @exclusivity(unchecked) package private(set) var next: Operation?
    /// The default location.
    @exclusivity(unchecked) package var location: Location
    package let registry: Registry

    package init(registry: Registry, at location: Location = .unknown) {
        self.registry = registry
        self.location = location
    }

    /// With the registry and location of an operation; creates detached operations.
    package convenience init(like op: Operation) { self.init(registry: op.registry, at: op.location) }

    package convenience init(before op: Operation) {
        self.init(like: op)
        setInsertionPoint(before: op)
    }

    package convenience init(atEndOf block: Block, registry: Registry, location: Location = .unknown) {
        self.init(registry: registry, at: location)
        setInsertionPoint(atEndOf: block)
    }

    package func setInsertionPoint(before op: Operation) {
        block = op.block
        next = op
    }

    package func setInsertionPoint(after op: Operation) {
        block = op.block
        next = op.next
    }

    package func setInsertionPoint(atEndOf block: Block) {
        self.block = block
        next = nil
    }

    package func setInsertionPoint(atStartOf block: Block) {
        self.block = block
        next = block.first
    }

    /// Sets the insertion point after the definition of a value.
    package func setInsertionPoint(after value: Value) {
        if let op = value.definingOp {
            setInsertionPoint(after: op)
        } else if let block = value.ownerBlock {
            setInsertionPoint(atStartOf: block)
        }
    }

    /// Runs `body` and restores the insertion point.
    package func preservingInsertionPoint<T>(_ body: () throws -> T) rethrows -> T {
        let (savedBlock, savedNext, savedLocation) = (block, next, location)
        defer { (block, next, location) = (savedBlock, savedNext, savedLocation) }
        return try body()
    }

    @discardableResult
    package func insert(_ op: Operation) -> Operation {
        block?.insert(op, before: next)
        didInsert(op)
        return op
    }

    /// Called after an operation is inserted.
    func didInsert(_ op: Operation) {}

    /// Creates an operation whose fields `fill` sets.
    @discardableResult
    package func create<D: OpKind>(
        _: D.Type, at location: Location? = nil, _ fill: (inout OpState<D>) -> Void = { _ in }
    ) -> OpView<D> {
        var state = OpState<D>(registry.definition(of: D.self))
        fill(&state)
        let op = insert(state.make(at: location ?? self.location))
        return OpView(op)
    }
}

extension Registry {
    /// The definition of `D`.
    package func definition<D: OpKind>(of _: D.Type) -> TypedDefinition<D> {
        let definition = definition(named: "\(D.name)")
        guard definition.schemaType == ObjectIdentifier(D.self) else {
            // Not a registered dialect: a definition of its own.
            return TypedDefinition<D>(self)
        }
        return unsafeDowncast(definition, to: TypedDefinition<D>.self)
    }
}
