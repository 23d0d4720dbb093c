import IREECompilerCore

extension HAL.ExecutableExport {
    /// Drops a condition that always holds, and what would be used otherwise.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.condition.blocks.count == 1, let block = op.condition.blocks.first,
            let end = block.last?.as(HAL.Return.self), let value = end.op.operands.first?.constantInteger,
            value != 0
        else { return false }
        for inner in block.operations.reversed() { rewriter.erase(inner) }
        rewriter.update(op.op) {
            op.condition.remove(block)
            op.op.attributes["condition_fallback"] = nil
        }
        return true
    }
}

extension HAL.ExecutableVariant {
    /// Merges the blocks that initialize constants into the first one. Keys that are there twice remain.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let all = op.op.body()?.operations.compactMap { $0.as(HAL.ExecutableConstantBlock.self) } ?? []
        guard all.count > 1, let first = all.first, all.allSatisfy({ !$0.body.isEmpty }) else { return false }
        var keys: [Attribute] = []
        var types: [IRType] = []
        for block in all {
            guard let own = block.keys.arrayValue, case .type(.function(let type)) = block.functionType else {
                return false
            }
            keys += own
            types += type.results
        }
        let takesDevice = all.contains { $0.body.blocks[0].arguments.count > 0 }
        rewriter.setInsertionPoint(before: first.op)
        let merged = rewriter.create(HAL.ExecutableConstantBlock.self) {
            $0.functionType = .type(.function(takesDevice ? [.halDevice] : [], types))
            $0.keys = .array(keys)
        }
        var end = merged.op.regions[0].addBlock()
        let device = takesDevice ? end.addArgument(.halDevice) : nil
        var results: [Value] = []
        for block in all {
            results += append(block.body, to: &end, device, rewriter)
            rewriter.erase(block.op)
        }
        rewriter.setInsertionPoint(atEndOf: end)
        rewriter.create(HAL.Return.self) { $0.operands = results }
        return true
    }

    /// Branches from `end` to the blocks of a region, and from its returns to a new block; returns what they return.
    private static func append(
        _ body: Region, to end: inout Block, _ device: Value?, _ rewriter: Rewriter
    ) -> [Value] {
        guard let region = end.region, let entry = body.blocks.first else { return [] }
        let returns = body.blocks.compactMap { $0.last?.as(HAL.Return.self) }
        let next = Block()
        var results: [Value] = []
        if returns.count == 1 {
            results = returns[0].op.operands
        } else if let first = returns.first {
            results = first.op.operands.map { next.addArgument($0.type, at: $0.location) }
        }
        for value in returns {
            rewriter.setInsertionPoint(before: value.op)
            rewriter.create(CF.Branch.self) {
                $0.destOperands = returns.count == 1 ? [] : value.op.operands
                $0.dest = next
            }
            rewriter.erase(value.op)
        }
        rewriter.setInsertionPoint(atEndOf: end)
        rewriter.create(CF.Branch.self) {
            $0.destOperands = entry.arguments.isEmpty ? [] : device.map { [$0] } ?? []
            $0.dest = entry
        }
        region.takeBlocks(of: body)
        region.addBlock(next)
        end = next
        return results
    }
}

extension HAL.ExecutableConstantBlock {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        dropDevice(op, rewriter) || dropDuplicates(op, rewriter)
    }

    /// Drops the device if the constants do not depend on it.
    private static func dropDevice(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let entry = op.body.blocks.first, entry.arguments.count == 1, !entry.arguments[0].hasUses,
            case .type(.function(let type)) = op.functionType
        else { return false }
        rewriter.update(op.op) {
            entry.removeArgument(0)
            op.op.attributes["function_type"] = .type(.function([], type.results))
            op.op.attributes["arg_attrs"] = nil
        }
        return true
    }

    /// Of constants with the same key, the first one counts.
    private static func dropDuplicates(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let keys = op.keys.arrayValue, case .type(.function(let type)) = op.functionType,
            keys.count == type.results.count
        else { return false }
        var seen: Set<Attribute> = []
        let kept = keys.indices.filter { seen.insert(keys[$0]).inserted }
        guard kept.count < keys.count else { return false }
        let returns = op.body.blocks.compactMap { $0.last?.as(HAL.Return.self) }
        guard returns.allSatisfy({ $0.op.operandCount == keys.count }) else { return false }
        rewriter.update(op.op) {
            op.op.attributes["keys"] = .array(kept.map { keys[$0] })
            op.op.attributes["function_type"] = .type(.function(type.inputs, kept.map { type.results[$0] }))
            op.op.attributes["res_attrs"] = op.op.attributes["res_attrs"]?.arrayValue.map { all in
                .array(kept.compactMap { all.indices.contains($0) ? all[$0] : nil })
            }
        }
        for end in returns { rewriter.update(end.op) { end.op.setOperands(kept.map { end.op.operand($0) }) } }
        return true
    }
}
