import IREECompilerCore

extension Pass {
    /// Loads of what was stored or loaded before become that value, and stores that are overwritten go.
    ///
    /// Scheduling relies on it: it moves work, and the loads that it depends on, across stores.
    static let simplifyGlobalAccesses = Pass(
        "iree-util-simplify-global-accesses", "Forwards stores of globals to loads in the same block."
    ) { (top, _) throws(Diagnostic) in
        var callables: [Operation] = []
        top.walk(.preOrder) { if $0.has(.callable) { callables.append($0) } }
        for callable in callables {
            for region in callable.regions { GlobalAccesses.simplify(region) }
        }
    }
}

/// What is known of globals from one operation of a block to the next.
private struct GlobalAccesses {
    private var values: [String: Value] = [:]
    /// The last store of each global, if nothing can have observed it.
    private var stores: [String: Operation] = [:]

    static func simplify(_ region: Region) {
        for block in region.blocks {
            var accesses = GlobalAccesses()
            for op in block.operations { accesses.visit(op) }
        }
    }

    private mutating func visit(_ op: Operation) {
        if let store = op.as(Util.GlobalStore.self), let name = store.global.symbolValue?.root {
            stores[name]?.erase()
            stores[name] = op
            values[name] = store.value
            return
        }
        if let load = op.as(Util.GlobalLoad.self), let name = load.global.symbolValue?.root {
            if let known = values[name], known.type == load.result.type {
                load.result.replaceAllUses(with: known)
                op.erase()
            } else {
                values[name] = load.result
                stores[name] = nil
            }
            return
        }
        for region in op.regions { Self.simplify(region) }
        // What is called, or referred to indirectly, may load and store any global, and so may nested operations.
        let isOpaque =
            op.has(.callLike) || op.has(.globalStore) || op.has(.globalLoad) || !op.regions.isEmpty
            || !op.definition.isRegistered
        if isOpaque {
            values = [:]
            stores = [:]
        } else if op.isTerminator {
            stores = [:]
        }
    }
}
