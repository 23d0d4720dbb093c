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
        try verifyCounts(op, "operand", definition.operands, op.operandCount) { op.operandRange($0) }
        try verifyCounts(op, "result", definition.results, op.results.count) { op.resultRange($0) }
        for field in definition.operands {
            for i in op.operandRange(field.index) where !field.type.accepts(op.operand(i).type) {
                throw refused(op, "operand #\(i)", field, op.operand(i).type)
            }
        }
        for field in definition.results {
            for i in op.resultRange(field.index) where !field.type.accepts(op.results[i].type) {
                throw refused(op, "result #\(i)", field, op.results[i].type)
            }
        }
        try verifyAttributes(op, definition)
        for rule in definition.typeRules { try verify(rule, op) }
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

    private static func verify(_ rule: TypeRule, _ op: Operation) throws(Diagnostic) {
        func types(_ name: String) -> [IRType]? {
            if let field = op.definition.operands.first(where: { $0.name == name }) {
                return op.operands(field.index).map(\.type)
            }
            if let field = op.definition.results.first(where: { $0.name == name }) {
                return op.results(field.index).map(\.type)
            }
            return op.attributes[name]?.type.map { [$0] }
        }
        switch rule {
        case .same(let names):
            let all = names.compactMap(types)
            let fields = op.definition.operands + op.definition.results
            let areMany = names.allSatisfy { name in
                fields.contains { $0.name == name && $0.arity == .variadic }
            }
            let found = areMany ? all : all.filter { !$0.isEmpty }
            guard let first = found.first else { return }
            // Variadic fields agree pairwise.
            for other in found where other != first {
                if areMany || other.count == first.count || Set(other).union(first).count > 1 {
                    throw op.error(
                        "failed to verify that all of {\(names.joined(separator: ", "))} have same type")
                }
            }
        case .derived(let from, let to, let derive):
            guard let known = types(from)?.first, let wanted = derive(known), let actual = types(to) else {
                return
            }
            for type in actual where type != wanted {
                throw op.error("failed to verify that the type of '\(to)' matches that of '\(from)'")
            }
        case .infer: return
        }
    }
}
