import IREECompilerCore

extension Pass {
    static let automaticReferenceCounting = Pass(
        "iree-stream-automatic-reference-counting",
        "Inserts deallocations after the last use of resources on the timeline.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            guard let region = function.regions.first, region.blocks.count == 1,
                let block = region.blocks.first,
                !block.operations.contains(where: { $0.has(.callLike) })
            else { continue }
            var counting = ReferenceCounting(registry: module.registry)
            counting.run(on: block)
        }
    }
}

/// Finds the last uses of resources in a block and deallocates those without other uses.
///
/// Invariant: storage is freed once, by its unique owner. A block owns its allocations until it yields them
/// or a loop consumes them. A result of a loop or conditional owns its storage only if each incoming value
/// was owned and given up (`OwnershipTransfer`); function arguments, constants, globals and storage shared by
/// two results have no local owner. Storage without an owner is freed when its last reference is released.
///
/// Requires a single SSA value per storage: subviews do not cross boundaries (`propagateSubranges`).
private struct ReferenceCounting {
    /// Resources defined in a block, and the timepoints of the last uses of these and others.
    struct Lifetimes {
        var order: [Value] = []
        var made: Set<ObjectIdentifier> = []
        var until: [ObjectIdentifier: [Value]] = [:]
    }

    private let registry: Registry
    private var coverage = TimepointCoverage()
    /// Resources that may have unknown uses.
    private var indeterminate = Set<ObjectIdentifier>()
    /// Resources that the program deallocates or retains explicitly.
    private var handled = Set<ObjectIdentifier>()
    /// The representative of resources that share storage.
    private var bases: [ObjectIdentifier: Value] = [:]

    init(registry: Registry) { self.registry = registry }

    mutating func run(on block: Block) {
        var lifetimes = Lifetimes()
        analyze(block, &lifetimes)
        insertDeallocations(lifetimes)
    }

    // MARK: Liveness

    /// The resource whose storage a value has.
    private mutating func base(of value: Value) -> Value {
        if let known = bases[ObjectIdentifier(value)] { return known }
        var current = value
        while let operand = Tied.operand(of: current) { current = operand }
        bases[ObjectIdentifier(value)] = current
        return current
    }

    private mutating func produce(_ resource: Value, at timepoint: Value, _ lifetimes: inout Lifetimes) {
        lifetimes.order.append(resource)
        lifetimes.made.insert(ObjectIdentifier(resource))
        lifetimes.until[ObjectIdentifier(resource)] = [timepoint]
    }

    private mutating func consume(_ resource: Value, until timepoint: Value, _ lifetimes: inout Lifetimes) {
        let base = ObjectIdentifier(base(of: resource))
        var all = lifetimes.until[base] ?? []
        all.removeAll { coverage.isCovered($0, by: timepoint) }
        all.append(timepoint)
        lifetimes.until[base] = all
    }

    private mutating func markIndeterminate(_ values: some Sequence<Value>) {
        for value in values where value.type.isResource {
            indeterminate.insert(ObjectIdentifier(base(of: value)))
        }
    }

    private mutating func analyze(_ block: Block, _ lifetimes: inout Lifetimes) {
        for op in block.operations { analyze(op, &lifetimes) }
    }

    private mutating func analyze(_ op: Operation, _ lifetimes: inout Lifetimes) {
        // Yielded values become results of the parent operation.
        if op.is(SCF.Yield.self) { return }
        if op.is(Stream.TimepointImmediate.self) || op.is(Stream.TimepointImport.self) {
            return coverage.add(op.results[0])
        }
        if op.is(Stream.ResourceRetain.self) || op.is(Stream.ResourceRelease.self) {
            handled.insert(ObjectIdentifier(base(of: op.operand(0))))
            return
        }
        guard op.has(.timeline) else {
            if op.has(.regionBranch) { return analyzeRegionBranch(op, &lifetimes) }
            return markIndeterminate(op.operands + op.results)
        }
        guard let done = op.resultTimepoint else {
            // A host wait: the host may access the resources after it.
            return markIndeterminate(op.operands + op.results)
        }
        let awaited = op.awaitedTimepoints
        if awaited.isEmpty { coverage.add(done) }
        for timepoint in awaited { coverage.add(done, after: timepoint) }
        if op.as(Stream.ResourceAlloca.self)?.indeterminateLifetime != nil { markIndeterminate(op.results) }
        if op.is(Stream.ResourceDealloca.self) { handled.insert(ObjectIdentifier(base(of: op.operand(0)))) }
        for operand in op.operands where operand.type.isResource { consume(operand, until: done, &lifetimes) }
        for result in op.results where result.type.isResource {
            if let operand = Tied.operand(of: result) {
                consume(operand, until: done, &lifetimes)
            } else {
                produce(result, at: done, &lifetimes)
                if !op.is(Stream.ResourceAlloca.self) { indeterminate.insert(ObjectIdentifier(result)) }
            }
        }
    }

    // MARK: Structured control flow

