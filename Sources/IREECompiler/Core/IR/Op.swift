/// The definition of an operation: its fields, traits and assembly format. The parser, printer, verifier,
/// typed accessors and reference pages derive from it.
///
/// A conforming type declares its fields as stored properties, in the order of the official definition:
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

/// Fields and assembly format, of one operation or shared by many.
package protocol OpFields: Sendable {
    static var traits: OpTraits { get }
    /// The declarative assembly format; empty for the generic form.
    static var assembly: StaticString { get }
    /// A custom parser and printer, where the declarative format does not suffice.
    static var syntax: OpSyntax? { get }
    /// Suggested result names, such as `c0`; by default the field names if there are several results.
    static var resultNames: NameSuggestion? { get }
    static var argumentNames: ArgumentNames? { get }
    /// The implicit terminator of the regions.
    static var terminator: StaticString? { get }
    /// Control-flow edges between the operation's operands, region arguments and results.
    static var flow: [FlowEdge] { get }
    /// Facts that dialects attach to the operation, one of each type.
    static var facts: [any Sendable] { get }
    /// How omitted types are inferred from others.
    static var typeRules: [TypeRule] { get }
    /// Allowed parent operations, by name; empty for any.
    static var parents: [StaticString] { get }
    /// Whether the number of `x_dims` must be that of dynamic dimensions of `x`, and the number of `x_sizes`
    /// that of its resources.
    static var checksCompanions: Bool { get }
    /// Verifies requirements of the official definitions beyond counts, types and traits.
    static func verify(_ op: Operation) throws(Diagnostic)
    /// Verifies regions, after all operations in them.
    static func verifyRegions(_ op: Operation) throws(Diagnostic)
}

/// An operation with a static type: its name and what is specific to it. Operations may share fields:
///
///     enum AddI: OpKind {
///         static let name: StaticString = "arith.addi"
///         static let summary: StaticString = "Integer addition."
///         static let traits: OpTraits = .commutative
///         static var fields: OverflowingIntegers { .init() }
///     }
package protocol OpKind: Sendable {
    associatedtype Fields: OpFields
    /// New instances of the fields: each definition has its own.
    static var fields: Fields { get }
    static var name: StaticString { get }
    /// A one-sentence description.
    static var summary: StaticString { get }
    /// In addition to the traits of the fields.
    static var traits: OpTraits { get }
    /// Allowed parent operations, by name; empty for any.
    static var parents: [StaticString] { get }
    /// Verifies requirements of the official definition beyond fields and traits.
    static func verify(_ op: OpView<Self>) throws(Diagnostic)
    /// Verifies regions, after all operations in them.
    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic)
    /// Folds the operation to values or attributes, or updates it in place.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult?
    /// Canonicalization pattern; returns whether it changed anything.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool
    /// Overrides the assembly format, result names and terminator of the fields.
    static var syntax: OpSyntax? { get }
    static var resultNames: NameSuggestion? { get }
    static var argumentNames: ArgumentNames? { get }
    static var terminator: StaticString? { get }
    /// In addition to the edges of the fields.
    static var flow: [FlowEdge] { get }
    static var facts: [any Sendable] { get }
    /// The value of a constant-like operation; its attribute `value` by default.
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

/// Fields of an unregistered operation.
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
    package static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        op.op.definition.missingHooks.insert(.verify)
    }
    package static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        op.op.definition.missingHooks.insert(.verifyRegions)
    }
    package static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.op.definition.missingHooks.insert(.fold)
        return nil
    }
    package static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        op.op.definition.missingHooks.insert(.canonicalize)
        return false
    }
    package static var constant: ConstantValue? { nil }
}

/// Result of folding an operation.
package enum FoldResult {
    /// The operation was updated in place.
    case inPlace
    /// The operation's results are replaced by these.
    case replaced([Fold])

    package enum Fold {
        case value(Value)
        case attribute(Attribute)
    }
}

/// The value of a constant-like operation.
package typealias ConstantValue = @Sendable (Operation) -> Attribute?
