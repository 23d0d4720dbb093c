/// Access to the arguments of a directive by index.
extension DirectiveArguments {
    // MARK: Printing

    package func values(_ i: Int, _ op: Operation) -> [Value] {
        let field = field(i)
        return field.role == .result ? op.results(field.index) : op.operands(field.index)
    }

    package func types(_ i: Int, _ op: Operation) -> [IRType] { values(i, op).map(\.type) }

    package func attribute(_ i: Int, _ op: Operation) -> Attribute? {
        let name = name(i)
        return op.attributes[name] ?? op.definition.attribute(named: name)?.defaultValue
    }

    package func array(_ i: Int, _ op: Operation) -> [Attribute] { attribute(i, op)?.arrayValue ?? [] }

    package func regions(_ i: Int, _ op: Operation) -> [Region] {
        let field = field(i)
        guard field.index < op.regions.count else { return [] }
        return field.arity == .variadic ? Array(op.regions[field.index...]) : [op.regions[field.index]]
    }

    // MARK: Parsing

    package func operands(_ i: Int, _ op: ParsedOp) -> [ParsedOperand] { op.operands[field(i).index] }

    package func operandTypes(_ i: Int, _ op: ParsedOp) -> [IRType] { op.types(of: field(i)) ?? [] }

    package func set(_ i: Int, _ operands: [ParsedOperand], _ op: ParsedOp) {
        op.operands[field(i).index] = operands
    }

    package func setTypes(_ i: Int, _ types: [IRType], _ op: ParsedOp) { op.setTypes(types, of: field(i)) }

    package func setAttribute(_ i: Int, _ value: Attribute, _ op: ParsedOp) { op.attributes[name(i)] = value }

    package func setRegions(_ i: Int, _ regions: [Region], _ op: ParsedOp) {
        op.regions[field(i).index] = regions
    }
}

extension AsmParser {
    /// `%name: type {attributes} loc(…)`: an argument of a region or function.
    package func argument() throws(Diagnostic) -> (operand: ParsedOperand, type: IRType, location: Location) {
        let operand = try operand()
        try expect(.colon, "':'")
        let type = try type()
        return (operand, type, try optionalTrailingLocation(source.location(of: operand.offset)))
    }

    /// `item`, `item`, … between brackets.
    package func brackets(_ item: () throws(Diagnostic) -> Void) throws(Diagnostic) {
        try expect(.leftSquare, "'['")
        try list(until: .rightSquare, "']'", item)
    }

    package func parentheses(_ item: () throws(Diagnostic) -> Void) throws(Diagnostic) {
        try expect(.leftParen, "'('")
        try list(until: .rightParen, "')'", item)
    }

    /// Rows up to a closing bracket of the enclosing syntax, which is not consumed.
    package func rows(_ row: () throws(Diagnostic) -> Void) throws(Diagnostic) {
        if token.kind == .rightBrace || token.kind == .rightSquare { return }
        repeat {
            try row()
            // Trailing commas are allowed.
            guard take(.comma) else { return }
        } while token.kind != .rightBrace && token.kind != .rightSquare
    }

    /// `[%a for %b]`, with any keywords between.
    package func range(_ words: String...) throws(Diagnostic) -> [ParsedOperand] {
        try expect(.leftSquare, "'['")
        var operands = [try operand()]
        for word in words {
            try expectLiteral(word)
            operands.append(try operand())
        }
        try expect(.rightSquare, "']'")
        return operands
    }

    /// `{%size}`.
    package func size() throws(Diagnostic) -> ParsedOperand {
        try expect(.leftBrace, "'{'")
        let operand = try operand()
        try expect(.rightBrace, "'}'")
        return operand
    }
}

extension AsmPrinter {
    /// `body` for each item, separated by commas.
    package func list<T>(_ items: some Sequence<T>, _ separator: String = ", ", _ body: (T) -> Void) {
        var first = true
        for item in items {
            if !first { write(separator) }
            first = false
            body(item)
        }
    }

    /// Each item on its own line, indented, separated by commas.
    package func rows<T>(_ items: some Sequence<T>, _ separator: String = ",", _ body: (T) -> Void) {
        indented {
            var first = true
            for item in items {
                if !first { write(separator) }
                first = false
                newline()
                body(item)
            }
        }
    }

    /// `[%a for %b]`.
    package func writeRange(_ first: Value, _ rest: (word: String, value: Value)...) {
        write("[")
        write(first)
        for (word, value) in rest {
            write(" \(word) ")
            write(value)
        }
        write("]")
    }

    /// `: type{%size}`.
    package func write(_ type: IRType, size: Value) {
        write(type)
        write("{")
        write(size)
        write("}")
    }
}

/// A cursor over values, for printers.
package struct ValueCursor {
    private var rest: ArraySlice<Value>
    package init(_ values: [Value]) { rest = values[...] }
    package mutating func next() -> Value? { rest.popFirst() }
    package mutating func take(_ count: Int) -> [Value] {
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return Array(taken)
    }
}

extension AsmPrinter {
    /// Prints the value, or the keyword for none.
    package func write(_ value: Value?) {
        if let value { write(value) } else { write("<<INVALID>>") }
    }
}
