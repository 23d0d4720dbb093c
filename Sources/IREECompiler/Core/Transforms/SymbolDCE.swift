extension Pass {
    package static let symbolDCE = Pass(
        "symbol-dce", "Removes private symbols that are unreachable from public symbols."
    ) { (op, _) throws(Diagnostic) in
        let liveness = SymbolLiveness(in: op)
        // Nested symbols before their parents.
        for symbol in liveness.dead.reversed() { symbol.erase() }
    }
}

/// Private symbols that are reachable from public symbols or from operations that are not symbols. References
/// are matched by name in any table: if two tables have symbols of one name, a reference keeps both.
private struct SymbolLiveness {
    private var candidates: [Operation] = []
    private var byName: [String: [Operation]] = [:]
    private var unreached: Set<ObjectIdentifier> = []
    private var work: [Operation] = []

    /// Unreachable symbols, outer ones before nested ones.
    var dead: [Operation] { candidates.filter { unreached.contains(ObjectIdentifier($0)) } }

    init(in top: Operation) {
        for table in top.symbolTables {
            for symbol in table.symbols where symbol.isPrivateSymbol {
                candidates.append(symbol)
                byName[symbol.symbolName, default: []].append(symbol)
                unreached.insert(ObjectIdentifier(symbol))
            }
        }
        work.append(top)
        while let op = work.popLast() { visit(op) }
    }

    private mutating func visit(_ op: Operation) {
        for entry in op.attributes.entries where entry.name != "sym_name" {
            entry.value.visitSymbols { reference in
                reach(reference.root)
                for name in reference.nested { reach(name) }
            }
        }
        for block in op.regions.flatMap(\.blocks) {
            var inner = block.first
            while let current = inner {
                if !unreached.contains(ObjectIdentifier(current)) { work.append(current) }
                inner = current.next
            }
        }
    }

    private mutating func reach(_ name: String) {
        for symbol in byName.removeValue(forKey: name) ?? []
        where unreached.remove(ObjectIdentifier(symbol)) != nil {
            work.append(symbol)
        }
    }
}
