import IREECompilerCore

extension Pass {
    static let foldGlobals = Pass(
        "iree-util-fold-globals",
        "Folds constant globals into their loads, deduplicates equal ones and removes unused ones.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        // Folds enable each other; the number of rounds is bounded.
        for _ in 0..<10 {
            Rewriter.run(on: module) { $0.definition.canonicalize($0, $1) }
            var folding = GlobalFolding(table: GlobalTable(module))
            if !folding.run() { break }
        }
    }
}

/// One round of global folds.
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

    /// Makes the only stored constant the initial value. Loads before the first store are undefined, unless
    /// there is an initial value: then that must be equal. Storing a value loaded from the same global has no
    /// effect.
    private func initialize(_ global: Global) -> Bool {
        let stores = global.stores.filter { source(of: $0) !== global }
        guard !global.isIndirect, global.initialValue == nil,
            let value = stores.first?.operand(0).constant, let type = global.type,
            // The text or elements of a buffer are not a value of the buffer's type.
            value.type == type || value == Stream.immediateTimepoint,
            stores.allSatisfy({ $0.operand(0).constant == value })
        else { return false }
        global.op.attributes["initial_value"] = value
        global.eraseStores()
        return true
    }

    /// Replaces a global that is always a copy of another immutable one.
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

    /// Never stored, or stored once in an initializer's entry block.
    private func isSetOnce(_ global: Global) -> Bool {
        guard global.isClosed else { return false }
        guard let store = global.stores.first else { return true }
        return global.stores.count == 1 && global.initialValue == nil && store.block?.isEntry == true
            && store.parent?.has(.initializer) == true
    }

    /// Marks globals as immutable that are only stored in initializers.
    private func makeImmutable(_ global: Global) -> Bool {
        guard global.isClosed, global.isOnlyInitialized else { return false }
        var changed = global.isMutable
        global.op.attributes["is_mutable"] = nil
        for load in global.loads where load.attributes["is_immutable"] == nil {
            // Initializers, and functions that they call, may load it before it is stored.
            if load.enclosing({ $0.has(.initializer) }) != nil { continue }
            if !global.stores.isEmpty, table.mayRunDuringInitialization(load) { continue }
            load.attributes["is_immutable"] = .unit
            changed = true
        }
        return changed
    }

    private mutating func inlineLoads(_ global: Global) -> Bool {
        guard !global.isIndirect, global.stores.isEmpty, !global.isMutable, !global.loads.isEmpty,
            let value = global.initialValue, let type = global.type, !type.isReference,
            // Attributes of other dialects would be lost.
            global.dialectAttributes.entries.allSatisfy({ $0.name.hasPrefix("util.") }),
            global.op.attributes["inlining_policy"].map({ $0.isA(Util.alwaysInline) }) ?? true
        else { return false }
        var gone: Set<ObjectIdentifier> = []
        for load in global.loads where load.results[0].type == type {
            let dialect = String(value.dialectValue?.name.prefix { $0 != "." } ?? "")
            // What is named there, such as a parameter, is named at the global.
            let location = dialect.isEmpty ? load.location : global.op.location
            guard
                let constant = load.registry.materialize(value, type, for: dialect, at: location)
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

    /// Merges immutable globals with equal values.
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
            leader.op.location = .merged(([leader] + others).map(\.op.location))
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
    /// Whether values of the type are references with identity, or mutable.
    fileprivate var isReference: Bool {
        guard case .dialect(let type) = self else { return false }
        let dialect = type.name.prefix { $0 != "." }
        return dialect == "util" || dialect == "hal" || dialect == "vm"
    }
}
