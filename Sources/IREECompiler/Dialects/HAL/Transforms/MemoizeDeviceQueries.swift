import IREECompilerCore

extension Pass {
    static let memoizeDeviceQueries = Pass(
        "iree-hal-memoize-device-queries", "Queries each device once, in an initializer.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let analysis = DeviceAnalysis(module)
        var queries: [String: [OpView<HAL.DeviceQuery>]] = [:]
        for callable in module.body()?.operations ?? [] where callable.has(.callable) {
            callable.walk(.preOrder) { op in
                guard let query = op.as(HAL.DeviceQuery.self), let device = analysis.global(of: query.device)
                else { return }
                queries[device.op.symbolName, default: []].append(query)
            }
        }
        for device in analysis.globals {
            guard let own = queries[device.op.symbolName] else { continue }
            try memoize(own, of: device)
        }
    }

    /// What the queries of one global have in common.
    private struct QueryKey: Hashable {
        let category: Attribute
        let key: Attribute
        let defaultValue: Attribute?
        let type: IRType
    }

    private static func memoize(_ queries: [OpView<HAL.DeviceQuery>], of device: OpView<Util.Global>)
        throws(Diagnostic)
    {
        let builder = OpBuilder(like: device.op)
        builder.setInsertionPoint(after: device.op)
        var order: [QueryKey] = []
        var groups: [QueryKey: [OpView<HAL.DeviceQuery>]] = [:]
        for query in queries {
            let key = QueryKey(
                category: query.category, key: query.key, defaultValue: query.defaultValue,
                type: query.value.type)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(query)
        }
        var stored: [(key: QueryKey, ok: OpView<Util.Global>, value: OpView<Util.Global>)] = []
        for (i, key) in order.enumerated() {
            let words = [key.category, key.key].map { HAL.symbolPart($0.stringValue ?? "") }
            var name = "\(DeviceAnalysis.prefix(of: device))_query_\(i)_\(words[0])_\(words[1])"
            // A program may have been through this pass before.
            let module = device.op.parent
            while module?.lookupSymbol(name) != nil || module?.lookupSymbol("\(name)_ok") != nil {
                name += "_0"
            }
            let ok = builder.global("\(name)_ok", .i1)
            let value = builder.global(name, key.type)
            for query in groups[key] ?? [] {
                let loads = OpBuilder(before: query.op)
                query.op.replaceAllUses(with: [loads.load(ok), loads.load(value)])
                query.op.erase()
            }
            stored.append((key, ok, value))
        }
        try builder.initializer { (inner) throws(Diagnostic) in
            let loaded = inner.load(device)
            for (key, ok, value) in stored {
                let query = inner.create(HAL.DeviceQuery.self) {
                    $0.device = loaded
                    $0.category = key.category
                    $0.key = key.key
                    $0.defaultValue = key.defaultValue
                    $0.ok = .i1
                    $0.value = key.type
                }
                inner.store(query.ok, to: ok)
                inner.store(query.value, to: value)
            }
        }
    }
}

extension HAL {
    /// A text as part of a symbol's name.
    static func symbolPart(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
