import IREECompilerCore

extension Func {
    /// `%f(%a) : (type) -> type`: other types are inferred from the function type.
    static let callIndirect = OpSyntax { (parser, op) throws(Diagnostic) in
        op.operands[0] = [try parser.operand()]
        op.operands[1] = try parser.parenthesizedOperands()
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parser.expect(.colon, "':'")
        let type = try parser.functionType()
        op.operandTypes[0] = [.function(type)]
        op.operandTypes[1] = type.inputs
        op.resultTypes[0] = type.results
    } print: { printer, op in
        printer.write(" ")
        printer.write(op.operand(0))
        printer.write("(")
        printer.write(op.operands(1))
        printer.write(")")
        printer.writeAttributes(op, except: [])
        printer.write(" : ")
        printer.write(op.operand(0).type)
    }
}
