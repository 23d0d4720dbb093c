/// A custom parser and printer of an operation.
package struct OpSyntax: Sendable {
    package let parse: @Sendable (AsmParser, ParsedOp) throws(Diagnostic) -> Void
    package let print: @Sendable (AsmPrinter, Operation) -> Void

    package init(
        parse: @escaping @Sendable (AsmParser, ParsedOp) throws(Diagnostic) -> Void,
        print: @escaping @Sendable (AsmPrinter, Operation) -> Void
    ) {
        self.parse = parse
        self.print = print
    }
}

/// A custom directive of assembly formats.
package struct Directive: Sendable {
    package let parse: @Sendable (AsmParser, DirectiveArguments, ParsedOp) throws(Diagnostic) -> Void
    /// Parses the directive where it is optional; returns whether it is present.
    package let parseIfPresent: @Sendable (AsmParser, DirectiveArguments, ParsedOp) throws(Diagnostic) -> Bool
    package let print: @Sendable (AsmPrinter, DirectiveArguments, Operation) -> Void

    /// `begins` tells whether the next token begins the directive, if it can be the first element of a group.
    package init(
        begins: @escaping @Sendable (AsmParser) -> Bool = { $0.isBeforeClosingParenthesis },
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
package struct DirectiveArguments: Sendable {
    package let list: [AssemblyFormat.Argument]

    package init(_ list: [AssemblyFormat.Argument]) { self.list = list }

    /// The field of argument `i`, or the field whose types it is.
    package func field(_ i: Int) -> AssemblyFormat.FieldReference {
        var argument = list[i]
        while case .reference(let inner) = argument { argument = inner }
        switch argument {
        case .field(let field), .type(let field): return field
        default: return .init(role: .attribute, index: 0, arity: .one, name: "")
        }
    }

    package func name(_ i: Int) -> String { field(i).name }

    package var count: Int { list.count }
}
