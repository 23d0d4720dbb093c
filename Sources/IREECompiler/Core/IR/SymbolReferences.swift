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

    /// Changes the references in the operations in `table` to what `change` returns, unless it returns nil. Nested
    /// symbol tables are not entered if they have a symbol of their own that is meant.
    package static func rename(_ table: Operation, _ change: (SymbolReference) -> SymbolReference?) {
        table.walk { op in
            for entry in op.attributes.entries {
                var isChanged = false
                entry.value.visitSymbols { if change($0) != nil { isChanged = true } }
                guard isChanged else { continue }
                op.attributes[entry.name] = entry.value.mapped { attribute in
                    guard case .symbol(let reference) = attribute else { return nil }
                    return change(reference).map { .symbol($0) }
                }
            }
        }
    }
}
