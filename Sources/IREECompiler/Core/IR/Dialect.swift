/// What a dialect adds: operations, types, attributes, and parts of assembly formats.
package struct Dialect: Sendable {
    /// Makes an operation that gives a constant, as `arith.constant` does; nil if the dialect has none for it.
    package typealias Materializer = @Sendable (Attribute, IRType, OpBuilder) -> Operation?

    package let name: String
    /// Operations that code asks for by type.
    package let ops: [any OpKind.Type]
    /// Operations that are known by name alone.
    package let rows: [OpRow]
    package let types: [DialectTypeDefinition]
    package let attributes: [DialectAttributeDefinition]
    /// `custom<Name>` of assembly formats, by name.
    package let directives: [String: Directive]
    /// Names for the results of operations that have none of their own.
    package let resultNames: NameSuggestion?
    /// Whether types that are not defined are kept as they are written.
    package let isOpen: Bool
    package let materializer: Materializer?
    /// Whether the materializer makes constants for operations of dialects that cannot.
    package let materializesForAll: Bool
    /// The operation that a file is, where the text does not say it; its dialect's name may be left out
    /// everywhere.
    package let topLevel: (any OpKind.Type)?

    package init(
        _ name: String, ops: [any OpKind.Type] = [], rows: [OpRow] = [],
        types: [DialectTypeDefinition] = [], attributes: [DialectAttributeDefinition] = [],
        directives: [String: Directive] = [:], resultNames: NameSuggestion? = nil, isOpen: Bool = false,
        materializer: Materializer? = nil, materializesForAll: Bool = false,
        topLevel: (any OpKind.Type)? = nil
    ) {
        self.name = name
        self.ops = ops
        self.rows = rows
        self.types = types
        self.attributes = attributes
        self.directives = directives
        self.resultNames = resultNames
        self.isOpen = isOpen
        self.materializer = materializer
        self.materializesForAll = materializesForAll
        self.topLevel = topLevel
    }
}
