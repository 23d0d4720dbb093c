import IREECompilerCore

extension Pass {
    static let resolveTopologyQueries = Pass(
        "iree-hal-resolve-topology-queries",
        "Resolves queries of the device topology: memory types for each resource lifetime.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        let isMappable = context.settings[Setting.externalResourcesMappable] == "true"
        let targets = DeviceTargets(module)
        var queries: [Operation] = []
        module.walk { if $0.is(HAL.AllocatorResolveMemoryProperties.self) { queries.append($0) } }
        for query in queries {
            guard let op = query.as(HAL.AllocatorResolveMemoryProperties.self) else { continue }
            // What devices of different kinds have in common is unknown before the program runs.
            if let affinity = op.affinity, affinity.isA(HAL.deviceOptimal),
                !targets.isOneKind(affinity.dialectValue?.parameters.first?.arrayValue ?? [])
            {
                continue
            }
            let words = EnumDefinition.lifetime.words(of: op.lifetime)?.first ?? ""
            guard let memory = LifetimeMemory.of(words, isMappable: isMappable) else {
                throw op.error("has lifetime '\(words)', which must be resolved first")
            }
            let builder = OpBuilder(before: query)
            let type = builder.create(HAL.MemoryType.self) { $0.type = .integer(memory.type, .i32) }
            let usage = builder.create(HAL.BufferUsage.self) { $0.usage = .integer(memory.usage, .i32) }
            query.replaceAllUses(with: [type.result, usage.result])
            query.erase()
        }
    }
}

/// Memory type and usage for a lifetime.
private struct LifetimeMemory {
    let type: Int64
    let usage: Int64

    private static func bits(_ definition: EnumDefinition, _ words: [String]) -> Int64 {
        words.reduce(0) { $0 | (definition.value(of: $1) ?? 0) }
    }

    private init(_ types: [String], _ usages: [String] = []) {
        type = Self.bits(.memoryType, types)
        usage = Self.bits(.bufferUsage, ["Transfer", "DispatchStorage"] + usages)
    }

    static func of(_ lifetime: String, isMappable: Bool) -> LifetimeMemory? {
        lifetime == "external" && isMappable ? mappable : table[lifetime]
    }

    private static let mappable = LifetimeMemory(
        ["DeviceLocal", "HostVisible"], ["MappingScoped", "MappingAccessRandom"])

    private static let table: [String: LifetimeMemory] = [
        "constant": LifetimeMemory(["DeviceLocal"], ["SharingImmutable"]),
        "variable": LifetimeMemory(["DeviceLocal"]),
        "transient": LifetimeMemory(["DeviceLocal"]),
        "external": LifetimeMemory(["DeviceLocal"]),
        "staging": LifetimeMemory(
            ["HostLocal", "HostCoherent", "DeviceVisible"], ["MappingScoped", "MappingAccessRandom"]),
    ]
}
