extension AsmParser {
    /// Parses the whole text.
    ///
    /// - Returns: A module: the one in the text, or an implicit one around its operations.
    /// - Throws: The first syntax error.
    public func module() throws(Diagnostic) -> Operation {
        let top = Operation(
            registry.definition(named: registry.topLevel), at: source.location(of: 0), regionCount: 1)
        let block = top.regions[0].addBlock()
        pushScope(block)
        while token.kind != .end {
            switch token.kind {
            case .hash where isAliasDefinition: try attributeAlias()
            case .exclamation where isAliasDefinition: try typeAlias()
            case .resourceBegin: try resourceSection()
            default: block.append(try operation())
            }
        }
        try popScope()
        if let undefined { throw error("use of undeclared SSA value name", at: undefined) }
        for (op, name, offset) in pendingLocations {
            guard let location = locationAliases[name] else {
                throw error("operation location alias was never defined", at: offset)
            }
            op.location = location.value
        }
        if let only = block.first, only === block.last, only.name == registry.topLevel {
            only.remove()
            return only
        }
        return top
    }

    private var isAliasDefinition: Bool {
        var ahead = lexer
        return ahead.next().kind == .equal
    }

    private func attributeAlias() throws(Diagnostic) {
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        guard attributeAliases[name] == nil, locationAliases[name] == nil else {
            throw error("redefinition of attribute alias id '\(name)'", at: start)
        }
        guard !name.contains(".") else {
            throw error("attribute names with a '.' are reserved for dialect-defined names", at: start)
        }
        try expect(.equal, "'=' in attribute alias definition")
        let value = try aliased { () throws(Diagnostic) in try attribute() }
        if case .location(let location) = value.value {
            locationAliases[name] = Aliased(value: location, extent: value.extent)
        } else {
            attributeAliases[name] = value
        }
    }

    private func typeAlias() throws(Diagnostic) {
        let start = token.start
        let name = text(start + 1, token.end)
        advance()
        guard typeAliases[name] == nil else {
            throw error("redefinition of type alias id '\(name)'", at: start)
        }
        guard !name.contains(".") else {
            throw error("type names with a '.' are reserved for dialect-defined names", at: start)
        }
        try expect(.equal, "'=' in type alias definition")
        typeAliases[name] = try aliased { () throws(Diagnostic) in try type() }
    }

    /// `{-# dialect_resources: { builtin: { name: "0x…" } } #-}`.
    private func resourceSection() throws(Diagnostic) {
        advance()
        try list(until: .resourceEnd, "'#-}'") { () throws(Diagnostic) in
            let section = try word()
            try expect(.colon, "':'")
            try expect(.leftBrace, "'{'")
            try list(until: .rightBrace, "'}'") { () throws(Diagnostic) in
                let owner = token.kind == .string ? try string() : try word()
                try expect(.colon, "':'")
                try expect(.leftBrace, "'{'")
                try list(until: .rightBrace, "'}'") { () throws(Diagnostic) in
                    let key = token.kind == .string ? try string() : try word()
                    try expect(.colon, "':'")
                    let value: String
                    switch token.kind {
                    case .string: value = try string()
                    case .word: value = try word()
                    default: value = String(try integer())
                    }
                    if section == "dialect_resources" { resources[owner, default: [:]][key] = value }
                }
            }
        }
    }
}
