import IREECompilerCore

/// Custom directives that many dialects share.
extension Util {
    static let directives: [String: Directive] = [
        "SymbolVisibility": symbolVisibility,
        "TypeOrAttr": typeOrAttribute,
        "SymbolAlias": symbolAlias,
        "TypeAlias": typeAlias,
        "TypedValueList": typedValueList,
        "RangeList": rangeList,
        "OperandTypeList": operandTypeList,
        "ValueTypeList": valueTypeList,
        "ListTypeGet": listTypeGet,
        "ListTypeSet": listTypeSet,
        "SizeAwareType": sizeAwareType,
        "ShapedTypeList": shapedTypeList,
        "ShapedOperandList": shapedOperandList,
        "ShapedTiedResult": shapedTiedResult,
        "ShapedFunctionType": shapedFunctionType,
        "ShapedFunctionSignature": shapedFunctionSignature,
        "TiedFunctionResultList": tiedFunctionResultList,
        "ParameterReference": parameterReference,
    ]

    /// `public`, `private` or `nested`.
    static let symbolVisibility = Directive { (parser, arguments, op) throws(Diagnostic) in
        guard parser.token.kind == .word, ["public", "private", "nested"].contains(parser.spelling) else {
            return
        }
        arguments.setAttribute(0, .string(try parser.word()), op)
    } print: { printer, arguments, op in
        printer.write(arguments.attribute(0, op)?.stringValue ?? "public")
    }

    /// `: type`, `= value` or `: type = value`.
    static let typeOrAttribute = Directive { (parser, arguments, op) throws(Diagnostic) in
        if parser.take(.colon) {
            arguments.setAttribute(0, .type(try parser.type()), op)
            guard parser.take(.equal) else { return }
            arguments.setAttribute(1, try parser.attribute(), op)
        } else {
            guard parser.take(.equal) else { throw parser.error("expected ':' or '='") }
            let value = try parser.attribute()
            arguments.setAttribute(1, value, op)
            if let type = value.type { arguments.setAttribute(0, .type(type), op) }
        }
    } print: { printer, arguments, op in
        let type = arguments.attribute(0, op)?.typeValue
        let value = arguments.attribute(1, op)
        if let type, value?.type != type {
            printer.write(": ")
            printer.write(type)
            if value != nil { printer.write(" ") }
        }
        guard let value else { return }
        printer.write("= ")
        printer.write(value)
    }

    /// `@function`, `@function as("name")`.
    static let symbolAlias = Directive { (parser, arguments, op) throws(Diagnostic) in
        let reference = try parser.symbolReference()
        arguments.setAttribute(1, .symbol(reference), op)
        var name = reference.root
        if parser.takeWord("as") {
            try parser.expect(.leftParen, "'('")
            name = try parser.string()
            try parser.expect(.rightParen, "')'")
        }
        arguments.setAttribute(0, .string(name), op)
    } print: { printer, arguments, op in
        let name = arguments.attribute(0, op)?.stringValue ?? ""
        guard let reference = arguments.attribute(1, op)?.symbolValue else { return }
        printer.writer.write(reference)
        guard name != reference.root else { return }
        printer.write(" as(")
        printer.writer.writeQuoted(name)
        printer.write(")")
    }

    /// `type` or `encoding as storage`.
    static let typeAlias = Directive { (parser, arguments, op) throws(Diagnostic) in
        let encoding = try parser.type()
        arguments.setAttribute(0, .type(encoding), op)
        arguments.setTypes(1, [parser.takeWord("as") ? try parser.type() : encoding], op)
    } print: { printer, arguments, op in
        let encoding = arguments.attribute(0, op)?.typeValue
        let storage = arguments.types(1, op).first
        if let encoding, encoding != storage {
            printer.write(encoding)
            printer.write(" as ")
        }
        if let storage { printer.write(storage) }
    }

    /// `[%a, %b]`, all of one type.
    static let typedValueList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var operands: [ParsedOperand] = []
        try parser.brackets { () throws(Diagnostic) in operands.append(try parser.operand()) }
        arguments.set(1, operands, op)
        let type = arguments.operandTypes(0, op).first ?? .none
        arguments.setTypes(2, Array(repeating: type, count: operands.count), op)
    } print: { printer, arguments, op in
        printer.write("[")
        printer.write(arguments.values(1, op))
        printer.write("]")
    }

    /// `[%offset for %length], …`.
    static let rangeList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var offsets: [ParsedOperand] = []
        var lengths: [ParsedOperand] = []
        repeat {
            let range = try parser.range("for")
            offsets.append(range[0])
            lengths.append(range[1])
        } while parser.take(.comma)
        arguments.set(0, offsets, op)
        arguments.set(1, lengths, op)
    } print: { printer, arguments, op in
        printer.list(zip(arguments.values(0, op), arguments.values(1, op))) { offset, length in
            printer.writeRange(offset, ("for", length))
        }
    }

    /// `(type, type)`.
    static let operandTypeList = Directive { (parser, arguments, op) throws(Diagnostic) in
        arguments.setTypes(0, try parser.parenthesizedTypes(), op)
    } print: { printer, arguments, op in
        printer.write("(")
        printer.write(arguments.types(0, op))
        printer.write(")")
    }

    /// `[%a : type, %b : type]`.
    static let valueTypeList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var operands: [ParsedOperand] = []
        var types: [IRType] = []
        try parser.brackets { () throws(Diagnostic) in
            operands.append(try parser.operand())
            try parser.expect(.colon, "':'")
            types.append(try parser.type())
        }
        arguments.set(0, operands, op)
        arguments.setTypes(1, types, op)
    } print: { printer, arguments, op in
        printer.write("[")
        printer.list(arguments.values(0, op)) { value in
            printer.write(value)
            printer.write(" : ")
            printer.write(value.type)
        }
        printer.write("]")
    }

    /// `!util.list<type>`, or `!util.list<?> -> type`.
    static let listTypeGet = Directive { (parser, arguments, op) throws(Diagnostic) in
        let start = parser.token.start
        let list = try parser.type()
        guard list.isA(Util.list) else { throw parser.error("expected a list type", at: start) }
        arguments.setTypes(0, [list], op)
        if parser.take(.arrow) {
            arguments.setTypes(1, [try parser.type()], op)
        } else {
            arguments.setTypes(1, [list.parameters.first?.typeValue ?? .none], op)
        }
    } print: { printer, arguments, op in
        guard let list = arguments.types(0, op).first, let result = arguments.types(1, op).first else {
            return
        }
        printer.write(list)
        guard list.parameters.first?.typeValue != result else { return }
        printer.write(" -> ")
        printer.write(result)
    }

    /// `!util.list<type>`, or `type -> !util.list<?>`.
    static let listTypeSet = Directive { (parser, arguments, op) throws(Diagnostic) in
        let first = try parser.type()
        if parser.take(.arrow) {
            arguments.setTypes(1, [first], op)
            arguments.setTypes(0, [try parser.type()], op)
        } else {
            guard first.isA(Util.list) else {
                throw parser.error("expected a list type", at: op.offset)
            }
            arguments.setTypes(0, [first], op)
            arguments.setTypes(1, [first.parameters.first?.typeValue ?? .none], op)
        }
    } print: { printer, arguments, op in
        guard let list = arguments.types(0, op).first, let value = arguments.types(1, op).first else {
            return
        }
        if list.parameters.first?.typeValue != value {
            printer.write(value)
            printer.write(" -> ")
        }
        printer.write(list)
    }
}
