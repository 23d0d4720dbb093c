import IREECompilerCore

extension Pass {
    static let scheduleExecution = Pass(
        "iree-stream-schedule-execution",
        "Partitions streamable operations into execution regions."
    ) { (op, context) throws(Diagnostic) in
        let updates = StorageUpdates(op)
        for function in op.functionsInside {
            guard let body = function.regions.first, !body.isEmpty else { continue }
            try ExecutionScheduling.run(on: body, updates, function.registry)
            Rewriter.run(on: function) { op, rewriter in
                // Barriers only delimited partitions.
                if op.is(Stream.AsyncBarrier.self) {
                    rewriter.replace(op, with: [op.operand(0)])
                    return true
                }
                return op.definition.canonicalize(op, rewriter)
            }
        }
    }

    static let scheduleConcurrency = Pass(
        "iree-stream-schedule-concurrency",
        "Partitions the operations of execution regions into concurrent waves."
    ) { (op, context) throws(Diagnostic) in
        for function in op.functionsInside {
            for block in function.regions.first?.blocks ?? [] {
                for execute in block.operations where execute.is(Stream.AsyncExecute.self) {
                    let favor = PartitioningFavor(for: execute, settings: context.settings)
                    ConcurrencyScheduling.run(on: execute, favor, function.registry)
                }
            }
        }
    }
}

extension Operation {
    /// The operation itself if it is a function or initializer, else those nested in it.
    var functionsInside: [Operation] {
        if has(.function) || has(.initializer) { return [self] }
        return regions.flatMap(\.blocks).flatMap(\.operations).filter {
            $0.has(.function) || $0.has(.initializer)
        }
    }
}

private enum ExecutionScheduling {
    static func run(
        on region: Region, _ updates: StorageUpdates, _ registry: Registry
    ) throws(Diagnostic) {
        for block in region.reversePostOrder { try schedule(block, updates, registry) }
        // Regions use the current values.
        for block in region.reversePostOrder {
            for op in block.operations
            where op.has(.regionBranch) && !op.has(.streamable) && !op.is(Stream.AsyncExecute.self) {
                for inner in op.regions { try run(on: inner, updates, registry) }
            }
        }
    }

    private static func schedule(
        _ block: Block, _ updates: StorageUpdates, _ registry: Registry
    ) throws(Diagnostic) {
        let partitions = ExecutionPartitioning.partitions(of: block, updates)
        guard !partitions.isEmpty else { return }
        for partition in partitions { try verify(partition) }
        let isCloned = Set(
            block.operations.filter { $0.prefersCloning && updates.updates(after: $0).isEmpty }
                .map(ObjectIdentifier.init))
        var outlinings = partitions.map { outline($0, block, registry) }
        var replaced: [Operation] = []
        for op in block.operations where op.has(.streamable) && !op.isTerminator {
            replaced.append(op)
            for i in outlinings.indices {
                if let copy = outlinings[i].add(op) { strip(copy, partitions[i].affinity) }
            }
        }
        for outlining in outlinings {
            outlining.finish()
            awaitResults(of: outlining, registry)
        }
        for op in replaced where isCloned.contains(ObjectIdentifier(op)) { copyIntoRegions(op, block) }
        for op in replaced.reversed() where !op.hasUses { op.erase() }
        guard block.placeDefinitionsFirst() else {
            throw Diagnostic(
                .error, "failed to schedule execution partitions without cyclic dependencies",
                at: block.parentOp?.location ?? .unknown)
        }
    }

    private static func verify(_ partition: Partition) throws(Diagnostic) {
        for op in partition.operations where !op.is(Stream.AsyncBarrier.self) {
            if let own = op.executionAffinity, let affinity = partition.affinity, op.has(.affinity),
                !Affinities.canExecuteTogether(affinity, own), !Affinities.canExecuteTogether(own, affinity)
            {
                throw Diagnostic(
                    .error, "op affinity \(own) is not compatible with the partition affinity \(affinity)",
                    at: op.location)
            }
            if op.results.contains(where: { $0.type == .timepoint }) {
                throw Diagnostic(
                    .error,
                    "cannot partition timeline op with result timepoint; result timepoints from partitioned ops not yet supported",
                    at: op.location)
            }
        }
        for input in partition.inputs {
            guard let op = input.definingOp, !op.regions.isEmpty else { continue }
            if op.consumedValues.contains(where: { value in partition.outputs.contains { $0 === value } }) {
                throw Diagnostic(
                    .error, "circular dependency: input operation uses partition output", at: op.location)
            }
        }
    }

