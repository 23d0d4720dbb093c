/// An operation by its name alone: a row of a table, whose fields many rows have.
///
/// For operations that code makes by name, or not at all; one that code asks for is an `OpKind`.
package struct OpRow: Sendable {
    package let name: String
    /// Besides those that the fields bring.
    package let traits: OpTraits
    package let fields: @Sendable () -> any OpFields
    private let sentence: @Sendable () -> String
    package let resultNames: NameSuggestion?
    let facts: [any Sendable]

    /// `summary` says what the operation does, in one sentence. `fields` makes them anew: each definition has its own. `names` are those of results, where
    /// they are not those that the fields bring.
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

/// The definition of a row.
final class RowDefinition: OpDefinition, @unchecked Sendable {
    private let row: OpRow

    init(_ row: OpRow, _ registry: Registry) {
        let fields = row.fields()
        self.row = row
        var facts = OpFacts(row.name, fields, row.traits)
        facts.resultNames = row.resultNames ?? facts.resultNames
        facts.facts = row.facts + facts.facts
        super.init(facts, registry: registry)
    }

    package override var summary: String { row.summary }
}
