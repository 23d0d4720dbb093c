import IREECompilerCore

/// Syntax of structured operations: `ins(%a : type) outs(%b : type) -> type`.
extension Linalg {
    /// `keyword(%a, … : type, …)`; empty if the keyword is absent.
    private static func group(
        _ word: String, _ parser: AsmParser
    ) throws(Diagnostic) -> (operands: [ParsedOperand], types: [IRType]) {
        guard parser.isWord(word) else { return ([], []) }
        parser.advance()
        try parser.expect(.leftParen, "'('")
        let operands = try parser.operandList()
        try parser.expect(.colon, "':'")
        let types = try parser.typeList()
        try parser.expect(.rightParen, "')'")
        guard types.count == operands.count else { throw parser.error("expected a type for each operand") }
        return (operands, types)
    }

    private static func parseGroups(_ parser: AsmParser, _ op: ParsedOp) throws(Diagnostic) {
        for (i, word) in ["ins", "outs"].enumerated() {
            let (operands, types) = try group(word, parser)
            op.operands[i] = operands
            op.operandTypes[i] = types
        }
    }

    private static func writeGroups(_ printer: AsmPrinter, _ op: Operation) {
        for (i, word) in ["ins", "outs"].enumerated() {
            let values = op.operands(i)
            guard !values.isEmpty else { continue }
            printer.write(" \(word)(")
            printer.write(values)
            printer.write(" : ")
            printer.write(values.map(\.type))
            printer.write(")")
        }
    }

    private static func writeResults(_ printer: AsmPrinter, _ op: Operation) {
        guard !op.results.isEmpty else { return }
        printer.write(" -> ")
        printer.writer.writeResults(op.results.map(\.type))
    }

    /// Types of tensor outputs: the result types, where the syntax omits them.
    private static func resultTypes(_ op: ParsedOp) -> [IRType] {
        (op.operandTypes[1] ?? []).filter(\.isTensor)
    }

    /// `ins(…) outs(…) -> type`, with the body derived from the operation's name.
    static let structured = OpSyntax { (parser, op) throws(Diagnostic) in
        let body = named[op.definition.name] ?? .first
        if parser.token.kind == .less, case .kind = body {
            op.attributes["kind"] = try elementwiseKind.definition.parse(parser)
        }
        if parser.takeWord("indexing_maps") {
            try parser.expect(.equal, "'='")
            op.attributes["indexing_maps"] = try parser.attribute()
        }
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parseGroups(parser, op)
        op.resultTypes[0] = parser.take(.arrow) ? try parser.functionResults() : []
        guard
            let region = Linalg.body(
                body, kind: op.attributes["kind"], inputs: op.operandTypes[0] ?? [],
                outputs: op.operandTypes[1] ?? [], at: op.location, parser.registry)
        else {
            let inputs = body.inputCount.map { "\($0) inputs" } ?? "the inputs of its kind"
            throw parser.error("expected \(inputs), and 1 output")
        }
        op.regions[0] = [region]
    } print: { printer, op in
        if let kind = op.attributes["kind"] {
            printer.write(" ")
            printer.write(kind, as: .dialect(elementwiseKind.definition))
        }
        if let maps = op.attributes["indexing_maps"] {
            printer.write(" indexing_maps = ")
            printer.write(maps)
        }
        printer.writeAttributes(
            op, except: ["kind", "indexing_maps", "linalg.memoized_indexing_maps"])
        writeGroups(printer, op)
        writeResults(printer, op)
    }

    /// `{indexing_maps = …, iterator_types = […]} ins(…) outs(…) attrs = {…} { … } -> type`.
    static let generic = OpSyntax { (parser, op) throws(Diagnostic) in
        var attributes =
            parser.token.kind == .leftBrace
            ? try parser.attributeDictionary()
            : try parser.attribute().dictionaryValue ?? AttributeDictionary()
        if let words = attributes["iterator_types"]?.arrayValue {
            attributes["iterator_types"] = .array(
                words.map { $0.stringValue.flatMap { iteratorType.attribute([$0]) } ?? $0 })
        }
        op.attributes = attributes
        try parseGroups(parser, op)
        if parser.takeWord("attrs") {
            try parser.expect(.equal, "'='")
            try parser.attributeEntries(into: &op.attributes)
        }
        op.regions[0] = [try parser.region(of: op)]
        op.resultTypes[0] = parser.take(.arrow) ? try parser.functionResults() : []
    } print: { printer, op in
        let own = ["indexing_maps", "iterator_types", "doc", "library_call"]
        var shown = AttributeDictionary()
        for name in own { shown[name] = op.attributes[name] }
        if let words = shown["iterator_types"]?.arrayValue {
            shown["iterator_types"] = .array(
                words.map { word in
                    (word.dialectValue?.parameters.first?.stringValue).map { .string($0) } ?? word
                })
        }
        printer.write(" ")
        printer.writer.write(shown)
        writeGroups(printer, op)
        if op.attributes.entries.contains(where: { !own.contains($0.name) }) {
            printer.write(" attrs = ")
            printer.writeAttributes(op, except: own)
        }
        printer.write(" ")
        printer.write(op.regions[0], of: op)
        writeResults(printer, op)
    }

    /// `ins(%a : type) outs(%b : type) permutation = [1, 0]`.
    static func rearranging(_ name: String) -> OpSyntax {
        OpSyntax { (parser, op) throws(Diagnostic) in
            try parseGroups(parser, op)
            op.resultTypes[0] = resultTypes(op)
            op.attributes[name] = try parseNumbers(name, parser)
            if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
            guard
                let region = body(
                    .first, kind: nil, inputs: op.operandTypes[0] ?? [], outputs: op.operandTypes[1] ?? [],
                    at: op.location, parser.registry)
            else { throw parser.error("expected an input and an output") }
            op.regions[0] = [region]
        } print: { printer, op in
            writeGroups(printer, op)
            writeNumbers(name, printer, op)
        }
    }

