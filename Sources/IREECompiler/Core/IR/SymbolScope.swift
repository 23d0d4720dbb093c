/// An operation that refers to symbols, with its requirements on them.
///
/// Symbol uses are verified after all operations of the enclosing symbol table.
package protocol SymbolUser: OpKind {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic)
}

extension SymbolUser {
    static func verifySymbolUses(of op: Operation, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let view = op.as(Self.self) else { return }
        try verifySymbols(view, symbols)
    }
}

/// Fields shared by operations that refer to symbols.
package protocol SymbolUsingFields: OpFields {
    static func verifySymbolUses(of op: Operation, _ symbols: SymbolScope) throws(Diagnostic)
}

/// How symbol uses are verified, by kind of definition.
enum SymbolUserKind {
    case op(any SymbolUser.Type)
    case fields(any SymbolUsingFields.Type)

    init?(_ kind: (any OpKind.Type)?, _ fields: any OpFields.Type) {
        if let user = kind as? any SymbolUser.Type {
            self = .op(user)
        } else if let user = fields as? any SymbolUsingFields.Type {
            self = .fields(user)
        } else {
            return nil
        }
    }

    func verifySymbolUses(of op: Operation, _ symbols: SymbolScope) throws(Diagnostic) {
        switch self {
        case .op(let user): try user.verifySymbolUses(of: op, symbols)
        case .fields(let user): try user.verifySymbolUses(of: op, symbols)
        }
    }
}

/// A symbol table collection; valid while the program is unchanged.
package final class SymbolScope {
    private var tables: [ObjectIdentifier: [String: Operation]] = [:]

    /// The symbols of a table; the first of each name.
    private func symbols(of table: Operation) -> [String: Operation] {
        if let known = tables[ObjectIdentifier(table)] { return known }
        var found: [String: Operation] = [:]
        var current = table.body()?.first
        while let op = current {
            current = op.next
            guard let name = op.attributes["sym_name"]?.stringValue, found[name] == nil else { continue }
            found[name] = op
        }
        tables[ObjectIdentifier(table)] = found
        return found
    }

    /// Verifies that symbol names are unique in a table.
    func verifyUnique(_ table: Operation) throws(Diagnostic) {
        var seen: [String: Operation] = [:]
        var current = table.body()?.first
        while let op = current {
            current = op.next
            guard let name = op.attributes["sym_name"]?.stringValue else { continue }
            if let other = seen.updateValue(op, forKey: name) {
                throw Diagnostic(.error, "redefinition of symbol named '\(name)'", at: op.location).note(
                    "see existing symbol definition here", at: other.location)
            }
        }
        tables[ObjectIdentifier(table)] = seen
    }

    /// Resolves a reference from the nearest symbol table.
    package func lookup(_ reference: SymbolReference, from op: Operation) -> Operation? {
        guard let table = op.enclosing({ $0.has(.symbolTable) }) else { return nil }
        return reference.nested.reduce(symbols(of: table)[reference.root]) { (symbol: Operation?, name) in
            guard let symbol, symbol.has(.symbolTable) else { return nil }
            return symbols(of: symbol)[name]
        }
    }

    /// Resolves an attribute that is a reference.
    package func lookup(_ attribute: Attribute, from op: Operation) -> Operation? {
        attribute.symbolValue.flatMap { lookup($0, from: op) }
    }
}
