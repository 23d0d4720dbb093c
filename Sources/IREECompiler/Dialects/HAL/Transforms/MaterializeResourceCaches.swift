import IREECompilerCore

extension Pass {
    static let materializeResourceCaches = Pass(
        "iree-hal-materialize-resource-caches", "Creates executables in initializers, once for each device.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        try ResourceCaches(module).run()
    }
}

private final class ResourceCaches {
    /// An executable on a device.
    private final class Cached {
        let executable: OpView<HAL.Executable>
        var lookups: [OpView<HAL.ExecutableLookup>] = []
        var global: OpView<Util.Global>?

        init(_ executable: OpView<HAL.Executable>) { self.executable = executable }
    }

    private final class DeviceCache {
        let device: OpView<Util.Global>
        /// Devices that this one may be.
        var fallbacks: [DeviceCache] = []
        var cached: [Cached] = []

        init(_ device: OpView<Util.Global>) { self.device = device }

        func entry(_ executable: OpView<HAL.Executable>) -> Cached {
            if let known = cached.first(where: { $0.executable.op === executable.op }) { return known }
            let new = Cached(executable)
            cached.append(new)
            return new
        }
    }

    private let module: Operation
    private let caches: [DeviceCache]
    private let byName: [String: DeviceCache]
    private let analysis: DeviceAnalysis

