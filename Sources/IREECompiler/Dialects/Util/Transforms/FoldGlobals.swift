import IREECompilerCore

extension Pass {
    static let foldGlobals = Pass(
        "iree-util-fold-globals",
        "Folds constant globals into their loads, deduplicates equal ones and removes unused ones.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        // One fold makes room for another; who takes turns for ever is stopped.
        for _ in 0..<10 {
            Rewriter.run(on: module) { $0.definition.canonicalize($0, $1) }
            var folding = GlobalFolding(table: GlobalTable(module))
            if !folding.run() { break }
        }
    }
}

/// One round of all folds of globals.
private struct GlobalFolding {
    typealias Global = GlobalTable.Global
    var table: GlobalTable

    mutating func run() -> Bool {
        var changed = false
        for global in table.globals { changed = initialize(global) || changed }
        for global in table.globals { changed = replaceByAlias(global) || changed }
        for global in table.globals { changed = makeImmutable(global) || changed }
        for global in table.globals { changed = inlineLoads(global) || changed }
        for global in table.globals where global.isClosed && global.isUnused {
            table.erase(global)
            changed = true
        }
        return mergeEqual() || changed
    }

    /// A global to which only one constant is ever stored has it from the beginning. What it is before
    /// the first store is not defined, unless it has a first value: then that must be the same. To store what was
    /// loaded from it changes nothing.
    private func initialize(_ global: Global) -> Bool {
        let stores = global.stores.filter { source(of: $0) !== global }
        guard !global.isIndirect, global.initialValue == nil,
            let value = stores.first?.operand(0).constant, let type = global.type,
            // The text or elements of a buffer are no value of the buffer's type.
            value.type == type || value == Stream.immediateTimepoint,
            stores.allSatisfy({ $0.operand(0).constant == value })
        else { return false }
        global.op.attributes["initial_value"] = value
        global.eraseStores()
        return true
    }

    /// A global that is only ever a copy of another need not be, if the other keeps its value.
    private mutating func replaceByAlias(_ global: Global) -> Bool {
        guard global.isClosed, !global.isNamedElsewhere, let first = source(of: global.stores.first),
            first !== global, global.stores.allSatisfy({ source(of: $0) === first }), isSetOnce(first),
            global.initialValue == nil || (global.initialValue == first.initialValue && first.stores.isEmpty)
        else { return false }
        table.rename(global, to: first)
        table.erase(global)
        return true
    }

    private func source(of store: Operation?) -> Global? {
        guard let load = store?.operand(0).definingOp?.as(Util.GlobalLoad.self),
            let name = load.global.symbolValue?.root
        else { return nil }
        return table[name]
    }

    /// Never stored, or once by an initialiser on its straight way.
    private func isSetOnce(_ global: Global) -> Bool {
        guard global.isClosed else { return false }
        guard let store = global.stores.first else { return true }
        return global.stores.count == 1 && global.initialValue == nil && store.block?.isEntry == true
            && store.parent?.has(.initializer) == true
    }

    /// A global that changes in initialisers only does not change for anybody else.
    private func makeImmutable(_ global: Global) -> Bool {
        guard global.isClosed, global.isOnlyInitialized else { return false }
        var changed = global.isMutable
        global.op.attributes["is_mutable"] = nil
        for load in global.loads where load.attributes["is_immutable"] == nil {
            // Initialisers may load it before it has its value, and so may what they call.
            if load.enclosing({ $0.has(.initializer) }) != nil { continue }
            if !global.stores.isEmpty, table.isReachedEarly(load) { continue }
            load.attributes["is_immutable"] = .unit
            changed = true
        }
        return changed
    }

    private mutating func inlineLoads(_ global: Global) -> Bool {
        guard !global.isIndirect, global.stores.isEmpty, !global.isMutable, !global.loads.isEmpty,
            let value = global.initialValue, let type = global.type, !type.isReference,
            // What dialects say of a global would be lost.
            global.dialectAttributes.entries.allSatisfy({ $0.name.hasPrefix("util.") }),
            global.op.attributes["inlining_policy"].map({ $0.isA(Util.alwaysInline) }) ?? true
        else { return false }
        var gone: Set<ObjectIdentifier> = []
        for load in global.loads where load.results[0].type == type {
            let dialect = String(value.dialectValue?.name.prefix { $0 != "." } ?? "")
            guard
                let constant = load.registry.materialize(value, type, for: dialect, at: load.location)
            else { continue }
            OpBuilder(before: load).insert(constant)
            gone.insert(ObjectIdentifier(load))
            load.replaceAllUses(with: constant.results)
            load.erase()
        }
        global.removeLoads { gone.contains(ObjectIdentifier($0)) }
        guard global.isUnused else { return false }
        if global.op.isPrivateSymbol { table.erase(global) }
        return true
    }

    /// Immutable globals of one value are one global.
    private mutating func mergeEqual() -> Bool {
        struct Key: Hashable {
            let value: Attribute
            let type: IRType?
            let attributes: AttributeDictionary
        }
        var leaders: [Key: Global] = [:]
        var order: [(Global, [Global])] = []
        for global in table.globals where global.isClosed && global.stores.isEmpty && !global.isMutable {
            guard let value = global.initialValue else { continue }
            let key = Key(value: value, type: global.type, attributes: global.dialectAttributes)
            if let leader = leaders[key] {
                guard !global.isNamedElsewhere, let i = order.firstIndex(where: { $0.0 === leader }) else {
                    continue
                }
                order[i].1.append(global)
            } else {
                leaders[key] = global
                order.append((global, []))
            }
        }
        var changed = false
        for (leader, others) in order where !others.isEmpty {
            leader.op.location = .fused(([leader] + others).map(\.op.location), metadata: nil)
            for other in others {
                table.rename(other, to: leader)
                table.erase(other)
            }
            changed = true
        }
        return changed
    }
}

extension IRType {
    /// Values of the type are references to something that programs can tell apart, or change.
    fileprivate var isReference: Bool {
        guard case .dialect(let type) = self else { return false }
        let dialect = type.name.prefix { $0 != "." }
        return dialect == "util" || dialect == "hal" || dialect == "vm"
    }
}
