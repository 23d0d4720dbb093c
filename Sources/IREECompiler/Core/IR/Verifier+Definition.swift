/// Verifies an operation against its definition: counts, types, attributes and type rules.
extension VerifierRun {
    static func verifyOne(_ op: Operation) throws(Diagnostic) {
        let definition = op.definition
        try verifyFields(op)
        try verifyTraits(op, definition)
        try definition.verify(op)
    }

    /// Verifies the fields of the definition, and relations between their types.
    static func verifyFields(_ op: Operation) throws(Diagnostic) {
        let definition = op.definition
        if definition.operandLayout != .single || op.operandCount != definition.operands.count {
            try verifyCounts(op, "operand", definition.operands, op.operandCount) { op.operandRange($0) }
        }
        if definition.resultLayout != .single || op.results.count != definition.results.count {
            try verifyCounts(op, "result", definition.results, op.results.count) { op.resultRange($0) }
        }
        for (index, field) in definition.operands.enumerated() where !field.type.acceptsAll {
            for i in op.operandRange(index) where !field.type.accepts(op.operandType(i)) {
                throw refused(op, "operand #\(i)", field, op.operandType(i))
            }
        }
        for (index, field) in definition.results.enumerated() where !field.type.acceptsAll {
            for i in op.resultRange(index) where !field.type.accepts(op.results[i].type) {
                throw refused(op, "result #\(i)", field, op.results[i].type)
            }
        }
        try verifyAttributes(op, definition)
        for relation in definition.typeRelations { try relation.verify(op) }
    }

    private static func refused(
        _ op: Operation, _ subject: String, _ field: AnyField, _ type: IRType
    ) -> Diagnostic {
        let many = field.arity == .variadic ? "variadic of " : ""
        return op.error("\(subject) must be \(many)\(field.type.summary), but got \(type.quoted)")
    }

    private static func verifyAttributes(
        _ op: Operation, _ definition: OpDefinition
    ) throws(Diagnostic) {
        for field in definition.attributes {
            guard let value = op.attributes[field.name] else {
                guard field.arity == .one else { continue }
                if case .unit = field.constraint.form { continue }
                throw op.error("requires attribute '\(field.name)'")
            }
            guard field.constraint.accepts(value) else {
                throw op.error(
                    "attribute '\(field.name)' failed to satisfy constraint: \(field.constraint.summary)")
            }
        }
    }

    private static func verifyCounts(
        _ op: Operation, _ what: String, _ fields: [AnyField], _ count: Int, _ range: (Int) -> Range<Int>
    ) throws(Diagnostic) {
        var total = 0
        for field in fields {
            let own = range(field.index).count
            total += own
            switch field.arity {
            case .one:
                guard own == 1 else { throw op.error("requires one \(what) '\(field.name)'") }
            case .optional:
                guard own <= 1 else { throw op.error("requires at most one \(what) '\(field.name)'") }
            case .variadic: break
            }
        }
        guard total == count else { throw op.error("expects \(total) \(what)s, but got \(count)") }
    }
}
