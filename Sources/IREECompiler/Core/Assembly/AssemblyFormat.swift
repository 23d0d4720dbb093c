/// An assembly format, compiled from MLIR's declarative form. Interpreted by parser and printer.
package struct AssemblyFormat: Sendable {
    /// A field, by role and index.
    package struct FieldReference: Hashable, Sendable {
        package let role: AnyField.Role
        package let index: Int
        package let arity: AnyField.Arity
        package let name: String

        package init(role: AnyField.Role, index: Int, arity: AnyField.Arity, name: String) {
            self.role = role
            self.index = index
            self.arity = arity
            self.name = name
        }
    }

    package enum Argument: Sendable {
        case field(FieldReference)
        /// The types of a field.
        case type(FieldReference)
        /// A `ref` argument: parsed and printed by another element.
        indirect case reference(Argument)
        case word(String)
        case attributes
    }

    package indirect enum Element: Sendable {
        case literal(String)
        case space, noSpace, newline
        case field(FieldReference, qualified: Bool)
        case type(FieldReference)
        case allOperands, allOperandTypes, allResultTypes, allRegions, allSuccessors
        case functionalType([FieldReference]?, [FieldReference]?)
        case attributes(keyword: Bool)
        case custom(Directive, DirectiveArguments)
        case optional(anchor: Anchor, then: [Element], else: [Element])
        case anyOrder([Clause])
    }

    /// What determines whether an optional group is printed.
    package enum Anchor: Sendable {
        case field(FieldReference)
        case types(FieldReference)
        /// A custom directive: present if one of these fields is.
        case custom([FieldReference])
        case allOperands
    }

    /// A clause of an `oilist`: a keyword and its elements.
    package struct Clause: Sendable {
        package let word: String
        package let elements: [Element]
    }

    package private(set) var elements: [Element] = []
    /// Errors in the format, checked by the lint test of the tables.
    package private(set) var problems: [String] = []
    /// Names of attributes that the format prints, which `attr-dict` excludes.
    package private(set) var written: Set<String> = []

    package init(
        _ text: String, of name: String, fields: [AnyField], directive: @escaping (String) -> Directive?
    ) {
        var compiler = FormatCompiler(text: Array(text.utf8), fields: fields, directive: directive)
        elements = compiler.sequence(until: nil)
        problems = compiler.problems.map { "\(name): \($0)" }
        written = compiler.written
    }
}

/// A parser of assembly formats.
private struct FormatCompiler {
    let text: [UInt8]
    let fields: [AnyField]
    /// The directive with a name; nil if it is not registered.
    let directive: (String) -> Directive?
    var position = 0
    var problems: [String] = []
    var written: Set<String> = []
    /// The `^` anchor of the group being parsed.
    var anchor: AssemblyFormat.Anchor?

    typealias Element = AssemblyFormat.Element

    mutating func skipSpace() {
        while position < text.count, text[position] == 32 || text[position] == 10 { position += 1 }
    }

    mutating func take(_ string: String) -> Bool {
        skipSpace()
        let bytes = Array(string.utf8)
        guard position + bytes.count <= text.count, Array(text[position..<position + bytes.count]) == bytes
        else { return false }
        position += bytes.count
        return true
    }

    mutating func expect(_ string: String) {
        if !take(string) { fail("'\(string)' is missing") }
    }

    mutating func fail(_ message: String) {
        problems.append("\(message) at byte \(position) of the format")
        position = text.count
    }

