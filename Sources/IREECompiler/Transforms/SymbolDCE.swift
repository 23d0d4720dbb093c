extension Pass {
    public static let symbolDCE = Pass("symbol-dce", "Removes private symbols that nothing refers to.") {
        (op, _) throws(Diagnostic) in
        var changed = true
        while changed {
            changed = false
            let used = SymbolUses(in: op)
            for table in op.symbolTables {
                for symbol in table.symbols where symbol.isPrivateSymbol && !used.contains(symbol.symbolName)
                {
                    symbol.erase()
                    changed = true
                }
            }
        }
    }
}
