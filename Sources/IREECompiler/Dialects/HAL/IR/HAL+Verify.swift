import IREECompilerCore

/// Verifiers of the `hal` dialect.
extension HAL {
    /// A queue operation must not wait on its own signal fence.
    fileprivate static func verifyFences(
        _ op: Operation, _ wait: Value, _ signal: Value
    ) throws(Diagnostic) {
        guard wait === signal, wait.definingOp?.is(Util.Null.self) != true else { return }
        throw op.error("expects different wait and signal fences")
    }

    /// Imported and exported tensors have the same number of dynamic dimensions on both sides.
    fileprivate static func verifyEncoding(
        _ op: Operation, _ encoding: Attribute, _ type: IRType
    ) throws(Diagnostic) {
        guard let outside = encoding.typeValue?.shaped, let inside = type.shaped,
            outside.dynamicDimensionCount != inside.dynamicDimensionCount
        else { return }
        throw op.error("expects an encoding with as many dynamic dimensions as \(type.quoted)")
    }

    /// A region that takes the device and a workload, and returns values of these types.
    fileprivate static func verifyRegion(
        _ op: Operation, _ region: Region, returns types: [IRType], takesWorkload: Bool
    ) throws(Diagnostic) {
        guard let block = region.blocks.first else { return }
        let arguments = block.arguments.map(\.type)
        guard arguments.first?.isA(HAL.device) == true,
            takesWorkload ? arguments.dropFirst().allSatisfy({ $0 == .index }) : arguments.count == 1
        else {
            throw op.error(
                "expects a region with a '!hal.device' argument" + (takesWorkload ? " and indices" : ""))
        }
        for end in region.blocks.flatMap(\.operations) where end.is(HAL.Return.self) {
            guard end.operands.map(\.type) != types else { continue }
            throw (takesWorkload ? op : end).error(
                "expects a region that returns \(types.map(\.quoted).joined(separator: ", "))")
        }
    }
}

extension HAL.Return {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try FunctionResults.verify(op.op) }
}

// MARK: Tensors

extension HAL.TensorImport {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyEncoding(op.op, op.targetEncoding, op.target.type)
    }
}

extension HAL.TensorExport {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyEncoding(op.op, op.sourceEncoding, op.source.type)
    }
}

// MARK: Queues

extension HAL.DeviceQueueAlloca {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueDealloca {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueFill {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueUpdate {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueCopy {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueRead {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueWrite {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueBarrier {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueExecute {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQueueExecuteIndirect {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyFences(op.op, op.fences.wait, op.fences.signal)
    }
}

extension HAL.DeviceQuery {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let type = op.defaultValue?.type, type != op.value.type else { return }
        throw op.error("expects a default value with the result type, \(op.value.type.quoted)")
    }
}

// MARK: Executables

extension HAL.ExecutableVariant {
    static var parents: [StaticString] { [HAL.Executable.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let conditions = op.body.blocks.flatMap(\.operations).count { $0.is(HAL.ExecutableCondition.self) }
        guard conditions <= 1 else { throw op.error("expects at most one condition") }
    }
}

extension HAL.ExecutableSource {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let conditions = op.body.blocks.flatMap(\.operations).count { $0.is(HAL.ExecutableCondition.self) }
        guard conditions <= 1 else { throw op.error("expects at most one condition") }
    }
}

extension HAL.ExecutableBinary {
    static var parents: [StaticString] { [HAL.Executable.name] }
}

extension HAL.ExecutableCondition {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try HAL.verifyRegion(op.op, op.body, returns: [.i1], takesWorkload: false)
    }
}

extension HAL.ExecutableConstantBlock {
    static var parents: [StaticString] { [HAL.ExecutableSource.name, HAL.ExecutableVariant.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard case .function(let type)? = op.functionType.typeValue else { return }
        guard type.inputs.isEmpty || type.inputs == [.halDevice] else {
            throw op.error("expects a '!hal.device' argument, or none")
        }
        guard type.results.allSatisfy({ $0.isInteger && $0.bitWidth == 32 }) else {
            throw op.error("expects results of type 'i32'")
        }
        guard op.keys.arrayValue?.count == type.results.count else {
            throw op.error("expects a key for each of its \(type.results.count) results")
        }
    }
}

extension HAL.ExecutableExport: SymbolUser {
    static var parents: [StaticString] { [HAL.ExecutableSource.name, HAL.ExecutableVariant.name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        for region in [op.condition, op.workgroupCount] where region.blocks.count > 1 {
            throw op.error("expects single-block regions")
        }
        try HAL.verifyRegion(op.op, op.condition, returns: [.i1], takesWorkload: true)
        guard op.condition.isEmpty == (op.conditionFallback == nil) else {
            throw op.error("expects a fallback if and only if it has a condition")
        }
        try HAL.verifyRegion(
            op.op, op.workgroupCount, returns: [.index, .index, .index], takesWorkload: true)
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let name = op.conditionFallback else { return }
        guard let fallback = symbols.lookup(name, from: op.op)?.as(Self.self) else {
            throw op.error("expects \(name) to be an export of the same executable")
        }
        guard fallback.layout == op.layout else {
            throw op.error("expects a fallback with the same layout")
        }
        for (mine, other) in [
            (op.condition, fallback.condition), (op.workgroupCount, fallback.workgroupCount),
        ] {
            guard let mine = mine.blocks.first, let other = other.blocks.first else { continue }
            guard mine.arguments.map(\.type) == other.arguments.map(\.type) else {
                throw op.error("expects a fallback with the same region arguments")
            }
        }
    }
}

extension HAL.DispatchExtern {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try DispatchChecks.verifyElements(op.op)
        try HAL.verifyRegion(
            op.op, op.workgroupCount, returns: [.index, .index, .index], takesWorkload: true)
        try DispatchChecks.verifyWorkload(op.op, op.workload, op.workgroupCount)
        let count = op.targets.arrayValue?.count ?? 0
        guard op.targetObjects.arrayValue?.count == count, op.targetRegions.count == count else {
            throw op.error("expects objects and a region for each of its \(count) targets")
        }
        for region in op.targetRegions {
            try HAL.verifyRegion(op.op, region, returns: [.i1], takesWorkload: false)
        }
    }
}

extension HAL.InterfaceConstantLoad {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let ordinal = op.ordinal.integerValue, let layout = PipelineLayout(op.layout) else { return }
        guard ordinal >= 0, ordinal < layout.constants else {
            throw op.error("expects a constant below \(layout.constants), but got \(ordinal)")
        }
    }
}

extension HAL.InterfaceBindingSubspan {
    static var checksCompanions: Bool { false }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try SubspanChecks.verifyDimensions(op.op, op.result, op.dynamicDims)
        guard let binding = op.binding.integerValue, let layout = PipelineLayout(op.layout) else { return }
        guard binding >= 0, binding < layout.bindings else {
            throw op.error("expects a binding below \(layout.bindings), but got \(binding)")
        }
    }
}

/// Number of constants and bindings of a layout.
private struct PipelineLayout {
    let constants: Int64
    let bindings: Int64

    init?(_ attribute: Attribute) {
        guard let parameters = attribute.dialectValue?.parameters, parameters.count >= 2 else { return nil }
        bindings = Int64(parameters[0].arrayValue?.count ?? 0)
        constants = parameters[1].integerValue ?? 0
    }
}
