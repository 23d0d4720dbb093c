import IREECompilerCore

/// Custom syntax of the `util` dialect.
extension Util {
    /// `%a<umin = 1, …>, %b[<…>, <…>] : type, type`: operands with their assumptions.
    static let assumeInt = OpSyntax { (parser, op) throws(Diagnostic) in
        var rows: [Attribute] = []
        repeat {
            op.operands[0].append(try parser.operand())
            if parser.token.kind == .leftSquare {
                let row = try assumptions.parse(parser)
                rows.append(.array(row.dialectValue?.parameters ?? []))
            } else {
                let one = try assumption.parse(parser)
                rows.append(.array([one]))
            }
        } while parser.take(.comma)
        op.attributes["assumptions"] = .array(rows)
        try parser.expect(.colon, "':'")
        let types = try parser.typeList()
        op.operandTypes[0] = types
        op.resultTypes[0] = types
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        let rows = op.attributes["assumptions"]?.arrayValue ?? []
        let isAlone = op.operandCount == 1
        printer.write(" ")
        printer.indented {
            printer.indented {
                printer.list(op.operands.enumerated()) { i, operand in
                    if !isAlone { printer.newline() }
                    printer.write(operand)
                    guard i < rows.count, let row = rows[i].arrayValue else { return }
                    let value = row.count == 1 ? row[0] : .dialect(DialectAttribute(assumptions, row))
                    let definition = row.count == 1 ? assumption : assumptions
                    printer.write(value, as: .dialect(definition))
                }
            }
            if isAlone { printer.write(" ") } else { printer.newline() }
            printer.write(": ")
            printer.write(op.operands.map(\.type))
        }
        printer.writeAttributes(op, except: ["assumptions"])
    }

    /// `"tag" inverts("inverse") (%a = %input, …) : (type) -> type { … }`.
    static let hoistableConversion = OpSyntax { (parser, op) throws(Diagnostic) in
        op.attributes["tag"] = .string(try parser.string())
        try parser.expectWord("inverts")
        try parser.expect(.leftParen, "'('")
        op.attributes["inverseTag"] = .string(try parser.string())
        try parser.expect(.rightParen, "')'")
        var names: [ParsedOperand] = []
        try parser.parentheses { () throws(Diagnostic) in
            names.append(try parser.operand())
            try parser.expect(.equal, "'='")
            op.operands[0].append(try parser.operand())
        }
        try parser.expect(.colon, "':'")
        let type = try parser.functionType()
        guard type.inputs.count == names.count else { throw parser.error("expected a type for each operand") }
        op.operandTypes[0] = type.inputs
        op.resultTypes[0] = type.results
        op.regionArguments = zip(names, type.inputs).map { ($0, $1, parser.source.location(of: $0.offset)) }
        op.regions[0] = [try parser.region(of: op)]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.write(" ")
        printer.writer.writeQuoted(op.attributes["tag"]?.stringValue ?? "")
        printer.write(" inverts(")
        printer.writer.writeQuoted(op.attributes["inverseTag"]?.stringValue ?? "")
        printer.write(") (")
        printer.list(zip(op.body()?.arguments ?? [], op.operands)) { argument, operand in
            printer.write(argument)
            printer.write(" = ")
            printer.write(operand)
        }
        printer.write(") : ")
        printer.writer.write(
            FunctionType(inputs: op.operands.map(\.type), results: op.results.map(\.type)))
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false)
        printer.writeAttributes(op, except: ["tag", "inverseTag"])
    }
}

extension OpSyntax {
    /// `{attributes} value`; the result has the value's type. `gap` is printed before attributes.
    static func constant(gap: String = "") -> OpSyntax {
        OpSyntax { (parser, op) throws(Diagnostic) in
            if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
            let start = parser.token.start
            let value = try parser.attribute()
            op.attributes["value"] = value
            var type = value.type
            if type == nil, parser.take(.colon) { type = try parser.type() }
            guard let type else { throw parser.error("expected a value with a type", at: start) }
            op.resultTypes[0] = [type]
        } print: { printer, op in
            if op.attributes.count > 1 { printer.write(gap) }
            printer.writeAttributes(op, except: ["value"])
            guard let value = op.attributes["value"] else { return }
            printer.write(" ")
            printer.write(value)
            if value.type == nil, let result = op.results.first {
                printer.write(" : ")
                printer.write(result.type)
            }
        }
    }
}
