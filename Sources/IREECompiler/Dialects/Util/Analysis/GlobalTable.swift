import IREECompilerCore

/// The globals of a module, with what loads, stores and names them.
struct GlobalTable {
    final class Global {
        let op: Operation
        var name: String { op.symbolName }
        fileprivate(set) var loads: [Operation] = []
        fileprivate(set) var stores: [Operation] = []
        /// Operations that name the global otherwise, in code that can be called.
        fileprivate(set) var references: [Operation] = []
        /// A pointer to the global exists, so that not all loads and stores are known.
        fileprivate(set) var isIndirect = false
        /// Named by what cannot be called, as the module or another global, or by a path of names: such
        /// names are not followed when the global goes or becomes another.
        fileprivate(set) var isNamedElsewhere = false
        /// No store can happen once all initialisers have run.
        fileprivate(set) var isOnlyInitialized = true

        fileprivate init(_ op: Operation) { self.op = op }

        var isMutable: Bool { op.attributes["is_mutable"] != nil }
        var initialValue: Attribute? { op.attributes["initial_value"] }
        var type: IRType? { op.attributes["type"]?.typeValue }
        /// All that happens to the global is seen.
        var isClosed: Bool { op.isPrivateSymbol && !isIndirect }
        var isUnused: Bool { loads.isEmpty && references.isEmpty && !isNamedElsewhere }

        /// Attributes that other dialects put on the global.
        var dialectAttributes: AttributeDictionary {
            AttributeDictionary(
                op.attributes.entries.filter { $0.name.utf8.contains(UInt8(ascii: ".")) }
                    .map { ($0.name, $0.value) })
        }
        func removeLoads(where isGone: (Operation) -> Bool) { loads.removeAll(where: isGone) }
        func eraseStores() {
            for store in stores { store.erase() }
            stores = []
        }
    }

    /// In the order of the module.
    private(set) var globals: [Global] = []
    private var byName: [String: Global] = [:]
    private let reach: CallReach

    init(_ module: Operation) {
        reach = CallReach(module)
        let top = module.body()?.operations ?? []
        for op in top where op.is(Util.Global.self) {
            let global = Global(op)
            globals.append(global)
            byName[op.symbolName] = global
        }
        addNames(of: module)
        for op in top {
            if op.has(.callable) {
                op.walk(.preOrder) { addUses(by: $0) }
            } else {
                op.walk(.preOrder) { addNames(of: $0) }
            }
        }
        for global in globals {
            global.isOnlyInitialized = global.stores.allSatisfy { !isReachedLate($0) }
        }
    }

    subscript(name: String) -> Global? { byName[name] }

    /// Whether an operation may run after the initialisers of the module.
    func isReachedLate(_ op: Operation) -> Bool {
        op.enclosing { $0.has(.callable) }.map { reach.isReachedLate($0) } ?? true
    }

    /// Whether an operation may run while the module is initialised.
    func isReachedEarly(_ op: Operation) -> Bool {
        op.enclosing { $0.has(.callable) }.map { reach.isReachedEarly($0) } ?? true
    }

    private func addUses(by op: Operation) {
        for entry in op.attributes.entries where entry.name != "sym_name" {
            entry.value.visitSymbols { reference in
                guard let global = byName[reference.leaf] else { return }
                if !reference.nested.isEmpty { global.isNamedElsewhere = true }
                if op.is(Util.GlobalAddress.self) {
                    global.isIndirect = true
                } else if op.is(Util.GlobalLoad.self), entry.name == "global" {
                    global.loads.append(op)
                } else if op.is(Util.GlobalStore.self), entry.name == "global" {
                    global.stores.append(op)
                } else if global.references.last !== op {
                    global.references.append(op)
                }
            }
        }
    }

    private func addNames(of op: Operation) {
        for entry in op.attributes.entries where entry.name != "sym_name" {
            entry.value.visitSymbols { byName[$0.leaf]?.isNamedElsewhere = true }
        }
    }

    // MARK: Changes

    /// Makes all that loads or names a global load or name another. Stores stay.
    func rename(_ global: Global, to target: Global) {
        let symbol = Attribute.symbol(SymbolReference(target.name))
        for load in global.loads { load.attributes["global"] = symbol }
        for op in global.references {
            for entry in op.attributes.entries where entry.name != "sym_name" {
                op.attributes[entry.name] = entry.value.renamingSymbol(global.name, to: target.name)
            }
        }
        target.loads += global.loads
        target.references += global.references
        (global.loads, global.references) = ([], [])
    }

    /// Removes a global, which nothing loads or names, with its stores.
    mutating func erase(_ global: Global) {
        global.eraseStores()
        globals.removeAll { $0 === global }
        byName[global.name] = nil
        global.op.erase()
    }
}

/// From where the functions of a module may come to run.
private struct CallReach {
    private var late: Set<ObjectIdentifier> = []
    private var early: Set<ObjectIdentifier> = []

    init(_ module: Operation) {
        let bodies = (module.body()?.operations ?? []).filter { $0.has(.callable) }
        var functions: [String: Operation] = [:]
        for op in bodies where !op.symbolName.isEmpty { functions[op.symbolName] = op }
        var callees: [ObjectIdentifier: [Operation]] = [:]
        // Who is named other than by calls may be called by anyone.
        var named: [Operation] = bodies.filter { !$0.has(.initializer) && !$0.isPrivateSymbol }
        module.walk(.preOrder) { op in
            for entry in op.attributes.entries where entry.name != "sym_name" {
                entry.value.visitSymbols { reference in
                    guard let callee = functions[reference.leaf] else { return }
                    let caller = op.enclosing { $0.has(.callable) && $0.parent === module }
                    if op.has(.callLike), entry.name == "callee", let caller {
                        callees[ObjectIdentifier(caller), default: []].append(callee)
                    } else {
                        named.append(callee)
                    }
                }
            }
        }
        late = Self.closure(of: named, callees)
        early = Self.closure(of: bodies.filter { $0.has(.initializer) }, callees)
    }

    private static func closure(of roots: [Operation], _ callees: [ObjectIdentifier: [Operation]])
        -> Set<ObjectIdentifier>
    {
        var reached: Set<ObjectIdentifier> = []
        var pending = roots
        while let op = pending.popLast() {
            if reached.insert(ObjectIdentifier(op)).inserted {
                pending += callees[ObjectIdentifier(op)] ?? []
            }
        }
        return reached
    }

    func isReachedLate(_ op: Operation) -> Bool { late.contains(ObjectIdentifier(op)) }
    func isReachedEarly(_ op: Operation) -> Bool { early.contains(ObjectIdentifier(op)) }
}

extension Attribute {
    /// The attribute with one symbol called by another name.
    func renamingSymbol(_ old: String, to new: String) -> Attribute {
        switch self {
        case .symbol(let reference):
            return reference.root == old && reference.nested.isEmpty ? .symbol(SymbolReference(new)) : self
        case .array(let values): return .array(values.map { $0.renamingSymbol(old, to: new) })
        case .dictionary(let dictionary):
            return .dictionary(
                AttributeDictionary(
                    dictionary.entries.map { ($0.name, $0.value.renamingSymbol(old, to: new)) }))
        case .dialect(let value):
            return .dialect(
                DialectAttribute(
                    value.definition, value.parameters.map { $0.renamingSymbol(old, to: new) }))
        default: return self
        }
    }
}
