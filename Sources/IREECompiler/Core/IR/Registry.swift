import Synchronization

/// All definitions of the registered dialects; one per context. Definitions are created on demand.
package final class Registry: Sendable {
    package let dialects: [String: Dialect]
    /// Materializers that serve operations of all dialects.
    private let materializers: [Dialect.Materializer]
    /// The name of the top-level operation.
    package let topLevel: String
    private let ops: [String: OpEntry]
    private let types: [String: DialectTypeDefinition]
    private let attributes: [String: DialectAttributeDefinition]
    private let directives: [String: Directive]
    private let made = Mutex<[String: OpDefinition]>([:])

    package init(_ dialects: [Dialect]) {
        func collect<T>(_ pairs: [(String, T)]) -> [String: T] { Dictionary(pairs) { first, _ in first } }
        self.dialects = collect(dialects.map { ($0.name, $0) })
        materializers = dialects.compactMap { $0.materializesForAll ? $0.materializer : nil }
        topLevel = dialects.lazy.compactMap { $0.topLevel.map { "\($0.name)" } }.first ?? ""
        ops = collect(
            dialects.flatMap { dialect in
                dialect.ops.map { ("\($0.name)", .kind($0)) } + dialect.rows.map { ($0.name, .row($0)) }
            })
        types = collect(dialects.flatMap { $0.types.map { ($0.name, $0) } })
        attributes = collect(dialects.flatMap { $0.attributes.map { ($0.name, $0) } })
        directives = collect(dialects.flatMap { $0.directives.map { ($0, $1) } })
    }

    package func hasDialect(_ name: String) -> Bool { dialects[name] != nil }
    package func isOpen(_ name: String) -> Bool { dialects[name]?.isOpen == true }
    package func hasOp(_ name: String) -> Bool { ops[name] != nil }
    package func type(named name: String) -> DialectTypeDefinition? { types[name] }
    package func attribute(named name: String) -> DialectAttributeDefinition? { attributes[name] }
    package func directive(named name: String) -> Directive? { directives[name] }

    /// The dialect whose prefix may be omitted everywhere.
    var topLevelDialect: String { String(topLevel.prefix { $0 != "." }) }

    /// Names of all registered operations, sorted.
    package var opNames: [String] { ops.keys.sorted() }

    /// The definition of a name; an unregistered one if no dialect defines it.
    package func definition(named name: String) -> OpDefinition {
        made.withLock { made in
            if let known = made[name] { return known }
            let definition = ops[name]?.definition(self) ?? .unregistered(name, self)
            made[name] = definition
            return definition
        }
    }

    /// Drops the definitions, to break the reference cycle between them and the registry.
    func clear() { made.withLock { $0 = [:] } }

    /// A detached constant: from `dialect` if it has a materializer, else from a dialect that serves all.
    package func materialize(
        _ value: Attribute, _ type: IRType, for dialect: String, at location: Location
    ) -> Operation? {
        let builder = OpBuilder(registry: self, at: location)
        if let made = dialects[dialect]?.materializer?(value, type, builder) { return made }
        for materializer in materializers {
            if let made = materializer(value, type, builder) { return made }
        }
        return nil
    }
}

/// Owns a registry: dialects, operation definitions, types and attributes. Programs retain the definitions of
/// their operations and may outlive the context.
public final class Context: Sendable {
    package let registry: Registry

    package init(_ dialects: [Dialect]) { registry = Registry(dialects) }

    deinit { registry.clear() }
}

/// The source of an operation's definition.
private enum OpEntry {
    case kind(any OpKind.Type)
    case row(OpRow)

    func definition(_ registry: Registry) -> OpDefinition {
        func typed<D: OpKind>(_: D.Type) -> OpDefinition { TypedDefinition<D>(registry) }
        return switch self {
        case .kind(let type): typed(type)
        case .row(let row): RowDefinition(row, registry)
        }
    }
}
