/// Common forms of dialect attributes.
extension DialectAttributeDefinition {
    /// `#name<keyword>`, with one or more keywords of an enumeration.
    package static func ofWords(_ definition: EnumDefinition) -> DialectAttributeDefinition {
        definition.definition
    }

    package static func ofWords(
        _ name: String, separator: String, _ known: [String]
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            var words: [Attribute] = []
            repeat {
                let start = parser.token.start
                let word = try parser.word()
                guard known.contains(word) else {
                    throw parser.error("unknown keyword '\(word)' of \(name)", at: start)
                }
                words.append(.keyword(word))
            } while parser.takeLiteral(separator)
            try parser.expect(.greater, "'>'")
            return words
        } print: { writer, parameters in
            writer.write("<")
            writer.list(parameters, separator) { $0.write($1) }
            writer.write(">")
        }
    }

    /// A field of `.ofFields`.
    package struct Field: Sendable {
        package let name: String
        let form: AttributeConstraint
        package let isOptional: Bool

        package init(_ name: String, _ form: AttributeConstraint.Form, isOptional: Bool = false) {
            self.name = name
            self.form = AttributeConstraint(name, form) { _ in true }
            self.isOptional = isOptional
        }
    }

    /// `<1, 2>`: integers.
    package static func ofNumbers(
        _ name: String, _ count: Int, typing: Typing = .none
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name, typing: typing) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            var numbers: [Attribute] = []
            for i in 0..<count {
                if i > 0 { try parser.expect(.comma, "','") }
                numbers.append(.i64(try parser.integer()))
            }
            try parser.expect(.greater, "'>'")
            return numbers
        } print: { writer, parameters in
            writer.write("<")
            writer.list(parameters) { $0.write($1, typed: false) }
            writer.write(">")
        }
    }

    /// `<"text">`.
    package static func ofString(_ name: String) -> DialectAttributeDefinition { ofAttribute(name) }

    /// `<value>`: a single attribute.
    package static func ofAttribute(
        _ name: String, typing: Typing = .none, alias: (@Sendable ([Attribute]) -> String?)? = nil
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name, typing: typing) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let value = try parser.attribute()
            try parser.expect(.greater, "'>'")
            return [value]
        } print: { writer, parameters in
            writer.write("<")
            writer.list(parameters) { $0.write($1) }
            writer.write(">")
        } alias: {
            alias?($0)
        }
    }

    /// `<name = value, …>`, in any order.
    package static func ofFields(
        _ name: String, _ fields: [Field], brackets: (String, String) = ("<", ">"),
        alias: (@Sendable ([Attribute]) -> String?)? = nil
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expectLiteral(brackets.0)
            var values = [Attribute](repeating: .absent, count: fields.count)
            if !parser.takeLiteral(brackets.1) {
                repeat {
                    let start = parser.token.start
                    let word = try parser.word()
                    guard let i = fields.firstIndex(where: { $0.name == word }), values[i] == .absent else {
                        throw parser.error("duplicate or unknown struct parameter name: \(word)", at: start)
                    }
                    try parser.expect(.equal, "'='")
                    values[i] = try parser.attribute(of: fields[i].form)
                } while parser.take(.comma)
                try parser.expectLiteral(brackets.1)
            }
            for (field, value) in zip(fields, values) where value == .absent && !field.isOptional {
                throw parser.error("struct is missing required parameter: \(field.name)")
            }
            return values
        } print: { writer, parameters in
            writer.write(brackets.0)
            writer.list(zip(fields, parameters).filter { $1 != .absent }) { writer, pair in
                writer.write("\(pair.0.name) = ")
                writer.write(pair.1, as: pair.0.form)
            }
            writer.write(brackets.1)
        } alias: {
            alias?($0)
        }
    }

    /// Attributes of one kind, without their names.
    package static func ofList(
        _ name: String, of inner: DialectAttributeDefinition, brackets: (String, String)
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expectLiteral(brackets.0)
            var values: [Attribute] = []
            if parser.takeLiteral(brackets.1) { return [] }
            repeat {
                values.append(
                    parser.token.kind == .hash
                        ? try parser.attribute() : try inner.parse(parser))
            } while parser.take(.comma)
            try parser.expectLiteral(brackets.1)
            return values
        } print: { writer, parameters in
            writer.write(brackets.0)
            writer.list(parameters) {
                $0.write($1, as: AttributeConstraint("", .dialect(inner)) { _ in true })
            }
            writer.write(brackets.1)
        }
    }
}

extension TextWriter {
    /// Prints an attribute in the form of its constraint.
    package mutating func write(_ value: Attribute, as constraint: AttributeConstraint) {
        switch constraint.form {
        case .typed(let type): write(value, typed: value.type != type)
        case .symbolName: writeSymbol(value.stringValue ?? "")
        case .denseArray:
            write("[")
            if case .denseArray(let values, let type) = value { writeDenseArray(values, type) }
            write("]")
        case .dialect(let definition):
            if attributeAliases[value] == nil, value.isA(definition), case .dialect(let attribute) = value {
                aliasFinder?.visit(value)
                attribute.definition.print(&self, attribute.parameters)
            } else {
                write(value)
            }
        case .enumeration(let definition):
            guard let words = definition.words(of: value) else { return write(value) }
            let text = words.joined(separator: definition.separator ?? "|")
            switch definition.storage {
            case .attribute(let bracketed): write(bracketed ? "<\(text)>" : text)
            case .integer:
                // A keyword for zero or several bits is quoted, as a list of keywords is.
                let bits = words.count == 1 ? definition.value(of: words[0]) ?? 0 : 0
                let isPlain = definition.separator == nil || bits > 0 && bits & (bits - 1) == 0
                if words.count == 1, isPlain, words[0].utf8.allSatisfy(isWordPart) {
                    write(text)
                } else {
                    writeQuoted(text)
                }
            }
        default: write(value)
        }
    }
}
