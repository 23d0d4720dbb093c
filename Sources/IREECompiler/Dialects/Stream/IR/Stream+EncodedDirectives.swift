import IREECompilerCore

/// Directives for tensors in resources: `encoding{dims} in type{%size}`.
extension Stream {
    /// Placeholder for the encoding of a value that is not a resource.
    private static let unused = Attribute.type(Util.unused.type())

    /// Rows `%resource : encoding{dims} in type{%size}`.
    static let encodedResourceOperands = Directive { (parser, arguments, op) throws(Diagnostic) in
        var resources: [ParsedOperand] = []
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        var encodings: [Attribute] = []
        var dims: [ParsedOperand] = []
        try parser.rows { () throws(Diagnostic) in
            resources.append(try parser.operand())
            try parser.expect(.colon, "':'")
            encodings.append(.type(try parser.shapedType(into: &dims)))
            try parser.expectWord("in")
            types.append(try parser.type())
            sizes.append(try parser.size())
        }
        arguments.set(0, resources, op)
        arguments.setTypes(1, types, op)
        arguments.set(2, sizes, op)
        arguments.setAttribute(3, .array(encodings), op)
        arguments.set(4, dims, op)
    } print: { printer, arguments, op in
        let resources = arguments.values(0, op)
        let sizes = arguments.values(2, op)
        let encodings = arguments.array(3, op)
        var dims = ValueCursor(arguments.values(4, op))
        printer.rows(resources.indices) { i in
            guard i < sizes.count, i < encodings.count, let encoding = encodings[i].typeValue else { return }
            printer.write(resources[i])
            printer.write(" : ")
            printer.write(encoding, sizes: &dims)
            printer.write(" in ")
            printer.write(resources[i].type, size: sizes[i])
        }
        printer.newline()
    }

    /// `(item, …) -> results`, with the encodings of resources.
    static let encodedShapedFunctionType = Directive { (parser, arguments, op) throws(Diagnostic) in
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        var encodings: [Attribute] = []
        var dims: [ParsedOperand] = []
        try parser.parentheses { () throws(Diagnostic) in
            let first = try parser.type()
            try parser.sizes(of: first, into: &dims)
            if parser.takeWord("in") {
                encodings.append(.type(first))
                types.append(try parser.type())
                sizes.append(try parser.size())
            } else {
                encodings.append(unused)
                types.append(first)
            }
        }
        arguments.setTypes(1, types, op)
        arguments.set(2, sizes, op)
        arguments.setAttribute(3, .array(encodings), op)
        arguments.set(4, dims, op)
        try parser.expect(.arrow, "'->'")

        var results: [TiedResult] = []
        var resultSizes: [ParsedOperand] = []
        var resultEncodings: [Attribute] = []
        var resultDims: [ParsedOperand] = []
        func result() throws(Diagnostic) {
            let first = try parser.type()
            try parser.sizes(of: first, into: &resultDims)
            guard parser.takeWord("in") else {
                resultEncodings.append(unused)
                return results.append(TiedResult(type: first))
            }
            resultEncodings.append(.type(first))
            results.append(try parser.tiedResult(arguments.operands(0, op), types))
            resultSizes.append(try parser.size())
        }
        if parser.token.kind == .leftParen { try parser.parentheses(result) } else { try result() }
        arguments.setTypes(5, results.map(\.type), op)
        arguments.set(6, resultSizes, op)
        arguments.setAttribute(7, .array(resultEncodings), op)
        arguments.set(8, resultDims, op)
        if !results.isEmpty { arguments.setAttribute(9, TiedResult.attribute(results), op) }
    } print: { printer, arguments, op in
        let operands = arguments.values(0, op)
        func items(_ types: [IRType], _ first: Int, _ body: (Int, IRType) -> Void) {
            var sizes = ValueCursor(arguments.values(first, op))
            let encodings = arguments.array(first + 1, op)
            var dims = ValueCursor(arguments.values(first + 2, op))
            printer.list(types.enumerated()) { i, type in
                guard i < encodings.count, let encoding = encodings[i].typeValue,
                    type.isResource
                else { return printer.write(type, sizes: &dims) }
                printer.write(encoding, sizes: &dims)
                printer.write(" in ")
                body(i, type)
                printer.writeSizes(of: type, &sizes)
            }
        }
        printer.write("(")
        items(arguments.types(1, op), 2) { _, type in printer.write(type) }
        printer.write(") -> ")
        let results = arguments.types(5, op)
        let tied = arguments.array(9, op)
        if results.count != 1 { printer.write("(") }
        items(results, 6) { i, type in
            printer.write(type, tied: i < tied.count ? tied[i].integerValue ?? -1 : -1, to: operands)
        }
        if results.count != 1 { printer.write(")") }
    }
}
