import IREECompilerCore

extension Pass {
    static let resolveRodataLoads = Pass(
        "iree-vm-resolve-rodata-loads",
        "Replaces loads of globals that always hold the same read-only data by references to the data.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        var loads: [String: [Operation]] = [:]
        var stores: [String: [Operation]] = [:]
        var others: Set<String> = []
        module.walk { op in
            for entry in op.attributes.entries where entry.name != "sym_name" {
                guard let name = entry.value.symbolValue?.root else { continue }
                if entry.name == "global", op.has(.globalLoad) {
                    loads[name, default: []].append(op)
                } else if entry.name == "global", op.has(.globalStore) {
                    stores[name, default: []].append(op)
                } else {
                    others.insert(name)
                }
            }
        }
        for global in module.body()?.operations ?? [] where global.is(VM.GlobalRef.self) {
            let name = global.symbolName
            guard global.attributes["type"]?.typeValue == .vmBuffer, global.attributes["is_mutable"] == nil,
                !others.contains(name)
            else { continue }
            let stored = stores[name] ?? []
            // A global that nothing is stored to is null.
            let known = Set(stored.compactMap { contents(of: $0.operand(0)) })
            guard known.count <= 1, stored.allSatisfy({ contents(of: $0.operand(0)) != nil }) else {
                continue
            }
            for load in loads[name] ?? [] {
                let builder = OpBuilder(before: load)
                let type = load.results[0].type
                let value: Value
                if case .rodata(let reference)? = known.first {
                    value =
                        builder.create(VM.ConstRefRodata.self) {
                            $0.rodata = .symbol(reference)
                            $0.value = type
                        }.op.results[0]
                } else {
                    value = builder.vmZero(type)
                }
                load.replaceAllUses(with: [value])
                load.erase()
            }
            for store in stored { store.erase() }
        }
    }

    private enum GlobalContents: Hashable {
        case null
        case rodata(SymbolReference)
    }

    /// What a store stores; nil if it is neither null nor read-only data.
    private static func contents(of value: Value) -> GlobalContents? {
        if value.definingOp?.is(VM.ConstRefZero.self) == true { return .null }
        return value.definingOp?.as(VM.ConstRefRodata.self)?.rodata.symbolValue.map { .rodata($0) }
    }
}
