import IREECompilerCore

extension Pass {
    /// Devices that flags name, for programs that do not say what they run on.
    ///
    /// `--iree-hal-target-device=NAME[ORDINAL]` or `GLOBAL=NAME[ORDINAL]`, several separated by commas;
    /// `--iree-hal-target-backends=` is the older way to say which backends the local device has.
    package static let assignTargetDevices = Pass(
        "iree-hal-assign-target-devices", "Gives a module the devices that flags name.",
        on: Builtin.Module.self, options: ["targetDevices": ""]
    ) { (module, context) throws(Diagnostic) in
        let isAssigned =
            module.attributes["hal.device.targets"] != nil
            || module.symbols.contains { $0.as(Util.Global.self)?.type.typeValue == .halDevice }
        guard !isAssigned else { return }
        let option = context.option("targetDevices")
        let wanted = option.isEmpty ? context.settings[Setting.targetDevice] ?? "" : option
        let devices = wanted.split(separator: ",").map(String.init)
        guard !devices.isEmpty else { return }
        var named: [(String, Attribute)] = []
        var isNamed = false
        for (number, text) in devices.enumerated() {
            let parts = text.split(separator: "=", maxSplits: 1)
            let name = parts.count > 1 ? String(parts[0]) : "__device_\(number)"
            isNamed = isNamed || parts.count > 1
            named.append((name, try alias(parts.last ?? "", module.location)))
        }
        module.attributes["hal.device.targets"] =
            isNamed ? .dictionary(AttributeDictionary(named)) : .array(named.map(\.1))
        if isNamed { module.attributes["hal.device.default"] = .string(named[0].0) }
    }

    /// `name` or `name[ordinal]`.
    private static func alias(_ text: Substring, _ location: Location) throws(Diagnostic) -> Attribute {
        var ordinal = Attribute.absent
        var name = text
        if text.hasSuffix("]"), let start = text.firstIndex(of: "[") {
            guard let number = Int64(text[text.index(after: start)...].dropLast()), number >= 0 else {
                throw Diagnostic(
                    .error, "invalid target device '\(text)': expected NAME or NAME[ORDINAL]", at: location)
            }
            ordinal = .i64(number)
            name = text[..<start]
        }
        return HAL.deviceAlias.attribute(.type(.halDevice), .string(String(name)), ordinal, .absent)
    }

    /// Replaces `#hal.device.alias` by the target that it stands for.
    package static func resolveDeviceAliases(_ backends: [any ExecutableBackend]) -> Pass {
        Pass(
            "iree-hal-resolve-device-aliases", "Replaces names of devices by their executable targets.",
            on: Builtin.Module.self
        ) { (module, context) throws(Diagnostic) in
            let aliases = DeviceAliases(backends: backends, settings: context.settings)
            for op in module.symbols {
                guard let global = op.as(Util.Global.self), let value = global.initialValue,
                    global.type.typeValue == .halDevice
                else { continue }
                global.initialValue = try aliases.resolved(value, at: op.location)
            }
        }
    }
}

private struct DeviceAliases {
    let backends: [any ExecutableBackend]
    let settings: [String: String]

    func resolved(_ value: Attribute, at location: Location) throws(Diagnostic) -> Attribute {
        if case .array(let values) = value {
            var out: [Attribute] = []
            for inner in values { out.append(try resolved(inner, at: location)) }
            return .array(out)
        }
        guard case .dialect(let dialect) = value else { return value }
        guard value.isA(HAL.deviceAlias) else {
            var parameters: [Attribute] = []
            for inner in dialect.parameters { parameters.append(try resolved(inner, at: location)) }
            return .dialect(DialectAttribute(dialect.definition, parameters))
        }
        return try target(dialect.parameters, location)
    }

    private func target(_ alias: [Attribute], _ location: Location) throws(Diagnostic) -> Attribute {
        let name = alias.lazy.compactMap(\.stringValue).first ?? ""
        guard name == LocalDevice.name else {
            throw Diagnostic(
                .error, "unregistered device alias \"\(name)\"; expected one of: \(LocalDevice.name)",
                at: location)
        }
        var configuration = alias.lazy.compactMap(\.dictionaryValue).first ?? AttributeDictionary()
        if let ordinal = alias.lazy.compactMap(\.integerValue).first {
            configuration["ordinal"] = .index(Int(ordinal))
        }
        var targets: [Attribute] = []
        for backend in try chosenBackends(location) {
            targets.append(try backend.target(settings).attribute)
        }
        return LocalDevice.target(targets, configuration: configuration)
    }

    /// Without a flag the first.
    private func chosenBackends(_ location: Location) throws(Diagnostic) -> [any ExecutableBackend] {
        let flags = [Setting.localBackends, Setting.targetBackends]
        let names = flags.lazy.compactMap { settings[$0] }.first { !$0.isEmpty }
        guard let names else { return Array(backends.prefix(1)) }
        var chosen: [any ExecutableBackend] = []
        for name in names.split(separator: ",") {
            chosen.append(try backends.backend(named: String(name), at: location))
        }
        return chosen
    }
}
