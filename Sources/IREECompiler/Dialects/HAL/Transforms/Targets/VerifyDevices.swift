import IREECompilerCore

extension Pass {
    /// Checks that devices and their executable targets are known.
    package static func verifyDevices(_ backends: [any ExecutableBackend]) -> Pass {
        Pass(
            "iree-hal-verify-devices", "Checks that the devices of a module are known.",
            on: Builtin.Module.self
        ) { (module, _) throws(Diagnostic) in
            for op in module.symbols {
                guard let global = op.as(Util.Global.self), global.type.typeValue == .halDevice,
                    let value = global.initialValue
                else { continue }
                try verify(value, op, backends)
            }
        }
    }

    private static func verify(
        _ value: Attribute, _ op: Operation, _ backends: [any ExecutableBackend]
    ) throws(Diagnostic) {
        let parameters = value.dialectValue?.parameters ?? []
        if value.isA(HAL.deviceSelect) {
            for choice in parameters.compactMap(\.arrayValue).joined() { try verify(choice, op, backends) }
        }
        guard value.isA(HAL.deviceTarget) else { return }
        let name = parameters.lazy.compactMap(\.stringValue).first ?? ""
        guard LocalDevice.name == name else {
            throw Diagnostic(
                .error, "unregistered target device \"\(name)\"; expected one of: \(LocalDevice.name)",
                at: op.location)
        }
        for target in parameters.compactMap(\.arrayValue).joined() {
            guard let backend = ExecutableTargetDescription(target)?.backend,
                !backends.contains(where: { $0.name == backend })
            else { continue }
            let names = backends.map(\.name).joined(separator: ", ")
            throw Diagnostic(
                .error, "unregistered target backend \"\(backend)\"; expected one of: \(names)",
                at: op.location)
        }
    }
}
