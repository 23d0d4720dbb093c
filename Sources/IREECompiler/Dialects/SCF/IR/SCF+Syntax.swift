import IREECompilerCore

/// Custom syntax of the `scf` dialect.
extension SCF {
    static let directives: [String: Directive] = ["SwitchCases": switchCases]

    /// `case 1 { … }`, each on its own line.
    private static let switchCases = Directive { (parser, arguments, op) throws(Diagnostic) in
        var values: [Int64] = []
        var regions: [Region] = []
        while parser.takeWord("case") {
            values.append(try parser.integer())
            regions.append(try parser.region(of: op))
        }
        arguments.setAttribute(0, .denseArray(values, .i64), op)
        arguments.setRegions(1, regions, op)
    } print: { printer, arguments, op in
        let values = arguments.attribute(0, op)?.denseArrayValue ?? []
        for (value, region) in zip(values, arguments.regions(1, op)) {
            printer.newline()
            printer.write("case \(value) ")
            printer.write(region, of: op, arguments: false)
        }
    }

    /// `%i = %a to %b step %c iter_args(%x = %y) -> (type) : type { … }`.
    static let forLoop = OpSyntax { (parser, op) throws(Diagnostic) in
        if parser.takeWord("unsigned") { op.attributes["unsignedCmp"] = .unit }
        let variable = try parser.operand()
        try parser.expect(.equal, "'='")
        op.operands[0] = [try parser.operand()]
        try parser.expectWord("to")
        op.operands[1] = [try parser.operand()]
        try parser.expectWord("step")
        op.operands[2] = [try parser.operand()]
        var names: [ParsedOperand] = []
        var types: [IRType] = []
        if parser.takeWord("iter_args") {
            (names, op.operands[3]) = try parser.assignments()
            try parser.expect(.arrow, "'->'")
            types = try parser.functionResults()
            guard types.count == names.count else {
                throw parser.error("mismatch in number of loop-carried values and defined values")
            }
        }
        let type = parser.take(.colon) ? try parser.type() : .index
        for i in 0..<3 { op.operandTypes[i] = [type] }
        op.operandTypes[3] = types
        op.resultTypes[0] = types
        op.nameArguments([variable] + names, [type] + types, parser)
        op.regions[0] = [try parser.region(of: op)]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        guard let body = op.body(), let variable = body.arguments.first else { return }
        if op.attributes["unsignedCmp"] != nil { printer.write(" unsigned") }
        printer.write(" ")
        printer.write(variable)
        printer.write(" = ")
        printer.write(op.operand(0))
        printer.write(" to ")
        printer.write(op.operand(1))
        printer.write(" step ")
        printer.write(op.operand(2))
        printer.writeAssignments(" iter_args", Array(body.arguments.dropFirst()), op.operands(3))
        if !op.results.isEmpty {
            printer.write(" -> (")
            printer.write(op.results.map(\.type))
            printer.write(")")
        }
        printer.write(" ")
        if variable.type != .index {
            printer.write(" : ")
            printer.write(variable.type)
            printer.write(" ")
        }
        printer.write(op.regions[0], of: op, arguments: false, terminator: !op.results.isEmpty)
        printer.writeAttributes(op, except: ["unsignedCmp"])
    }

