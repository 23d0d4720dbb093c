import IREECompilerCore

extension ExecutionFolding {
    /// Removes unused and duplicate results, unless tied: their operand's storage is mutated.
    static func dropResults(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let end = op.body()?.last?.as(Stream.Yield.self),
            let field = op.definition.results.first(where: { $0.name == "results" }),
            let sizes = op.definition.operands.first(where: { $0.name == "result_sizes" })
        else { return false }
        let range = op.resultRange(field.index)
        let values = end.resourceOperands
        let tied = Tied.operands(of: op)
        guard range.lowerBound == 0, range.count == values.count, tied.count >= values.count,
            op.operands(sizes.index).count == values.count,
            end.resourceOperandSizes.count == values.count
        else { return false }
        var kept: [Int] = []
        var positions: [Int?] = []
        for i in range {
            if let same = kept.firstIndex(where: { values[$0] === values[i] }) {
                positions.append(same)
            } else if !op.results[i].hasUses, tied[i] == nil {
                positions.append(nil)
            } else {
                positions.append(kept.count)
                kept.append(i)
            }
        }
        guard kept.count < values.count else { return false }
        var groups = op.definition.operands.indices.map { op.operands($0) }
        groups[sizes.index] = kept.map { groups[sizes.index][$0] }
        var types = op.definition.results.indices.map { op.results($0).map(\.type) }
        types[field.index] = kept.map { types[field.index][$0] }
        let new = op.rebuilt(results: types, operands: groups)
        if new.attributes["tied_operands"] != nil {
            new.attributes["tied_operands"] = kept.isEmpty ? nil : Tied.attribute(kept.map { tied[$0] })
        }
        for region in op.regions { new.addRegion().takeBlocks(of: region) }
        rewriter.insert(new)
        let rest = new.results[kept.count...]
        // Dropped results are unused: any value of the type will do.
        let replacements = positions.enumerated().map { i, position in
            position.map { new.results[$0] } ?? op.results[i]
        }
        let yielded = kept.map { values[$0] } + kept.map { end.resourceOperandSizes[$0] }
        rewriter.update(end.op) { end.op.setOperands(yielded) }
        rewriter.replace(op, with: replacements + rest)
        return true
    }
}
