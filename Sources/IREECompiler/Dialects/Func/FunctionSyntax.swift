import IREECompilerCore

/// Syntax of functions: `@name(%a: type {attributes}, …) -> (type {attributes}, …)`.
struct FunctionSignature {
    struct Argument {
        /// Its name; a declaration may omit it.
        var operand: ParsedOperand?
        var type: IRType
        var attributes = AttributeDictionary()
        var location: Location
    }
    var arguments: [Argument] = []
    var results: [TiedResult] = []
    var resultAttributes: [AttributeDictionary] = []

    var type: IRType { .function(arguments.map(\.type), results.map(\.type)) }

    /// Sets the argument and result attributes of the operation; only if there are any, or if `keepsEmpty`.
    func storeAttributes(_ op: ParsedOp, keepsEmpty: Bool = false) {
        for (name, list) in [("arg_attrs", arguments.map(\.attributes)), ("res_attrs", resultAttributes)]
        where keepsEmpty ? !list.isEmpty : list.contains(where: { !$0.isEmpty }) {
            op.attributes[name] = .array(list.map { .dictionary($0) })
        }
    }

    /// Names the arguments of the region to be parsed.
    func nameArguments(of op: ParsedOp) {
        op.regionArguments = arguments.compactMap { argument in
            argument.operand.map { ($0, argument.type, argument.location) }
        }
    }
}

extension AsmParser {
    /// `(…)` and, if there are any, `-> results`. Results may be tied to arguments if `tied`.
    func functionSignature(tied: Bool) throws(Diagnostic) -> FunctionSignature {
        var signature = FunctionSignature()
        try parentheses { () throws(Diagnostic) in
            let start = token.start
            let isNamed = token.kind == .value
            if let first = signature.arguments.first, (first.operand != nil) != isNamed {
                throw error(
                    isNamed ? "expected type instead of SSA identifier" : "expected SSA identifier")
            }
            var operand: ParsedOperand?
            if isNamed {
                operand = try self.operand()
                try expect(.colon, "':'")
            }
            let type = try type()
            let attributes = token.kind == .leftBrace ? try attributeDictionary() : AttributeDictionary()
            let position = try optionalTrailingLocation(source.location(of: start))
            signature.arguments.append(
                .init(operand: operand, type: type, attributes: attributes, location: position))
        }
        guard take(.arrow) else { return signature }
        let operands = signature.arguments.map {
            $0.operand ?? ParsedOperand(name: "", number: -1, offset: 0)
        }
        let types = signature.arguments.map(\.type)
        func result() throws(Diagnostic) {
            signature.results.append(
                tied ? try tiedResult(operands, types) : TiedResult(type: try type()))
        }
        if token.kind == .leftParen {
            try parentheses { () throws(Diagnostic) in
                try result()
                signature.resultAttributes.append(
                    token.kind == .leftBrace ? try attributeDictionary() : AttributeDictionary())
            }
        } else {
            // Results of `util.func` may omit the parentheses.
            repeat {
                try result()
                signature.resultAttributes.append(AttributeDictionary())
            } while tied && take(.comma)
        }
        return signature
    }

    /// `attributes {…}`; rejects those that the syntax has otherwise.
    func functionAttributes(_ op: ParsedOp, inferred: [String]) throws(Diagnostic) {
        guard takeWord("attributes") else { return }
        let start = token.start
        for entry in try attributeDictionary().entries {
            guard !inferred.contains(entry.name) else {
                throw error(
                    "'\(entry.name)' is an inferred attribute and should not be specified in the "
                        + "explicit attribute dictionary", at: start)
            }
            op.attributes[entry.name] = entry.value
        }
    }
}

