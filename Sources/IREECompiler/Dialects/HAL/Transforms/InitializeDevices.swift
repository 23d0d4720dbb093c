import IREECompilerCore

extension Pass {
    static let initializeDevices = Pass(
        "iree-hal-initialize-devices", "Finds the devices of device globals in initializers.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for device in DeviceAnalysis(module).globals {
            guard let wanted = device.initialValue, wanted.isDeviceInitialization else { continue }
            device.initialValue = nil
            let builder = OpBuilder(like: device.op)
            builder.setInsertionPoint(after: device.op)
            try builder.initializer { (inner) throws(Diagnostic) in
                let found = try DeviceSelection(builder: inner, null: inner.null(.halDevice)).find(wanted)
                let isNull = inner.equal(found, inner.null(.halDevice))
                let missing = inner.create(SCF.If.self) { $0.condition = isNull }
                let failure = inner.inside(missing.thenRegion)
                // INCOMPATIBLE.
                let status = failure.constant(i32: 18)
                failure.create(Util.StatusCheckOk.self) {
                    $0.status = status
                    $0.message = .string(
                        "HAL device `\(device.op.symbolName)` not found or unavailable: \(wanted.withoutType)"
                    )
                }
                failure.create(SCF.Yield.self)
                inner.store(found, to: device)
            }
        }
    }
}

/// Builds the code that finds a device, which is null if there is none.
private struct DeviceSelection {
    let builder: OpBuilder
    let null: Value

    private func with(_ builder: OpBuilder) -> DeviceSelection {
        DeviceSelection(builder: builder, null: null)
    }

    func find(_ wanted: Attribute) throws(Diagnostic) -> Value {
        let parameters = wanted.dialectValue?.parameters ?? []
        if wanted.isA(HAL.deviceTarget) { return try enumerate(parameters) }
        if wanted.isA(HAL.deviceFallback) {
            guard let symbol = parameters.lazy.compactMap(\.symbolValue).first else { throw unknown(wanted) }
            return builder.create(Util.GlobalLoad.self) {
                $0.global = .symbol(symbol)
                $0.result = .halDevice
            }.result
        }
        if wanted.isA(HAL.deviceSelect) {
            return try first(of: (parameters.lazy.compactMap(\.arrayValue).first ?? [])[...], wanted)
        }
        guard wanted.isA(HAL.deviceOrdinal), let ordinal = parameters.lazy.compactMap(\.integerValue).first
        else {
            throw unknown(wanted)
        }
        let index = builder.constant(index: ordinal)
        return builder.create(HAL.DevicesGet.self) {
            $0.index = index
            $0.result = .halDevice
        }.result
    }

    private func unknown(_ wanted: Attribute) -> Diagnostic {
        Diagnostic(.error, "unknown kind of device: \(wanted)", at: builder.location)
    }

    /// The first of several devices that is there.
    private func first(of choices: ArraySlice<Attribute>, _ whole: Attribute) throws(Diagnostic) -> Value {
        guard let choice = choices.first else { throw unknown(whole) }
        let found = try find(choice)
        guard choices.count > 1 else { return found }
        let branch = builder.create(SCF.If.self) {
            $0.condition = builder.equal(found, null)
            $0.results = [.halDevice]
        }
        let next = builder.inside(branch.thenRegion)
        let other = try with(next).first(of: choices.dropFirst(), whole)
        next.create(SCF.Yield.self) { $0.results = [other] }
        builder.inside(branch.elseRegion).create(SCF.Yield.self) { $0.results = [found] }
        return branch.results[0]
    }

    /// A loop over all devices: the first that matches, or as many matches later as the ordinal says.
    private func enumerate(_ parameters: [Attribute]) throws(Diagnostic) -> Value {
        let configuration = parameters.lazy.compactMap(\.dictionaryValue).first
        let zero = builder.constant(index: 0)
        let one = builder.constant(index: 1)
        let none = builder.null(.halDevice)
        let ordinal = configuration?["ordinal"]?.integerValue.map { builder.constant(index: $0) } ?? zero
        let count = builder.create(HAL.DevicesCount.self) { $0.result = .index }.result
        let loop = builder.create(SCF.While.self) {
            $0.inits = [zero, zero, none]
            $0.results = [.index, .index, .halDevice]
        }
        let types: [IRType] = [.index, .index, .halDevice]
        let before = builder.inside(loop.before)
        let old = types.compactMap { before.block?.addArgument($0) }
        let isNull = before.equal(old[2], none)
        let inBounds = before.compare(.slt, old[0], count)
        let goesOn = before.create(Arith.AndI.self, isNull, inBounds)
        before.create(SCF.Condition.self) {
            $0.condition = goesOn
            $0.args = old
        }
        let after = builder.inside(loop.after)
        let now = types.compactMap { after.block?.addArgument($0) }
        let device = after.create(HAL.DevicesGet.self) {
            $0.index = now[0]
            $0.result = .halDevice
        }.result
        let matches = try isMatch(device, parameters, after)
        let isOrdinal = after.compare(.eq, now[1], ordinal)
        let step = after.select(matches, one, zero)
        let number = after.addIndices(now[1], step)
        let isWanted = after.create(Arith.AndI.self, matches, isOrdinal)
        let chosen = after.select(isWanted, device, none)
        let next = after.addIndices(now[0], one)
        after.create(SCF.Yield.self) { $0.results = [next, number, chosen] }
        return loop.results[2]
    }

    /// Whether a device is of the kind of a target, and takes one of its executable formats.
    private func isMatch(_ device: Value, _ parameters: [Attribute], _ builder: OpBuilder) throws(Diagnostic)
        -> Value
    {
        let name = parameters.first?.stringValue ?? ""
        // There are several kinds of local devices.
        let pattern = name == "local" ? "local*" : name
        let isKind = HAL.query(device, "hal.device.id", pattern, builder)
        let targets = parameters.dropFirst().lazy.compactMap(\.arrayValue).first ?? []
        guard !targets.isEmpty else { return isKind }
        let branch = builder.create(SCF.If.self) {
            $0.condition = isKind
            $0.results = [.i1]
        }
        let inner = builder.inside(branch.thenRegion)
        var takesAny: Value?
        for target in targets {
            let format = target.dialectValue?.parameters.dropFirst().first?.stringValue ?? ""
            let takes = HAL.query(device, HAL.formatCategory, format, inner)
            takesAny = takesAny.map { inner.create(Arith.OrI.self, $0, takes) } ?? takes
        }
        inner.create(SCF.Yield.self) { $0.results = takesAny.map { [$0] } ?? [] }
        let otherwise = builder.inside(branch.elseRegion)
        let no = otherwise.constant(.bool(false))
        otherwise.create(SCF.Yield.self) { $0.results = [no] }
        return branch.results[0]
    }
}

extension Attribute {
    /// Whether this states which device a global is initialized with.
    var isDeviceInitialization: Bool {
        [HAL.deviceTarget, HAL.deviceFallback, HAL.deviceSelect, HAL.deviceOrdinal].contains { isA($0) }
    }

    /// The attribute as text, without its type.
    var withoutType: String {
        var writer = TextWriter()
        writer.write(self, typed: false)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension OpBuilder {
    func equal(_ a: Value, _ b: Value) -> Value {
        create(Util.CmpEQ.self) {
            $0.lhs = a
            $0.rhs = b
            $0.result = .i1
        }.result
    }
}
