import IREECompilerCore

extension Pass {
    static let refineUsage = Pass(
        "iree-stream-refine-usage",
        "Refines the lifetime of resources from their usage.", on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        let refinement = UsageRefinement(analysis: ResourceUsageAnalysis(module))
        refinement.run(on: module)
        // Erases dead operations only; no patterns are applied.
        Rewriter.run(on: module) { _, _ in false }
        var unresolved: Operation?
        module.walk { if $0.is(Stream.AsyncCast.self) { unresolved = unresolved ?? $0 } }
        if let unresolved {
            throw Diagnostic(
                .error, "unresolved async.cast after stream usage refinement", at: unresolved.location)
        }
    }
}

/// Applies the analysis to types and inserts transfers where a fixed type differs.
private struct UsageRefinement {
    let analysis: ResourceUsageAnalysis

    private func lifetime(of value: Value) -> Stream.Lifetime { analysis.usage(of: value).lifetime }

    func run(on module: Operation) {
        var ops: [Operation] = []
        module.walk(.preOrder) { ops.append($0) }
        for op in ops { refineFunction(op) }
        for op in ops where op.block != nil {
            for block in op.regions.flatMap(\.blocks) {
                for argument in block.arguments where argument.type.lifetime == .unknown {
                    argument.type = .resource(lifetime(of: argument))
                }
            }
            for result in op.results { refine(result, of: op) }
        }
        for op in ops where op.block != nil { replaceCast(op) }
    }

    private func refineFunction(_ op: Operation) {
        guard op.has(.function), case .type(.function(let type))? = op.attributes["function_type"],
            let entry = op.body()
        else { return }
        let inputs = zip(type.inputs, entry.arguments).map { input, argument in
            input.lifetime == .unknown ? IRType.resource(lifetime(of: argument)) : input
        }
        let terminator = op.regions[0].blocks.lazy.compactMap(\.last).first { $0.has(.returnLike) }
        let results = type.results.enumerated().map { i, result in
            guard result.lifetime == .unknown, let terminator, i < terminator.operandCount else {
                return result
            }
            let value = terminator.operand(i)
            return value.type.lifetime == .unknown ? .resource(lifetime(of: value)) : value.type
        }
        op.attributes["function_type"] = .type(.function(inputs, results))
    }

    private func refine(_ result: Value, of op: Operation) {
        guard let old = result.type.lifetime else { return }
        let new = lifetime(of: result)
        guard old != new else { return }
        if old == .unknown {
            result.type = .resource(new)
            return
        }
        // Loads keep the type of the global, and transfers their result type.
        guard !op.has(.globalLoad), !op.is(Stream.AsyncTransfer.self), result.hasUses else { return }
        if result.hasOneUse, let transfer = result.users.first?.as(Stream.AsyncTransfer.self),
            transfer.result.type.lifetime != .unknown
        {
            return
        }
        let builder = OpBuilder(before: op)
        builder.setInsertionPoint(after: op)
        let affinity = op.attributes["affinity"]
        var query: Operation?
        let size: Value
        if let known = SizeAware.size(of: result) {
            size = known
        } else {
            let view = builder.create(Stream.ResourceSize.self) { $0.operand = result }
            query = view.op
            size = view.result
        }
        let transfer = builder.create(Stream.AsyncTransfer.self) {
            $0.source = result
            $0.sourceSize = size
            $0.resultSize = size
            $0.sourceAffinity = affinity
            $0.targetAffinity = affinity
            $0.result = .resource(new)
        }
        for use in result.uses where use.owner !== transfer.op && use.owner !== query {
            use.set(transfer.result)
        }
    }

    private func replaceCast(_ op: Operation) {
        guard let cast = op.as(Stream.AsyncCast.self), cast.source.type.lifetime != .unknown,
            cast.result.type.lifetime != .unknown
        else { return }
        if cast.source.type == cast.result.type {
            op.replaceAllUses(with: [cast.source])
            return op.erase()
        }
        let transfer = OpBuilder(before: op).create(Stream.AsyncTransfer.self) {
            $0.source = cast.source
            $0.sourceSize = cast.sourceSize
            $0.resultSize = cast.resultSize
            $0.sourceAffinity = cast.affinity
            $0.targetAffinity = cast.affinity
            $0.result = cast.result.type
        }
        op.replaceAllUses(with: [transfer.result])
        op.erase()
    }
}
