import IREECompilerCore

extension Pass {
    static let memoizeDeviceSelection = Pass(
        "iree-hal-memoize-device-selection", "Selects allocators of devices once, in an initializer.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let analysis = DeviceAnalysis(module)
        var order: [SelectionKey] = []
        var groups: [SelectionKey: [OpView<HAL.AllocatorSelect>]] = [:]
        for callable in module.body()?.operations ?? [] where callable.has(.callable) {
            callable.walk(.preOrder) { op in
                guard let select = op.as(HAL.AllocatorSelect.self), let key = SelectionKey(select, analysis)
                else { return }
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(select)
            }
        }
        for key in order { try key.memoize(groups[key] ?? [], in: module) }
    }
}

/// What selections with one result have in common.
private struct SelectionKey: Hashable {
    private struct Constant: Hashable {
        let name: String
        let attributes: AttributeDictionary
        let type: IRType
    }

    private let devices: [String]
    private let affinities: [Int64]
    /// The constant operations of memory types and usage.
    private let flags: [Constant]

    /// Nil for a selection among devices that are not known, or by values that are no constants.
    init?(_ select: OpView<HAL.AllocatorSelect>, _ analysis: DeviceAnalysis) {
        let globals = select.devices.compactMap { analysis.global(of: $0)?.op.symbolName }
        let affinities = select.queueAffinities.compactMap(\.constantInteger)
        let flags = [select.memoryTypes, select.bufferUsage].compactMap { value -> Constant? in
            guard let op = value.definingOp, op.has(.constantLike) else { return nil }
            return Constant(name: op.name, attributes: op.attributes, type: value.type)
        }
        guard globals.count == select.devices.count, affinities.count == globals.count, flags.count == 2
        else {
            return nil
        }
        devices = globals
        self.affinities = affinities
        self.flags = flags
    }

    /// Selects before the function with the first selection, and replaces all by loads.
    func memoize(_ selects: [OpView<HAL.AllocatorSelect>], in module: Operation) throws(Diagnostic) {
        guard let function = selects.first?.op.enclosing({ $0.parent === module }) else { return }
        let builder = OpBuilder(before: function)
        let device = builder.global(free("__allocator_select_device", in: module), .halDevice)
        let affinity = builder.global(free("__allocator_select_affinity", in: module), .i64)
        try builder.initializer { (inner) throws(Diagnostic) in
            var choices: [(device: Value, affinity: Value)] = []
            for (name, number) in zip(devices, affinities) {
                guard let global = module.lookupSymbol(name)?.as(Util.Global.self) else { continue }
                choices.append((inner.load(global), inner.constant(i64: number)))
            }
            let values = flags.map { flag in
                inner.insert(
                    Operation(
                        inner.registry.definition(named: flag.name), at: inner.location,
                        results: [[flag.type]], attributes: flag.attributes)
                ).results[0]
            }
            let select = inner.create(HAL.AllocatorSelect.self) {
                $0.devices = choices.map(\.device)
                $0.queueAffinities = choices.map(\.affinity)
                $0.memoryTypes = values[0]
                $0.bufferUsage = values[1]
                $0.selectedDevice = .halDevice
                $0.selectedQueueAffinity = .i64
            }
            inner.store(select.selectedDevice, to: device)
            inner.store(select.selectedQueueAffinity, to: affinity)
        }
        for select in selects {
            let loads = OpBuilder(before: select.op)
            select.op.replaceAllUses(with: [loads.load(device), loads.load(affinity)])
            select.op.erase()
        }
    }

    private func free(_ name: String, in module: Operation) -> String {
        var candidate = name
        var number = 0
        while module.lookupSymbol(candidate) != nil {
            candidate = "\(name)_\(number)"
            number += 1
        }
        return candidate
    }
}