    private static func outline(_ partition: Partition, _ block: Block, _ registry: Registry)
        -> RegionOutlining
    {
        let builder = OpBuilder(registry: registry)
        builder.setInsertionPoint(atStartOf: block)
        if let last = partition.operations.filter({ $0.block === block }).max(by: { $0.isBefore($1) }) {
            builder.setInsertionPoint(after: last)
            builder.location = last.location
        }
        var awaited: [Value] = []
        for op in partition.operations.reversed() where op.has(.timeline) {
            awaited += op.operands.filter { $0.type == .timepoint }
        }
        return RegionOutlining(partition, at: builder) { operands, sizes, resultSizes in
            let timepoint = builder.join(awaited)
            return builder.create(Stream.AsyncExecute.self) {
                $0.resourceOperands = operands
                $0.resourceOperandSizes = sizes
                $0.resultSizes = resultSizes
                $0.awaitTimepoint = timepoint
                $0.affinity = partition.affinity
                $0.results = partition.outputs.map(\.type)
            }.op
        }
    }

    /// Removes the region's affinity from its operations.
    private static func strip(_ op: Operation, _ affinity: Attribute?) {
        for name in ["affinity", "execution_affinity", "source_affinity", "target_affinity"]
        where op.attributes[name] == affinity {
            op.attributes[name] = nil
        }
        guard op.has(.timeline),
            let field = op.definition.operands.first(where: {
                $0.name == "await_timepoint" && $0.arity == .optional
            })
        else { return }
        op.setOperands(field.index, [])
    }

    private static func awaitResults(of outlining: RegionOutlining, _ registry: Registry) {
        guard let execute = outlining.region.as(Stream.AsyncExecute.self) else { return }
        let builder = OpBuilder(before: execute.op)
        builder.setInsertionPoint(after: execute.op)
        for (i, old) in outlining.partition.outputs.enumerated() {
            let awaited = builder.create(Stream.TimepointAwait.self) {
                $0.resourceOperands = [execute.results[i]]
                $0.resourceOperandSizes = [execute.resultSizes[i]]
                $0.awaitTimepoint = execute.resultTimepoint
                $0.results = [old.type]
            }
            old.replaceAllUses(with: awaited.results[0])
        }
    }

    /// Clones cheap operations into each region that uses them.
    private static func copyIntoRegions(_ op: Operation, _ block: Block) {
        for result in op.results {
            for use in result.uses {
                guard let home = use.owner.block, home !== block else { continue }
                let copy = op.clone()
                home.insert(copy, before: home.first)
                use.set(copy.results[result.index])
            }
        }
    }
}

private enum ConcurrencyScheduling {
    static func run(on execute: Operation, _ favor: PartitioningFavor, _ registry: Registry) {
        guard let block = execute.body() else { return }
        let waves = WavePartitioning.waves(of: block, favor)
        guard waves.contains(where: { $0.operations.count > 1 }) else { return }
        var outlinings = waves.map { $0.operations.count > 1 ? outline($0, block, registry) : nil }
        var replaced: [Operation] = []
        for op in block.operations where !op.isTerminator {
            for i in outlinings.indices where outlinings[i]?.add(op) != nil {
                replaced.append(op)
                break
            }
        }
        for case let outlining? in outlinings {
            for (old, new) in zip(outlining.partition.outputs, outlining.region.results) {
                old.replaceAllUses(with: new)
            }
            outlining.finish()
        }
        let ordered = zip(waves, outlinings).flatMap { wave, outlining in
            outlining.map { [$0.region] } ?? wave.operations
        }
        for op in replaced.reversed() { op.erase() }
        // In the order of waves: one that updates a resource in place must stay after an operation that reads it, which
        // values do not show. Other operations go where they are first used.
        guard let end = block.last, end.isTerminator else { return }
        let inWaves = Set(ordered)
        let others = block.operations.filter { $0 !== end && !inWaves.contains($0) }
        for op in ordered + others { op.moveBefore(end) }
        _ = block.placeDefinitionsFirst()
    }

    private static func outline(_ wave: Partition, _ block: Block, _ registry: Registry) -> RegionOutlining {
        let builder = OpBuilder(registry: registry, at: wave.operations.first?.location ?? .unknown)
        builder.setInsertionPoint(atStartOf: block)
        let definitions = wave.inputs.compactMap(\.definingOp).filter { $0.block === block }
        if let last = definitions.max(by: { $0.isBefore($1) }) { builder.setInsertionPoint(after: last) }
        return RegionOutlining(wave, at: builder) { operands, sizes, resultSizes in
            builder.create(Stream.AsyncConcurrent.self) {
                $0.resourceOperands = operands
                $0.resourceOperandSizes = sizes
                $0.resultSizes = resultSizes
                $0.results = wave.outputs.map(\.type)
            }.op
        }
    }
}
