import IREECompilerCore

extension Pass {
    static let materializeTargetDevices = Pass(
        "iree-hal-materialize-target-devices", "Creates device globals from the targets of a module.",
        on: Builtin.Module.self, options: ["defaultDevice": ""]
    ) { (module, context) throws(Diagnostic) in
        var first: String?
        if let targets = module.attributes["hal.device.targets"] {
            module.attributes["hal.device.targets"] = nil
            first = try DeviceGlobals.create(targets, in: module)
        }
        if let chosen = module.attributes["hal.device.default"] {
            module.attributes["hal.device.default"] = nil
            guard let name = DeviceGlobals.name(of: chosen) else {
                throw module.error("invalid `hal.device.default` value, must be an ordinal or a name")
            }
            first = name
        } else {
            let option = context.option("defaultDevice")
            if !option.isEmpty { first = Int64(option).map { "__device_\($0)" } ?? option }
        }
        if let first { DeviceGlobals.assignDefault(first, in: module) }
    }

    static let resolveDevicePromises = Pass(
        "iree-hal-resolve-device-promises", "Replaces promised devices by their globals.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        try DevicePromises.resolve(on: module, in: module)
        for op in module.body()?.operations ?? [] { try DevicePromises.resolveNested(op, in: module) }
    }
}

private enum DeviceGlobals {
    private static let invalid = """
        module has invalid device targets specified; expected hal.device.targets to be an array of !hal.device \
        initialization attributes or a dictionary with named values
        """

    /// The name of the device that a number or text stands for.
    static func name(of device: Attribute) -> String? {
        device.stringValue ?? device.integerValue.map { "__device_\($0)" }
    }

    /// Creates the globals, and returns the name of the first.
    static func create(_ targets: Attribute, in module: Operation) throws(Diagnostic) -> String? {
        let named: [(name: String, device: Attribute)]
        if let dictionary = targets.dictionaryValue {
            named = dictionary.entries.map { ($0.name, $0.value) }
        } else if let array = targets.arrayValue {
            named = array.enumerated().map { ("__device_\($0.offset)", $0.element) }
        } else {
            throw Diagnostic(
                .error,
                """
                unexpected `hal.device.targets` attribute; must be a dictionary of named devices or an array of \
                devices to use by ordinal
                """, at: module.location)
        }
        guard let block = module.body() else { return nil }
        let builder = OpBuilder(like: module)
        builder.setInsertionPoint(atStartOf: block)
        for (name, target) in named {
            let value = try device(target, module)
            builder.global(name, .halDevice).initialValue = value
        }
        return named.first?.name
    }

    /// The initial value of a device global: several devices are alternatives.
    private static func device(_ target: Attribute, _ module: Operation) throws(Diagnostic) -> Attribute {
        if let choices = target.arrayValue, choices.count != 1 {
            return HAL.deviceSelect.attribute(.type(.halDevice), .array(choices))
        }
        let single = target.arrayValue?.first ?? target
        guard single.type == .halDevice else { throw Diagnostic(.error, invalid, at: module.location) }
        return single
    }

    /// What has no affinity of its own is on the default device.
    static func assignDefault(_ name: String, in module: Operation) {
        let affinity = HAL.deviceAffinity.attribute(.symbol(SymbolReference(name)), .i64(-1))
        module.attributes["stream.affinity.default"] = affinity
        for function in module.symbols where function.has(.function) && !function.isPrivateSymbol {
            guard case .function(let type)? = function.attributes["function_type"]?.typeValue else {
                continue
            }
            assign(affinity, type.inputs, "arg_attrs", function)
            assign(affinity, type.results, "res_attrs", function)
        }
    }

    private static func assign(
        _ affinity: Attribute, _ types: [IRType], _ name: String, _ function: Operation
    ) {
        guard types.contains(where: { $0.isTensor || $0.isResource }) else { return }
        var all = function.attributes[name]?.arrayValue ?? []
        let none = Attribute.dictionary(AttributeDictionary())
        while all.count < types.count { all.append(none) }
        for (i, type) in types.enumerated() where type.isTensor || type.isResource {
            var own = all[i].dictionaryValue ?? AttributeDictionary()
            if own["stream.affinity"] == nil { own["stream.affinity"] = affinity }
            all[i] = .dictionary(own)
        }
        function.attributes[name] = .array(all)
    }
}

private enum DevicePromises {
    static func resolveNested(_ top: Operation, in module: Operation) throws(Diagnostic) {
        // Devices belong to the outermost module.
        guard !top.has(.symbolTable) else { return }
        try resolve(on: top, in: module)
        for block in top.regions.flatMap(\.blocks) {
            for op in block.operations { try resolveNested(op, in: module) }
        }
    }

    static func resolve(on op: Operation, in module: Operation) throws(Diagnostic) {
        for entry in op.attributes.entries {
            let new = try resolved(entry.value, op, module)
            if new != entry.value { op.attributes[entry.name] = new }
        }
    }

    private static func resolved(_ value: Attribute, _ op: Operation, _ module: Operation) throws(Diagnostic)
        -> Attribute
    {
        switch value {
        case .array(let values):
            var out: [Attribute] = []
            for inner in values { out.append(try resolved(inner, op, module)) }
            return .array(out)
        case .dictionary(var dictionary):
            for entry in dictionary.entries { dictionary[entry.name] = try resolved(entry.value, op, module) }
            return .dictionary(dictionary)
        case .dialect(let dialect) where value.isA(HAL.devicePromise):
            guard let name = dialect.parameters.first?.stringValue,
                module.lookupSymbol(name)?.is(Util.Global.self) == true
            else { throw op.error("references a promised device that was not declared: \(value)") }
            let rest = Array(dialect.parameters.dropFirst())
            return .dialect(DialectAttribute(HAL.deviceAffinity, [.symbol(SymbolReference(name))] + rest))
        case .dialect(let dialect):
            var parameters: [Attribute] = []
            for inner in dialect.parameters { parameters.append(try resolved(inner, op, module)) }
            return .dialect(DialectAttribute(dialect.definition, parameters))
        default: return value
        }
    }
}
