/// What an operation is, said once: its fields, traits and syntax. Parser, printer, verifier, typed
/// access and reference pages follow it.
///
/// A type that conforms declares its fields as stored properties, in the order of the official
/// definition:
///
///     struct Select: Op {
///         static let name: StaticString = "arith.select"
///         static let traits: OpTraits = .pure
///         let condition = Operand(.boolLike)
///         let trueValue = Operand(.any)
///         let falseValue = Operand(.any)
///         let result = Result(.any)
///         static let assembly: StaticString = "…"
///     }
public protocol Op: OpKind, OpFields where Fields == Self {
    init()
}

/// The fields of operations and how they are written: those of one operation, or what many share.
public protocol OpFields: Sendable {
    static var traits: OpTraits { get }
    /// The syntax, in MLIR's declarative form; empty for the generic form.
    static var assembly: StaticString { get }
    /// How types that the syntax leaves out follow from others.
    static var typeRules: [TypeRule] { get }
}

/// An operation that code asks for by its type: a name, and what holds for it alone. One whose fields are
/// those of others too says so:
///
///     enum AddI: OpKind {
///         static let name: StaticString = "arith.addi"
///         static let traits: OpTraits = .commutative
///         static var fields: OverflowingIntegers { .init() }
///     }
public protocol OpKind: Sendable {
    associatedtype Fields: OpFields
    /// The fields, made anew: each definition has its own.
    static var fields: Fields { get }
    static var name: StaticString { get }
    /// Besides those that the fields bring.
    static var traits: OpTraits { get }
    /// What the official definition demands beyond fields and traits.
    static func verify(_ op: OpView<Self>) throws(Diagnostic)
    /// Replaces the operation by values or attributes, or changes it in place.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult?
    /// Rewrites the operation into a simpler form, if it can; says whether it did.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool
    /// Names for results, as `c0` or `result_timepoint`: one an entry, nil for a number.
    static func resultNames(_ op: OpView<Self>) -> [String?]
}

extension Op {
    public static var fields: Self { Self() }
    public static var traits: OpTraits { [] }
}

extension OpFields {
    public static var traits: OpTraits { [] }
    public static var assembly: StaticString { "" }
    public static var typeRules: [TypeRule] { [] }
}

extension OpKind {
    public static var traits: OpTraits { [] }
    public static func verify(_ op: OpView<Self>) throws(Diagnostic) {}
    public static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? { nil }
    public static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool { false }
    public static func resultNames(_ op: OpView<Self>) -> [String?] { [] }
}

/// What becomes of an operation that folds.
public enum FoldResult {
    /// It was changed where it stands.
    case inPlace
    /// Its results are these.
    case replaced([Fold])

    public enum Fold {
        case value(Value)
        case attribute(Attribute)
    }
}

