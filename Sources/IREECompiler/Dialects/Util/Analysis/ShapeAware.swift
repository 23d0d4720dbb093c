import IREECompilerCore

/// Dynamic dimensions and sizes of values, from operations that name them.
enum ShapeAware {
    /// The dynamic dimensions of a shaped value, or nil if nothing tells them.
    static func dimensions(of value: Value) -> [Value]? {
        let count = value.type.shaped?.dynamicDimensionCount ?? 0
        if count == 0 { return [] }
        if let op = value.definingOp, let found = resultDimensions(of: op, value.index), found.count == count
        {
            return found
        }
        for use in value.uses {
            if let tie = use.owner.as(Flow.TensorTieShape.self) { return tie.dynamicDims }
            if let found = operandDimensions(of: use.owner, use.index), found.count == count { return found }
        }
        return nil
    }

    /// Names of the fields that hold dimensions, by the field that they are of.
    private static let suffixes = ["_dims", "_encoding_dims"]

    private static func resultDimensions(of op: Operation, _ index: Int) -> [Value]? {
        guard op.has(.shapeAware) else { return nil }
        if let tie = op.as(Flow.TensorTieShape.self) { return tie.dynamicDims }
        if let tie = op.as(Flow.DispatchTieShape.self) { return tie.dynamicDims }
        let field = op.definition.results.first { op.resultRange($0.index).contains(index) }
        guard let field else { return nil }
        let earlier = op.results[op.resultRange(field.index).lowerBound..<index]
        for name in [field.name, "operand", "target", "source"] {
            if let found = slice(op, of: name, after: earlier.map(\.type), for: op.results[index].type) {
                return found
            }
        }
        return nil
    }

    private static func operandDimensions(of op: Operation, _ index: Int) -> [Value]? {
        guard op.has(.shapeAware) else { return nil }
        let field = op.definition.operands.first { op.operandRange($0.index).contains(index) }
        guard let field else { return nil }
        let earlier = op.operandRange(field.index).lowerBound..<index
        return slice(
            op, of: field.name, after: earlier.map { op.operand($0).type }, for: op.operand(index).type)
    }

    /// The part of a field of dimensions that belongs to a value that comes after values of other types.
    private static func slice(
        _ op: Operation, of name: String, after earlier: [IRType], for type: IRType
    ) -> [Value]? {
        // `results` has `result_dims`, `arguments` has `argument_dims`.
        let stems = [name, name.hasSuffix("s") ? String(name.dropLast()) : name]
        for stem in stems {
            for suffix in suffixes + ["_dim"] {
                guard let field = op.definition.operands.first(where: { $0.name == stem + suffix }) else {
                    continue
                }
                let all = op.operands(field.index)
                let start = earlier.reduce(0) { $0 + ($1.shaped?.dynamicDimensionCount ?? 0) }
                let count = type.shaped?.dynamicDimensionCount ?? 0
                guard start + count <= all.count else { continue }
                return Array(all[start..<start + count])
            }
        }
        return nil
    }
}
