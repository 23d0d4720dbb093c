import IREECompilerCore

/// Folds of globals of the `vm` dialect.
extension VM {
    static let globalRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for type in ["i32", "i64", "f32", "f64", "ref"] {
            rules["vm.global.load.indirect.\(type)"] = RowRules(canonicalize: loadDirectly)
            rules["vm.global.store.indirect.\(type)"] = RowRules(canonicalize: storeDirectly)
            // Globals are zero before they are initialized.
            rules["vm.global.\(type)"] = RowRules(canonicalize: { op, rewriter in
                guard isZero(op.attributes["initial_value"]) else { return false }
                rewriter.update(op) { op.attributes["initial_value"] = nil }
                return true
            })
        }
        return rules
    }()

    @Sendable
    private static func loadDirectly(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let address = op.operand(0).definingOp?.as(GlobalAddress.self) else { return false }
        let value = rewriter.vmLoad(
            global: address.global, of: op.results[0].type, isImmutable: address.isImmutable != nil)
        rewriter.replace(op, with: [value])
        return true
    }

    @Sendable
    private static func storeDirectly(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let address = op.operand(1).definingOp?.as(GlobalAddress.self) else { return false }
        rewriter.vmStore(op.operand(0), global: address.global)
        rewriter.erase(op)
        return true
    }
}

extension VM.Initializer {
    /// Erases initializers that do nothing, and makes constants that they store initial values.
    package static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let body = op.op.regions.first, body.blocks.count == 1, let entry = body.blocks.first else {
            return false
        }
        if entry.first == nil || entry.first?.has(.returnLike) == true {
            rewriter.erase(op.op)
            return true
        }
        guard !isObserved(before: op.op) else { return false }
        var isChanged = false
        /// Globals with a store that stays here.
        var kept: Set<SymbolReference> = []
        for store in entry.operations {
            // What runs before must not see the value.
            guard store.has(.globalStore) || store.isPure else { break }
            guard store.has(.globalStore), let name = store.attributes["global"]?.symbolValue else {
                continue
            }
            guard let value = store.operand(0).constant, value != .unit, !kept.contains(name),
                let global = store.lookupNearestSymbol(name), global.has(.globalDefinition)
            else {
                kept.insert(name)
                continue
            }
            rewriter.update(global) { global.attributes["initial_value"] = value }
            rewriter.erase(store)
            isChanged = true
        }
        return isChanged
    }

    /// Whether an initializer before this one may read or write globals.
    private static func isObserved(before initializer: Operation) -> Bool {
        var current = initializer.previous
        while let op = current {
            if op.is(VM.Initializer.self) { return true }
            current = op.previous
        }
        return false
    }
}
