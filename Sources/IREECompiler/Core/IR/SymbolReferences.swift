/// References to symbols of a symbol table.
package enum SymbolReferences {
    /// Changes the references to a symbol of `table` in the operations in it.
    package static func rename(_ old: String, to new: String, in table: Operation) {
        guard old != new else { return }
        rename(table) { reference in
            guard reference.root == old else { return nil }
            return SymbolReference(new, nested: reference.nested)
        }
    }

    /// Changes the references in the operations in `table` to what `change` returns, unless it returns nil.
    ///
    /// Where a nested symbol table has a symbol of the same name, that is meant, and the reference stays.
    package static func rename(_ table: Operation, _ change: (SymbolReference) -> SymbolReference?) {
        rename(below: table, hidden: [], change)
    }

    private static func rename(
        below op: Operation, hidden: Set<String>, _ change: (SymbolReference) -> SymbolReference?
    ) {
        func renamed(_ reference: SymbolReference) -> SymbolReference? {
            hidden.contains(reference.root) ? nil : change(reference)
        }
        for inner in op.regions.flatMap(\.blocks).flatMap(\.operations) {
            for entry in inner.attributes.entries {
                var isChanged = false
                entry.value.visitSymbols { if renamed($0) != nil { isChanged = true } }
                guard isChanged else { continue }
                inner.attributes[entry.name] = entry.value.mapped { attribute in
                    attribute.symbolValue.flatMap { renamed($0) }.map { .symbol($0) }
                }
            }
            guard !inner.regions.isEmpty else { continue }
            let own = inner.has(.symbolTable) ? Set(inner.symbols.map(\.symbolName)) : []
            rename(below: inner, hidden: hidden.union(own), change)
        }
    }
}
