import IREECompilerCore

extension Pass {
    static let fuseGlobals = Pass(
        "iree-util-fuse-globals", "Fuses globals that always have the same value.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var table = GlobalTable(module)
        for globals in FusibleGlobals(module, table).classes {
            guard let base = globals.first else { continue }
            base.op.location = .merged(globals.map(\.op.location))
            for other in globals.dropFirst() {
                table.rename(other, to: base)
                table.erase(other)
            }
        }
    }
}

/// Globals that are always stored together.
private struct FusibleGlobals {
    typealias Global = GlobalTable.Global
    /// In module order; each class has at least two globals.
    private(set) var classes: [[Global]] = []

    /// The values stored to a global in a block, in order.
    private struct Stores: Hashable {
        let block: ObjectIdentifier
        var values: [ObjectIdentifier]
    }
    /// Globals with equal keys are stored together.
    private struct Key: Hashable {
        let stores: [Stores]
        let initialValue: Attribute?
        let type: IRType?
        let attributes: AttributeDictionary
    }

    init(_ module: Operation, _ table: GlobalTable) {
        var order: [ObjectIdentifier: Int] = [:]
        var blocks: [Block] = []
        for op in module.body()?.operations ?? [] where op.has(.callable) {
            for block in op.regions.flatMap(\.blocks) {
                order[ObjectIdentifier(block)] = blocks.count
                blocks.append(block)
            }
        }
        var groups: [Key: Int] = [:]
        for global in table.globals where global.isClosed && !global.isNamedElsewhere {
            guard let stores = Self.stores(to: global, order) else { continue }
            let key = Key(
                stores: stores, initialValue: global.initialValue, type: global.type,
                attributes: global.dialectAttributes)
            if let group = groups[key] {
                classes[group].append(global)
            } else {
                groups[key] = classes.count
                classes.append([global])
            }
        }
        classes = classes.filter { $0.count > 1 && Self.areIndistinguishable($0) }
    }

    /// Nil if there are no stores, or if some may not execute with the others of their block.
    private static func stores(to global: Global, _ order: [ObjectIdentifier: Int]) -> [Stores]? {
        guard !global.stores.isEmpty else { return nil }
        var byBlock: [Int: Stores] = [:]
        let blocks = global.stores.compactMap(\.block)
        guard blocks.count == global.stores.count else { return nil }
        for (store, block) in zip(global.stores, blocks) {
            guard let number = order[ObjectIdentifier(block)] else { return nil }
            // Uses are found in block order.
            byBlock[number, default: Stores(block: ObjectIdentifier(block), values: [])].values
                .append(ObjectIdentifier(store.operand(0)))
        }
        return byBlock.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Whether no load can observe the globals with different values.
    private static func areIndistinguishable(_ globals: [Global]) -> Bool {
        let names = Set(globals.map(\.name))
        var blocks: [Block] = []
        for block in globals[0].stores.compactMap(\.block) where blocks.last !== block {
            blocks.append(block)
        }
        for block in blocks {
            var counts: [String: Int] = [:]
            for op in block.operations {
                if let name = op.as(Util.GlobalStore.self)?.global.symbolValue?.root {
                    if names.contains(name) { counts[name, default: 0] += 1 }
                    continue
                }
                guard Set(counts.values).count > 1 || !counts.isEmpty && counts.count < names.count else {
                    continue
                }
                var looks = false
                op.walk { inner in
                    let loaded = inner.as(Util.GlobalLoad.self)?.global.symbolValue?.root
                    looks = looks || inner.has(.callLike) || loaded.map { names.contains($0) } ?? false
                }
                if looks { return false }
            }
        }
        return true
    }
}
