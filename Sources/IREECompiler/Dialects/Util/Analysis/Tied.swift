import IREECompilerCore

/// Tied operands and results.
enum Tied {
    /// The tied operand of each result, relative to the tieable operands.
    static func operands(of op: Operation) -> [Int?] {
        guard case .array(let values)? = op.attributes["tied_operands"] else {
            return op.results.map { _ in nil }
        }
        return op.results.indices.map { i in
            guard i < values.count, let index = values[i].integerValue, index >= 0 else { return nil }
            return Int(exactly: index)
        }
    }

    /// `[0 : index, -1 : index]`.
    static func attribute(_ indices: [Int?]) -> Attribute {
        .array(indices.map { .index($0 ?? -1) })
    }

    /// The operand that a result is tied to.
    static func operand(of result: Value) -> Value? {
        guard let op = result.definingOp, let index = operandIndex(of: op, result: result.index) else {
            return nil
        }
        return op.operand(index)
    }

    /// The index of the operand that a result is tied to.
    static func operandIndex(of op: Operation, result: Int) -> Int? {
        guard op.has(.tied) else { return nil }
        if let tieable = op.definition.tieable {
            guard let index = operands(of: op)[result] else { return nil }
            return op.operandRange(tieable.index).lowerBound + index
        }
        guard let field = op.resultField(result), let operands = field.relations.tiedOperands else {
            return nil
        }
        let range = op.operandRange(operands.index)
        let position = result - op.resultRange(field.index).lowerBound
        return position < range.count ? range.lowerBound + position : nil
    }
}

extension Operation {
    /// The field of a result.
    func resultField(_ result: Int) -> AnyField? {
        definition.results.first { resultRange($0.index).contains(result) }
    }

    /// The field of an operand.
    func operandField(_ operand: Int) -> AnyField? {
        definition.operands.first { operandRange($0.index).contains(operand) }
    }
}
