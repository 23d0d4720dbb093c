/// What an operation is, said once: its fields, traits and syntax. Parser, printer, verifier, typed
/// access and reference pages follow it.
///
/// A type that conforms declares its fields as stored properties, in the order of the official
/// definition:
///
///     struct Select: Op {
///         static let name: StaticString = "arith.select"
///         static let summary: StaticString = "Selects one of two values by a condition."
///         static let traits: OpTraits = .pure
///         let condition = Operand(.boolLike)
///         let trueValue = Operand(.any)
///         let falseValue = Operand(.any)
///         let result = Result(.any)
///         static let assembly: StaticString = "…"
///     }
package protocol Op: OpKind, OpFields where Fields == Self {
    init()
}

/// The fields of operations and how they are written: those of one operation, or what many share.
package protocol OpFields: Sendable {
    static var traits: OpTraits { get }
    /// The syntax, in MLIR's declarative form; empty for the generic form.
    static var assembly: StaticString { get }
    /// The syntax, where the declarative form cannot say it.
    static var syntax: OpSyntax? { get }
    /// Names for results, as `c0`; those of the fields if there are none and results are several.
    static var resultNames: NameSuggestion? { get }
    static var argumentNames: ArgumentNames? { get }
    /// The operation that ends the regions where the text leaves it out.
    static var terminator: StaticString? { get }
    /// How values go into, around and out of the operation.
    static var flow: [FlowEdge] { get }
    /// What dialects say of the operation besides, one of each type.
    static var facts: [any Sendable] { get }
    /// How types that the syntax leaves out follow from others.
    static var typeRules: [TypeRule] { get }
    /// Operations that those with these fields must be directly in, by name; empty for any.
    static var parents: [StaticString] { get }
    /// Whether `x_dims` must be as many as `x` has dynamic dimensions, and `x_sizes` as many as it has resources.
    static var checksCompanions: Bool { get }
    /// What the official definitions demand of all operations with these fields, beyond counts, types and traits.
    static func verify(_ op: Operation) throws(Diagnostic)
    /// What they demand of regions, when all that is in them has been verified.
    static func verifyRegions(_ op: Operation) throws(Diagnostic)
}

/// An operation that code asks for by its type: a name, and what holds for it alone. One whose fields are
/// those of others too says so:
///
///     enum AddI: OpKind {
///         static let name: StaticString = "arith.addi"
///         static let summary: StaticString = "Integer addition."
///         static let traits: OpTraits = .commutative
///         static var fields: OverflowingIntegers { .init() }
///     }
package protocol OpKind: Sendable {
    associatedtype Fields: OpFields
    /// The fields, made anew: each definition has its own.
    static var fields: Fields { get }
    static var name: StaticString { get }
    /// What the operation does, in one sentence.
    static var summary: StaticString { get }
    /// Besides those that the fields bring.
    static var traits: OpTraits { get }
    /// Operations that this one must be directly in, by name; empty for any.
    static var parents: [StaticString] { get }
    /// What the official definition demands beyond fields and traits.
    static func verify(_ op: OpView<Self>) throws(Diagnostic)
    /// What it demands of regions, when all that is in them has been verified.
    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic)
    /// Replaces the operation by values or attributes, or changes it in place.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult?
    /// Rewrites the operation into a simpler form, if it can; says whether it did.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool
    /// The syntax, the names and the terminator, where they are not those that the fields bring.
    static var syntax: OpSyntax? { get }
    static var resultNames: NameSuggestion? { get }
    static var argumentNames: ArgumentNames? { get }
    static var terminator: StaticString? { get }
    /// Besides what the fields bring.
    static var flow: [FlowEdge] { get }
    static var facts: [any Sendable] { get }
    /// What an operation that gives a constant gives; its attribute `value` if nothing is said.
    static var constant: ConstantValue? { get }
}

extension Op {
    package static var fields: Self { Self() }
    package static var traits: OpTraits { [] }
    package static var syntax: OpSyntax? { nil }
    package static var resultNames: NameSuggestion? { nil }
    package static var argumentNames: ArgumentNames? { nil }
    package static var terminator: StaticString? { nil }
    package static var flow: [FlowEdge] { [] }
    package static var facts: [any Sendable] { [] }
    package static var parents: [StaticString] { [] }
}

extension OpFields {
    package static var traits: OpTraits { [] }
    package static var assembly: StaticString { "" }
    package static var syntax: OpSyntax? { nil }
    package static var resultNames: NameSuggestion? { nil }
    package static var argumentNames: ArgumentNames? { nil }
    package static var terminator: StaticString? { nil }
    package static var flow: [FlowEdge] { [] }
    package static var facts: [any Sendable] { [] }
    package static var typeRules: [TypeRule] { [] }
    package static var parents: [StaticString] { [] }
    package static var checksCompanions: Bool { true }
    package static func verify(_ op: Operation) throws(Diagnostic) {}
    package static func verifyRegions(_ op: Operation) throws(Diagnostic) {}
}

/// Fields of an operation that no dialect defines.
struct NoFields: OpFields {}

extension OpKind {
    package static var traits: OpTraits { [] }
    package static var syntax: OpSyntax? { Fields.syntax }
    package static var resultNames: NameSuggestion? { Fields.resultNames }
    package static var argumentNames: ArgumentNames? { Fields.argumentNames }
    package static var terminator: StaticString? { Fields.terminator }
    package static var flow: [FlowEdge] { [] }
    package static var facts: [any Sendable] { [] }
    package static var parents: [StaticString] { [] }
    package static func verify(_ op: OpView<Self>) throws(Diagnostic) {}
    package static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {}
    package static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? { nil }
    package static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool { false }
    package static var constant: ConstantValue? { nil }
}

/// What becomes of an operation that folds.
package enum FoldResult {
    /// It was changed where it stands.
    case inPlace
    /// Its results are these.
    case replaced([Fold])

    package enum Fold {
        case value(Value)
        case attribute(Attribute)
    }
}

/// The attribute of an operation that gives a constant.
package typealias ConstantValue = @Sendable (Operation) -> Attribute?