    init(_ module: Operation) {
        self.module = module
        analysis = DeviceAnalysis(module)
        caches = analysis.globals.map { DeviceCache($0) }
        byName = Dictionary(
            caches.map { ($0.device.op.symbolName, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func run() throws(Diagnostic) {
        try gather()
        for cache in caches where !cache.cached.isEmpty { try materialize(cache) }
        for executable in module.symbols where executable.is(HAL.Executable.self) {
            for variant in executable.symbols where variant.is(HAL.ExecutableVariant.self) {
                // Initializers have what they need of these.
                for op in variant.body()?.operations ?? []
                where op.is(HAL.ExecutableCondition.self) || op.is(HAL.ExecutableConstantBlock.self) {
                    op.erase()
                }
            }
        }
    }

    private func gather() throws(Diagnostic) {
        for cache in caches {
            for name in Self.fallbacks(cache.device.initialValue) {
                if let other = byName[name] { cache.fallbacks.append(other) }
            }
        }
        var lookups: [OpView<HAL.ExecutableLookup>] = []
        for function in module.body()?.operations ?? [] where function.has(.function) {
            function.walk(.preOrder) { op in op.as(HAL.ExecutableLookup.self).map { lookups.append($0) } }
        }
        for lookup in lookups {
            guard let device = analysis.global(of: lookup.device), let cache = byName[device.op.symbolName]
            else {
                throw lookup.error(
                    "analysis failed on device; currently analysis must succeed with a single device")
            }
            guard let name = lookup.executable.symbolValue,
                let executable = module.lookupSymbol(name.root)?.as(HAL.Executable.self)
            else { throw lookup.error("refers to an unknown executable: \(lookup.executable)") }
            cache.entry(executable).lookups.append(lookup)
        }
        // Fallbacks stand before the devices that have them.
        for cache in caches.reversed() {
            for fallback in cache.fallbacks {
                for cached in cache.cached { _ = fallback.entry(cached.executable) }
            }
        }
    }

    private static func fallbacks(_ device: Attribute?) -> [String] {
        guard let device, let parameters = device.dialectValue?.parameters else { return [] }
        if device.isA(HAL.deviceFallback) { return parameters.compactMap { $0.symbolValue?.root } }
        guard device.isA(HAL.deviceSelect) else { return [] }
        return (parameters.lazy.compactMap(\.arrayValue).first ?? []).flatMap { fallbacks($0) }
    }

    private func materialize(_ cache: DeviceCache) throws(Diagnostic) {
        guard cache.device.initialValue != nil else {
            throw cache.device.error(
                "is expected to be initialized with an attribute and not yet via a util.initializer")
        }
        let builder = OpBuilder(like: cache.device.op)
        builder.setInsertionPoint(after: cache.device.op)
        let prefix = DeviceAnalysis.prefix(of: cache.device)
        for (i, cached) in cache.cached.enumerated() {
            let global = builder.global(
                "\(prefix)_executable_\(i)_\(cached.executable.op.symbolName)", .halExecutable)
            cached.global = global
            for lookup in cached.lookups {
                lookup.result.replaceAllUses(with: OpBuilder(before: lookup.op).load(global))
                lookup.op.erase()
            }
        }
        var functions: [(blocks: OpView<HAL.ExecutableConstantBlock>, name: String)] = []
        try builder.initializer { [self] (inner) throws(Diagnostic) in
            let device = inner.load(cache.device)
            let queues = inner.constant(i64: -1)
            guard !cache.fallbacks.isEmpty else {
                return try create(cache, device, queues, inner, &functions)
            }
            let conditions = cache.fallbacks.map { inner.equal(device, inner.load($0.device)) }
            let index = HAL.selectFirst(conditions, inner)
            let cases = inner.create(SCF.IndexSwitch.self) {
                $0.arg = index
                $0.cases = .denseArray(cache.fallbacks.indices.map(Int64.init), .i64)
                $0.setRegionCount(\.caseRegions, cache.fallbacks.count)
            }
            for (fallback, region) in zip(cache.fallbacks, cases.caseRegions) {
                let own = inner.inside(region)
                for cached in cache.cached {
                    guard let global = cached.global, let other = fallback.entry(cached.executable).global
                    else {
                        throw cache.device.error("stands before a device that it may be")
                    }
                    own.store(own.load(other), to: global)
                }
                own.create(SCF.Yield.self)
            }
            let otherwise = inner.inside(cases.defaultRegion)
            try create(cache, device, queues, otherwise, &functions)
            otherwise.create(SCF.Yield.self)
        }
        for function in functions { define(function.blocks, function.name, builder) }
    }

    /// Creates the executables of a device.
    private func create(
        _ cache: DeviceCache, _ device: Value, _ queues: Value, _ builder: OpBuilder,
        _ functions: inout [(blocks: OpView<HAL.ExecutableConstantBlock>, name: String)]
    ) throws(Diagnostic) {
        for cached in cache.cached {
            guard let global = cached.global else { continue }
            let executable = cached.executable
            let variants = executable.op.symbols.compactMap { $0.as(HAL.ExecutableVariant.self) }
            var conditions: [Value] = []
            for variant in variants { conditions.append(try HAL.condition(of: variant, device, builder)) }
            let index = HAL.selectFirst(conditions, builder)
            let cases = builder.create(SCF.IndexSwitch.self) {
                $0.arg = index
                $0.cases = .denseArray(variants.indices.map(Int64.init), .i64)
                $0.results = [.halExecutable]
                $0.setRegionCount(\.caseRegions, variants.count)
            }
            for (variant, region) in zip(variants, cases.caseRegions) {
                let own = builder.inside(region)
                var constants: [Value] = []
                for op in variant.op.body()?.operations ?? [] {
                    guard let block = op.as(HAL.ExecutableConstantBlock.self),
                        case .function(let type)? = block.functionType.typeValue
                    else { continue }
                    let name = "\(global.op.symbolName)_constant_block_\(functions.count)"
                    functions.append((block, name))
                    constants +=
                        own.create(Util.Call.self) {
                            $0.callee = .symbol(SymbolReference(name))
                            $0.operands = type.inputs.isEmpty ? [] : [device]
                            $0.results = type.results
                        }.results
                }
                let target = SymbolReference(executable.op.symbolName, nested: [variant.op.symbolName])
                let created = own.create(HAL.ExecutableCreate.self) {
                    $0.queue.device = device
                    $0.queue.affinity = queues
                    $0.executableTarget = .symbol(target)
                    $0.constants = constants
                    $0.result = .halExecutable
                }.result
                own.create(SCF.Yield.self) { $0.results = [created] }
            }
            fail(cache.device, executable, variants, builder.inside(cases.defaultRegion))
            builder.store(cases.results[0], to: global)
        }
    }

    private func fail(
        _ device: OpView<Util.Global>, _ executable: OpView<HAL.Executable>,
        _ variants: [OpView<HAL.ExecutableVariant>], _ builder: OpBuilder
    ) {
        let formats = variants.map { $0.target.dialectValue?.parameters.dropFirst().first?.stringValue ?? "" }
        let list = formats.joined(separator: ", ")
        // UNAVAILABLE.
        let status = builder.constant(i32: 14)
        builder.create(Util.StatusCheckOk.self) {
            $0.status = status
            $0.message = .string(
                "HAL device `\(device.op.symbolName)` does not support any variant of executable "
                    + "`\(executable.op.symbolName)`; available formats: [\(list)]")
        }
        let none = builder.null(.halExecutable)
        builder.create(SCF.Yield.self) { $0.results = [none] }
    }

    /// The code of a variant that computes its constants, as a function.
    private func define(_ block: OpView<HAL.ExecutableConstantBlock>, _ name: String, _ builder: OpBuilder) {
        let function = builder.create(Util.Function.self) {
            $0.symName = .string(name)
            $0.symVisibility = .string("private")
            $0.functionType = block.functionType
        }
        var mapping = ValueMapping()
        block.body.clone(into: function.body, &mapping)
        function.op.walk { op in
            guard let end = op.as(HAL.Return.self) else { return }
            OpBuilder(before: op).create(Util.Return.self) { $0.operands = end.operands }
            op.erase()
        }
    }
}
