import IREECompilerCore

/// Executable targets of devices, from device globals.
struct DeviceTargets {
    private let symbols: SymbolTable

    init(_ module: Operation) { symbols = SymbolTable(module) }

    /// The executable targets for an affinity, each once; without one, those of `op` or an ancestor.
    func executableTargets(at affinity: Attribute?, from op: Operation) -> [Attribute] {
        var devices: [Attribute] = []
        if affinity?.isA(HAL.deviceAffinity) == true, case .dialect(let value)? = affinity,
            let device = value.parameters.first
        {
            var visited = Set<String>()
            gather(device, into: &devices, &visited)
        } else {
            let holder = op.enclosing { $0.attributes["hal.device.targets"] != nil }
            devices = holder?.attributes["hal.device.targets"]?.arrayValue ?? []
        }
        var seen = Set<Attribute>()
        return devices.flatMap { $0.dialectValue?.parameters.lazy.compactMap(\.arrayValue).first ?? [] }
            .filter { seen.insert($0).inserted }
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
