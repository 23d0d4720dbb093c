import IREECompilerCore

extension Directive {
    /// `keyword(%a: index, …) -> (index, index, index) { … }`: the workgroup count region.
    /// Prints a space before the keyword if it `leads`.
    static func countRegion(
        word: String?, results count: Int = 3, result type: IRType = .index, leads: Bool = false
    ) -> Directive {
        Directive(
            begins: { parser in
                word.map { parser.isWord($0) } ?? (parser.token.kind == .leftParen)
            },
            parse: { (parser, arguments, op) throws(Diagnostic) in
                if let word {
                    guard parser.isWord(word) else { return }
                    parser.advance()
                } else {
                    guard parser.token.kind == .leftParen else { return }
                }
                try parser.parentheses { () throws(Diagnostic) in
                    op.regionArguments.append(try parser.argument())
                }
                try parser.expect(.arrow, "'->'")
                let start = parser.token.start
                let types = try parser.functionResults()
                guard types == Array(repeating: type, count: count) else {
                    throw parser.error(
                        count == 3
                            ? "workgroup count region must return the XYZ dimension counts"
                            : "condition region must return a boolean value", at: start)
                }
                arguments.setRegions(0, [try parser.region(of: op)], op)
            },
            print: { printer, arguments, op in
                guard let region = arguments.regions(0, op).first, let body = region.blocks.first else {
                    return
                }
                if leads { printer.write(" ") }
                printer.write(word ?? "")
                printer.writeRegionSignature(body)
                printer.write(" -> ")
                printer.writer.writeResults(Array(repeating: type, count: count))
                printer.write(" ")
                printer.write(region, of: op, arguments: false)
            })
    }
}

extension AsmPrinter {
    /// `(%a: type, …)`: block arguments.
    func writeRegionSignature(_ block: Block) {
        write("(")
        list(block.arguments) { argument in
            write(argument)
            write(": ")
            write(argument.type)
        }
        write(")")
    }
}

/// Directives for regions that capture resources.
extension Stream {
    /// `(%resource as %argument: type{%size}, …)`.
    private static func captures(
        _ parser: AsmParser, _ arguments: DirectiveArguments, _ op: ParsedOp
    ) throws(Diagnostic) {
        var operands: [ParsedOperand] = []
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        try parser.parentheses { () throws(Diagnostic) in
            operands.append(try parser.operand())
            try parser.expectWord("as")
            let argument = try parser.argument()
            op.regionArguments.append(argument)
            types.append(argument.type)
            sizes.append(try parser.size())
        }
        arguments.set(0, operands, op)
        arguments.setTypes(1, types, op)
        arguments.set(2, sizes, op)
    }

    private static func writeCaptures(
        _ printer: AsmPrinter, _ arguments: DirectiveArguments, _ op: Operation, _ region: Region?
    ) {
        let operands = arguments.values(0, op)
        let sizes = arguments.values(2, op)
        let inner = region?.blocks.first?.arguments ?? []
        printer.write("(")
        printer.list(operands.indices) { i in
            guard i < sizes.count, i < inner.count else { return }
            printer.write(operands[i])
            printer.write(" as ")
            printer.write(inner[i])
            printer.write(": ")
            printer.write(inner[i].type, size: sizes[i])
        }
        printer.write(")")
    }

    /// `(%resource as %argument: type{%size}, …) -> results { … }`.
    static let resourceRegion = Directive { (parser, arguments, op) throws(Diagnostic) in
        try captures(parser, arguments, op)
        var sizes: [ParsedOperand] = []
        var results: [TiedResult] = []
        if parser.take(.arrow) {
            results = try parser.tiedResults(
                arguments.operands(0, op), arguments.operandTypes(1, op), sizes: &sizes)
        }
        arguments.setTypes(3, results.map(\.type), op)
        arguments.set(4, sizes, op)
        if !results.isEmpty { arguments.setAttribute(5, TiedResult.attribute(results), op) }
        arguments.setRegions(6, [try parser.region(of: op)], op)
    } print: { printer, arguments, op in
        let region = arguments.regions(6, op).first
        writeCaptures(printer, arguments, op, region)
        let types = arguments.types(3, op)
        if !types.isEmpty {
            printer.write(" -> ")
            printer.writeTiedResults(
                types, arguments.array(5, op), arguments.values(0, op), sizes: arguments.values(4, op))
        }
        printer.write(" ")
        if let region { printer.write(region, of: op, arguments: false) }
    }

