import IREECompilerCore

/// Executable targets of devices, from device globals.
struct DeviceTargets {
    private let symbols: SymbolTable

    init(_ module: Operation) { symbols = SymbolTable(module) }

    /// The executable targets for an affinity, each once; without one, those of `op` or an ancestor.
    func executableTargets(at affinity: Attribute?, from op: Operation) -> [Attribute] {
        var devices = affinity.map { deviceTargets(of: $0) } ?? []
        if affinity == nil || affinity?.isA(HAL.deviceAffinity) != true && devices.isEmpty {
            let holder = op.enclosing { $0.attributes["hal.device.targets"] != nil }
            devices = holder?.attributes["hal.device.targets"]?.arrayValue ?? []
        }
        var seen = Set<Attribute>()
        return devices.flatMap { $0.dialectValue?.parameters.lazy.compactMap(\.arrayValue).first ?? [] }
            .filter { seen.insert($0).inserted }
    }

    /// The device targets of an affinity, or of all that it allows.
    private func deviceTargets(of affinity: Attribute) -> [Attribute] {
        guard let parameters = affinity.dialectValue?.parameters, let first = parameters.first else {
            return []
        }
        if affinity.isA(HAL.deviceOptimal) {
            return (first.arrayValue ?? []).flatMap { deviceTargets(of: $0) }
        }
        guard affinity.isA(HAL.deviceAffinity) else { return [] }
        var devices: [Attribute] = []
        var visited = Set<String>()
        gather(first, into: &devices, &visited)
        return devices
    }

    /// The device targets that a global may have.
    func targets(of global: OpView<Util.Global>) -> [Attribute] {
        var devices: [Attribute] = []
        var visited = Set<String>()
        gather(.symbol(SymbolReference(global.op.symbolName)), into: &devices, &visited)
        return devices
    }

    /// Whether the devices of affinities are known, and are of one kind.
    func isOneKind(_ affinities: [Attribute]) -> Bool {
        let devices = affinities.flatMap { deviceTargets(of: $0) }
        let kinds = Set(devices.map { $0.dialectValue?.parameters.first })
        return !devices.isEmpty && kinds.count == 1
    }

    /// Resolves a device, through aliases and globals, to its targets.
    private func gather(_ device: Attribute, into targets: inout [Attribute], _ visited: inout Set<String>) {
        switch device {
        case .symbol(let reference):
            guard visited.insert(reference.root).inserted,
                let global = symbols[reference.root]?.as(Util.Global.self), let value = global.initialValue
            else { return }
            gather(value, into: &targets, &visited)
        case .array(let devices):
            for device in devices { gather(device, into: &targets, &visited) }
        case .dialect(let value):
            if device.isA(HAL.deviceTarget) {
                targets.append(device)
            } else if device.isA(HAL.deviceSelect) || device.isA(HAL.deviceFallback) {
                for parameter in value.parameters { gather(parameter, into: &targets, &visited) }
            }
        default: break
        }
    }
}
