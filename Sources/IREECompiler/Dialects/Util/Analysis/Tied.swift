import IREECompilerCore

/// Results that share the storage of operands.
enum Tied {
    /// Which operand, among those that may be tied, each result is tied to.
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
        guard let op = result.definingOp, op.has(.tied),
            let index = operandIndex(of: op, result: result.index)
        else { return nil }
        return op.operand(index)
    }

    /// Which of all operands a result is tied to.
    static func operandIndex(of op: Operation, result: Int) -> Int? {
        guard op.has(.tied) else { return nil }
        if op.definition.attribute(named: "tied_operands") != nil {
            guard let index = operands(of: op)[result] else { return nil }
            return tieableStart(of: op) + index
        }
        // Operations with one result that is always tied name the operand so.
        for name in ["target", "source", "operand", "resource_operands", "resource", "storage", "value"] {
            if let field = op.definition.operands.first(where: { $0.name == name }) {
                let range = op.operandRange(field.index)
                if range.count == op.results.count { return range.lowerBound + result }
                return range.first
            }
        }
        return nil
    }

    /// The first operand that may be tied: numbers in `tied_operands` count from there.
    private static func tieableStart(of op: Operation) -> Int {
        for name in ["arguments", "mixed_operands", "resource_operands", "operands"] {
            if let field = op.definition.operands.first(where: { $0.name == name }) {
                return op.operandRange(field.index).lowerBound
            }
        }
        return 0
    }
}
