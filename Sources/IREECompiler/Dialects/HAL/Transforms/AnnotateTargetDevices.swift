import IREECompilerCore

extension Pass {
    static let annotateTargetDevices = Pass(
        "iree-hal-annotate-target-devices",
        "Notes the targets of devices at globals, functions and operations.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in TargetAnnotation(module).annotate(module) }
}

/// The targets that device values may have, sorted by their text.
private struct TargetAnnotation {
    private let analysis: DeviceAnalysis
    private let targets: DeviceTargets

    init(_ module: Operation) {
        analysis = DeviceAnalysis(module)
        targets = DeviceTargets(module)
    }

    func annotate(_ module: Operation) {
        for op in module.body()?.operations ?? [] where !op.has(.objectLike) {
            if let global = op.as(Util.Global.self) {
                guard global.type.typeValue == .halDevice else { continue }
                op.attributes["hal.device.targets"] = list(targets.targets(of: global))
            } else if op.has(.function), let entry = op.body() {
                annotate(entry.arguments, of: op)
                op.walk { if $0 !== op { annotate(operation: $0) } }
            }
        }
    }

    private func annotate(_ arguments: [Value], of function: Operation) {
        guard arguments.contains(where: { $0.type == .halDevice }) else { return }
        let none = Attribute.dictionary(AttributeDictionary())
        var all = function.attributes["arg_attrs"]?.arrayValue ?? []
        while all.count < arguments.count { all.append(none) }
        for (i, argument) in arguments.enumerated() where argument.type == .halDevice {
            var own = all[i].dictionaryValue ?? AttributeDictionary()
            own["hal.device.targets"] = list(of: argument)
            all[i] = .dictionary(own)
        }
        function.attributes["arg_attrs"] = .array(all)
    }

    private func annotate(operation op: Operation) {
        for (name, values) in [("operands", op.operands), ("results", op.results)] {
            let devices = values.filter { $0.type == .halDevice }
            guard !devices.isEmpty else { continue }
            op.attributes["hal.device.targets.\(name)"] = .array(devices.map { list(of: $0) })
        }
    }

    private func list(of value: Value) -> Attribute {
        list((analysis.globals(of: value) ?? []).flatMap { targets.targets(of: $0) })
    }

    private func list(_ found: [Attribute]) -> Attribute {
        let unique = Set(found).map { (text: "\($0)", target: $0) }
        return .array(unique.sorted { $0.text < $1.text }.map(\.target))
    }
}
