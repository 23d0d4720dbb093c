/// How an omitted type is inferred from others.
package enum TypeRule: Sendable {
    /// These fields have the same type.
    case same([String])
    /// The type of the second field is derived from that of the first.
    case derived(from: String, to: String, @Sendable (IRType) -> IRType?)
    /// The result types are inferred from everything parsed.
    case infer(@Sendable (InferenceInput) -> [IRType]?)

    /// `to` is the element type of `from`.
    package static func elementType(from: String, to: String) -> TypeRule {
        .derived(from: from, to: to) { $0.elementOrSelf }
    }

    /// `to` is `i1`, or has the shape of `from` with element type `i1`.
    package static func i1SameShape(from: String, to: String) -> TypeRule {
        .derived(from: from, to: to) { type in
            switch type {
            case .vector(let shape): .vector(ShapedType(shape.shape, .i1))
            case .tensor(let shape): .tensor(ShapedType(shape.shape, .i1, encoding: shape.encoding))
            case .unrankedTensor: .unrankedTensor(.i1)
            default: .i1
            }
        }
    }
}

/// The inputs of result type inference.
package struct InferenceInput {
    package let operands: [[Value]]
    package let attributes: AttributeDictionary
    package let regions: [Region]
}

/// How operands or results are distributed over the fields of a definition.
package enum FieldLayout: Equatable, Sendable {
    /// One per field.
    case single
    /// One variadic field, with this index, has the remaining ones.
    case oneVariadic(Int)
    /// Variadic fields have equal sizes.
    case sameSize(variadic: [Bool])
    /// The operation stores segment sizes.
    case stored

    init(of fields: [AnyField], attrSized: Bool, sameSize: Bool) {
        let varying = fields.indices.filter { fields[$0].arity != .one }
        if attrSized {
            self = .stored
        } else if varying.isEmpty {
            self = .single
        } else if varying.count == 1 {
            self = .oneVariadic(varying[0])
        } else if sameSize {
            self = .sameSize(variadic: fields.map { $0.arity != .one })
        } else {
            self = .stored
        }
    }

    package func range(of field: Int, segments: [Int], count: Int, fields: Int) -> Range<Int> {
        switch self {
        case .single:
            return field < count ? field..<field + 1 : count..<count
        case .oneVariadic(let variadic):
            let extra = max(0, count - (fields - 1))
            if field < variadic { return min(field, count)..<min(field + 1, count) }
            if field == variadic { return min(field, count)..<min(field + extra, count) }
            let start = min(field - 1 + extra, count)
            return start..<min(start + 1, count)
        case .sameSize(let variadic):
            let varying = variadic.count { $0 }
            let each = varying == 0 ? 0 : max(0, count - (fields - varying)) / varying
            var start = 0
            for i in 0..<field { start += variadic[i] ? each : 1 }
            start = min(start, count)
            return start..<min(count, start + (variadic[field] ? each : 1))
        case .stored:
            guard field < segments.count else { return count..<count }
            var start = 0
            for i in 0..<field { start += segments[i] }
            return start..<start + segments[field]
        }
    }
}