    /// `(%resource as %argument: type{%size}, …) { … }`.
    static let explicitResourceRegion = Directive { (parser, arguments, op) throws(Diagnostic) in
        try captures(parser, arguments, op)
        arguments.setRegions(3, [try parser.region(of: op)], op)
    } print: { printer, arguments, op in
        let region = arguments.regions(3, op).first
        writeCaptures(printer, arguments, op, region)
        printer.write(" ")
        if let region { printer.write(region, of: op, arguments: false, terminator: false) }
    }

    /// The signature of a function with resource ranges: each is three arguments.
    static let dispatchFunctionSignature = Directive { (parser, arguments, op) throws(Diagnostic) in
        var signature = FunctionSignature()
        try parser.parentheses { () throws(Diagnostic) in
            let start = parser.token.start
            _ = try parser.operand()
            let isRange = parser.token.kind == .leftSquare
            if isRange { _ = try parser.range("for") }
            try parser.expect(.colon, "':'")
            let type = try parser.type()
            let attributes =
                parser.token.kind == .leftBrace ? try parser.attributeDictionary() : AttributeDictionary()
            let location = parser.source.location(of: start)
            signature.arguments.append(.init(type: type, attributes: attributes, location: location))
            guard isRange else { return }
            for _ in 0..<2 { signature.arguments.append(.init(type: .index, location: location)) }
        }
        if parser.take(.arrow) {
            func result() throws(Diagnostic) {
                signature.results.append(TiedResult(type: try parser.type()))
                signature.resultAttributes.append(
                    parser.token.kind == .leftBrace ? try parser.attributeDictionary() : AttributeDictionary()
                )
            }
            if parser.token.kind == .leftParen {
                try parser.parentheses(result)
                guard !signature.results.isEmpty else { throw parser.error("expected result types") }
            } else {
                try result()
            }
        }
        arguments.setAttribute(0, .type(signature.type), op)
        signature.storeAttributes(op, keepsEmpty: true)
    } print: { printer, arguments, op in
        guard case .function(let type)? = arguments.attribute(0, op)?.typeValue else { return }
        let attributes = arguments.array(1, op)
        printer.write("(")
        var i = 0
        var isFirst = true
        while i < type.inputs.count {
            if !isFirst { printer.write(", ") }
            isFirst = false
            let isRange = type.inputs[i].isResource
            printer.write("%arg\(i)")
            if isRange { printer.write("[%arg\(i + 1) for %arg\(i + 2)]") }
            printer.write(": ")
            printer.write(type.inputs[i])
            if i < attributes.count, let own = attributes[i].dictionaryValue, !own.isEmpty {
                printer.write(" ")
                printer.writer.write(own)
            }
            i += isRange ? 3 : 1
        }
        printer.write(")")
        let outer = FunctionType(inputs: [], results: type.results)
        guard !outer.results.isEmpty else { return }
        let results = arguments.array(2, op)
        let isAlone = outer.results.count == 1 && results.allSatisfy { $0.dictionaryValue?.isEmpty != false }
        printer.write(isAlone ? " -> " : " -> (")
        printer.list(outer.results.enumerated()) { i, result in
            printer.write(result)
            if i < results.count, let own = results[i].dictionaryValue, !own.isEmpty {
                printer.write(" ")
                printer.writer.write(own)
            }
        }
        if !isAlone { printer.write(")") }
    }
}
