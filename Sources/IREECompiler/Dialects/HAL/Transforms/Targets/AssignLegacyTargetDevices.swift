import IREECompilerCore

extension Pass {
    /// Devices of programs that do not say what they run on, from the backends that compile for them.
    package static func assignLegacyTargetDevices(_ backends: [any ExecutableBackend]) -> Pass {
        Pass(
            "iree-hal-assign-legacy-target-devices",
            "Gives a module a local device for each of the backends that flags name.",
            on: Builtin.Module.self, options: ["targetBackends": ""]
        ) { (module, context) throws(Diagnostic) in
            let isAssigned =
                module.attributes["hal.device.targets"] != nil
                || module.symbols.contains { $0.as(Util.Global.self)?.type.typeValue == .halDevice }
            let names = context.option("targetBackends").split(separator: ",").map(String.init)
            guard !isAssigned, !names.isEmpty else { return }
            var devices: [Attribute] = []
            for name in names {
                let target = try backends.backend(named: name, at: module.location).target(context.settings)
                let device = LocalDevice.target([target.attribute])
                if !devices.contains(device) { devices.append(device) }
            }
            let device =
                devices.count == 1
                ? devices[0] : HAL.deviceSelect.attribute(.type(.halDevice), .array(devices))
            module.attributes["hal.device.targets"] = .array([device])
        }
    }
}

/// The device that runs code on the processor of the program.
enum LocalDevice {
    static let name = "local"

    static func target(
        _ executables: [Attribute], configuration: AttributeDictionary = AttributeDictionary()
    ) -> Attribute {
        HAL.deviceTarget.attribute(.string(name), .dictionary(configuration), .array(executables))
    }
}
