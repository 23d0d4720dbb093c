/// An operation by its name alone: a row of a table, whose fields many rows have.
///
/// For operations that code makes by name, or not at all; one that code asks for is an `OpKind`.
public struct OpRow: Sendable {
    public let name: String
    /// Besides those that the fields bring.
    let traits: OpTraits
    let fields: @Sendable () -> any OpFields
    private let sentence: @Sendable () -> String

    /// `summary` says what the operation does, in one sentence; it is empty where the structure of the fields
    /// says it. `fields` makes them anew: each definition has its own.
    public init(
        _ name: String, _ summary: @autoclosure @escaping @Sendable () -> String,
        _ fields: @escaping @Sendable () -> any OpFields, _ traits: OpTraits = []
    ) {
        self.name = name
        self.traits = traits
        self.fields = fields
        sentence = summary
    }

    public var summary: String { sentence() }
}

/// The definition of a row.
final class RowDefinition: OpDefinition, @unchecked Sendable {
    private let row: OpRow
    private let fieldsType: any OpFields.Type

    init(_ row: OpRow) {
        let fields = row.fields()
        self.row = row
        let type = type(of: fields)
        fieldsType = type
        super.init(
            name: row.name, isRegistered: true, traits: row.traits.union(type.traits),
            fields: namedFields(of: fields), assembly: "\(type.assembly)", typeRules: type.typeRules,
            schemaType: nil)
    }

    override var swiftName: String? { documentedName(of: fieldsType) }
    override var summary: String { row.summary }
}
