extension AsmParser {
    func pushScope(_ block: Block?) {
        let scope = ValueScope()
        scope.regionNames.append([])
        scope.blocks.append([:])
        scopes.append(scope)
    }

    func popScope() throws(Diagnostic) {
        guard let scope = scopes.popLast() else { return }
        for blocks in scope.blocks { try checkDefined(blocks) }
        if let missing = scope.forward.values.map(\.offset).min() {
            undefined = min(undefined ?? missing, missing)
        }
    }

    func checkDefined(_ blocks: ValueScope.Blocks) throws(Diagnostic) {
        let missing = blocks.filter { !$0.value.isDefined }.min { $0.value.offset < $1.value.offset }
        guard let missing else { return }
        throw error("reference to an undefined block '^\(missing.key)'", at: missing.value.offset)
    }

    /// `%name` or `%name#1`.
    package func operand() throws(Diagnostic) -> ParsedOperand {
        guard token.kind == .value else { throw error("expected SSA operand") }
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        guard token.kind == .hash else { return ParsedOperand(name: name, number: 0, offset: start) }
        guard let number = Int(text(token.start + 1, token.end)) else {
            throw error("invalid SSA value result number")
        }
        advance()
        return ParsedOperand(name: name, number: number, offset: start)
    }

    func optionalOperand() throws(Diagnostic) -> ParsedOperand? {
        token.kind == .value ? try operand() : nil
    }

    /// Operands separated by commas; empty if the next token is not an operand.
    package func operandList() throws(Diagnostic) -> [ParsedOperand] {
        guard token.kind == .value else { return [] }
        var operands = [try operand()]
        while take(.comma) { operands.append(try operand()) }
        return operands
    }

    package func parenthesizedOperands() throws(Diagnostic) -> [ParsedOperand] {
        try expect(.leftParen, "'('")
        let operands = try operandList()
        try expect(.rightParen, "')'")
        return operands
    }

    /// The value of an operand; a placeholder for a forward reference.
    package func resolve(_ operand: ParsedOperand, _ type: IRType) throws(Diagnostic) -> Value {
        guard let scope = scopes.last else {
            throw error("value used outside of a scope", at: operand.offset)
        }
        if let entries = scope.values[operand.name] {
            if operand.number < entries.count, let entry = entries[operand.number] {
                guard entry.value.type == type else {
                    throw error(
                        "use of value '%\(operand.name)' expects different type than prior uses: "
                            + "\(type.quoted) vs \(entry.value.type.quoted)", at: operand.offset
                    ).note("prior use here", at: source.location(of: entry.offset))
                }
                return entry.value
            }
            if let first = entries.first ?? nil, scope.forward[ObjectIdentifier(first.value)] == nil {
                throw error("reference to invalid result number", at: operand.offset)
            }
        }
        guard operand.number < 1 << 16 else {
            throw error("reference to invalid result number", at: operand.offset)
        }
        let value = Value(placeholder: type)
        value.argumentLocation = source.location(of: operand.offset)
        scope.forward[ObjectIdentifier(value)] = (operand.name, operand.number, operand.offset, value)
        set(operand.name, operand.number, value, offset: operand.offset, scope)
        return value
    }

    private func set(_ name: String, _ number: Int, _ value: Value, offset: Int, _ scope: ValueScope) {
        let entry = ValueScope.Entry(value: value, offset: offset)
        func put(_ entries: inout [ValueScope.Entry?]) {
            while entries.count <= number { entries.append(nil) }
            entries[number] = entry
        }
        put(&scope.values[name, default: []])
    }

    /// Binds a name to a value.
    func define(_ name: String, _ number: Int, _ value: Value, offset: Int) throws(Diagnostic) {
        guard let scope = scopes.last else { return }
        if let entries = scope.values[name], number < entries.count, let entry = entries[number] {
            guard let forward = scope.forward.removeValue(forKey: ObjectIdentifier(entry.value)) else {
                throw error("redefinition of SSA value '%\(name)'", at: offset).note(
                    "previously defined here", at: source.location(of: entry.offset))
            }
            guard forward.value.type == value.type else {
                throw error(
                    "definition of SSA value '%\(name)#\(number)' has type \(value.type.quoted)", at: offset
                ).note(
                    "previously used here with type \(forward.value.type.quoted)",
                    at: source.location(of: forward.offset))
            }
            forward.value.replaceAllUses(with: value)
        }
        set(name, number, value, offset: offset, scope)
        if !scope.regionNames.isEmpty { scope.regionNames[scope.regionNames.count - 1].append(name) }
    }
}
