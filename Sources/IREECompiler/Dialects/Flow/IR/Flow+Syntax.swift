import IREECompilerCore

/// Custom types, attributes and syntax of the `flow` dialect.
extension Flow {
    static let types: [DialectTypeDefinition] = [channel, .plain("flow.dummy")]
    static let channel = DialectTypeDefinition.plain("flow.channel")

    static let attributes: [DialectAttributeDefinition] = [namedParameter, .plain("flow.dummy")]
    static let namedParameter = DialectAttributeDefinition.namedParameter("flow.parameter.named")

    static let directives: [String: Directive] = [
        "DispatchWorkgroupBody": dispatchWorkgroupBody,
        "DispatchWorkgroupsCountRegion": .countRegion(word: "count", leads: true),
    ]

    /// `(%a: type, …) { … }`: the body of a workgroup, on its own line.
    private static let dispatchWorkgroupBody = Directive { (parser, arguments, op) throws(Diagnostic) in
        try parser.parentheses { () throws(Diagnostic) in op.regionArguments.append(try parser.argument()) }
        arguments.setRegions(arguments.count - 1, [try parser.region(of: op)], op)
    } print: { printer, arguments, op in
        guard let region = arguments.regions(arguments.count - 1, op).first, let body = region.blocks.first
        else { return }
        printer.writeRegionSignature(body)
        printer.write(" ")
        printer.write(region, of: op, arguments: false)
    }

    /// `[%workload] -> (type{%dim}, …) { … } count(…) -> (index, index, index) { … }`.
    static let dispatchRegion = OpSyntax { (parser, op) throws(Diagnostic) in
        var workload: [ParsedOperand] = []
        if parser.token.kind == .leftSquare {
            try parser.brackets { () throws(Diagnostic) in workload.append(try parser.operand()) }
        }
        var types: [IRType] = []
        var dims: [ParsedOperand] = []
        if parser.take(.arrow) {
            try parser.parentheses { () throws(Diagnostic) in types.append(try parser.shapedType(into: &dims))
            }
        }
        op.operands = [dims, workload]
        op.resultTypes[0] = types
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
        op.regions[0] = [try parser.region(of: op)]
        try Directive.countRegion(word: "count").parse(parser, countArguments, op)
    } print: { printer, op in
        let workload = op.operands(1)
        if !workload.isEmpty {
            printer.write("[")
            printer.write(workload)
            printer.write("]")
        }
        printer.write(" -> (")
        var dims = ValueCursor(op.operands(0))
        printer.list(op.results) { printer.write($0.type, sizes: &dims) }
        printer.write(")")
        printer.writeAttributes(op, except: [], keyword: true)
        printer.write(" ")
        let isBare = op.body()?.last.map { $0.operandCount == 0 && $0.attributes.isEmpty } ?? true
        printer.write(op.regions[0], of: op, arguments: false, terminator: !isBare)
        guard op.regions.count > 1, !op.regions[1].isEmpty else { return }
        Directive.countRegion(word: "count", leads: true).print(printer, countArguments, op)
    }

    private static let countArguments = DirectiveArguments([
        .field(.init(role: .region, index: 1, arity: .one, name: "workgroup_count"))
    ])
}
