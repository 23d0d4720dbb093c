extension Operation {
    /// The symbol name; empty if the operation is not a symbol.
    public var symbolName: String { attributes["sym_name"]?.stringValue ?? "" }

    /// Whether the operation is a symbol with private visibility.
    public var isPrivateSymbol: Bool {
        guard has(.symbol), !symbolName.isEmpty else { return false }
        return ["private", "nested"].contains(attributes["sym_visibility"]?.stringValue ?? "public")
    }

    /// Symbols in the operation's region.
    public var symbols: [Operation] {
        regions.flatMap(\.blocks).flatMap(\.operations).filter { $0.has(.symbol) && !$0.symbolName.isEmpty }
    }

    /// This operation and all nested ones that are symbol tables.
    public var symbolTables: [Operation] {
        var out: [Operation] = []
        walk(.preOrder) { if $0.has(.symbolTable) { out.append($0) } }
        return out
    }

    /// The symbol with this name in the operation's region.
    public func lookupSymbol(_ name: String) -> Operation? {
        for block in regions.flatMap(\.blocks) {
            var op = block.first
            while let current = op {
                if current.has(.symbol), current.symbolName == name { return current }
                op = current.next
            }
        }
        return nil
    }

    /// Resolves a reference from the nearest symbol table outward.
    public func lookupNearestSymbol(_ reference: SymbolReference) -> Operation? {
        var table: Operation? = self
        while let current = table {
            if current.has(.symbolTable), let found = current.lookupSymbol(reference.root) {
                return reference.nested.reduce(found) { $0?.lookupSymbol($1) }
            }
            table = current.parent
        }
        return nil
    }
}

/// The symbols of a table by name; insertions must go through it.
public struct SymbolTable {
    /// The operation that is the symbol table.
    public let table: Operation
    private var byName: [String: Operation] = [:]
    /// The next suffix to try for each name, so that renaming many symbols stays linear.
    private var suffixes: [String: Int] = [:]

    /// Builds the table of an operation's symbols.
    public init(_ table: Operation) {
        self.table = table
        for symbol in table.symbols { byName[symbol.symbolName] = symbol }
    }

    /// The symbol with a name.
    public subscript(name: String) -> Operation? { byName[name] }

    /// Inserts a symbol into the table; renames it if its name is taken.
    public mutating func insert(_ op: Operation, before next: Operation? = nil) {
        let wanted = op.symbolName
        var name = wanted
        var suffix = suffixes[wanted] ?? 0
        while byName[name] != nil {
            name = "\(wanted)_\(suffix)"
            suffix += 1
        }
        if name != wanted { suffixes[wanted] = suffix }
        op.attributes["sym_name"] = .string(name)
        byName[name] = op
        if op.block == nil { table.body()?.insert(op, before: next) }
    }

    /// Removes a symbol from the table, but not from its block.
    package mutating func remove(_ op: Operation) {
        byName[op.symbolName] = nil
        suffixes = [:]
    }

    /// Erases a symbol and removes it from the table.
    public mutating func erase(_ op: Operation) {
        byName[op.symbolName] = nil
        suffixes = [:]
        op.erase()
    }
}

/// Use counts of symbols.
package struct SymbolUses {
    private var counts: [String: Int] = [:]

    package init(in top: Operation) { count(top, 1) }

    package func contains(_ name: String) -> Bool { counts[name, default: 0] > 0 }

    /// Subtracts the uses of an operation that will be erased.
    package mutating func remove(_ op: Operation) { count(op, -1) }

    private mutating func count(_ top: Operation, _ amount: Int) {
        top.walk { op in
            for entry in op.attributes.entries where entry.name != "sym_name" {
                entry.value.visitSymbols { reference in
                    counts[reference.root, default: 0] += amount
                    for name in reference.nested { counts[name, default: 0] += amount }
                }
            }
        }
    }
}

extension Attribute {
    /// Visits the symbol references in the attribute.
    package func visitSymbols(_ visit: (SymbolReference) -> Void) {
        switch self {
        case .symbol(let reference): visit(reference)
        case .array(let values):
            for value in values { value.visitSymbols(visit) }
        case .dictionary(let dictionary):
            for entry in dictionary.entries { entry.value.visitSymbols(visit) }
        case .dialect(let value):
            for parameter in value.parameters { parameter.visitSymbols(visit) }
        default: break
        }
    }
}
