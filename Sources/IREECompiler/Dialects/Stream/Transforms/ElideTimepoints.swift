import IREECompilerCore

extension Pass {
    static let elideTimepoints = Pass(
        "iree-stream-elide-timepoints",
        "Removes redundant waits, and replaces host waits by waits on the timeline.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        var changed = true
        var rounds = 0
        while changed, rounds < 16 {
            changed = TimepointElision.replaceImmediates(in: module)
            changed = TimepointElision.foldAwaits(in: module) || changed
            changed = TimepointElision.removeCovered(in: module) || changed
            Rewriter.run(on: module) { op, rewriter in
                guard op.is(Stream.TimepointAwait.self), !op.hasUses else { return false }
                rewriter.erase(op)
                return true
            }
            rounds += 1
        }
    }
}

private enum TimepointElision {
    // MARK: Immediate timepoints

    /// Replaces timepoints that are always immediate by `stream.timepoint.immediate`.
    ///
    /// Optimistic data flow: assumes all are immediate until proven otherwise, which covers loops and
    /// globals.
    static func replaceImmediates(in module: Operation) -> Bool {
        let flow = ValueFlow(module)
        var candidates: [Value] = []
        var unreached = Set<ObjectIdentifier>()
        module.walk(.preOrder) { op in
            for block in op.regions.flatMap(\.blocks) {
                candidates += block.arguments.filter { $0.type == .timepoint }
            }
            candidates += op.results.filter { $0.type == .timepoint }
        }
        var changed = true
        while changed {
            changed = false
            for value in candidates where !unreached.contains(ObjectIdentifier(value)) {
                if isReached(value, flow, module, unreached) { continue }
                unreached.insert(ObjectIdentifier(value))
                changed = true
            }
        }
        var replaced = false
        for value in candidates where !unreached.contains(ObjectIdentifier(value)) && value.hasUses {
            if value.definingOp?.is(Stream.TimepointImmediate.self) == true { continue }
            let builder = OpBuilder(registry: module.registry, at: value.location)
            builder.setInsertionPoint(after: value)
            value.replaceAllUses(with: builder.immediateTimepoint())
            replaced = true
        }
        return replaced
    }

    private static func isReached(
        _ value: Value, _ flow: ValueFlow, _ module: Operation, _ unreached: Set<ObjectIdentifier>
    ) -> Bool {
        guard !flow.isOpen(value) else { return false }
        let sources = flow.predecessors(of: value)
        if let op = value.definingOp {
            if op.is(Stream.TimepointImmediate.self) { return true }
            if op.is(Stream.TimepointJoin.self) {
                return op.operands.allSatisfy { !unreached.contains(ObjectIdentifier($0)) }
            }
            if let load = op.as(Util.GlobalLoad.self) {
                guard let symbol = load.global.symbolValue, let global = module.lookupSymbol(symbol.root),
                    global.isPrivateSymbol,
                    global.attributes["initial_value"]?.isA(Stream.timepointValue) == true
                else { return false }
            } else if sources.isEmpty || op.has(.timeline) {
                return false
            }
        } else if sources.isEmpty {
            return false
        }
        return sources.allSatisfy { !unreached.contains(ObjectIdentifier($0)) }
    }

    // MARK: Host waits

    /// Replaces host waits by await operands of operations that have them.
    static func foldAwaits(in module: Operation) -> Bool {
        var awaits: [OpView<Stream.TimepointAwait>] = []
        module.walk(.preOrder) { op in
            if let awaiting = op.as(Stream.TimepointAwait.self), awaiting.sync == nil {
                awaits.append(awaiting)
            }
        }
        var changed = false
        for awaiting in awaits {
            for (result, resource) in zip(awaiting.results, awaiting.resourceOperands) {
                for use in result.uses where canWait(use.owner) {
                    let op = use.owner
                    use.set(resource)
                    var timepoints = op.awaitedTimepoints
                    if !timepoints.contains(where: { $0 === awaiting.awaitTimepoint }) {
                        timepoints.append(awaiting.awaitTimepoint)
                        op.setAwaitedTimepoints(timepoints, OpBuilder(before: op))
                    }
                    changed = true
                }
            }
        }
        return changed
    }

    private static func canWait(_ op: Operation) -> Bool {
        op.awaitedField != nil && op.resultTimepoint != nil && !op.is(Stream.TimepointBarrier.self)
            && !op.is(Stream.TimepointJoin.self)
    }

    // MARK: Covered timepoints

    static func removeCovered(in module: Operation) -> Bool {
        var changed = false
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            var coverage = TimepointCoverage()
            for region in function.regions { changed = removeCovered(in: region, &coverage) || changed }
        }
        return changed
    }

    private static func removeCovered(in region: Region, _ coverage: inout TimepointCoverage) -> Bool {
        var changed = false
        for block in region.reversePostOrder {
            for op in block.operations {
                for inner in op.regions {
                    // Coverage in a region does not hold outside.
                    var copy = coverage
                    changed = removeCovered(in: inner, &copy) || changed
                }
                changed = reduce(op, coverage) || changed
                guard let done = op.resultTimepoint ?? joined(op) else { continue }
                coverage.add(done)
                for timepoint in op.is(Stream.TimepointJoin.self) ? op.operands : op.awaitedTimepoints {
                    coverage.add(done, after: timepoint)
                }
            }
        }
        return changed
    }

    private static func joined(_ op: Operation) -> Value? {
        op.is(Stream.TimepointJoin.self) ? op.results.first : nil
    }

    /// Removes awaited timepoints that the others cover.
    private static func reduce(_ op: Operation, _ coverage: TimepointCoverage) -> Bool {
        let isJoin = op.is(Stream.TimepointJoin.self)
        let all = isJoin ? op.operands : op.awaitedTimepoints
        guard all.count > 1 else { return false }
        var kept: [Value] = []
        for (i, timepoint) in all.enumerated() {
            let isImmediate = timepoint.definingOp?.is(Stream.TimepointImmediate.self) == true
            let isRepeated = all[..<i].contains { $0 === timepoint }
            let isCovered = all.contains { $0 !== timepoint && coverage.isCovered(timepoint, by: $0) }
            if !isImmediate, !isRepeated, !isCovered { kept.append(timepoint) }
        }
        if kept.isEmpty { kept = [all[0]] }
        guard kept.count < all.count else { return false }
        if isJoin, kept.count == 1 {
            op.replaceAllUses(with: kept)
        } else if isJoin {
            op.setOperands(kept)
        } else {
            op.setAwaitedTimepoints(kept, OpBuilder(before: op))
        }
        return true
    }
}
