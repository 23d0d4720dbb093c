import IREECompilerCore
import IREECompilerDialects

/// Makes a kernel of a function of a dispatch.
///
/// Lowering starts at the stores: for each tile of a stored tensor it evaluates the tensor there, and what that
/// depends on, in turn. No tensor between is stored. What a loop does not change is evaluated before the loop
/// (`KernelBuilder`): a reduction over rows once for each row.
package final class DispatchLowering {
    let function: Operation
    let builder: KernelBuilder
    var scalars: [Value: KernelValue] = [:]
    /// How the tensor that is being stored is computed.
    var schedule = Schedule()
    var workgroups = WorkgroupCount()
    /// Whether elements are computed by loops of their own.
    private(set) lazy var hasInnerLoops: Bool = {
        var found = false
        function.walk { found = found || $0.name == SCF.Name.for || $0.name == SCF.Name.while }
        return found
    }()
    /// Masks that some lane of which is true: what all lanes have in common is needed.
    var partialMasks: Set<KernelValue> = []
    /// Operations whose result is where a store will put what is computed of it.
    var stored: [ObjectIdentifier: Operation] = [:]
    private var constantCount = 0
    private var bindingCount = 0

    init(_ function: Operation, _ target: KernelTarget) {
        self.function = function
        builder = KernelBuilder(target)
    }

    /// Makes the kernel.
    ///
    /// - Throws: A diagnostic that names the operation, and the type, that is not supported.
    package static func lower(_ function: Operation, for target: KernelTarget) throws(Diagnostic) -> Kernel {
        try DispatchLowering(function, target).lower()
    }

    private func lower() throws(Diagnostic) -> Kernel {
        guard function.regions.count == 1, function.regions[0].blocks.count == 1, let body = function.body()
        else { throw function.error("cannot be a kernel: expected a body of one block") }
        let stores = body.operations.filter { $0.name == TensorExt.Name.dispatchTensorStore }
        for op in body.operations where !DispatchLowering.isSupported(op) {
            throw unsupported(op, nil)
        }
        for op in body.operations { try readInterface(op) }
        try checkOrder(stores)
        var lowered: Set<ObjectIdentifier> = []
        for store in stores where !lowered.contains(ObjectIdentifier(store)) {
            do throws(KernelError) {
                if let op = store.operand(0).definingOp, let rule = StoreRules.rules[op.name] {
                    let all = stores.filter { $0.operand(0).definingOp === op }
                    lowered.formUnion(all.map(ObjectIdentifier.init))
                    try lower(stores: all, of: op, by: rule)
                } else {
                    try lower(store: store)
                }
            } catch {
                throw failure(error, in: store)
            }
        }
        let name = function.attributes["sym_name"]?.stringValue ?? ""
        return builder.finish(
            name: name, constants: constantCount, bindings: bindingCount, workgroups: workgroups)
    }

    /// Reads how many bindings and constants there are: the executable library interface counts both in a byte.
    private func readInterface(_ op: Operation) throws(Diagnostic) {
        func number(_ attribute: String, limit: Int) throws(Diagnostic) -> Int {
            guard let value = op.attributes[attribute]?.integerValue, (0..<Int64(limit)).contains(value)
            else {
                throw op.error("expects '\(attribute)' to be from 0 to \(limit - 1)")
            }
            return Int(value)
        }
        switch op.name {
        case HAL.Name.interfaceBindingSubspan:
            bindingCount = max(bindingCount, try number("binding", limit: 255) + 1)
            // The layout has bindings and constants that the function does not use.
            readLayout(op.attributes["layout"]?.dialectValue?.parameters ?? [])
        case HAL.Name.interfaceConstantLoad:
            constantCount = max(constantCount, try number("ordinal", limit: 255) + 1)
            readLayout(op.attributes["layout"]?.dialectValue?.parameters ?? [])
        default: break
        }
    }

    private func readLayout(_ parameters: [Attribute]) {
        guard parameters.count >= 2 else { return }
        bindingCount = max(bindingCount, min(parameters[0].arrayValue?.count ?? 0, 255))
        let constants = parameters[1].integerValue ?? 0
        constantCount = max(constantCount, Int(min(max(constants, 0), 255)))
    }

    /// The location of the operation where evaluation failed, kept while the error travels outward.
    var failedOperation: Operation?

    func unsupported(_ op: Operation, _ type: IRType?) -> Diagnostic {
        let types = [type].compactMap { $0 } + op.results.map(\.type)
        let text = types.first.map { " of type \($0)" } ?? ""
        return Diagnostic(.error, "'\(op.name)'\(text) is not supported in kernels for CPUs", at: op.location)
    }

    private func failure(_ error: KernelError, in store: Operation) -> Diagnostic {
        Diagnostic(.error, error.message, at: (failedOperation ?? store).location)
    }

    /// An error at an operation.
    func fail(_ op: Operation, _ message: String? = nil) -> KernelError {
        if failedOperation == nil { failedOperation = op }
        if let message { return KernelError("'\(op.name)' op \(message)") }
        return KernelError(unsupported(op, nil).message)
    }

    /// A tensor is evaluated when it is stored, not where it is loaded: what is loaded may not have been overwritten.
    private func checkOrder(_ stores: [Operation]) throws(Diagnostic) {
        let written = Set(stores.compactMap { $0.operands(1).first }.map(ObjectIdentifier.init))
        guard !written.isEmpty else { return }
        for store in stores {
            guard let target = store.operands(1).first else { continue }
            for load in target.users where load.name == TensorExt.Name.dispatchTensorLoad {
                guard isReadInPlace(load, by: store, among: stores) else {
                    throw load.error(
                        "reads what 'iree_tensor_ext.dispatch.tensor.store' overwrites, at other indices: not supported"
                    )
                }
            }
        }
    }

    private func isReadInPlace(_ load: Operation, by store: Operation, among stores: [Operation]) -> Bool {
        guard isSameSlice(load, store), let loaded = load.results.first else { return false }
        // What works in the memory of its results starts from what they hold.
        if let op = store.operand(0).definingOp, StoreRules.rules[op.name] != nil {
            let others = stores.filter { $0.operand(0).definingOp !== op }
            let output = outputs(of: op, store.operand(0).index)
            return others.allSatisfy { reads($0.operand(0), loaded) == .never }
                && op.operands.allSatisfy {
                    reads($0, loaded) == .never || $0 == output && reads($0, loaded) == .sameElement
                }
        }
        return stores.count == 1 && isReadInPlace(load, by: store)
    }

    /// Whether each element of the target is read only to compute the same element.
    func isReadInPlace(_ load: Operation, by store: Operation) -> Bool {
        guard isSameSlice(load, store), let stored = store.operands.first, let loaded = load.results.first
        else { return false }
        return StoreRules.rules[stored.definingOp?.name ?? ""] != nil || reads(stored, loaded) != .elsewhere
    }

    private func isSameSlice(_ load: Operation, _ store: Operation) -> Bool {
        guard load.name == TensorExt.Name.dispatchTensorLoad, load.operand(0) == store.operands(1).first,
            load.attributes["static_offsets"] == store.attributes["static_offsets"],
            load.attributes["static_sizes"] == store.attributes["static_sizes"],
            load.attributes["static_strides"] == store.attributes["static_strides"],
            load.operands(2) == store.operands(3), load.operands(4) == store.operands(5)
        else { return false }
        return true
    }

    enum Reading { case never, sameElement, elsewhere }

    /// Where elements of a value depend on those of another.
    func reads(_ value: Value, _ loaded: Value) -> Reading {
        if value == loaded { return .sameElement }
        guard let op = value.definingOp else { return .never }
        if op.name == TensorExt.Name.dispatchTensorLoad { return .never }
        guard let maps = Linalg.structureMaps(op), maps.count == op.operands.count, op.body() != nil else {
            // Of the tensor that they name as their output, some read the same element at most.
            let output = Self.overwriting.contains(op.name) ? outputs(of: op, value.index) : nil
            let operands = op.operands.filter { $0 != output }
            let isElsewhere =
                operands.contains { reads($0, loaded) != .never } || dependsInBody(op, on: loaded)
            return isElsewhere ? .elsewhere : output.map { reads($0, loaded) } ?? .never
        }
        let output = op.operands(0).count + value.index
        guard maps.indices.contains(output) else { return .elsewhere }
        if dependsInBody(op, on: loaded) { return .elsewhere }
        var result = Reading.never
        for (operand, map) in zip(op.operands, maps) {
            let reading = reads(operand, loaded)
            if reading == .never { continue }
            guard reading == .sameElement, map == maps[output] else { return .elsewhere }
            result = .sameElement
        }
        return result
    }

    private static let overwriting: Set<String> = [LinalgExt.Name.gather, Linalg.Name.softmax]

    private func dependsInBody(_ op: Operation, on loaded: Value) -> Bool {
        var found = false
        for region in op.regions {
            for block in region.blocks {
                for inner in block.operations {
                    for operand in inner.operands
                    where operand.type.isTensor && reads(operand, loaded) != .never { found = true }
                }
            }
        }
        return found
    }
}

extension DispatchLowering {
    /// Operations of the function that lowering has a rule for, or that need none.
    static func isSupported(_ op: Operation) -> Bool {
        if structural.contains(op.name) || ScalarOperations.rules[op.name] != nil { return true }
        if TensorRules.rules[op.name] != nil || StoreRules.rules[op.name] != nil { return true }
        if IndexRules.names.contains(op.name) { return true }
        if RegionEvaluator.control.contains(op.name), !op.results.contains(where: \.type.isTensor) {
            return true
        }
        return Linalg.structureMaps(op) != nil && op.body() != nil
    }

    private static let structural: Set<String> = [
        HAL.Name.interfaceBindingSubspan, HAL.Name.interfaceConstantLoad, HAL.Name.interfaceWorkgroupId,
        HAL.Name.interfaceWorkgroupCount, TensorExt.Name.dispatchTensorStore,
        TensorExt.Name.dispatchWorkloadOrdinal, Util.Name.assumeInt, Arith.Name.constant, Tensor.Name.dim,
        Func.Name.return,
        Tensor.Name.extract, Util.Name.optimizationBarrier, LinalgExt.Name.argCompare,
    ]
}
