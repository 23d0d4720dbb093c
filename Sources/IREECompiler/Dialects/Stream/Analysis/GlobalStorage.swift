import IREECompilerCore

/// Updates of mutable globals in their own storage, and the values that would change with them.
///
/// A resource that is loaded from a mutable global can be updated in place if the global is stored to before anything
/// else loads it. Other values in the same storage, which were loaded before or have been stored, must not be read
/// after such an update.
struct GlobalStorage {
    private let flow: ValueFlow
    /// For each mutable global the loads whose value may be updated in place.
    private var updates: [String: [Operation]] = [:]
    /// For each function the globals that it, or a function that it calls, loads.
    private var loads: [String: Set<String>] = [:]
    /// The same for globals that are updated in place.
    private var updated: [String: Set<String>] = [:]
    /// Calls in each function.
    private var calls: [Operation: [Operation]] = [:]

    /// `isMutated` tells whether a value is updated in place.
    init(_ module: Operation, _ flow: ValueFlow, isMutated: (Value) -> Bool) {
        self.flow = flow
        var all: [(name: String, load: OpView<Util.GlobalLoad>)] = []
        module.walk { op in
            if let load = op.as(Util.GlobalLoad.self), load.result.type.isResource,
                let name = StorageHolders.mutableGlobal(of: load)
            {
                all.append((name, load))
            } else if op.has(.callLike), let function = Self.function(of: op) {
                calls[function, default: []].append(op)
            }
        }
        for (name, load) in all {
            if let function = Self.function(of: load.op) {
                loads[function.symbolName, default: []].insert(name)
            }
        }
        spread(\.loads)
        for (name, load) in all where isReplaced(load) && copies(of: load.result).contains(where: isMutated) {
            updates[name, default: []].append(load.op)
            if let function = Self.function(of: load.op) {
                updated[function.symbolName, default: []].insert(name)
            }
        }
        spread(\.updated)
    }

    /// Adds what called functions do.
    private mutating func spread(_ facts: WritableKeyPath<Self, [String: Set<String>]>) {
        var changed = true
        while changed {
            changed = false
            for (function, calls) in calls {
                let name = function.symbolName
                let known = self[keyPath: facts][name] ?? []
                let all = calls.reduce(into: known) { all, call in
                    if let callee = Self.callee(of: call) {
                        all.formUnion(self[keyPath: facts][callee] ?? [])
                    }
                }
                if all.count > known.count {
                    self[keyPath: facts][name] = all
                    changed = true
                }
            }
        }
    }

    // MARK: Queries

    /// Whether what is loaded may be updated in place: the block stores to the global before anything loads it again.
    func isReplaced(_ load: OpView<Util.GlobalLoad>) -> Bool {
        guard let name = load.global.symbolValue?.root else { return false }
        var next = load.op.next
        while let op = next {
            next = op.next
            if let store = op.as(Util.GlobalStore.self), store.global.symbolValue?.root == name {
                return true
            }
            if mayLoad(name, op) { return false }
        }
        return false
    }

    /// Whether a value that is stored to a global may be used after a later update of the global in place.
    func isOvertaken(_ value: Value, storedTo global: String) -> Bool {
        isOvertaken(value, global, since: value.definingOp)
    }

    // MARK: Values in one storage

    /// The mutable globals whose storage a value is in, with the operation from which on it is, or nil for an argument.
    func globals(holding value: Value) -> [String: Operation?] {
        var found: [String: Operation?] = [:]
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            if let load = next.definingOp?.as(Util.GlobalLoad.self),
                let name = StorageHolders.mutableGlobal(of: load)
            {
                found[name] = load.op
                continue
            }
            for user in next.users {
                if let name = StorageHolders.mutableGlobal(of: user), found[name] == nil {
                    found[name] = next.definingOp
                }
            }
            for source in flow.sources(of: next) where seen.insert(ObjectIdentifier(source.value)).inserted {
                pending.append(source.value)
            }
        }
        return found
    }

    /// Whether a value that is in the global's storage from `origin` on may be used after an update in place of another
    /// value there.
    func isOvertaken(_ value: Value, _ global: String, since origin: Operation?) -> Bool {
        let updates = updates[global] ?? []
        guard !updates.isEmpty else { return false }
        guard let origin, let function = Self.function(of: origin), let body = function.regions.first else {
            return true
        }
        let points =
            updates.filter { $0 !== origin && Self.function(of: $0) === function }
            + (calls[function] ?? []).filter { call in
                Self.callee(of: call).flatMap { updated[$0] }?.contains(global) == true
            }
        for alias in aliases(of: value) {
            if flow.isOpen(alias) || isCarried(alias, past: origin) { return true }
            for use in alias.uses {
                guard Self.function(of: use.owner) === function, !leaves(use, function) else { return true }
                for point in points where point !== use.owner {
                    if ProgramOrder.mayIntervene(point, between: origin, and: use.owner, in: body) {
                        return true
                    }
                }
            }
        }
        return false
    }

    /// Whether a use forwards the value to another function, or to the caller.
    private func leaves(_ use: Use, _ function: Operation) -> Bool {
        if use.owner.is(Stream.TensorExport.self) { return true }
        guard !use.owner.is(Util.GlobalStore.self) else { return false }
        return flow.targets(of: use).contains { target in
            guard let block = target.parentBlock, let home = block.parentOp else { return true }
            return (home.has(.function) ? home : Self.function(of: home)) !== function
        }
    }

    /// Whether an alias is an argument of a loop around the origin: a value of an earlier iteration.
    private func isCarried(_ alias: Value, past origin: Operation) -> Bool {
        guard let block = alias.ownerBlock, !block.isEntry || block.parentOp?.has(.function) != true,
            let region = block.region
        else { return false }
        return origin.enclosing { $0.block?.region === region } != nil
    }

    /// The value and those that it is forwarded to, but for what goes through globals.
    private func aliases(of value: Value) -> [Value] {
        closure(value) { use in use.owner.is(Util.GlobalStore.self) ? [] : flow.targets(of: use) }
    }

    /// The value, those that it is forwarded to, and copies of them.
    private func copies(of value: Value) -> [Value] {
        closure(value) { use in
            let op = use.owner
            if op.is(Util.GlobalStore.self) { return [] }
            let isCopy = op.is(Stream.AsyncClone.self) || op.is(Stream.AsyncTransfer.self)
            return isCopy ? op.results : flow.targets(of: use)
        }
    }

    private func closure(_ value: Value, _ targets: (Use) -> [Value]) -> [Value] {
        var seen = Set([ObjectIdentifier(value)])
        var all = [value]
        var next = 0
        while next < all.count {
            for use in all[next].uses {
                for target in targets(use) where seen.insert(ObjectIdentifier(target)).inserted {
                    all.append(target)
                }
            }
            next += 1
        }
        return all
    }

    // MARK: Operations

    /// Whether the operation, or one nested in it, loads a global, or calls a function that does.
    private func mayLoad(_ global: String, _ op: Operation) -> Bool {
        var found = false
        op.walk { inner in
            if let load = inner.as(Util.GlobalLoad.self) {
                found = found || load.global.symbolValue?.root == global
            } else if inner.has(.callLike), let callee = Self.callee(of: inner) {
                found = found || loads[callee]?.contains(global) == true
            }
        }
        return found
    }

    private static func callee(of call: Operation) -> String? { call.attributes["callee"]?.symbolValue?.root }

    private static func function(of op: Operation) -> Operation? { op.enclosing { $0.has(.function) } }
}