    private static func parseNumbers(_ name: String, _ parser: AsmParser) throws(Diagnostic) -> Attribute {
        try parser.expectLiteral(name)
        try parser.expect(.equal, "'='")
        return try parser.attribute(of: .denseI64Array)
    }

    private static func writeNumbers(_ name: String, _ printer: AsmPrinter, _ op: Operation) {
        printer.write(" \(name) = ")
        if let value = op.attributes[name] { printer.write(value, as: .denseI64Array) }
        printer.write(" ")
        printer.writeAttributes(op, except: [name])
    }

    // MARK: Bodies of one operation

    /// Before the groups, `{ dialect.op }` or `{ dialect.op {attributes} }`: a single-operation body.
    private static func parsePayload(
        _ parser: AsmParser
    ) throws(Diagnostic) -> (name: String, attributes: AttributeDictionary)? {
        guard parser.take(.leftBrace) else { return nil }
        let name = try parser.word("operation name")
        let attributes =
            parser.token.kind == .leftBrace ? try parser.attributeDictionary() : AttributeDictionary()
        try parser.expect(.rightBrace, "'}'")
        return (name, attributes)
    }

    /// The block of a single-operation body. Its operands are the block arguments: in a reduction, initial
    /// values first.
    private static func payloadRegion(
        _ payload: (name: String, attributes: AttributeDictionary), _ op: ParsedOp, reduces: Bool,
        _ parser: AsmParser
    ) throws(Diagnostic) -> Region {
        let definition = parser.registry.definition(named: payload.name)
        let inputs = (op.operandTypes[0] ?? []).map(\.elementOrSelf)
        let outputs = (op.operandTypes[1] ?? []).map(\.elementOrSelf)
        guard definition.isRegistered, !outputs.isEmpty else {
            throw parser.error("expected operation name for the body")
        }
        let region = Region()
        let block = region.addBlock()
        for type in inputs + outputs { block.addArgument(type, at: op.location) }
        let first = Array(block.arguments.prefix(inputs.count))
        let rest = Array(block.arguments.dropFirst(inputs.count))
        let operands = reduces ? rest + first : first
        let one = Operation(
            definition, at: op.location, operands: operands.map { [$0] }, results: outputs.map { [$0] },
            attributes: payload.attributes)
        block.append(one)
        block.append(
            Operation(
                parser.registry.definition(named: "linalg.yield"), at: op.location, operands: [one.results]))
        return region
    }

    /// The operation of a single-operation body whose operands are the block arguments in order.
    private static func payload(of op: Operation, reduces: Bool) -> Operation? {
        guard let block = op.body(), let one = block.first, let end = one.next, end === block.last,
            end.operands == one.results, !one.results.isEmpty
        else { return nil }
        let inputs = op.operands(0).count
        let first = Array(block.arguments.prefix(inputs))
        let rest = Array(block.arguments.dropFirst(inputs))
        return one.operands == (reduces ? rest + first : first) && one.regions.isEmpty ? one : nil
    }

    private static func writePayload(_ printer: AsmPrinter, _ one: Operation) {
        printer.write(" { \(one.name)")
        printer.writeAttributes(one, except: [])
        printer.write(" }")
    }

    /// `(%in: type, …) { … }` on its own line.
    private static func writeBody(_ printer: AsmPrinter, _ op: Operation) {
        guard let body = op.body() else { return }
        printer.indented {
            printer.newline()
            printer.writeRegionSignature(body)
            printer.write(" ")
            printer.write(op.regions[0], of: op, arguments: false)
        }
    }

    private static func parseBody(_ parser: AsmParser, _ op: ParsedOp) throws(Diagnostic) {
        try parser.parentheses { () throws(Diagnostic) in op.regionArguments.append(try parser.argument()) }
        op.regions[0] = [try parser.region(of: op)]
    }

    /// `{ op } ins(…) outs(…)` or `ins(…) outs(…) (%in: type) { … }`.
    static let map = OpSyntax { (parser, op) throws(Diagnostic) in
        let payload = try parsePayload(parser)
        try parseGroups(parser, op)
        op.resultTypes[0] = resultTypes(op)
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        if let payload {
            op.regions[0] = [try payloadRegion(payload, op, reduces: false, parser)]
        } else {
            try parseBody(parser, op)
        }
    } print: { printer, op in
        let payload = payload(of: op, reduces: false)
        if let payload { writePayload(printer, payload) }
        writeGroups(printer, op)
        printer.writeAttributes(op, except: [])
        if payload == nil { writeBody(printer, op) }
    }

    /// `{ op } ins(…) outs(…) dimensions = [0]`, or with a body after it.
    static let reduce = OpSyntax { (parser, op) throws(Diagnostic) in
        let payload = try parsePayload(parser)
        try parseGroups(parser, op)
        op.resultTypes[0] = resultTypes(op)
        op.attributes["dimensions"] = try parseNumbers("dimensions", parser)
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        if let payload {
            op.regions[0] = [try payloadRegion(payload, op, reduces: true, parser)]
        } else {
            try parseBody(parser, op)
        }
    } print: { printer, op in
        let payload = payload(of: op, reduces: true)
        if let payload { writePayload(printer, payload) }
        writeGroups(printer, op)
        writeNumbers("dimensions", printer, op)
        if payload == nil { writeBody(printer, op) }
    }
}
