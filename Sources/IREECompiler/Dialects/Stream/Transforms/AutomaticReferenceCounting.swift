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

/// Finds out until when resources of a block are used, and frees those that are used nowhere else.
///
/// The rule: storage is freed by its only owner, and once. A block owns what it allocates, until it yields it or a
/// loop takes it. A result of a loop or a condition owns its storage only if each value that it may stand for was
/// owned and given up (`OwnershipTransfer`): nothing else does, neither arguments of functions, nor constants and
/// other globals, nor storage that two results share. What has no owner here is freed when nothing refers to it.
///
/// This takes storage to go by one name: subviews do not cross borders (`propagateSubranges`).
private struct ReferenceCounting {
    /// Resources that are made in a block, and the timepoints until which these and others are used.
    struct Lifetimes {
        var order: [Value] = []
        var made: Set<ObjectIdentifier> = []
        var until: [ObjectIdentifier: [Value]] = [:]
    }

    private let registry: Registry
    private var coverage = TimepointCoverage()
    /// Resources that more may be done with than is seen here.
    private var indeterminate = Set<ObjectIdentifier>()
    /// Resources that the program frees or keeps by itself.
    private var handled = Set<ObjectIdentifier>()
    /// What resources that share storage are the same as.
    private var bases: [ObjectIdentifier: Value] = [:]

    init(registry: Registry) { self.registry = registry }

    mutating func run(on block: Block) {
        var lifetimes = Lifetimes()
        analyze(block, &lifetimes)
        insertDeallocations(lifetimes)
    }

    // MARK: What is used until when

    /// The resource whose storage a value is.
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
        // What a block yields goes on as a result of the operation around it.
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
            // The host waits: from here on it may look at the resources.
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

    // MARK: Loops and conditions

    private mutating func analyzeRegionBranch(_ op: Operation, _ lifetimes: inout Lifetimes) {
        guard op.is(SCF.For.self) || op.is(SCF.If.self), let done = joinedTimepoint(of: op) else {
            // Nothing is known of what it does: what is used in it, or before it, is left alone.
            for resource in lifetimes.order { indeterminate.insert(ObjectIdentifier(resource)) }
            var touched: [Value] = []
            op.walk { touched += $0.operands + $0.results }
            return markIndeterminate(touched)
        }
        coverage.add(done)
        var transfers = OwnershipTransfer(of: op)
        for (i, value) in (op.as(SCF.For.self)?.initArgs ?? []).enumerated() where value.type.isResource {
            // What a loop takes is the loop's, or somebody else's; in no case is it freed before the loop.
            if !isGivenUp(value, to: op, lifetimes) { transfers.refuse(i) }
            markIndeterminate([value])
        }
        for value in capturedResources(of: op) { consume(value, until: done, &lifetimes) }
        for block in op.regions.flatMap(\.blocks) {
            var inner = Lifetimes()
            analyze(block, &inner)
            for (i, value) in (block.last?.operands ?? []).enumerated() where value.type.isResource {
                let own = base(of: value)
                let isMade =
                    inner.made.contains(ObjectIdentifier(own))
                    && !indeterminate.contains(ObjectIdentifier(own))
                transfers.yield(own, as: i, from: block, isMade: isMade)
                // What leaves a block is not freed in it; nor is what it took from outside, which is not its own.
                handled.insert(ObjectIdentifier(own))
            }
            insertDeallocations(inner)
        }
        for (result, isOwned) in zip(op.results, transfers.owned) where result.type.isResource {
            produce(result, at: done, &lifetimes)
            if !isOwned { indeterminate.insert(ObjectIdentifier(result)) }
        }
    }

    /// Whether a resource is made in this block, belongs to nobody else, and is used by nothing from `op` on but as
    /// this one operand of it.
    private mutating func isGivenUp(_ value: Value, to op: Operation, _ lifetimes: Lifetimes) -> Bool {
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

    /// The timepoint at which all that an operation gives is ready.
    private func joinedTimepoint(of op: Operation) -> Value? {
        let timepoints = op.results.filter { $0.type == .timepoint }
        let builder = OpBuilder(before: op)
        builder.setInsertionPoint(after: op)
        return builder.join(timepoints)
    }

    /// Resources from outside of the regions of an operation that are used in them.
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

    // MARK: Freeing

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
        // Who waited for the last use now waits until the memory is free, too.
        for use in last.uses where use.owner !== free.op && use.owner !== join {
            use.set(free.resultTimepoint)
        }
    }
}
