extension AsmParser {
    /// `loc(…)`.
    package func location() throws(Diagnostic) -> Location {
        try expectWord("loc")
        try expect(.leftParen, "'(' in location")
        let location = try locationInstance()
        try expect(.rightParen, "')' in location")
        return location
    }

    func locationInstance() throws(Diagnostic) -> Location {
        try nested { () throws(Diagnostic) in
            switch token.kind {
            case .hash:
                let start = token.start
                let name = text(start + 1, token.end)
                advance()
                guard let location = locationAliases[name] else {
                    throw error("operation location alias was never defined", at: start)
                }
                return try use(location, at: start)
            case .string:
                let name = try string()
                if take(.colon) {
                    let line = try smallInteger()
                    try expect(.colon, "':'")
                    let column = try smallInteger()
                    if takeWord("to") { try skipRange() }
                    return .file(name: name, line: line, column: column)
                }
                guard take(.leftParen) else { return .name(name, nil) }
                let inner = try locationInstance()
                try expect(.rightParen, "')' after child location of NameLoc")
                return .name(name, inner)
            case .word:
                if takeWord("unknown") { return .unknown }
                if takeWord("callsite") {
                    try expect(.leftParen, "'(' in callsite location")
                    let callee = try locationInstance()
                    try expectWord("at")
                    let caller = try locationInstance()
                    try expect(.rightParen, "')' in callsite location")
                    return .callSite(callee: callee, caller: caller)
                }
                if takeWord("fused") {
                    var metadata: Attribute?
                    if take(.less) {
                        metadata = try attribute()
                        try expect(.greater, "'>' after fused location metadata")
                    }
                    try expect(.leftSquare, "'[' in fused location")
                    var parts: [Location] = []
                    try list(until: .rightSquare, "']' in fused location") { () throws(Diagnostic) in
                        parts.append(try locationInstance())
                    }
                    return .fused(parts, metadata: metadata)
                }
                throw error("expected location instance")
            default: throw error("expected location instance")
            }
        }
    }

    /// Skips the rest of a file range, `line:column` or `:column`; only its start is kept.
    private func skipRange() throws(Diagnostic) {
        if token.kind == .integer { _ = try smallInteger() }
        try expect(.colon, "':'")
        _ = try smallInteger()
    }

    /// Parses an optional trailing `loc(…)`.
    package func optionalTrailingLocation(_ fallback: Location) throws(Diagnostic) -> Location {
        guard isWord("loc") else { return fallback }
        return try location()
    }
}
