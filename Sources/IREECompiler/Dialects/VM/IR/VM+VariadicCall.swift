import IREECompilerCore

extension VM {
    /// `@f(%a, [%b, %c], [(%d, %e)]) : (type, type ..., tuple<type, type> ...) -> type`: a list in brackets
    /// for each variadic argument.
    static let callVariadic = OpSyntax { (parser, op) throws(Diagnostic) in
        op.attributes["callee"] = .symbol(try parser.symbolReference())
        // The number of operands of each element of a variadic argument; nil for other arguments.
        var segments: [[Int]?] = []
        try parser.parentheses { () throws(Diagnostic) in
            guard parser.token.kind == .leftSquare else {
                op.operands[0].append(try parser.operand())
                return segments.append(nil)
            }
            var counts: [Int] = []
            try parser.brackets { () throws(Diagnostic) in
                if parser.token.kind == .leftParen {
                    let values = try parser.parenthesizedOperands()
                    op.operands[0] += values
                    counts.append(values.count)
                } else {
                    op.operands[0].append(try parser.operand())
                    counts.append(1)
                }
            }
            segments.append(counts)
        }
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parser.expect(.colon, "':'")
        var types: [IRType] = []
        var operandTypes: [IRType] = []
        try parser.parentheses { () throws(Diagnostic) in
            let type = try parser.type()
            let i = types.count
            types.append(type)
            let isVariadic = parser.take(.ellipsis)
            guard i < segments.count, isVariadic == (segments[i] != nil) else {
                throw parser.error("expected a type for each argument")
            }
            for count in segments[i] ?? [1] {
                if case .tuple(let parts) = type {
                    guard parts.count == count else { throw parser.error("expected as many types as values") }
                    operandTypes += parts
                } else {
                    operandTypes.append(type)
                }
            }
        }
        guard types.count == segments.count else { throw parser.error("expected a type for each argument") }
        op.operandTypes[0] = operandTypes
        op.resultTypes[0] = parser.take(.arrow) ? try parser.functionResults() : []
        var bytes: [UInt8] = []
        for segment in segments {
            let size = UInt16(bitPattern: Int16(clamping: segment?.count ?? -1))
            bytes += [UInt8(truncatingIfNeeded: size), UInt8(truncatingIfNeeded: size >> 8)]
        }
        let shape = IRType.vector(ShapedType([segments.count], .i16))
        op.attributes["segment_sizes"] = .dense(
            DenseElements(type: shape, bytes: bytes, isSplat: false).normalized(count: segments.count))
        op.attributes["segment_types"] = .array(types.map { .type($0) })
    } print: { printer, op in
        guard let callee = op.attributes["callee"]?.symbolValue,
            let sizes = op.attributes["segment_sizes"]?.denseValue
        else { return }
        let types = (op.attributes["segment_types"]?.arrayValue ?? []).compactMap(\.typeValue)
        printer.write(" ")
        printer.writer.write(callee)
        var rest = ValueCursor(op.operands)
        printer.write("(")
        printer.list(types.enumerated()) { i, type in
            let size = sizes.bits(at: i)
            guard size >= 0 else { return printer.write(rest.next()) }
            printer.write("[")
            printer.list(0..<Int(size)) { _ in
                guard case .tuple(let parts) = type else { return printer.write(rest.next()) }
                printer.write("(")
                printer.write(rest.take(parts.count))
                printer.write(")")
            }
            printer.write("]")
        }
        printer.write(")")
        printer.writeAttributes(op, except: ["callee", "segment_sizes", "segment_types"])
        printer.write(" : (")
        printer.list(types.enumerated()) { i, type in
            printer.write(type)
            if sizes.bits(at: i) >= 0 { printer.write(" ...") }
        }
        printer.write(")")
        guard !op.results.isEmpty else { return }
        printer.write(" -> ")
        printer.writer.writeResults(op.results.map(\.type))
    }
}
