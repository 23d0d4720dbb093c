import IREECompilerCore

extension Pass {
    static let halConversion = Pass(
        "iree-hal-conversion",
        "Converts stream operations to HAL: resources to buffers, timepoints to fences, execution regions to command buffers.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in try HALConversion(module, context).run(on: module) }
}

/// The conversion from `stream` to `hal` and `io_parameters`.
final class HALConversion {
    let conversion: Conversion
    let module: Operation

    init(_ module: Operation, _ context: PassContext) {
        self.module = module
        conversion = Conversion(registry: module.registry) { type in [Self.convert(type)] }
        addParameterRules()
        addTimepointRules()
        addResourceRules()
        addStructuralRules()
    }

    func run(on module: Operation) throws(Diagnostic) {
        for op in module.symbols {
            guard let global = op.as(Util.Global.self), let type = global.type.typeValue else { continue }
            global.type = .type(Self.convert(type))
            // An immediate timepoint is a null fence.
            if global.initialValue?.isA(Stream.timepointValue) == true {
                global.initialValue = Util.null(of: Self.convert(type))
            }
        }
        try conversion.run(on: module)
    }

    var builder: OpBuilder { conversion.builder }

    static let types: [String: IRType] = [
        Stream.resource.name: .halBuffer, Stream.timepoint.name: .halFence, Stream.file.name: .halFile,
        Stream.channel.name: .halChannel,
    ]

    static func convert(_ type: IRType) -> IRType {
        switch type {
        case .dialect(let dialect):
            if let new = types[dialect.name] { return new }
            guard type.isA(Util.list) || type.isA(Util.pointer),
                case .type(let inner)? = dialect.parameters.first
            else { return type }
            return dialect.definition.type(.type(convert(inner)))
        case .function(let function):
            return .function(function.inputs.map(convert), function.results.map(convert))
        default: return type
        }
    }

    // MARK: Devices and fences

    /// A device and its queue mask.
    struct Queue {
        let device: Value
        let affinity: Value
    }

    /// The device and queues of an operation's affinity.
    func queue(of op: Operation) throws(Diagnostic) -> Queue {
        guard let affinity = Self.affinity(of: op) else {
            throw Diagnostic(
                .error,
                "'\(op.name)' op requires an affinity, such as `on(#hal.device.affinity<@device>)`",
                at: op.location)
        }
        guard affinity.isA(HAL.deviceAffinity), case .dialect(let value) = affinity,
            case .symbol(let symbol)? = value.parameters.first
        else {
            throw Diagnostic(
                .error, "'\(op.name)' op has an affinity that names no device: \(affinity)", at: op.location)
        }
        let device = builder.create(Util.GlobalLoad.self) {
            $0.global = .symbol(symbol)
            $0.isImmutable = .unit
            $0.result = .halDevice
        }.result
        // All queues, unless the affinity lists some.
        let mask = value.parameters.dropFirst().first?.integerValue ?? -1
        return Queue(device: device, affinity: builder.constant(i64: mask))
    }

    /// The affinity of an operation or its nearest ancestor.
    static func affinity(of op: Operation) -> Attribute? {
        var current: Operation? = op
        while let here = current {
            if let found = AffinityAnalysis.explicit(here) ?? here.attributes["stream.affinity.default"] {
                return found
            }
            current = here.parent
        }
        return nil
    }

    func nullFence() -> Value {
        builder.create(Util.Null.self) { $0.result = .halFence }.result
    }

    /// The fence that an operation waits on; a null fence if there is none.
    func waitFence(_ timepoint: Value?) -> Value { timepoint ?? nullFence() }

    /// The fence that an operation signals. If its timepoint is only chained to an external fence, that one;
    /// a null fence if it is unused.
    func signalFence(_ device: Value, _ timepoint: Value) -> Value {
        if timepoint.hasOneUse, let chain = timepoint.users.first?.as(Stream.TimepointChainExternal.self),
            chain.externalValues.count == 1,
            let fence = conversion.values(for: chain.externalValues[0]).first,
            fence.type == .halFence, isUsable(fence, at: builder)
        {
            chained.insert(ObjectIdentifier(chain.op))
            return fence
        }
        guard timepoint.hasUses else { return nullFence() }
        return builder.create(HAL.FenceCreate.self) {
            $0.device = device
            $0.flags = .integer(0, .i64)
        }.result
    }

    /// Timepoint chains whose fence is signaled directly.
    var chained = Set<ObjectIdentifier>()

    private func isUsable(_ value: Value, at builder: OpBuilder) -> Bool {
        guard let next = builder.next else { return false }
        let dominance = Dominance()
        return dominance.dominates(value, next)
    }

    /// The memory types and usage for a lifetime.
    func memoryProperties(of op: Operation, _ type: IRType) -> (types: Value, usage: Value) {
        let lifetimes: [Stream.Lifetime] = [.unknown, .external, .staging, .transient, .variable, .constant]
        let number = lifetimes.firstIndex(of: type.lifetime ?? .unknown) ?? 0
        let resolved = builder.create(HAL.AllocatorResolveMemoryProperties.self) {
            $0.affinity = Self.affinity(of: op)
            $0.lifetime = .integer(Int64(number), .i32)
        }
        return (resolved.memoryTypes, resolved.bufferUsage)
    }
}