/// Properties that hold for every operation of a kind.
public struct OpTraits: OptionSet, Sendable {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    public static let pure = OpTraits(rawValue: 1 << 0)
    public static let terminator = OpTraits(rawValue: 1 << 1)
    public static let isolatedFromAbove = OpTraits(rawValue: 1 << 2)
    public static let symbolTable = OpTraits(rawValue: 1 << 3)
    public static let symbol = OpTraits(rawValue: 1 << 4)
    public static let constantLike = OpTraits(rawValue: 1 << 5)
    public static let commutative = OpTraits(rawValue: 1 << 6)
    public static let singleBlock = OpTraits(rawValue: 1 << 7)
    public static let graphRegion = OpTraits(rawValue: 1 << 8)
    public static let noTerminator = OpTraits(rawValue: 1 << 9)
    public static let returnLike = OpTraits(rawValue: 1 << 10)
    public static let callLike = OpTraits(rawValue: 1 << 11)
    public static let branchLike = OpTraits(rawValue: 1 << 12)
    public static let sameOperandsAndResultType = OpTraits(rawValue: 1 << 13)
    public static let sameTypeOperands = OpTraits(rawValue: 1 << 14)
    /// Operands name their sizes, as `%x : tensor<?xf32>{%dim}` does.
    public static let sizeAware = OpTraits(rawValue: 1 << 15)
    public static let readsMemory = OpTraits(rawValue: 1 << 16)
    public static let writesMemory = OpTraits(rawValue: 1 << 17)
    public static let allocates = OpTraits(rawValue: 1 << 18)
    /// The number of operands of each field is an attribute, as more than one field varies.
    public static let attrSizedOperands = OpTraits(rawValue: 1 << 19)
    public static let attrSizedResults = OpTraits(rawValue: 1 << 20)
    public static let idempotent = OpTraits(rawValue: 1 << 21)
    public static let function = OpTraits(rawValue: 1 << 22)
    public static let allowsUnknownSuccessor = OpTraits(rawValue: 1 << 23)
    public static let recursiveSideEffects = OpTraits(rawValue: 1 << 24)
    /// Uses of the symbol that it defines are not all seen: it may be called from outside.
    public static let implicitTerminator = OpTraits(rawValue: 1 << 25)
    public static let elementwise = OpTraits(rawValue: 1 << 26)
    public static let dispatchLike = OpTraits(rawValue: 1 << 27)
    public static let sameVariadicOperandSize = OpTraits(rawValue: 1 << 28)
    /// Operations nested in it may write names without `dialect.`: that of this operation's dialect.
    public static let defaultDialect = OpTraits(rawValue: 1 << 29)
    /// Shaped operands and results name their dynamic dimensions.
    public static let shapeAware = OpTraits(rawValue: 1 << 30)
    /// Results may share the storage of operands, as the attribute `tied_operands` says.
    public static let tied = OpTraits(rawValue: 1 << 31)
    /// May be part of an execution region.
    public static let streamable = OpTraits(rawValue: 1 << 32)
    /// Waits for, or gives, timepoints.
    public static let timeline = OpTraits(rawValue: 1 << 33)
    /// Says where it runs.
    public static let affinity = OpTraits(rawValue: 1 << 34)
    /// Of the phase in which resources are values.
    public static let asyncPhase = OpTraits(rawValue: 1 << 35)
    /// Of the phase in which resources are storage.
    public static let cmdPhase = OpTraits(rawValue: 1 << 36)
    /// Of the phase in which resources still have tensor types.
    public static let tensorPhase = OpTraits(rawValue: 1 << 37)
    /// Accesses ranges of resources.
    public static let asyncAccess = OpTraits(rawValue: 1 << 38)
    /// Accesses ranges of storage.
    public static let subviewEffects = OpTraits(rawValue: 1 << 39)
    /// May end the call with a status.
    public static let mayFail = OpTraits(rawValue: 1 << 40)
    /// Left out of programs without debugging.
    public static let debugOnly = OpTraits(rawValue: 1 << 41)
    /// Stands for other instructions when a module is written.
    public static let pseudo = OpTraits(rawValue: 1 << 42)
    /// Nothing moves across it.
    public static let fullBarrier = OpTraits(rawValue: 1 << 43)
    /// Execution may be suspended here.
    public static let yieldPoint = OpTraits(rawValue: 1 << 44)
    /// Says by itself whether it may be hoisted.
    public static let hoistable = OpTraits(rawValue: 1 << 45)
    /// Uses ranges of operands.
    public static let subrangeOperands = OpTraits(rawValue: 1 << 46)
    /// Its result is its tied operand.
    public static let tiedPassthrough = OpTraits(rawValue: 1 << 47)
    /// Defines a global.
    public static let globalDefinition = OpTraits(rawValue: 1 << 48)
    /// Loads a global.
    public static let globalLoad = OpTraits(rawValue: 1 << 49)
    /// Stores to a global.
    public static let globalStore = OpTraits(rawValue: 1 << 50)
    /// Runs when a module is loaded.
    public static let initializer = OpTraits(rawValue: 1 << 51)
    /// Casts from type to type.
    public static let castLike = OpTraits(rawValue: 1 << 52)
    /// Control flows through its regions.
    public static let regionBranch = OpTraits(rawValue: 1 << 53)
    /// Runs its region again and again.
    public static let loopLike = OpTraits(rawValue: 1 << 54)
    /// Can be called.
    public static let callable = OpTraits(rawValue: 1 << 55)
    /// Defines an object.
    public static let objectLike = OpTraits(rawValue: 1 << 56)
}

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
