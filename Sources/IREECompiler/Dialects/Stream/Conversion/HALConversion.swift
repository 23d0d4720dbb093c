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
    /// Whether command buffers that are reused refer to buffers by slots of a binding table.
    let usesIndirectCommandBuffers: Bool
    /// The execution regions that are being converted, the innermost last.
    var recordings: [Recording] = []

    init(_ module: Operation, _ context: PassContext) {
        self.module = module
        conversion = Conversion(registry: module.registry) { type in [Self.convert(type)] }
        usesIndirectCommandBuffers = context.settings[Setting.indirectCommandBuffers] != "false"
        addDeviceRules()
        addParameterRules()
        addTimepointRules()
        addResourceRules()
        addTensorRules()
        addFileRules()
        addCommandRules()
        addDispatchRules()
        addStructuralRules()
    }

    func run(on module: Operation) throws(Diagnostic) {
        for op in module.symbols {
            guard let global = op.as(Util.Global.self), let type = global.type.typeValue else { continue }
            global.type = .type(Self.convert(type))
            // An immediate timepoint is a null fence, as which fences start.
            if global.initialValue?.isA(Stream.timepointValue) == true { global.initialValue = nil }
        }
        try conversion.run(on: module)
        for op in module.symbols where op.is(HAL.Executable.self) {
            op.walk { if let export = $0.as(HAL.ExecutableExport.self) { Self.stripRegions(of: export) } }
        }
        module.attributes["stream.affinity.default"] = nil
    }

    /// Dispatches have what they need of these.
    private static func stripRegions(of export: OpView<HAL.ExecutableExport>) {
        export.conditionFallback = nil
        for region in [export.condition, export.workgroupCount] {
            for block in region.blocks {
                for op in block.operations.reversed() { op.erase() }
                region.remove(block)
            }
        }
    }

    var builder: OpBuilder { conversion.builder }

    static let types: [String: IRType] = [
        Stream.resource.name: .halBuffer, Stream.timepoint.name: .halFence, Stream.file.name: .halFile,
        Stream.channel.name: .halChannel,
    ]

    static func convert(_ type: IRType) -> IRType {
        switch type {
        case .tensor, .unrankedTensor: return .halBufferView
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

    // MARK: Fences

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
}
