import IREECompilerCore

/// The dynamic dimensions of each value, from a flat list.
private func slices(_ dims: [Value], _ types: [IRType]) -> [[Value]]? {
    var rest = dims[...]
    var out: [[Value]] = []
    for type in types {
        let count = type.shaped?.dynamicDimensionCount ?? 0
        guard count <= rest.count else { return nil }
        out.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
    }
    return rest.isEmpty ? out : nil
}

extension Flow.DispatchWorkgroups {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        dropResults(op, rewriter) || dropOperands(op, rewriter) || unifyWorkload(op, rewriter)
            || replaceEmpty(op, rewriter)
    }

    /// Body arguments for operands, and for untied results.
    private static func arguments(_ op: OpView<Self>) -> (body: Block, tied: [Int?])? {
        guard op.op.regions.count > 0, let body = op.workgroupBody.blocks.first else { return nil }
        var tied = Tied.operands(of: op.op)
        tied += Array(repeating: nil, count: max(0, op.results.count - tied.count))
        let own = tied.prefix(op.results.count).count { $0 == nil }
        guard body.arguments.count == op.arguments.count + own else { return nil }
        return (body, Array(tied.prefix(op.results.count)))
    }

    /// Removes unused and duplicate operands, unless results are tied to them.
    private static func dropOperands(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (body, tied) = arguments(op),
            let dims = slices(op.argumentDims, op.arguments.map(\.type))
        else { return false }
        let values = op.arguments
        let kept = keptOperands(values, body, Set(tied.compactMap { $0 }), rewriter)
        guard kept.count < values.count else { return false }
        rewriter.update(op.op) {
            op.set(\.arguments, kept.map { values[$0] })
            op.set(\.argumentDims, kept.flatMap { dims[$0] })
            if op.tiedOperands != nil {
                op.tiedOperands = Tied.attribute(tied.map { old in old.flatMap { kept.firstIndex(of: $0) } })
            }
        }
        let gone = Set(values.indices).subtracting(kept)
        for i in gone.sorted(by: >) { body.removeArgument(i) }
        return true
    }

    private static func keptOperands(
        _ values: [Value], _ body: Block, _ tied: Set<Int>, _ rewriter: Rewriter
    ) -> [Int] {
        var kept: [Int] = []
        for i in values.indices {
            let argument = body.arguments[i]
            if tied.contains(i) {
                kept.append(i)
            } else if !argument.hasUses {
                continue
            } else if let same = kept.first(where: {
                values[$0] === values[i] && !tied.contains($0) && body.arguments[$0].type == argument.type
            }) {
                for user in argument.users { rewriter.update(user) }
                argument.replaceAllUses(with: body.arguments[same])
            } else {
                kept.append(i)
            }
        }
        return kept
    }

    /// Removes unused results that the body only writes.
    private static func dropResults(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (body, tied) = arguments(op),
            let dims = slices(op.resultDims, op.results.map(\.type))
        else { return false }
        var kept: [Int] = []
        var gone: [(argument: Int, writers: [Operation])] = []
        var position = op.arguments.count
        for (i, result) in op.results.enumerated() {
            let own = position
            if tied[i] == nil { position += 1 }
            if tied[i] == nil, !result.hasUses, let writers = writers(of: body.arguments[own]) {
                gone.append((own, writers))
            } else {
                kept.append(i)
            }
        }
        // Without any remaining result the operation is dead.
        guard !gone.isEmpty, !kept.isEmpty else { return false }
        for (argument, writers) in gone.reversed() {
            for writer in writers.reversed() { rewriter.erase(writer) }
            body.removeArgument(argument)
        }
        var groups = op.op.definition.operands.indices.map { op.op.operands($0) }
        groups[op.schema.resultDims.index] = kept.flatMap { dims[$0] }
        let new = op.op.rebuilt(results: [kept.map { op.results[$0].type }], operands: groups)
        if op.tiedOperands != nil { new.attributes["tied_operands"] = Tied.attribute(kept.map { tied[$0] }) }
        for region in op.op.regions { new.addRegion().takeBlocks(of: region) }
        rewriter.insert(new)
        let all = op.results.indices.map { i in
            kept.firstIndex(of: i).map { new.results[$0] } ?? op.results[i]
        }
        rewriter.replace(op.op, with: all)
        return true
    }

    /// The operations that write to an argument, in topological order; nil if it has other uses.
    private static func writers(of value: Value) -> [Operation]? {
        var out: [Operation] = []
        for use in value.uses {
            if let store = use.owner.as(TensorExt.DispatchTensorStore.self), store.target === value,
                store.value !== value
            {
                out.append(use.owner)
            } else if let tie = use.owner.as(Flow.DispatchTieShape.self) {
                guard let further = writers(of: tie.result) else { return nil }
                out += [use.owner] + further
            } else {
                return nil
            }
        }
        return out
    }

    /// Removes duplicate workload values.
    private static func unifyWorkload(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var unique: [Value] = []
        var positions: [Int] = []
        for value in op.workload {
            if let position = unique.firstIndex(of: value) {
                positions.append(position)
            } else {
                positions.append(unique.count)
                unique.append(value)
            }
        }
        guard unique.count < positions.count else { return false }
        if op.op.regions.count > 1, let count = op.workgroupCount.blocks.first {
            guard count.arguments.count == positions.count else { return false }
            var firsts: [Int] = []
            for (i, position) in positions.enumerated() {
                if position == firsts.count {
                    firsts.append(i)
                } else {
                    for user in count.arguments[i].users { rewriter.update(user) }
                    count.arguments[i].replaceAllUses(with: count.arguments[firsts[position]])
                }
            }
            for i in positions.indices.reversed() where !firsts.contains(i) { count.removeArgument(i) }
        }
        rewriter.update(op.op) { op.set(\.workload, unique) }
        return true
    }

    /// Replaces results without elements by empty tensors.
    private static func replaceEmpty(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let dims = slices(op.resultDims, op.results.map(\.type)) else { return false }
        var changed = false
        for (i, result) in op.results.enumerated() where result.hasUses && ShapeFolding.isEmpty(result.type) {
            let empty = rewriter.create(Flow.TensorEmpty.self) {
                $0.resultDims = dims[i]
                $0.result = result.type
            }
            for user in result.users { rewriter.update(user) }
            result.replaceAllUses(with: empty.result)
            changed = true
        }
        return changed
    }
}

