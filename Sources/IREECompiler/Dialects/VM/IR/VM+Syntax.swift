import IREECompilerCore

/// Custom syntax and format directives of the `vm` dialect.
extension VM {
    static let directives: [String: Directive] = [
        "ResultTypeList": resultTypeList, "BranchTableCases": branchTableCases,
    ]

    /// `(type, type)`.
    private static let resultTypeList = Directive { (parser, arguments, op) throws(Diagnostic) in
        arguments.setAttribute(0, .array(try parser.parenthesizedTypes().map { .type($0) }), op)
    } print: { printer, arguments, op in
        printer.write("(")
        printer.list(arguments.array(0, op)) { printer.write($0) }
        printer.write(")")
    }

    /// `default: ^a(%x : type), 0: ^b, 1: ^c`.
    private static let branchTableCases = Directive { (parser, arguments, op) throws(Diagnostic) in
        var cases = BranchCases()
        try cases.read(parser, until: .rightBrace)
        guard cases.values == (0..<cases.values.count).map(Int64.init) else {
            throw parser.error("expected case numbers one after another, from 0")
        }
        cases.store(arguments, fields: (0, 1, 2, 3, 4, 5), op)
    } print: { printer, arguments, op in
        printer.writeBranchCases(arguments, fields: (0, 1, 3, 4), [], op)
    }

    /// `@function as("name")`.
    static let export = OpSyntax { (parser, op) throws(Diagnostic) in
        let reference = try parser.symbolReference()
        op.attributes["function_ref"] = .symbol(reference)
        var name = reference.root
        if parser.takeWord("as") {
            try parser.expect(.leftParen, "'('")
            name = try parser.string()
            try parser.expect(.rightParen, "')'")
        }
        op.attributes["export_name"] = .string(name)
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        guard let reference = op.attributes["function_ref"]?.symbolValue else { return }
        printer.write(" ")
        printer.writer.write(reference)
        if let name = op.attributes["export_name"]?.stringValue, name != reference.root {
            printer.write(" as(")
            printer.writer.writeQuoted(name)
            printer.write(")")
        }
        printer.writeAttributes(op, except: ["function_ref", "export_name"], keyword: true)
    }

    /// `private optional @module.name(%a : type, type ...) -> type`.
    static let importFunction = OpSyntax { (parser, op) throws(Diagnostic) in
        if ["public", "private", "nested"].contains(parser.spelling) {
            op.attributes["sym_visibility"] = .string(try parser.word())
        }
        if parser.takeWord("optional") { op.attributes["is_optional"] = .unit }
        op.attributes["sym_name"] = .string(try parser.symbolName())
        var inputs: [IRType] = []
        var attributes: [AttributeDictionary] = []
        try parser.parentheses { () throws(Diagnostic) in
            var own = AttributeDictionary()
            if parser.token.kind == .value {
                own["vm.name"] = .string(try parser.operand().name)
                try parser.expect(.colon, "':'")
            }
            inputs.append(try parser.type())
            if parser.take(.ellipsis) { own["vm.variadic"] = .unit }
            attributes.append(own)
        }
        let results = parser.take(.arrow) ? try parser.functionResults() : []
        op.attributes["function_type"] = .type(.function(inputs, results))
        if attributes.contains(where: { !$0.isEmpty }) {
            op.attributes["arg_attrs"] = .array(attributes.map { .dictionary($0) })
        }
        if parser.takeWord("attributes") { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.write(" \(op.attributes["sym_visibility"]?.stringValue ?? "public") ")
        if op.attributes["is_optional"] != nil { printer.write("optional ") }
        printer.writeSymbol(op.attributes["sym_name"]?.stringValue ?? "")
        guard case .function(let type)? = op.attributes["function_type"]?.typeValue else { return }
        let attributes = op.attributes["arg_attrs"]?.arrayValue ?? []
        printer.write("(")
        printer.list(type.inputs.enumerated()) { i, input in
            let own = i < attributes.count ? attributes[i].dictionaryValue : nil
            if let name = own?["vm.name"]?.stringValue { printer.write("%\(name) : ") }
            printer.write(input)
            if own?["vm.variadic"] != nil { printer.write(" ...") }
        }
        printer.write(")")
        if !type.results.isEmpty {
            printer.write(" -> ")
            printer.writer.writeResults(type.results)
        }
        let written: Set<String> = [
            "sym_name", "function_type", "arg_attrs", "res_attrs", "is_variadic", "is_optional",
            "sym_visibility",
        ]
        // Discardable attributes come first.
        let rest = op.attributes.entries.filter { !written.contains($0.name) }
        let own = op.definition.attributes.map(\.name)
        let sorted = rest.filter { !own.contains($0.name) } + rest.filter { own.contains($0.name) }
        guard !sorted.isEmpty else { return }
        printer.write(" attributes {")
        printer.list(sorted) { printer.writer.write($0) }
        printer.write("}")
    }

    /// `%condition, %status, "message"`.
    static let condFail = OpSyntax { (parser, op) throws(Diagnostic) in
        op.operands[0] = [try parser.operand()]
        op.operands[1] = op.operands[0]
        if parser.take(.comma) {
            if parser.token.kind == .value {
                op.operands[1] = [try parser.operand()]
                if parser.take(.comma) { op.attributes["message"] = .string(try parser.string()) }
            } else {
                op.attributes["message"] = .string(try parser.string())
            }
        }
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        printer.write(" ")
        if op.operand(0) !== op.operand(1) {
            printer.write(op.operand(0))
            printer.write(", ")
        }
        printer.write(op.operand(1))
        if let message = op.attributes["message"]?.stringValue {
            printer.write(", ")
            printer.writer.writeQuoted(message)
        }
        printer.writeAttributes(op, except: ["message"])
    }

    /// `%i[%a, %b] else %d : type`.
    static let switchRef = OpSyntax { (parser, op) throws(Diagnostic) in
        op.operands[0] = [try parser.operand()]
        try parser.brackets { () throws(Diagnostic) in op.operands[2].append(try parser.operand()) }
        try parser.expectWord("else")
        op.operands[1] = [try parser.operand()]
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parser.expect(.colon, "':'")
        let type = try parser.type()
        op.operandTypes[1] = [type]
        op.operandTypes[2] = Array(repeating: type, count: op.operands[2].count)
        op.resultTypes[0] = [type]
    } print: { printer, op in
        printer.write(" ")
        printer.write(op.operand(0))
        printer.write("[")
        printer.write(op.operands(2))
        printer.write("] else ")
        printer.write(op.operands(1))
        printer.writeAttributes(op, except: [])
        printer.write(" : ")
        printer.write(op.results.map(\.type))
    }
}
