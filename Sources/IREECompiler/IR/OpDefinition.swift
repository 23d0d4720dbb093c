/// How the type of a field follows from others, where the syntax leaves it out.
public enum TypeRule: Sendable {
    /// These fields have one type.
    case same([String])
    /// The type of the last-named field follows from that of the first.
    case derived(from: String, to: String, @Sendable (IRType) -> IRType?)
    /// The result types follow from all that was parsed.
    case infer(@Sendable (InferenceInput) -> [IRType]?)

    /// `to` is an element of `from`.
    public static func elementType(from: String, to: String) -> TypeRule {
        .derived(from: from, to: to) { $0.elementOrSelf }
    }

    /// `to` is a truth value for each element of `from`.
    public static func i1SameShape(from: String, to: String) -> TypeRule {
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

/// What the types of results can follow from.
public struct InferenceInput {
    public let operands: [[Value]]
    public let attributes: AttributeDictionary
    public let regions: [Region]
}

/// How the operands, or results, of an operation are laid out over the fields of its definition.
public enum FieldLayout: Equatable, Sendable {
    /// One each.
    case single
    /// One field, of this index, has what the others leave.
    case oneVariadic(Int)
    /// Fields that vary have the same number each.
    case sameSize(variadic: [Bool])
    /// The operation stores how many each has.
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

    func range(of field: Int, segments: [Int], count: Int, fields: Int) -> Range<Int> {
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

/// The definition of an operation, without its static type; one for each name.
public class OpDefinition: @unchecked Sendable {
    public let name: String
    public let isRegistered: Bool
    public let traits: OpTraits
    public let operands: [AnyField]
    public let results: [AnyField]
    public let attributes: [AttributeFieldBase]
    public let regions: [AnyField]
    public let successors: [AnyField]
    public let operandLayout: FieldLayout
    public let resultLayout: FieldLayout
    public let typeRules: [TypeRule]
    public let format: AssemblyFormat?
    /// The syntax as it is declared; empty where there is none.
    public let assembly: String
    let schemaType: ObjectIdentifier?

    init(
        name: String, isRegistered: Bool, traits: OpTraits, fields: [AnyField], assembly: String,
        typeRules: [TypeRule], schemaType: ObjectIdentifier?
    ) {
        self.name = name
        self.isRegistered = isRegistered
        self.traits = traits
        operands = fields.filter { $0.role == .operand }
        results = fields.filter { $0.role == .result }
        attributes = fields.compactMap { $0 as? AttributeFieldBase }
        regions = fields.filter { $0.role == .region }
        successors = fields.filter { $0.role == .successor }
        for list in [operands, results, attributes, regions, successors] {
            for (i, field) in list.enumerated() { field.index = i }
        }
        operandLayout = FieldLayout(
            of: operands, attrSized: traits.contains(.attrSizedOperands),
            sameSize: traits.contains(.sameVariadicOperandSize))
        resultLayout = FieldLayout(
            of: results, attrSized: traits.contains(.attrSizedResults), sameSize: false)
        self.typeRules = typeRules
        self.schemaType = schemaType
        self.assembly = assembly
        format = assembly.isEmpty ? nil : AssemblyFormat(assembly, of: name, fields: fields)
    }

    /// The definition of a name that no dialect defines: one field each of anything.
    static func unregistered(_ name: String) -> OpDefinition {
        OpDefinition(
            name: name, isRegistered: false, traits: [],
            fields: [VariadicOperand(.any).named("operands"), VariadicResult(.any).named("results")],
            assembly: "", typeRules: [], schemaType: nil)
    }

    /// The Swift type that defines it, as `Flow/ParameterLoad`; nil where there is none.
    public var swiftName: String? { nil }

    /// What it does, where that does not stand at its Swift type.
    public var summary: String { "" }

    public var dialect: Substring { name.prefix { $0 != "." } }

    func verify(_ op: Operation) throws(Diagnostic) {}
    func fold(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? { nil }
    func canonicalize(_ op: Operation, _ rewriter: Rewriter) -> Bool { false }
    func resultNames(_ op: Operation) -> [String?] { [] }

    /// The names of the fields, each at the first of its results.
    func fieldNames(_ op: Operation) -> [String?] {
        var names = [String?](repeating: nil, count: op.results.count)
        for field in results {
            let range = op.resultRange(field.index)
            if !range.isEmpty { names[range.lowerBound] = field.name }
        }
        return names
    }

    public func attribute(named name: String) -> AttributeFieldBase? { attributes.first { $0.name == name } }
}

final class TypedDefinition<D: OpKind>: OpDefinition, @unchecked Sendable {
    let schema: D.Fields

    init() {
        schema = D.fields
        super.init(
            name: "\(D.name)", isRegistered: true, traits: D.traits.union(D.Fields.traits),
            fields: namedFields(of: schema), assembly: "\(D.Fields.assembly)", typeRules: D.Fields.typeRules,
            schemaType: ObjectIdentifier(D.self))
    }

    override var swiftName: String? { documentedName(of: D.self) }

    override func verify(_ op: Operation) throws(Diagnostic) { try D.verify(OpView(op: op, schema: schema)) }
    override func fold(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
        D.fold(OpView(op: op, schema: schema), constants)
    }
    override func canonicalize(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        D.canonicalize(OpView(op: op, schema: schema), rewriter)
    }
    override func resultNames(_ op: Operation) -> [String?] { D.resultNames(OpView(op: op, schema: schema)) }
}

/// The fields of a definition, by name: those that a structure has as stored properties.
func namedFields(of schema: any OpFields) -> [AnyField] {
    Mirror(reflecting: schema).children.compactMap { child in
        guard let field = child.value as? AnyField, let label = child.label else { return nil }
        if field.name.isEmpty { field.name = snakeCase(label) }
        return field
    }
}

/// A type as links of the documentation name it.
func documentedName(of type: Any.Type) -> String {
    String(reflecting: type).split(separator: ".").dropFirst().joined(separator: "/")
}

/// `sourceScope` becomes `source_scope`.
func snakeCase(_ text: String) -> String {
    var out = ""
    for character in text {
        if character.isUppercase { out += "_" + character.lowercased() } else { out.append(character) }
    }
    return out
}
