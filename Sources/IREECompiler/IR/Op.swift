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
