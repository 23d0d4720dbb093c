/// The definition of a dialect type: its full name, such as `stream.resource`, and its assembly format.
package final class DialectTypeDefinition: Sendable {
    /// What operations carry along with values of the type.
    package enum Kind: Sendable {
        case plain
        /// Their size in bytes.
        case sized
        /// The dynamic dimensions of the shaped type that is the type's parameter.
        case shaped
    }

    package let name: String
    package let kind: Kind
    package let parse: @Sendable (AsmParser) throws(Diagnostic) -> [Attribute]
    package let print: @Sendable (inout TextWriter, [Attribute]) -> Void

    package init(
        _ name: String, kind: Kind = .plain,
        parse: @escaping @Sendable (AsmParser) throws(Diagnostic) -> [Attribute],
        print: @escaping @Sendable (inout TextWriter, [Attribute]) -> Void
    ) {
        self.name = name
        self.kind = kind
        self.parse = parse
        self.print = print
    }

    /// The type with these parameters.
    package func type(_ parameters: Attribute...) -> IRType {
        .dialect(DialectType(self, parameters))
    }

    /// A type without parameters.
    package static func plain(_ name: String) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (_) throws(Diagnostic) in
            []
        } print: { _, _ in
        }
    }

    /// An opaque type of an open dialect; its only parameter, if any, is the text after the name.
    package static func opaque(_ name: String) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (_) throws(Diagnostic) in
            []
        } print: { writer, parameters in
            if case .opaque(_, let text)? = parameters.first { writer.write(text) }
        }
    }

    /// `!name<type>`.
    package static func ofType(_ name: String) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let type = try parser.type()
            try parser.expect(.greater, "'>'")
            return [.type(type)]
        } print: { writer, parameters in
            writer.write("<")
            writer.list(parameters) { $0.write($1) }
            writer.write(">")
        }
    }

    /// `!name<keyword>`, one of several keywords.
    package static func ofWord(_ name: String, kind: Kind = .plain, _ words: [String])
        -> DialectTypeDefinition
    {
        DialectTypeDefinition(name, kind: kind) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let start = parser.token.start
            let word = parser.takeLiteral("*") ? "*" : try parser.word()
            guard words.contains(word) else {
                throw parser.error("expected one of \(words.joined(separator: ", "))", at: start)
            }
            try parser.expect(.greater, "'>'")
            return [.keyword(word)]
        } print: { writer, parameters in
            writer.write("<")
            writer.list(parameters) { $0.write($1) }
            writer.write(">")
        }
    }
}
