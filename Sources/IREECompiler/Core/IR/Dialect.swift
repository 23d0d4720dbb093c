/// A dialect: operations, types, attributes and custom assembly directives.
package struct Dialect: Sendable {
    /// Materializes a constant, such as an `arith.constant`; nil if the dialect cannot.
    package typealias Materializer = @Sendable (Attribute, IRType, OpBuilder) -> Operation?

    package let name: String
    /// Operations with a static type.
    package let ops: [any OpKind.Type]
    /// Operations that are known only by name.
    package let rows: [OpRow]
    package let types: [DialectTypeDefinition]
    package let attributes: [DialectAttributeDefinition]
    /// `custom<Name>` directives of assembly formats, by name.
    package let directives: [String: Directive]
    /// Suggests names for results of operations that suggest none.
    package let resultNames: NameSuggestion?
    /// Whether undefined types are kept as opaque text.
    package let isOpen: Bool
    package let materializer: Materializer?
    /// Whether the materializer serves operations of dialects without one.
    package let materializesForAll: Bool
    /// The implicit top-level operation of a file; its dialect's prefix may be omitted everywhere.
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
