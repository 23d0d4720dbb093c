import IREECompilerCore

extension Pass {
    static let resolveTopologyQueries = Pass(
        "iree-hal-resolve-topology-queries",
        "Resolves queries of the device topology: memory types for each resource lifetime.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var queries: [Operation] = []
        module.walk { if $0.is(HAL.AllocatorResolveMemoryProperties.self) { queries.append($0) } }
        for query in queries {
            guard let op = query.as(HAL.AllocatorResolveMemoryProperties.self) else { continue }
            if let affinity = op.affinity, affinity.isA(HAL.deviceOptimal) {
                throw op.error("has several devices; their common memory types are unknown")
            }
            let words = EnumDefinition.lifetime.words(of: op.lifetime)?.first ?? ""
            guard let memory = LifetimeMemory.table[words] else {
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

    static let table: [String: LifetimeMemory] = [
        "constant": LifetimeMemory(["DeviceLocal"], ["SharingImmutable"]),
        "variable": LifetimeMemory(["DeviceLocal"]),
        "transient": LifetimeMemory(["DeviceLocal"]),
        "external": LifetimeMemory(["DeviceLocal"]),
        "staging": LifetimeMemory(
            ["HostLocal", "HostCoherent", "DeviceVisible"], ["MappingScoped", "MappingAccessRandom"]),
    ]
}