/// A type-erased operation definition; one per operation name.
package class OpDefinition: @unchecked Sendable {
    package let name: String
    package let isRegistered: Bool
    package let traits: OpTraits
    package let operands: [AnyField]
    package let results: [AnyField]
    package let attributes: [AttributeFieldBase]
    /// The operand that `tied_operands` is relative to.
    package let tieable: AnyField?
    /// Whether operands declare the ranges that they read or write.
    package let declaresAccesses: Bool
    package let regions: [AnyField]
    package let successors: [AnyField]
    package let operandLayout: FieldLayout
    package let resultLayout: FieldLayout
    package let typeRules: [TypeRule]
    /// The type rules as the verifier uses them.
    let typeRelations: [TypeRelation]
    package let format: AssemblyFormat?
    /// The declarative assembly format; empty for none.
    package let assembly: String
    /// The custom parser and printer, if any.
    package let syntax: OpSyntax?
    /// The implicit terminator of the regions.
    package let terminator: String?
    /// The registry that owns the definition.
    package let registry: Registry
    let schemaType: ObjectIdentifier?
    private let resultNames: NameSuggestion?
    private let dialectResultNames: NameSuggestion?
    private let argumentNames: ArgumentNames?
    private let constant: ConstantValue?
    let flow: [ResolvedFlowEdge]
    private let facts: [ObjectIdentifier: any Sendable]
    /// Allowed parent operations, by name; empty for any.
    let parents: [String]
    /// How symbol uses are verified; nil if there are none.
    let symbolUser: SymbolUserKind?
    /// Variadic operands that are dimensions or sizes of other fields.
    let companions: [FieldCompanion]
    /// For each successor the field of the operands that are passed to it; empty if they are passed otherwise.
    let successorOperands: [Int]
    let missingHooks = MissingHooks()
    private let verifyFieldRegions: @Sendable (Operation) throws(Diagnostic) -> Void
    private let verifyFields: @Sendable (Operation) throws(Diagnostic) -> Void

    init(
        _ facts: OpFacts, registry: Registry, isRegistered: Bool = true, schemaType: ObjectIdentifier? = nil,
        kind: (any OpKind.Type)? = nil
    ) {
        constant = facts.constant ?? kind?.constant
        let fieldsType = facts.fieldsType
        let parents = (kind?.parents ?? []) + fieldsType.parents
        self.parents = parents.map { "\($0)" }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        symbolUser = SymbolUserKind(kind, fieldsType)
        verifyFieldRegions = { (op) throws(Diagnostic) in try fieldsType.verifyRegions(op) }
        verifyFields = { (op) throws(Diagnostic) in try fieldsType.verify(op) }
        name = facts.name
        self.registry = registry
        self.isRegistered = isRegistered
        traits = facts.traits
        let fields = facts.fields
        operands = fields.filter { $0.role == .operand }
        results = fields.filter { $0.role == .result }
        attributes = fields.compactMap { $0 as? AttributeFieldBase }
        tieable = operands.first { $0.relations.isTieable }
        declaresAccesses = operands.contains { $0.relations.access != nil }
        regions = fields.filter { $0.role == .region }
        successors = fields.filter { $0.role == .successor }
        for list in [operands, results, attributes, regions, successors] {
            for (i, field) in list.enumerated() { field.index = i }
        }
        companions = fieldsType.checksCompanions ? FieldCompanion.all(of: fields) : []
        operandLayout = FieldLayout(
            of: operands, attrSized: traits.contains(.attrSizedOperands),
            sameSize: traits.contains(.sameVariadicOperandSize))
        resultLayout = FieldLayout(
            of: results, attrSized: traits.contains(.attrSizedResults), sameSize: false)
        typeRules = facts.typeRules
        typeRelations = facts.typeRules.compactMap { [operands, results] in
            TypeRelation($0, operands: operands, results: results)
        }
        successorOperands = BranchOperands.fields(traits, operands: operands, successors: successors)
        self.schemaType = schemaType
        assembly = facts.assembly
        syntax = facts.syntax
        terminator = facts.terminator.map { "\($0)" }
        resultNames = facts.resultNames
        dialectResultNames = registry.dialects[String(facts.name.prefix { $0 != "." })]?.resultNames
        argumentNames = facts.argumentNames
        flow = facts.flow
        self.facts = Dictionary(facts.facts.map { (ObjectIdentifier(type(of: $0)), $0) }) { first, _ in first
        }
        format =
            assembly.isEmpty
            ? nil
            : AssemblyFormat(assembly, of: name, fields: fields, directive: registry.directive(named:))
    }

    /// The definition of an unregistered name: one unconstrained variadic field of each role.
    static func unregistered(_ name: String, _ registry: Registry) -> OpDefinition {
        OpDefinition(OpFacts(name, UnregisteredFields()), registry: registry, isRegistered: false)
    }

    /// A one-sentence description.
    package var summary: String { "" }

    package var dialect: Substring { name.prefix { $0 != "." } }

    /// Verifies requirements beyond counts, types and traits.
    package func verify(_ op: Operation) throws(Diagnostic) { try verifyFields(op) }
    /// Verifies regions, after all operations in them.
    package func verifyRegions(_ op: Operation) throws(Diagnostic) { try verifyFieldRegions(op) }
    package func fold(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? { nil }
    package func canonicalize(_ op: Operation, _ rewriter: Rewriter) -> Bool { false }
    func constantValue(_ op: Operation) -> Attribute? { constant.map { $0(op) } ?? op.attributes["value"] }

    /// Suggested result names, one per result: nil if it shares the name of the previous result, empty for a
    /// number.
    package func resultNames(of op: Operation) -> [String?] {
        if let resultNames { return resultNames.names(op) }
        guard isRegistered else { return [] }
        return results.count > 1 ? fieldNames(op) : dialectResultNames?.names(op) ?? []
    }

    /// Names for the arguments of the regions' entry blocks; empty for default names.
    package func argumentNames(of op: Operation) -> [String] { argumentNames?(op) ?? [] }

    /// The field names, each at the first result of the field.
    private func fieldNames(_ op: Operation) -> [String?] {
        var names = [String?](repeating: nil, count: op.results.count)
        for field in results {
            let range = op.resultRange(field.index)
            if !range.isEmpty { names[range.lowerBound] = field.name }
        }
        return names
    }

    /// A fact that a dialect attaches to the operation.
    package func fact<T: Sendable>(_: T.Type) -> T? { facts[ObjectIdentifier(T.self)] as? T }

    package func attribute(named name: String) -> AttributeFieldBase? { attributes.first { $0.name == name } }
}

package final class TypedDefinition<D: OpKind>: OpDefinition, @unchecked Sendable {
    package let schema: D.Fields

    init(_ registry: Registry) {
        let schema = D.fields
        self.schema = schema
        var facts = OpFacts("\(D.name)", schema, D.traits)
        facts.syntax = D.syntax
        facts.resultNames = D.resultNames
        facts.argumentNames = D.argumentNames
        facts.terminator = D.terminator
        if ObjectIdentifier(D.self) != ObjectIdentifier(D.Fields.self) {
            facts.facts = D.facts + facts.facts
            facts.flow += D.flow.map { ResolvedFlowEdge($0, in: schema) }
        }
        super.init(facts, registry: registry, schemaType: ObjectIdentifier(D.self), kind: D.self)
    }

    package override var summary: String { "\(D.summary)" }

    package override func verify(_ op: Operation) throws(Diagnostic) {
        try super.verify(op)
        guard !missingHooks.contains(.verify) else { return }
        try D.verify(OpView(op))
    }
    package override func verifyRegions(_ op: Operation) throws(Diagnostic) {
        try super.verifyRegions(op)
        guard !missingHooks.contains(.verifyRegions) else { return }
        try D.verifyRegions(OpView(op))
    }
    package override func fold(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
        missingHooks.contains(.fold) ? nil : D.fold(OpView(op), constants)
    }
    package override func canonicalize(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard !missingHooks.contains(.canonicalize) else { return false }
        return D.canonicalize(OpView(op), rewriter)
    }
}

/// The parts of an operation definition.
struct OpFacts {
    package let name: String
    package let fields: [AnyField]
    let fieldsType: any OpFields.Type
    package var traits: OpTraits
    package let assembly: String
    package let typeRules: [TypeRule]
    package var syntax: OpSyntax?
    package var resultNames: NameSuggestion?
    package var argumentNames: ArgumentNames?
    package var terminator: StaticString?
    var flow: [ResolvedFlowEdge]
    var facts: [any Sendable]
    var constant: ConstantValue?

    /// The parts that the fields provide, with additional traits.
    init(_ name: String, _ schema: some OpFields, _ traits: OpTraits = []) {
        let type = type(of: schema)
        fieldsType = type
        self.name = name
        let collected = FieldCollector(schema)
        fields = collected.fields
        for field in fields { field.relations.resolve(in: schema) }
        self.traits = traits.union(type.traits).union(collected.traits)
        assembly = collected.expand(type.assembly)
        typeRules = type.typeRules
        syntax = type.syntax
        resultNames = type.resultNames
        argumentNames = type.argumentNames
        terminator = type.terminator
        flow = type.flow.map { ResolvedFlowEdge($0, in: schema) }
        facts = type.facts
    }
}

/// One unconstrained variadic field of each role.
private struct UnregisteredFields: OpFields {
    let operands = VariadicOperand(.any)
    let results = VariadicResult(.any)
}
