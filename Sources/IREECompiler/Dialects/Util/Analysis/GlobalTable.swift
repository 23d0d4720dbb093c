import IREECompilerCore

/// The globals of a module with their loads, stores and symbol uses.
struct GlobalTable {
    final class Global {
        let op: Operation
        var name: String { op.symbolName }
        fileprivate(set) var loads: [Operation] = []
        fileprivate(set) var stores: [Operation] = []
        /// Other symbol uses of the global in code that can be called.
        fileprivate(set) var references: [Operation] = []
        /// The global's address is taken: loads and stores may be unknown.
        fileprivate(set) var isIndirect = false
        /// Referenced outside of functions, as by the module or another global, or by a nested symbol
        /// reference: these references are not updated when the global is erased or renamed.
        fileprivate(set) var isNamedElsewhere = false
        /// All stores happen in initializers.
        fileprivate(set) var isOnlyInitialized = true

        fileprivate init(_ op: Operation) { self.op = op }

        var isMutable: Bool { op.attributes["is_mutable"] != nil }
        var initialValue: Attribute? { op.attributes["initial_value"] }
        var type: IRType? { op.attributes["type"]?.typeValue }
        /// All accesses are known.
        var isClosed: Bool { op.isPrivateSymbol && !isIndirect }
        var isUnused: Bool { loads.isEmpty && references.isEmpty && !isNamedElsewhere }

        /// Discardable attributes of other dialects.
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

    /// In module order.
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
            global.isOnlyInitialized = global.stores.allSatisfy { !mayRunAfterInitialization($0) }
        }
    }

    subscript(name: String) -> Global? { byName[name] }

    /// Whether an operation may run after the initializers.
    func mayRunAfterInitialization(_ op: Operation) -> Bool {
        op.enclosing { $0.has(.callable) }.map { reach.mayRunAfterInitialization($0) } ?? true
    }

    /// Whether an operation may run during initialization.
    func mayRunDuringInitialization(_ op: Operation) -> Bool {
        op.enclosing { $0.has(.callable) }.map { reach.mayRunDuringInitialization($0) } ?? true
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

    /// Replaces loads and symbol uses of a global by those of another. Stores remain.
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

    /// Erases a global without loads and symbol uses, with its stores.
    mutating func erase(_ global: Global) {
        global.eraseStores()
        globals.removeAll { $0 === global }
        byName[global.name] = nil
        global.op.erase()
    }
}

/// Which functions may run during or after initialization.
private struct CallReach {
    private var late: Set<ObjectIdentifier> = []
    private var early: Set<ObjectIdentifier> = []

    init(_ module: Operation) {
        let bodies = (module.body()?.operations ?? []).filter { $0.has(.callable) }
        var functions: [String: Operation] = [:]
        for op in bodies where !op.symbolName.isEmpty { functions[op.symbolName] = op }
        var callees: [ObjectIdentifier: [Operation]] = [:]
        // A function with symbol uses other than calls may be called from anywhere.
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

    func mayRunAfterInitialization(_ op: Operation) -> Bool { late.contains(ObjectIdentifier(op)) }
    func mayRunDuringInitialization(_ op: Operation) -> Bool { early.contains(ObjectIdentifier(op)) }
}

extension Attribute {
    /// The attribute with one symbol renamed.
    func renamingSymbol(_ old: String, to new: String) -> Attribute {
        let old = SymbolReference(old)
        return mapped { attribute in
            attribute.symbolValue == old ? .symbol(SymbolReference(new)) : nil
        }
    }
}
