import IREECompilerCore

/// Devices, queues and memory of operations.
extension HALConversion {
    /// A device and its queue mask.
    struct Queue {
        let device: Value
        let affinity: Value
    }

    /// Memory types and buffer usage.
    struct Memory {
        let types: Value
        let usage: Value
    }

    func addDeviceRules() {
        conversion.add(Stream.ContextResolve.self) { [unowned self] op, _, conversion in
            try resolve(op.op, Self.affinity(of: op.op))
        }
        conversion.add(HAL.DeviceResolve.self) { [unowned self] op, _, conversion in
            try resolve(op.op, op.affinity)
        }
        conversion.add(HAL.ExecutableCalculateWorkgroups.self) { [unowned self] op, new, conversion in
            guard let target = op.entryPoint.symbolValue,
                let export = op.op.lookupNearestSymbol(target)?.as(HAL.ExecutableExport.self)
            else { throw op.error("refers to an unknown export: \(op.entryPoint)") }
            let counts = try workgroupCount(export, new.device[0], new.workload, builder)
            conversion.replace(op.op, with: counts.map { [$0] })
        }
        conversion.add([HAL.Executable.self]) { _, _, _ in
            // Device code is not converted.
        }
    }

    /// Replaces an operation whose results are a device, its allocator and its queues, each optional.
    private func resolve(_ op: Operation, _ affinity: Attribute?) throws(Diagnostic) {
        var known: Value?
        func device() throws(Diagnostic) -> Value {
            if let known { return known }
            let loaded = try load(device: affinity, op)
            known = loaded
            return loaded
        }
        var values: [[Value]] = []
        for result in op.results {
            switch result.type {
            case .halDevice: values.append([try device()])
            case .halAllocator: values.append([allocator(of: try device())])
            case .i64: values.append([builder.constant(i64: try queueMask(Self.single(affinity), op))])
            default: throw op.error("cannot resolve a value of type \(result.type.quoted)")
            }
        }
        conversion.replace(op, with: values)
    }

    /// The device and queues of an operation's affinity; of several, those of the first.
    func queue(of op: Operation) throws(Diagnostic) -> Queue {
        try queue(Self.affinity(of: op), op)
    }

    func device(of op: Operation) throws(Diagnostic) -> Value { try load(device: Self.affinity(of: op), op) }

    private func queue(_ affinity: Attribute?, _ op: Operation) throws(Diagnostic) -> Queue {
        let device = try load(device: affinity, op)
        return Queue(
            device: device, affinity: builder.constant(i64: try queueMask(Self.single(affinity), op)))
    }

    /// The device and queues that memory is allocated for. Of several, the runtime selects one.
    func queue(of op: Operation, for memory: Memory) throws(Diagnostic) -> Queue {
        let affinity = Self.affinity(of: op)
        guard let choices = Self.choices(affinity), choices.count > 1 else { return try queue(of: op) }
        var queues: [Queue] = []
        for choice in choices { queues.append(try queue(choice, op)) }
        let selected = builder.create(HAL.AllocatorSelect.self) {
            $0.devices = queues.map(\.device)
            $0.queueAffinities = queues.map(\.affinity)
            $0.memoryTypes = memory.types
            $0.bufferUsage = memory.usage
        }
        return Queue(device: selected.selectedDevice, affinity: selected.selectedQueueAffinity)
    }

    func allocator(of device: Value) -> Value {
        builder.create(HAL.DeviceAllocator.self) {
            $0.device = device
            $0.result = .halAllocator
        }.result
    }

    /// The device of an affinity; any device without one.
    private func load(device affinity: Attribute?, _ op: Operation) throws(Diagnostic) -> Value {
        guard let affinity = Self.single(affinity) else {
            let first = builder.constant(index: 0)
            return builder.create(HAL.DevicesGet.self) {
                $0.index = first
                $0.result = .halDevice
            }.result
        }
        let symbol = try symbol(of: affinity, op)
        return builder.create(Util.GlobalLoad.self) {
            $0.global = .symbol(symbol)
            $0.isImmutable = .unit
            $0.result = .halDevice
        }.result
    }

    private func symbol(of affinity: Attribute, _ op: Operation) throws(Diagnostic) -> SymbolReference {
        guard affinity.isA(HAL.deviceAffinity),
            case .symbol(let symbol)? = affinity.dialectValue?.parameters.first
        else { throw op.error("has an affinity that names no device: \(affinity)") }
        return symbol
    }

    /// All queues, unless the affinity lists some.
    private func queueMask(_ affinity: Attribute?, _ op: Operation) throws(Diagnostic) -> Int64 {
        guard let affinity else { return -1 }
        _ = try symbol(of: affinity, op)
        return affinity.dialectValue?.parameters.dropFirst().first?.integerValue ?? -1
    }

    /// The affinities of which the best is to be chosen.
    private static func choices(_ affinity: Attribute?) -> [Attribute]? {
        guard let affinity, affinity.isA(HAL.deviceOptimal) else { return nil }
        return affinity.dialectValue?.parameters.first?.arrayValue
    }

    private static func single(_ affinity: Attribute?) -> Attribute? {
        choices(affinity)?.first ?? affinity
    }

    /// The affinity of an operation or its nearest ancestor.
    static func affinity(of op: Operation) -> Attribute? {
        op.enclosing {
            AffinityAnalysis.explicit($0) != nil || $0.attributes["stream.affinity.default"] != nil
        }
        .flatMap { AffinityAnalysis.explicit($0) ?? $0.attributes["stream.affinity.default"] }
    }

    // MARK: Memory

    /// The memory types and usage for a lifetime, which depend on the device.
    func memory(of op: Operation, _ type: IRType) -> Memory {
        let lifetimes: [Stream.Lifetime] = [.unknown, .external, .staging, .transient, .variable, .constant]
        let number = lifetimes.firstIndex(of: type.lifetime ?? .unknown) ?? 0
        let resolved = builder.create(HAL.AllocatorResolveMemoryProperties.self) {
            $0.affinity = Self.affinity(of: op)
            $0.lifetime = .integer(Int64(number), .i32)
        }
        return Memory(types: resolved.memoryTypes, usage: resolved.bufferUsage)
    }

    /// The words of memory types and buffer usage.
    struct MemoryWords {
        let types: [String]
        let usage: [String]

        private static let commands = ["Transfer", "DispatchStorage"]

        /// What imported storage of a lifetime has to have at least.
        static let required: [Stream.Lifetime: MemoryWords] = [
            .constant: MemoryWords(types: ["DeviceLocal"], usage: commands + ["SharingImmutable"]),
            .variable: MemoryWords(types: ["DeviceLocal"], usage: commands),
            .transient: MemoryWords(types: ["DeviceLocal"], usage: commands),
            .external: MemoryWords(types: ["DeviceVisible"], usage: commands),
            .staging: MemoryWords(
                types: ["HostLocal", "DeviceVisible"],
                usage: commands + ["MappingScoped", "MappingAccessRandom"]),
        ]

        /// What mapped host memory of a lifetime has to have.
        static let mapped: [Stream.Lifetime: MemoryWords] = [
            .constant: required[.constant] ?? MemoryWords(types: [], usage: []),
            .variable: MemoryWords(types: ["DeviceLocal"], usage: commands),
            .staging: MemoryWords(types: ["HostVisible", "DeviceVisible"], usage: ["TransferSource"]),
        ]
    }
}
