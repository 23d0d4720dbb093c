import Synchronization

/// What a dialect adds: operations, types, attributes, and how they are written.
public struct Dialect: Sendable {
    public let name: String
    /// Operations that code asks for by type.
    public var ops: [any OpKind.Type]
    /// Operations that are known by name alone.
    public var rows: [OpRow]
    public var types: [DialectTypeDefinition]
    public var attributes: [DialectAttributeDefinition]
    /// `custom<Name>` of assembly formats, by name.
    public var directives: [String: Directive]
    /// Syntax of operations that no format describes, by the operation's full name.
    public var syntaxes: [String: OpSyntax]
    /// Names that printed text gives to results, by the operation's full name; the entry of the empty
    /// name is for operations of the dialect that have none of their own.
    public var resultNames: [String: NameSuggestion]
    /// Names for the arguments of the first blocks of regions, by the operation's full name.
    public var argumentNames: [String: @Sendable (Operation) -> [String]]
    /// Terminators that a text may leave out, by the name of the operation whose regions they end.
    public var terminators: [String: String]
    /// Whether types that are not defined are kept as they are written.
    public var isOpen = false
    /// Makes an operation that gives a constant, as `arith.constant` does.
    public var materializer: (@Sendable (Attribute, IRType, Location) -> Operation?)?

    public init(
        _ name: String, ops: [any OpKind.Type] = [], rows: [OpRow] = [],
        types: [DialectTypeDefinition] = [],
        attributes: [DialectAttributeDefinition] = [], directives: [String: Directive] = [:],
        syntaxes: [String: OpSyntax] = [:], resultNames: [String: NameSuggestion] = [:],
        argumentNames: [String: @Sendable (Operation) -> [String]] = [:],
        terminators: [String: String] = [:], isOpen: Bool = false,
        materializer: (@Sendable (Attribute, IRType, Location) -> Operation?)? = nil
    ) {
        self.name = name
        self.ops = ops
        self.rows = rows
        self.types = types
        self.attributes = attributes
        self.directives = directives
        self.syntaxes = syntaxes
        self.resultNames = resultNames
        self.argumentNames = argumentNames
        self.terminators = terminators
        self.isOpen = isOpen
        self.materializer = materializer
    }
}

/// A type of a dialect, by its full name: how its parameters are written.
public struct DialectTypeDefinition: Sendable {
    public let name: String
    public let parse: @Sendable (AsmParser) throws(Diagnostic) -> [Attribute]
    public let print: @Sendable (inout TextWriter, [Attribute]) -> Void

    public init(
        _ name: String, parse: @escaping @Sendable (AsmParser) throws(Diagnostic) -> [Attribute],
        print: @escaping @Sendable (inout TextWriter, [Attribute]) -> Void
    ) {
        self.name = name
        self.parse = parse
        self.print = print
    }