    /// `%condition -> (type) { … } else { … }`.
    static let branch = OpSyntax { (parser, op) throws(Diagnostic) in
        op.operands[0] = [try parser.operand()]
        op.resultTypes[0] = parser.take(.arrow) ? try parser.functionResults() : []
        op.regions[0] = [try parser.region(of: op)]
        op.regions[1] = [parser.takeWord("else") ? try parser.region(of: op) : Region()]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.write(" ")
        printer.write(op.operand(0))
        if !op.results.isEmpty {
            printer.write(" -> (")
            printer.write(op.results.map(\.type))
            printer.write(")")
        }
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false, terminator: !op.results.isEmpty)
        if op.regions.count > 1, !op.regions[1].isEmpty {
            printer.write(" else ")
            printer.write(op.regions[1], of: op, arguments: false, terminator: !op.results.isEmpty)
        }
        printer.writeAttributes(op, except: [])
    }

    /// `(%a = %b) : (type) -> type { … } do { … }`.
    static let whileLoop = OpSyntax { (parser, op) throws(Diagnostic) in
        var names: [ParsedOperand] = []
        if parser.token.kind == .leftParen { (names, op.operands[0]) = try parser.assignments() }
        try parser.expect(.colon, "':'")
        let type = try parser.functionType()
        guard type.inputs.count == names.count else {
            throw parser.error("expected one input type per operand")
        }
        op.operandTypes[0] = type.inputs
        op.resultTypes[0] = type.results
        op.nameArguments(names, type.inputs, parser)
        op.regions[0] = [try parser.region(of: op)]
        try parser.expectWord("do")
        op.regions[1] = [try parser.region(of: op)]
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.writeAssignments(" ", op.body()?.arguments ?? [], op.operands)
        printer.write(" : ")
        printer.writer.write(FunctionType(inputs: op.operands.map(\.type), results: op.results.map(\.type)))
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false)
        printer.write(" do ")
        printer.write(op.regions[1], of: op)
        printer.writeAttributes(op, except: [], keyword: true)
    }

    /// `(%i, …) = (%a, …) to (%b, …) step (%c, …) init (%d, …) -> type { … }`.
    static let parallel = OpSyntax { (parser, op) throws(Diagnostic) in
        let variables = try parser.parenthesizedOperands()
        try parser.expect(.equal, "'='")
        op.operands[0] = try parser.parenthesizedOperands()
        try parser.expectWord("to")
        op.operands[1] = try parser.parenthesizedOperands()
        try parser.expectWord("step")
        op.operands[2] = try parser.parenthesizedOperands()
        if parser.takeWord("init") { op.operands[3] = try parser.parenthesizedOperands() }
        op.resultTypes[0] = parser.take(.arrow) ? try parser.functionResults() : []
        op.operandTypes[3] = op.resultTypes[0]
        op.nameArguments(variables, Array(repeating: .index, count: variables.count), parser)
        op.regions[0] = [try parser.region(of: op)]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.write(" (")
        printer.write(op.body()?.arguments ?? [])
        for (i, word) in [") = (", ") to (", ") step ("].enumerated() {
            printer.write(word)
            printer.write(op.operands(i))
        }
        printer.write(")")
        if !op.results.isEmpty {
            printer.write(" init (")
            printer.write(op.operands(3))
            printer.write(") -> ")
            printer.writer.writeResults(op.results.map(\.type))
        }
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false)
        printer.writeAttributes(op, except: [])
    }

    /// `(%i, …) in (%a, 4) shared_outs(%x = %y) -> (type) { … }`.
    static let forall = OpSyntax { (parser, op) throws(Diagnostic) in
        let variables = try parser.parenthesizedOperands()
        let count = variables.count
        func bounds(_ field: Int, _ name: String) throws(Diagnostic) {
            let (operands, values) = try parser.mixedIndices(.leftParen, .rightParen)
            op.operands[field] = operands
            op.attributes[name] = .denseArray(values, .i64)
        }
        if parser.take(.equal) {
            try bounds(0, "staticLowerBound")
            try parser.expectWord("to")
            try bounds(1, "staticUpperBound")
            try parser.expectWord("step")
            try bounds(2, "staticStep")
        } else {
            try parser.expectWord("in")
            op.attributes["staticLowerBound"] = .denseArray(Array(repeating: 0, count: count), .i64)
            op.attributes["staticStep"] = .denseArray(Array(repeating: 1, count: count), .i64)
            try bounds(1, "staticUpperBound")
        }
        var names: [ParsedOperand] = []
        if parser.takeWord("shared_outs") {
            (names, op.operands[3]) = try parser.assignments()
            try parser.expect(.arrow, "'->'")
            op.resultTypes[0] = try parser.functionResults()
        }
        let types = op.resultTypes[0] ?? []
        op.operandTypes[3] = types
        guard types.count == names.count else { throw parser.error("expected a type for each output") }
        op.nameArguments(variables + names, Array(repeating: .index, count: count) + types, parser)
        op.regions[0] = [try parser.region(of: op)]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        func values(_ name: String) -> [Int64] { op.attributes[name]?.denseArrayValue ?? [] }
        let lower = values("staticLowerBound")
        let arguments = op.body()?.arguments ?? []
        printer.write(" (")
        printer.write(Array(arguments.prefix(lower.count)))
        printer.write(")")
        if lower.allSatisfy({ $0 == 0 }), values("staticStep").allSatisfy({ $0 == 1 }) {
            printer.write(" in ")
            printer.writeMixedIndices(op.operands(1), values("staticUpperBound"), ("(", ")"))
        } else {
            let parts = [("staticLowerBound", " = "), ("staticUpperBound", " to "), ("staticStep", " step ")]
            for (i, (name, word)) in parts.enumerated() {
                printer.write(word)
                printer.writeMixedIndices(op.operands(i), values(name), ("(", ")"))
            }
        }
        printer.writeAssignments(" shared_outs", Array(arguments.dropFirst(lower.count)), op.operands(3))
        printer.write(" ")
        if !op.results.isEmpty {
            printer.write("-> (")
            printer.write(op.results.map(\.type))
            printer.write(") ")
        }
        let end = op.body()?.last
        let isBare = end?.regions.first?.blocks.first?.isEmpty ?? true
        printer.write(
            op.regions[0], of: op, arguments: false, terminator: !op.results.isEmpty || !isBare)
        printer.writeAttributes(op, except: ["staticLowerBound", "staticUpperBound", "staticStep"])
    }

    /// `{ … }`.
    static let inParallel = OpSyntax { (parser, op) throws(Diagnostic) in
        let region = try parser.region(of: op)
        if region.isEmpty { region.addBlock() }
        op.regions[0] = [region]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.write(" ")
        printer.write(op.regions[0], of: op, arguments: false)
        printer.writeAttributes(op, except: [])
    }

    /// `-> type { … }`.
    static let executeRegion = OpSyntax { (parser, op) throws(Diagnostic) in
        op.resultTypes[0] = parser.take(.arrow) ? try parser.functionResults() : []
        if parser.takeWord("no_inline") { op.attributes["no_inline"] = .unit }
        op.regions[0] = [try parser.region(of: op)]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        if !op.results.isEmpty {
            printer.write(" -> ")
            printer.writer.writeResults(op.results.map(\.type))
        }
        printer.write(op.attributes["no_inline"] == nil ? " " : " no_inline ")
        printer.write(op.regions[0], of: op, arguments: false)
        printer.writeAttributes(op, except: ["no_inline"])
    }
}

