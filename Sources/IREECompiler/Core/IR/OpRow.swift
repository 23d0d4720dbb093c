/// The rules of a table row that an `OpKind` states as static functions.
package struct RowRules: Sendable {
    package typealias Fold = @Sendable (Operation, [Attribute?]) -> FoldResult?
    package typealias Pattern = @Sendable (Operation, Rewriter) -> Bool

    /// Folds the operation to values or attributes.
    package var fold: Fold?
    /// Canonicalization pattern; returns whether it changed anything.
    package var canonicalize: Pattern?
    /// The value of a constant-like operation; its attribute `value` by default.
    package var constant: ConstantValue?

    package init(fold: Fold? = nil, canonicalize: Pattern? = nil, constant: ConstantValue? = nil) {
        self.fold = fold
        self.canonicalize = canonicalize
        self.constant = constant
    }
}

/// An operation that is known only by name: a table row with shared fields.
///
/// For operations without a static type; others are an `OpKind`.
package struct OpRow: Sendable {
    package let name: String
    /// In addition to the traits of the fields.
    package let traits: OpTraits
    package let fields: @Sendable () -> any OpFields
    private let sentence: @Sendable () -> String
    package let resultNames: NameSuggestion?
    let facts: [any Sendable]
    package var rules = RowRules()

    /// `summary` is one sentence. `fields` creates new instances: each definition has its own. `names`
    /// overrides the result names of the fields.
    package init(
        _ name: String, _ summary: @autoclosure @escaping @Sendable () -> String,
        _ fields: @escaping @Sendable () -> any OpFields, _ traits: OpTraits = [],
        names: NameSuggestion? = nil, facts: [any Sendable] = []
    ) {
        self.facts = facts
        resultNames = names
        self.name = name
        self.traits = traits
        self.fields = fields
        sentence = summary
    }

    package var summary: String { sentence() }
}

/// The definition of a table row.
final class RowDefinition: OpDefinition, @unchecked Sendable {
    private let row: OpRow

    init(_ row: OpRow, _ registry: Registry) {
        let fields = row.fields()
        self.row = row
        var facts = OpFacts(row.name, fields, row.traits)
        facts.resultNames = row.resultNames ?? facts.resultNames
        facts.facts = row.facts + facts.facts
        facts.constant = row.rules.constant
        super.init(facts, registry: registry)
    }

    package override var summary: String { row.summary }

    package override func fold(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
        row.rules.fold?(op, constants)
    }
    package override func canonicalize(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        row.rules.canonicalize?(op, rewriter) ?? false
    }
}
