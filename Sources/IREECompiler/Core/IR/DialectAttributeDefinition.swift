/// The definition of a dialect attribute: its full name, such as `hal.device.target`, its type and its
/// assembly format.
package final class DialectAttributeDefinition: Sendable {
    /// The type of a typed dialect attribute.
    package enum Typing: Sendable {
        case none
        /// The first parameter; printed after a colon.
        case firstParameter
        /// Always this type.
        case always(IRType)
    }

    package let name: String
    package let typing: Typing
    /// Parses the parameters after the name.
    private let parseParameters: @Sendable (AsmParser) throws(Diagnostic) -> [Attribute]
    private let printParameters: @Sendable (inout TextWriter, [Attribute]) -> Void
    /// The prefix of the attribute's alias; nil for none.
    package let alias: (@Sendable ([Attribute]) -> String?)?

    /// `parse` and `print` exclude the parameter that is the attribute's type.
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

    /// The attribute with these parameters; the first is the type if the typing is `.firstParameter`.
    package func attribute(_ parameters: Attribute...) -> Attribute {
        .dialect(DialectAttribute(self, parameters))
    }

    /// Parses what follows the name.
    package func parse(_ parser: AsmParser) throws(Diagnostic) -> Attribute {
        let parameters = try parseParameters(parser)
        return .dialect(DialectAttribute(self, hasTypeParameter ? [.type(.none)] + parameters : parameters))
    }

    /// Prints what follows the name.
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