extension AsmPrinter {
    /// `(…) -> …` of a function. Names the arguments of declarations if `namesAlways`.
    func writeSignature(
        _ type: IRType?, body: Block?, argumentAttributes: [Attribute], resultAttributes: [Attribute],
        tied: [Attribute]? = nil, namesAlways: Bool
    ) {
        guard case .function(let function)? = type else { return }
        write("(")
        list(function.inputs.enumerated()) { i, input in
            if let body, i < body.arguments.count {
                write(body.arguments[i])
                write(": ")
            } else if namesAlways {
                write("%arg\(i): ")
            }
            write(input)
            writeDictionary(argumentAttributes, i)
        }
        write(")")
        guard !function.results.isEmpty else { return }
        let hasAttributes = resultAttributes.contains { $0.dictionaryValue?.isEmpty == false }
        let isAlone: Bool =
            if function.results.count == 1, !hasAttributes {
                if case .function = function.results[0] { false } else { true }
            } else { false }
        write(isAlone ? " -> " : " -> (")
        list(function.results.enumerated()) { i, result in
            if let tied, i < tied.count, let operand = tied[i].integerValue, operand >= 0,
                operand < function.inputs.count
            {
                let position = Int(operand)
                if let body, position < body.arguments.count {
                    write(body.arguments[position])
                } else {
                    write("%arg\(position)")
                }
                if function.inputs[position] != result {
                    write(" as ")
                    write(result)
                }
            } else {
                write(result)
            }
            writeDictionary(resultAttributes, i)
        }
        if !isAlone { write(")") }
    }

    private func writeDictionary(_ list: [Attribute], _ i: Int) {
        guard i < list.count, case .dictionary(let entries) = list[i], !entries.isEmpty else { return }
        write(" ")
        writer.write(entries)
    }
}

extension OpSyntax {
    private static let inferred = ["sym_name", "function_type", "sym_visibility"]
    static let functionNames: Set<String> = [
        "sym_name", "function_type", "sym_visibility", "arg_attrs", "res_attrs", "tied_operands",
    ]

    /// A function; its results may be tied to arguments if `tied`.
    static func function(tied: Bool) -> OpSyntax {
        OpSyntax { (parser, op) throws(Diagnostic) in
            if parser.isWord("public") || parser.isWord("private") || parser.isWord("nested") {
                op.attributes["sym_visibility"] = .string(try parser.word())
            }
            op.attributes["sym_name"] = .string(try parser.symbolName())
            let signature = try parser.functionSignature(tied: tied)
            op.attributes["function_type"] = .type(signature.type)
            if tied, !signature.results.isEmpty {
                op.attributes["tied_operands"] = TiedResult.attribute(signature.results)
            }
            try parser.functionAttributes(op, inferred: inferred)
            signature.storeAttributes(op)
            guard parser.token.kind == .leftBrace else { return }
            signature.nameArguments(of: op)
            let start = parser.token.start
            let body = try parser.region(of: op)
            guard !body.isEmpty else { throw parser.error("expected non-empty function body", at: start) }
            op.regions[0] = [body]
        } print: { printer, op in
            printer.write(" ")
            if let visibility = op.attributes["sym_visibility"]?.stringValue ?? (tied ? "public" : nil) {
                printer.write("\(visibility) ")
            }
            printer.writeSymbol(op.attributes["sym_name"]?.stringValue ?? "")
            printer.writeSignature(
                op.attributes["function_type"]?.typeValue, body: op.body(),
                argumentAttributes: op.attributes["arg_attrs"]?.arrayValue ?? [],
                resultAttributes: op.attributes["res_attrs"]?.arrayValue ?? [],
                tied: tied ? op.attributes["tied_operands"]?.arrayValue ?? [] : nil, namesAlways: tied)
            // Functions without tied results use MLIR's printer, which prints inherent attributes last.
            printer.writeAttributes(op, except: functionNames, keyword: true, ownLast: !tied)
            guard let region = op.regions.first, !region.isEmpty else { return }
            printer.write(" ")
            printer.write(region, of: op, arguments: false)
        }
    }

    /// A body without a signature, which runs at module load.
    static let initializer = OpSyntax { (parser, op) throws(Diagnostic) in
        op.attributes["function_type"] = .type(.function([], []))
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
        op.regions[0] = [try parser.region(of: op)]
    } print: { printer, op in
        printer.writeAttributes(op, except: functionNames, keyword: true)
        printer.write(" ")
        if let region = op.regions.first { printer.write(region, of: op, arguments: false) }
    }
}