extension Flow.DispatchRegion {
    /// Removes unused and duplicate results.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.body.blocks.count == 1, let end = op.body.blocks.first?.last, end.is(Flow.Return.self),
            end.operandCount == op.result.count,
            let dims = slices(op.resultDims, op.result.map(\.type))
        else { return false }
        var kept: [Int] = []
        var positions: [Int?] = []
        for (i, result) in op.result.enumerated() {
            if let same = kept.firstIndex(where: {
                end.operand($0) === end.operand(i) && dims[$0] == dims[i]
                    && op.result[$0].type == result.type
            }) {
                positions.append(same)
            } else if result.hasUses {
                positions.append(kept.count)
                kept.append(i)
            } else {
                positions.append(nil)
            }
        }
        guard kept.count < positions.count, !kept.isEmpty else { return false }
        let yielded = kept.map { end.operand($0) }
        rewriter.update(end) { end.setOperands(yielded) }
        var groups = op.op.definition.operands.indices.map { op.op.operands($0) }
        groups[op.schema.resultDims.index] = kept.flatMap { dims[$0] }
        let new = op.op.rebuilt(results: [kept.map { op.result[$0].type }], operands: groups)
        for region in op.op.regions { new.addRegion().takeBlocks(of: region) }
        rewriter.insert(new)
        let all = positions.enumerated().map { i, position in position.map { new.results[$0] } ?? op.result[i]
        }
        rewriter.replace(op.op, with: all)
        return true
    }
}