    private mutating func analyzeRegionBranch(_ op: Operation, _ lifetimes: inout Lifetimes) {
        guard op.is(SCF.For.self) || op.is(SCF.If.self), let done = joinedTimepoint(of: op) else {
            // Unknown effects: resources used so far have indeterminate lifetimes.
            for resource in lifetimes.order { indeterminate.insert(ObjectIdentifier(resource)) }
            var touched: [Value] = []
            op.walk { touched += $0.operands + $0.results }
            return markIndeterminate(touched)
        }
        coverage.add(done)
        var transfers = OwnershipTransfer(of: op)
        for (i, value) in (op.as(SCF.For.self)?.initArgs ?? []).enumerated() where value.type.isResource {
            // A consumed value is owned by the loop or by others; it is never freed before the loop.
            if !isConsumed(value, to: op, lifetimes) { transfers.markNotOwned(i) }
            markIndeterminate([value])
        }
        for value in capturedResources(of: op) { consume(value, until: done, &lifetimes) }
        for block in op.regions.flatMap(\.blocks) {
            var inner = Lifetimes()
            analyze(block, &inner)
            for (i, value) in (block.last?.operands ?? []).enumerated() where value.type.isResource {
                let own = base(of: value)
                let isAllocated =
                    inner.made.contains(ObjectIdentifier(own))
                    && !indeterminate.contains(ObjectIdentifier(own))
                transfers.yield(own, as: i, from: block, isAllocated: isAllocated)
                // Escaping values, and captures from outside, are not freed in the block.
                handled.insert(ObjectIdentifier(own))
            }
            insertDeallocations(inner)
        }
        for (result, isOwned) in zip(op.results, transfers.owned) where result.type.isResource {
            produce(result, at: done, &lifetimes)
            if !isOwned { indeterminate.insert(ObjectIdentifier(result)) }
        }
    }

    /// Whether a resource is defined in this block, uniquely owned, and its only remaining use from `op` on
    /// is this operand.
    private mutating func isConsumed(_ value: Value, to op: Operation, _ lifetimes: Lifetimes) -> Bool {
        let own = base(of: value)
        guard lifetimes.made.contains(ObjectIdentifier(own)),
            !indeterminate.contains(ObjectIdentifier(own)), !handled.contains(ObjectIdentifier(own))
        else { return false }
        var pending = [own]
        var usesByOp = 0
        while let next = pending.popLast() {
            for use in next.uses {
                var user: Operation? = use.owner
                while let current = user, current.block !== op.block { user = current.parent }
                if use.owner === op {
                    usesByOp += 1
                } else if user.map({ $0 === op || !$0.isBefore(op) }) ?? true {
                    return false
                }
                pending += use.owner.results.filter { Tied.operand(of: $0) === next }
            }
        }
        return usesByOp == 1
    }

    /// The timepoint at which all results of an operation are ready.
    private func joinedTimepoint(of op: Operation) -> Value? {
        let timepoints = op.results.filter { $0.type == .timepoint }
        let builder = OpBuilder(before: op)
        builder.setInsertionPoint(after: op)
        return builder.join(timepoints)
    }

    /// Captured resources of an operation's regions.
    private func capturedResources(of op: Operation) -> [Value] {
        var seen = Set<ObjectIdentifier>()
        var out: [Value] = []
        for block in op.regions.flatMap(\.blocks) {
            for inner in block.operations {
                inner.walk { nested in
                    for value in nested.operands where value.type.isResource {
                        guard let home = value.parentBlock?.region,
                            !op.regions.contains(where: { $0.isAncestor(of: home) }),
                            seen.insert(ObjectIdentifier(value)).inserted
                        else { continue }
                        out.append(value)
                    }
                }
            }
        }
        return out
    }

    // MARK: Deallocation

    private mutating func insertDeallocations(_ lifetimes: Lifetimes) {
        for resource in lifetimes.order.reversed() {
            let own = ObjectIdentifier(base(of: resource))
            guard !indeterminate.contains(own), !handled.contains(own),
                let until = lifetimes.until[ObjectIdentifier(resource)], !until.isEmpty
            else { continue }
            deallocate(resource, after: until.sorted(by: Self.isBefore))
        }
    }

    private static func isBefore(_ a: Value, _ b: Value) -> Bool {
        switch (a.definingOp, b.definingOp) {
        case (nil, nil): a.index < b.index
        case (nil, _): true
        case (_, nil): false
        case (let x?, let y?): x === y ? a.index < b.index : x.isBefore(y)
        }
    }

    private func deallocate(_ resource: Value, after timepoints: [Value]) {
        guard let last = timepoints.last else { return }
        let builder = OpBuilder(registry: registry, at: resource.location)
        builder.setInsertionPoint(after: last)
        let size =
            SizeAware.size(of: resource)
            ?? builder.create(Stream.ResourceSize.self) { $0.operand = resource }.result
        var ready = last
        var join: Operation?
        if timepoints.count > 1 {
            let joined = builder.create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }
            ready = joined.resultTimepoint
            join = joined.op
        }
        let affinity = resource.definingOp.flatMap { HALConversion.affinity(of: $0) }
        let free = builder.create(Stream.ResourceDealloca.self) {
            $0.operand = resource
            $0.operandSize = size
            $0.preferOrigin = affinity == nil ? .unit : nil
            $0.awaitTimepoint = ready
            $0.affinity = affinity
        }
        // Users of the last use's timepoint now also await the deallocation.
        for use in last.uses where use.owner !== free.op && use.owner !== join {
            use.set(free.resultTimepoint)
        }
    }
}