    mutating func word() -> String {
        skipSpace()
        let start = position
        while position < text.count, isWord(text[position]) { position += 1 }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    func isWord(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
            || byte == 45
    }

    mutating func fieldReference() -> AssemblyFormat.FieldReference {
        expect("$")
        let name = word()
        guard let field = fields.first(where: { $0.name == name }) else {
            fail("no field has the name '\(name)'")
            return .init(role: .operand, index: 0, arity: .one, name: name)
        }
        return .init(role: field.role, index: field.index, arity: field.arity, name: name)
    }

    /// Elements up to a closing `)` or, in an `oilist`, a `|`.
    mutating func sequence(until end: String?) -> [Element] {
        var out: [Element] = []
        while true {
            skipSpace()
            if position >= text.count {
                if let end { fail("'\(end)' is missing") }
                return out
            }
            if end != nil, text[position] == 41 || text[position] == 124 { return out }
            out.append(element())
            if take("^"), let last = out.last { setAnchor(last) }
        }
    }

    mutating func setAnchor(_ element: Element) {
        switch element {
        case .field(let field, _): anchor = .field(field)
        case .type(let field): anchor = .types(field)
        case .allOperands: anchor = .allOperands
        case .custom(_, let arguments):
            anchor = .custom(
                arguments.list.compactMap {
                    switch $0 {
                    case .field(let field), .type(let field): field
                    default: nil
                    }
                })
        default: fail("this element can be no anchor")
        }
    }

    mutating func element() -> Element {
        if take("`") {
            let start = position
            while position < text.count, text[position] != 96 { position += 1 }
            let literal = String(decoding: text[start..<min(position, text.count)], as: UTF8.self)
            position += 1
            switch literal {
            case "": return .noSpace
            case " ": return .space
            case "\\n": return .newline
            default: return .literal(literal)
            }
        }
        if position < text.count, text[position] == 36 {
            let field = fieldReference()
            if field.role == .attribute { written.insert(field.name) }
            return .field(field, qualified: false)
        }
        if take("(") { return group() }
        let name = word()
        switch name {
        case "attr-dict": return .attributes(keyword: false)
        case "attr-dict-with-keyword": return .attributes(keyword: true)
        case "operands": return .allOperands
        case "regions": return .allRegions
        case "successors": return .allSuccessors
        case "qualified":
            expect("(")
            defer { expect(")") }
            if take("type(") {
                let field = fieldReference()
                expect(")")
                return .type(field)
            }
            let field = fieldReference()
            if field.role == .attribute { written.insert(field.name) }
            return .field(field, qualified: true)
        case "type":
            expect("(")
            defer { expect(")") }
            if take("operands") { return .allOperandTypes }
            if take("results") { return .allResultTypes }
            return .type(fieldReference())
        case "functional-type":
            expect("(")
            let inputs = take("operands") ? nil : [fieldReference()]
            expect(",")
            let results = take("results") ? nil : [fieldReference()]
            expect(")")
            return .functionalType(inputs, results)
        case "custom":
            expect("<")
            let name = word()
            expect(">")
            expect("(")
            var arguments: [AssemblyFormat.Argument] = []
            while !take(")"), position < text.count {
                arguments.append(argument())
                _ = take(",")
            }
            guard let directive = directive(name) else {
                fail("no dialect has the directive '\(name)'")
                return .noSpace
            }
            return .custom(directive, DirectiveArguments(arguments))
        case "oilist":
            expect("(")
            var clauses: [AssemblyFormat.Clause] = []
            repeat {
                guard case .literal(let word) = element() else {
                    fail("a clause begins with a literal")
                    break
                }
                clauses.append(.init(word: word, elements: sequence(until: ")")))
            } while take("|")
            expect(")")
            return .anyOrder(clauses)
        default:
            fail("what is '\(name)'?")
            return .noSpace
        }
    }

    mutating func argument() -> AssemblyFormat.Argument {
        skipSpace()
        if position < text.count, text[position] == 36 {
            let field = fieldReference()
            if field.role == .attribute { written.insert(field.name) }
            return .field(field)
        }
        if position < text.count, text[position] == 34 {
            position += 1
            let value = word()
            expect("\"")
            return .word(value)
        }
        switch word() {
        case "type":
            expect("(")
            defer { expect(")") }
            return .type(fieldReference())
        case "ref":
            expect("(")
            defer { expect(")") }
            let before = written
            let inner = argument()
            written = before
            return .reference(inner)
        case "attr-dict": return .attributes
        case let other:
            fail("what is the argument '\(other)'?")
            return .word(other)
        }
    }

    mutating func group() -> Element {
        let outer = anchor
        anchor = nil
        let then = sequence(until: ")")
        expect(")")
        var otherwise: [Element] = []
        if take(":") {
            expect("(")
            otherwise = sequence(until: ")")
            expect(")")
        }
        expect("?")
        let own = anchor
        anchor = outer
        guard let own else {
            fail("an optional group has no anchor")
            return .noSpace
        }
        return .optional(anchor: own, then: then, else: otherwise)
    }
}
