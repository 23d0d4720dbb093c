/// An attribute of a dialect: its full name, as `hal.device.target`, its type, and how its parameters are
/// written.
package final class DialectAttributeDefinition: Sendable {
    /// What type a dialect attribute has.
    package enum Typing: Sendable {
        case none
        /// That of its first parameter; the text says it after a colon.
        case firstParameter
        /// Always this one.
        case always(IRType)
    }

    package let name: String
    package let typing: Typing
    /// Reads the parameters, which follow the name.
    private let parseParameters: @Sendable (AsmParser) throws(Diagnostic) -> [Attribute]
    private let printParameters: @Sendable (inout TextWriter, [Attribute]) -> Void
    /// The name that an alias for it begins with; nil for none.
    package let alias: (@Sendable ([Attribute]) -> String?)?

    /// `parse` and `print` leave out the parameter that is the attribute's type.
    package init(
        _ name: String, typing: Typing = .none,
        parse: @escaping @Sendable (AsmParser) throws(Diagnostic) -> [Attribute],
        print: @escaping @Sendable (inout TextWriter, [Attribute]) -> Void,
        alias: (@Sendable ([Attribute]) -> String?)? = nil
    ) {
        self.name = name
        self.typing = typing
        parseParameters = parse
        printParameters = print
        self.alias = alias
    }

    private var hasTypeParameter: Bool { if case .firstParameter = typing { true } else { false } }

    /// The attribute with these parameters; the first is the type, where the attribute has one of its own.
    package func attribute(_ parameters: Attribute...) -> Attribute {
        .dialect(DialectAttribute(self, parameters))
    }

    /// Reads what follows the name.
    package func parse(_ parser: AsmParser) throws(Diagnostic) -> Attribute {
        let parameters = try parseParameters(parser)
        return .dialect(DialectAttribute(self, hasTypeParameter ? [.type(.none)] + parameters : parameters))
    }

    /// Writes what follows the name.
    package func print(_ writer: inout TextWriter, _ parameters: [Attribute]) {
        printParameters(&writer, hasTypeParameter ? Array(parameters.dropFirst()) : parameters)
    }

    /// An attribute without parameters.
    package static func plain(
        _ name: String, typing: Typing = .none, alias: (@Sendable ([Attribute]) -> String?)? = nil
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name, typing: typing) { (_) throws(Diagnostic) in
            []
        } print: { _, _ in
        } alias: {
            alias?($0)
        }
    }
}
