import IREECompilerCore

/// Directives for types with dynamic dimensions or sizes.
extension Util {
    /// `type{%size}`.
    static let sizeAwareType = Directive { (parser, arguments, op) throws(Diagnostic) in
        arguments.setTypes(0, [try parser.type()], op)
        arguments.set(1, [try parser.size()], op)
    } print: { printer, arguments, op in
        guard let type = arguments.types(0, op).first, let size = arguments.values(1, op).first else {
            return
        }
        printer.write(type, size: size)
    }

    /// `type{%size, …}, …`; for one or two fields of the same types.
    static let shapedTypeList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var sizes: [ParsedOperand] = []
        var types: [IRType] = []
        repeat { types.append(try parser.shapedType(into: &sizes)) } while parser.take(.comma)
        let last = arguments.count - 1
        for i in 0..<last { arguments.setTypes(i, types, op) }
        arguments.set(last, sizes, op)
    } print: { printer, arguments, op in
        var sizes = ValueCursor(arguments.values(arguments.count - 1, op))
        printer.list(arguments.types(0, op)) { printer.write($0, sizes: &sizes) }
    }

    /// `%value : type{%size, …}, …`.
    static let shapedOperandList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var values: [ParsedOperand] = []
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        repeat {
            values.append(try parser.operand())
            try parser.expect(.colon, "':'")
            types.append(try parser.shapedType(into: &sizes))
        } while parser.take(.comma)
        arguments.set(0, values, op)
        arguments.setTypes(1, types, op)
        arguments.set(2, sizes, op)
    } print: { printer, arguments, op in
        var sizes = ValueCursor(arguments.values(2, op))
        printer.list(arguments.values(0, op)) { value in
            printer.write(value)
            printer.write(" : ")
            printer.write(value.type, sizes: &sizes)
        }
    }

    /// `type{%size, …}` or `%operand as type{%size, …}`. The operand is implied by the operation.
    static let shapedTiedResult = Directive { (parser, arguments, op) throws(Diagnostic) in
        var tied: Int64 = -1
        if parser.token.kind == .value {
            _ = try parser.operand()
            try parser.expectWord("as")
            tied = 0
        }
        var sizes: [ParsedOperand] = []
        arguments.setTypes(0, [try parser.shapedType(into: &sizes)], op)
        arguments.set(1, sizes, op)
        if arguments.count > 2 {
            arguments.setAttribute(2, TiedResult.attribute([TiedResult(type: .none, tied: tied)]), op)
        }
    } print: { printer, arguments, op in
        guard let type = arguments.types(0, op).first else { return }
        let tied = op.tiedOperands.first ?? -1
        if tied >= 0, tied < op.operandCount {
            printer.write(op.operand(tied))
            printer.write(" as ")
        }
        var sizes = ValueCursor(arguments.values(1, op))
        printer.write(type, sizes: &sizes)
    }

    /// `type`, `%operand`, `%operand as type`, or several of them in parentheses.
    static let tiedFunctionResultList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var sizes: [ParsedOperand] = []
        let results = try parser.tiedResults(
            arguments.operands(0, op), arguments.operandTypes(1, op), sizes: &sizes, shaped: false)
        arguments.setTypes(2, results.map(\.type), op)
        if !results.isEmpty { arguments.setAttribute(3, TiedResult.attribute(results), op) }
    } print: { printer, arguments, op in
        printer.writeTiedResults(arguments.types(2, op), arguments.array(3, op), arguments.values(0, op))
    }

    /// `(type{%size}, …) -> results`.
    static let shapedFunctionType = Directive { (parser, arguments, op) throws(Diagnostic) in
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        try parser.parentheses { () throws(Diagnostic) in types.append(try parser.shapedType(into: &sizes)) }
        try parser.expect(.arrow, "'->'")
        var resultSizes: [ParsedOperand] = []
        let results = try parser.tiedResults(arguments.operands(0, op), types, sizes: &resultSizes)
        arguments.setTypes(1, types, op)
        arguments.set(2, sizes, op)
        arguments.setTypes(3, results.map(\.type), op)
        arguments.set(4, resultSizes, op)
        if !results.isEmpty { arguments.setAttribute(5, TiedResult.attribute(results), op) }
    } print: { printer, arguments, op in
        var sizes = ValueCursor(arguments.values(2, op))
        printer.write("(")
        printer.list(arguments.types(1, op)) { printer.write($0, sizes: &sizes) }
        printer.write(") -> ")
        printer.writeTiedResults(
            arguments.types(3, op), arguments.array(5, op), arguments.values(0, op),
            sizes: arguments.values(4, op))
    }

    /// `%scope::%key` or `%key`.
    static let parameterReference = Directive { (parser, arguments, op) throws(Diagnostic) in
        let (scope, key) = try parser.parameterReference()
        arguments.set(0, scope.map { [$0] } ?? [], op)
        arguments.set(1, [key], op)
    } print: { printer, arguments, op in
        printer.writeReference(arguments.values(0, op).first, arguments.values(1, op).first)
    }
}

extension AsmParser {
    /// `%scope::%key` or `%key`.
    func parameterReference() throws(Diagnostic) -> (scope: ParsedOperand?, key: ParsedOperand) {
        let first = try operand()
        guard take(.doubleColon) else { return (nil, first) }
        return (first, try operand())
    }
}

extension AsmPrinter {
    func writeReference(_ scope: Value?, _ key: Value?) {
        if let scope {
            write(scope)
            write("::")
        }
        write(key)
    }
}

extension Operation {
    /// The tied operand of each result, or -1.
    var tiedOperands: [Int] {
        if let own = attributes["tied_operands"]?.arrayValue { return own.map { Int($0.integerValue ?? -1) } }
        guard has(.tied), definition.attribute(named: "tied_operands") == nil else { return [] }
        // Updates tie their result to the field `target`; others to their first operand.
        let field = definition.operands.first { $0.name == "target" } ?? definition.operands.first
        return [field.map { operandRange($0.index).lowerBound } ?? -1]
    }
}

extension Util {
    /// `(%a: type {attributes}, …) -> results` of a declaration.
    static let shapedFunctionSignature = Directive { (parser, arguments, op) throws(Diagnostic) in
        let signature = try parser.functionSignature(tied: true)
        arguments.setAttribute(0, .type(signature.type), op)
        if !signature.results.isEmpty {
            arguments.setAttribute(1, TiedResult.attribute(signature.results), op)
        }
        signature.storeAttributes(op, keepsEmpty: true)
    } print: { printer, arguments, op in
        printer.writeSignature(
            arguments.attribute(0, op)?.typeValue, body: nil,
            argumentAttributes: arguments.array(2, op), resultAttributes: arguments.array(3, op),
            tied: arguments.array(1, op), namesAlways: true)
    }
}
