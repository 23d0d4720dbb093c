/// Fields that operations have together, with the syntax that they are written in. An operation has a group as a
/// stored property, and its format refers to the group's syntax by the name of that property:
///
///     struct Flush: Op {
///         let queue = QueueOperands()
///         static let assembly: StaticString = "@queue attr-dict-with-keyword"
///     }
package protocol FieldGroup: Sendable {
    /// The syntax, with the names that the fields have in the group.
    var assembly: StaticString { get }
    /// Whether the fields are named for the property that holds the group: `size` of the group `source` is
    /// `source_size`, and `value` is `source`.
    static var prefixesNames: Bool { get }
}

extension FieldGroup {
    package static var prefixesNames: Bool { false }
}

/// The fields of a definition in the order of their declaration, those of groups included, each with its name.
struct FieldCollector {
    private(set) var fields: [AnyField] = []
    /// The syntax of groups and of fields that have some, by the name that formats refer to it by.
    private(set) var clauses: [String: String] = [:]
    private(set) var traits: OpTraits = []

    init(_ schema: any OpFields) {
        collect(schema) { $0 }
    }

    /// `name` makes the name of a field from that of the property. Returns the names of the fields by those of the
    /// properties.
    @discardableResult
    private mutating func collect(_ schema: Any, _ name: (String) -> String) -> [Substring: String] {
        var names: [Substring: String] = [:]
        for child in Mirror(reflecting: schema).children {
            guard let label = child.label.map(snakeCase) else { continue }
            if let field = child.value as? AnyField {
                if field.name.isEmpty { field.name = name(label) }
                names[Substring(label)] = field.name
                fields.append(field)
                traits.formUnion(field.traits)
                if let clause = field.clause {
                    clauses[field.name] = substitute("\(clause)", "$") { $0 == "_" ? "$\(field.name)" : nil }
                }
            } else if let group = child.value as? any FieldGroup {
                add(group, name(label))
            }
        }
        return names
    }

    private mutating func add(_ group: some FieldGroup, _ name: String) {
        let isPrefixed = type(of: group).prefixesNames
        let names = collect(group) { isPrefixed ? $0 == "value" ? name : "\(name)_\($0)" : $0 }
        clauses[name] = substitute("\(group.assembly)", "$") { names[$0].map { "$\($0)" } }
    }

    /// A format with the syntax of groups and fields in place of references to it.
    func expand(_ assembly: StaticString) -> String {
        let text = "\(assembly)"
        return clauses.isEmpty ? text : substitute(text, "@") { clauses[String($0)] }
    }
}

/// The text with replacements for names that follow a character. A name without a replacement stays.
private func substitute(
    _ text: String, _ sigil: Character, _ replacement: (Substring) -> String?
) -> String {
    var out = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: sigil) {
        out += rest[..<start]
        let after = rest[rest.index(after: start)...]
        let name = after.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        out += replacement(name) ?? "\(sigil)\(name)"
        rest = after[name.endIndex...]
    }
    return out + rest
}

/// `sourceScope` becomes `source_scope`.
private func snakeCase(_ text: String) -> String {
    var out = ""
    for character in text {
        if character.isUppercase { out += "_" + character.lowercased() } else { out.append(character) }
    }
    return out
}