    /// A type without parameters.
    public static func plain(_ name: String) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (_) throws(Diagnostic) in
            []
        } print: { _, _ in
        }
    }

    /// `!name<type>`.
    public static func ofType(_ name: String) -> DialectTypeDefinition {
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

    /// `!name<word>`, one of some words.
    public static func ofWord(_ name: String, _ words: [String]) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (parser) throws(Diagnostic) in
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

/// An attribute of a dialect, by its full name.
public struct DialectAttributeDefinition: Sendable {
    /// What type a dialect attribute has.
    public enum Typing: Sendable {
        case none
        /// That of its first parameter; the text says it after a colon.
        case firstParameter
        /// Always this one.
        case always(IRType)
    }

    public let name: String
    public let typing: Typing
    /// Reads what follows the name.
    public let parse: @Sendable (AsmParser) throws(Diagnostic) -> Attribute
    public let print: @Sendable (inout TextWriter, [Attribute]) -> Void
    /// The name that an alias for it begins with; nil for none.
    public let alias: (@Sendable ([Attribute]) -> String?)?

    /// `parse` and `print` leave out the parameter that is the attribute's type.
    public init(
        _ name: String, typing: Typing = .none,
        parse: @escaping @Sendable (AsmParser) throws(Diagnostic) -> [Attribute],
        print: @escaping @Sendable (inout TextWriter, [Attribute]) -> Void,
        alias: (@Sendable ([Attribute]) -> String?)? = nil
    ) {
        self.name = name
        self.typing = typing
        let hasTypeParameter = if case .firstParameter = typing { true } else { false }
        self.parse = { (parser) throws(Diagnostic) in
            let parameters = try parse(parser)
            return .named(name, hasTypeParameter ? [.type(.none)] + parameters : parameters)
        }
        self.print = { writer, parameters in
            print(&writer, hasTypeParameter ? Array(parameters.dropFirst()) : parameters)
        }
        self.alias = alias
    }

    /// An attribute without parameters.
    public static func plain(
        _ name: String, typing: Typing = .none, alias: (@Sendable ([Attribute]) -> String?)? = nil
    ) -> DialectAttributeDefinition {
        DialectAttributeDefinition(name, typing: typing) { (_) throws(Diagnostic) in
            []
        } print: { _, _ in
        } alias: {
            alias?($0)
        }
    }

    /// `#name<word>`, one word of an enumeration or several.
    public static func ofWords(_ definition: EnumDefinition) -> DialectAttributeDefinition {
        DialectAttributeDefinition(definition.name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            var words: [Attribute] = []
            let separator = definition.separator ?? "|"
            repeat {
                let start = parser.token.start
                let word = try parser.word()
                guard definition.value(of: word) != nil else {
                    throw parser.error("'\(word)' is no word of \(definition.name)", at: start)
                }
                words.append(.keyword(word))
            } while parser.takeLiteral(separator)
            try parser.expect(.greater, "'>'")
            return words
        } print: { writer, parameters in
            writer.write("<")
            writer.list(parameters, definition.separator ?? "|") { $0.write($1) }
            writer.write(">")
        }
    }
}

/// Where the names of results come from.
public enum NameSuggestion: Sendable {
    /// One a result.
    case fixed([String?])
    case derived(@Sendable (Operation) -> [String?])

    func names(_ op: Operation) -> [String?] {
        switch self {
        case .fixed(let names): names
        case .derived(let derive): derive(op)
        }
    }
}

/// The syntax of an operation that no format describes.
public struct OpSyntax: Sendable {
    public let parse: @Sendable (AsmParser, ParsedOp) throws(Diagnostic) -> Void
    public let print: @Sendable (AsmPrinter, Operation) -> Void

    public init(
        parse: @escaping @Sendable (AsmParser, ParsedOp) throws(Diagnostic) -> Void,
        print: @escaping @Sendable (AsmPrinter, Operation) -> Void
    ) {
        self.parse = parse
        self.print = print
    }
}

/// A named part of assembly formats.
public struct Directive: Sendable {
    public let parse: @Sendable (AsmParser, DirectiveArguments, ParsedOp) throws(Diagnostic) -> Void
    /// Reads it where it may be missing; says whether it was there.
    public let parseIfPresent: @Sendable (AsmParser, DirectiveArguments, ParsedOp) throws(Diagnostic) -> Bool
    public let print: @Sendable (AsmPrinter, DirectiveArguments, Operation) -> Void

    /// `begins` says whether the text goes on with it, where a format has it as the first of a group.
    public init(
        begins: @escaping @Sendable (AsmParser) -> Bool = { $0.mayGoOn },
        parse: @escaping @Sendable (AsmParser, DirectiveArguments, ParsedOp) throws(Diagnostic) -> Void,
        print: @escaping @Sendable (AsmPrinter, DirectiveArguments, Operation) -> Void
    ) {
        self.parse = parse
        self.print = print
        parseIfPresent = { (parser, arguments, op) throws(Diagnostic) in
            guard begins(parser) else { return false }
            try parse(parser, arguments, op)
            return true
        }
    }
}

/// Arguments of a directive: fields and their types.
public struct DirectiveArguments: Sendable {
    let list: [AssemblyFormat.Argument]

    init(_ list: [AssemblyFormat.Argument]) { self.list = list }

    /// The field of argument `i`, or the field whose types it is.
    public func field(_ i: Int) -> AssemblyFormat.FieldReference {
        var argument = list[i]
        while case .reference(let inner) = argument { argument = inner }
        switch argument {
        case .field(let field), .type(let field): return field
        default: return .init(role: .attribute, index: 0, arity: .one, name: "")
        }
    }

    public func name(_ i: Int) -> String { field(i).name }

    public var count: Int { list.count }
}

/// All that dialects define. Definitions are made when they are first asked for.
public final class Registry: Sendable {
    public static let shared = Registry(Dialect.all)

    public let dialects: [String: Dialect]
    private let ops: [String: OpEntry]
    private let types: [String: DialectTypeDefinition]
    private let attributes: [String: DialectAttributeDefinition]
    private let directives: [String: Directive]
    private let syntaxes: [String: OpSyntax]
    private let resultNames: [String: NameSuggestion]
    private let argumentNames: [String: @Sendable (Operation) -> [String]]
    private let terminators: [String: String]
    private let made = Mutex<[String: OpDefinition]>([:])

    public init(_ dialects: [Dialect]) {
        func collect<T>(_ pairs: [(String, T)]) -> [String: T] { Dictionary(pairs) { first, _ in first } }
        self.dialects = collect(dialects.map { ($0.name, $0) })
        ops = collect(
            dialects.flatMap { dialect in
                dialect.ops.map { ("\($0.name)", .kind($0)) } + dialect.rows.map { ($0.name, .row($0)) }
            })
        types = collect(dialects.flatMap { $0.types.map { ($0.name, $0) } })
        attributes = collect(dialects.flatMap { $0.attributes.map { ($0.name, $0) } })
        directives = collect(dialects.flatMap { $0.directives.map { ($0, $1) } })
        syntaxes = collect(dialects.flatMap { $0.syntaxes.map { ($0, $1) } })
        resultNames = collect(
            dialects.flatMap { dialect in
                dialect.resultNames.map { ($0.isEmpty ? dialect.name : $0, $1) }
            })
        argumentNames = collect(dialects.flatMap { $0.argumentNames.map { ($0, $1) } })
        terminators = collect(dialects.flatMap { $0.terminators.map { ($0, $1) } })
    }

    public func hasDialect(_ name: String) -> Bool { dialects[name] != nil }
    public func isOpen(_ name: String) -> Bool { dialects[name]?.isOpen == true }
    public func hasOp(_ name: String) -> Bool { ops[name] != nil }
    public func type(named name: String) -> DialectTypeDefinition? { types[name] }
    public func attribute(named name: String) -> DialectAttributeDefinition? { attributes[name] }
    public func directive(named name: String) -> Directive? { directives[name] }
    public func syntax(of name: String) -> OpSyntax? { syntaxes[name] }

    /// The operation that ends regions of `name` where the text does not.
    public func terminator(of name: String) -> String? { terminators[name] }

    /// Names for the results of an operation, one a result: nil for one that shares the name of the one
    /// before it, empty for a number.
    public func resultNames(of op: Operation) -> [String?] {
        if let own = resultNames[op.name] { return own.names(op) }
        let own = op.definition.resultNames(op)
        guard own.isEmpty, op.definition.isRegistered else { return own }
        if op.definition.results.count > 1 { return op.definition.fieldNames(op) }
        return resultNames[String(op.definition.dialect)]?.names(op) ?? []
    }

    /// Names for the arguments of the first blocks of an operation's regions; empty for the usual ones.
    public func argumentNames(of op: Operation) -> [String] { argumentNames[op.name]?(op) ?? [] }

    /// Names of all operations, sorted.
    public var opNames: [String] { ops.keys.sorted() }

    /// The definition of a name; one that takes anything, if no dialect defines the name.
    public func definition(named name: String) -> OpDefinition {
        made.withLock { made in
            if let known = made[name] { return known }
            let definition = ops[name]?.definition() ?? .unregistered(name)
            made[name] = definition
            return definition
        }
    }
}

/// What an operation is defined by.
private enum OpEntry {
    case kind(any OpKind.Type)
    case row(OpRow)

    func definition() -> OpDefinition {
        func typed<D: OpKind>(_: D.Type) -> OpDefinition { TypedDefinition<D>() }
        return switch self {
        case .kind(let type): typed(type)
        case .row(let row): RowDefinition(row)
        }
    }
}
