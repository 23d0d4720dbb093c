import IREECompilerCore

/// Dynamic dimensions and sizes of values, from operations that carry them.
enum ShapeAware {
    /// The dynamic dimensions of a shaped value; nil if unknown.
    static func dimensions(of value: Value) -> [Value]? {
        let count = value.type.shaped?.dynamicDimensionCount ?? 0
        if count == 0 { return [] }
        if let op = value.definingOp, let found = resultDimensions(of: op, value.index), found.count == count
        {
            return found
        }
        for use in value.uses {
            if let found = operandDimensions(of: use.owner, use.index), found.count == count { return found }
        }
        return nil
    }

    /// The dynamic dimensions that an operation states of its result.
    static func resultDimensions(of op: Operation, _ index: Int) -> [Value]? {
        guard let field = op.resultField(index) else { return nil }
        let earlier = op.results[op.resultRange(field.index).lowerBound..<index]
        return slice(op, of: field, after: earlier.map(\.type), for: op.results[index].type)
    }

    /// The dynamic dimensions that an operation states of its operand.
    static func operandDimensions(of op: Operation, _ index: Int) -> [Value]? {
        guard let field = op.operandField(index) else { return nil }
        let earlier = op.operandRange(field.index).lowerBound..<index
        return slice(op, of: field, after: earlier.map { op.operand($0).type }, for: op.operand(index).type)
    }

    /// The dimensions of one value within the dimensions of a variadic field.
    private static func slice(
        _ op: Operation, of field: AnyField, after earlier: [IRType], for type: IRType
    ) -> [Value]? {
        guard let dimensions = field.relations.dimensions else { return nil }
        let all = op.operands(dimensions.index)
        let start = earlier.reduce(0) { $0 + ($1.shaped?.dynamicDimensionCount ?? 0) }
        let count = type.shaped?.dynamicDimensionCount ?? 0
        guard start + count <= all.count else { return nil }
        return Array(all[start..<start + count])
    }
}
