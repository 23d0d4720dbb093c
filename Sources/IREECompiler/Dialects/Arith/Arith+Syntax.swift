import IREECompilerCore

/// Custom syntax of the `arith` dialect.
extension Arith {
    static let attributes: [DialectAttributeDefinition] = [.ofWords(.integerOverflow), .ofWords(.fastMath)]

    /// `%condition, %a, %b : type`; also the condition's type if it is shaped.
    static let select = OpSyntax { (parser, op) throws(Diagnostic) in
        for i in 0..<3 {
            if i > 0 { try parser.expect(.comma, "','") }
            op.operands[i] = [try parser.operand()]
        }
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parser.expect(.colon, "':'")
        var type = try parser.type()
        op.operandTypes[0] = [.i1]
        if parser.take(.comma) {
            op.operandTypes[0] = [type]
            type = try parser.type()
        }
        op.operandTypes[1] = [type]
        op.operandTypes[2] = [type]
        op.resultTypes[0] = [type]
    } print: { printer, op in
        printer.write(" ")
        printer.write(op.operands)
        printer.writeAttributes(op, except: [])
        printer.write(" : ")
        let condition = op.operand(0).type
        if condition != .i1 {
            printer.write(condition)
            printer.write(", ")
        }
        if let result = op.results.first { printer.write(result.type) }
    }
}
