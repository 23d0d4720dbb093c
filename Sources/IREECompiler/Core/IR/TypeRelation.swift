/// A type rule as the verifier uses it: with the fields that it names.
struct TypeRelation: Sendable {
    private enum Source: Sendable {
        case operand(AnyField)
        case result(AnyField)
        case attribute(String)

        init(_ name: String, _ operands: [AnyField], _ results: [AnyField]) {
            if let field = operands.first(where: { $0.name == name }) {
                self = .operand(field)
            } else if let field = results.first(where: { $0.name == name }) {
                self = .result(field)
            } else {
                self = .attribute(name)
            }
        }

        /// The field of an operand or result.
        var field: AnyField? {
            switch self {
            case .operand(let field), .result(let field): field
            case .attribute: nil
            }
        }

        /// The types of the field's values; nil for an attribute without a type.
        func types(_ op: Operation) -> [IRType]? {
            switch self {
            case .operand(let field): op.operandRange(field.index).map { op.operandType($0) }
            case .result(let field): op.resultRange(field.index).map { op.results[$0].type }
            case .attribute(let name): op.attributes[name]?.type.map { [$0] }
            }
        }

        /// The type of a field that always has one value.
        func type(_ op: Operation) -> IRType? {
            switch self {
            case .operand(let field):
                field.arity == .one ? op.operandType(op.operandRange(field.index).lowerBound) : nil
            case .result(let field):
                field.arity == .one ? op.results[op.resultRange(field.index).lowerBound].type : nil
            case .attribute: nil
            }
        }
    }

    private enum Form: Sendable {
        /// `areMany` if all are variadic fields, whose types agree pairwise.
        case same([Source], names: [String], areMany: Bool)
        case derived(Source, Source, names: (String, String), @Sendable (IRType) -> IRType?)
    }
    private let rule: Form

    /// Nil for a rule that only infers types.
    init?(_ rule: TypeRule, operands: [AnyField], results: [AnyField]) {
        switch rule {
        case .same(let names):
            let sources = names.map { Source($0, operands, results) }
            self.rule = .same(
                sources, names: names, areMany: sources.allSatisfy { $0.field?.arity == .variadic })
        case .derived(let from, let to, let derive):
            self.rule = .derived(
                Source(from, operands, results), Source(to, operands, results), names: (from, to), derive)
        case .infer: return nil
        }
    }

    /// Verifies the types of an operation whose counts are verified.
    func verify(_ op: Operation) throws(Diagnostic) {
        switch rule {
        case .same(let sources, let names, let areMany):
            guard !areSingleAndEqual(sources, op) else { return }
            let all = sources.compactMap { $0.types(op) }
            let found = areMany ? all : all.filter { !$0.isEmpty }
            guard let first = found.first else { return }
            for other in found where other != first {
                if areMany || other.count == first.count || Set(other).union(first).count > 1 {
                    throw op.error(
                        "failed to verify that all of {\(names.joined(separator: ", "))} have same type")
                }
            }
        case .derived(let from, let to, let names, let derive):
            guard let known = from.type(op) ?? from.types(op)?.first, let wanted = derive(known) else {
                return
            }
            if let type = to.type(op), type == wanted { return }
            for type in to.types(op) ?? [] where type != wanted {
                throw op.error("failed to verify that the type of '\(names.1)' matches that of '\(names.0)'")
            }
        }
    }

    /// Whether all fields have one value, of the same type: nearly always so.
    private func areSingleAndEqual(_ sources: [Source], _ op: Operation) -> Bool {
        guard let first = sources.first?.type(op) else { return false }
        return sources.dropFirst().allSatisfy { $0.type(op) == first }
    }
}