extension ParsedOp {
    /// Names the arguments of the region to be parsed.
    func nameArguments(_ names: [ParsedOperand], _ types: [IRType], _ parser: AsmParser) {
        regionArguments = zip(names, types).map { ($0, $1, parser.source.location(of: $0.offset)) }
    }
}

extension AsmParser {
    /// `(%name = %value, …)`.
    func assignments() throws(Diagnostic) -> (names: [ParsedOperand], values: [ParsedOperand]) {
        var names: [ParsedOperand] = []
        var values: [ParsedOperand] = []
        try parentheses { () throws(Diagnostic) in
            names.append(try operand())
            try expect(.equal, "'='")
            values.append(try operand())
        }
        return (names, values)
    }

    /// `[0, %x, 4]`: integers, and values where the integer is the dynamic marker.
    func mixedIndices(
        _ open: TokenKind = .leftSquare, _ close: TokenKind = .rightSquare
    ) throws(Diagnostic) -> (operands: [ParsedOperand], values: [Int64]) {
        var operands: [ParsedOperand] = []
        var values: [Int64] = []
        try expect(open, "an opening bracket")
        try list(until: close, "a closing bracket") { () throws(Diagnostic) in
            if token.kind == .value {
                operands.append(try operand())
                values.append(.min)
            } else {
                values.append(try integer())
            }
        }
        return (operands, values)
    }
}

extension AsmPrinter {
    /// `keyword(%name = %value, …)`, if there are any.
    func writeAssignments(_ word: String, _ names: [Value], _ values: [Value]) {
        guard !values.isEmpty else { return }
        write("\(word)(")
        list(zip(names, values)) { name, value in
            write(name)
            write(" = ")
            write(value)
        }
        write(")")
    }

    /// `[0, %x, 4]`.
    func writeMixedIndices(
        _ operands: [Value], _ values: [Int64], _ brackets: (String, String) = ("[", "]")
    ) {
        var cursor = ValueCursor(operands)
        write(brackets.0)
        list(values) { value in
            if value == .min { write(cursor.next()) } else { write(String(value)) }
        }
        write(brackets.1)
    }
}
