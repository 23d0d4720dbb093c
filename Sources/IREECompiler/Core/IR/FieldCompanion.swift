/// Variadic operands that are the dynamic dimensions, or the sizes, of the values of other fields, which
/// determine their number.
struct FieldCompanion {
    private let field: AnyField
    private let isSize: Bool
    /// The fields that determine the count.
    private let bases: [AnyField]

    /// Companions that fields declare. An encoding in an attribute determines the dimensions of the resource that
    /// it belongs to, and an operand those of its result.
    static func all(of fields: [AnyField]) -> [FieldCompanion] {
        fields.filter { $0.role == .operand && $0.arity == .variadic }.flatMap { field in
            [false, true].compactMap { isSize -> FieldCompanion? in
                let bases = fields.filter {
                    (isSize ? $0.relations.sizes : $0.relations.dimensions) === field
                }
                let determining = [.attribute, .operand, .result].lazy
                    .map { role in bases.filter { $0.role == role } }
                    .first { !$0.isEmpty }
                return determining.map { FieldCompanion(field: field, isSize: isSize, bases: $0) }
            }
        }
    }

    func verify(_ op: Operation) throws(Diagnostic) {
        let given = op.operandRange(field.index).count
        for base in bases {
            let wanted = count(base, op)
            guard given != wanted else { continue }
            throw op.error("expects \(wanted) values as '\(field.name)', but got \(given)")
        }
    }

    /// Number of dimensions or sizes of a field's values.
    private func count(_ base: AnyField, _ op: Operation) -> Int {
        switch base.role {
        case .operand: op.operandRange(base.index).reduce(0) { $0 + count(op.operandType($1)) }
        case .result: op.resultRange(base.index).reduce(0) { $0 + count(op.results[$1].type) }
        default: types(in: op.attributes[base.name]).reduce(0) { $0 + count($1) }
        }
    }

    /// Number of dimensions or sizes of a value.
    private func count(_ type: IRType) -> Int {
        isSize ? (type.isSized ? 1 : 0) : type.dynamicDimensionCount
    }

    private func types(in attribute: Attribute?) -> [IRType] {
        switch attribute {
        case .array(let list)?: list.compactMap(\.typeValue)
        case let value?: [value.typeValue].compactMap { $0 }
        case nil: []
        }
    }
}

extension IRType {
    /// Whether operations carry the size of values of the type.
    var isSized: Bool {
        if case .dialect(let type) = self { type.definition.kind == .sized } else { false }
    }

    /// Whether values have a shape.
    var hasShape: Bool {
        if case .dialect(let type) = self { type.definition.kind == .shaped } else { shaped != nil }
    }

    /// Number of dynamic dimensions.
    package var dynamicDimensionCount: Int {
        if let shaped { return shaped.dynamicDimensionCount }
        guard hasShape else { return 0 }
        return parameters.reduce(0) { $0 + ($1.typeValue?.shaped?.dynamicDimensionCount ?? 0) }
    }
}
