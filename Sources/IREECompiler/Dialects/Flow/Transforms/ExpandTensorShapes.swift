import IREECompilerCore

extension Pass {
    static let expandTensorShapes = Pass(
        "iree-global-opt-expand-tensor-shapes",
        "Passes the dynamic dimensions of tensors along with them: to functions, blocks, loops and globals.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let expansion = ShapeExpansion(module)
        try expansion.run()
    }
}

/// Where a tensor crosses a boundary, its dynamic dimensions cross it too, after the tensor. Behind the boundary
/// `flow.tensor.tie_shape` says that they are the tensor's.
private final class ShapeExpansion {
    private let module: Operation
    private let conversion: Conversion
    private var builder: OpBuilder { conversion.builder }
    /// Tensors that came across a boundary, each with its dimensions.
    private var crossed: [(tensor: Value, dims: [Value])] = []

    init(_ module: Operation) {
        self.module = module
        conversion = Conversion(registry: module.registry) { type in
            [type] + Array(repeating: .index, count: Self.openDimensions(type))
        }
        conversion.addFunctionRules()
        conversion.fallback = { [unowned self] op, operands, _ in try convert(op, operands) }
    }

    private static func openDimensions(_ type: IRType) -> Int {
        guard case .tensor(let shape) = type else { return 0 }
        return shape.dynamicDimensionCount
    }

    private static func isOpen(_ value: Value) -> Bool { openDimensions(value.type) > 0 }

    func run() throws(Diagnostic) {
        // Tensors of programs without dynamic dimensions stay as they are.
        var isNeeded = false
        module.walk { op in
            if op.results.contains(where: Self.isOpen) { isNeeded = true }
            for block in op.regions.flatMap(\.blocks) where block.arguments.contains(where: Self.isOpen) {
                isNeeded = true
            }
        }
        guard isNeeded else { return }
        for op in module.symbols { try expandGlobal(op) }
        try conversion.run(on: module)
        for op in module.body()?.operations ?? [] where op.has(.callable) { collect(op) }
        for (tensor, dims) in crossed where tensor.hasUses { tie(tensor, dims) }
    }

    // MARK: Operations

    private func convert(_ op: Operation, _ operands: [[Value]]) throws(Diagnostic) {
        if let load = op.as(Util.GlobalLoad.self) { return loadDimensions(load) }
        if let store = op.as(Util.GlobalStore.self) { return storeDimensions(store, operands) }
        if Self.isBoundary(op) { return try conversion.convertInPlace(op, operands) }
        for (i, values) in operands.enumerated() {
            if let value = values.first, value !== op.operand(i) { op.setOperand(i, value) }
        }
        if !op.has(.isolatedFromAbove) {
            for region in op.regions { try conversion.convert(region) }
        }
        builder.setInsertionPoint(after: op)
        for result in op.results where Self.isOpen(result) {
            conversion.set(result, to: [result] + DimensionResolver(builder).dimensions(of: result))
        }
    }

    /// Whether values leave or enter a block by the operation, and their dimensions with them. Dispatch regions state
    /// the dimensions of their results.
    private static func isBoundary(_ op: Operation) -> Bool {
        if op.isTerminator { return op.block?.parentOp?.is(Flow.DispatchRegion.self) != true }
        return op.has(.branchLike) || op.has(.callLike) || op.has(.loopLike) || op.has(.regionBranch)
    }

    // MARK: Behind boundaries

    private func collect(_ op: Operation) {
        for block in op.regions.flatMap(\.blocks) {
            if Self.isBoundary(op) || op.has(.callable) { collect(block.arguments) }
            for inner in block.operations where !inner.has(.isolatedFromAbove) {
                if Self.isBoundary(inner) || inner.has(.callLike) { collect(inner.results) }
                collect(inner)
            }
        }
    }

    private func collect(_ values: [Value]) {
        var i = 0
        while i < values.count {
            let count = Self.openDimensions(values[i].type)
            let end = i + 1 + count
            guard end <= values.count else { return }
            if count > 0 { crossed.append((values[i], Array(values[i + 1..<end]))) }
            i = end
        }
    }

    private func tie(_ tensor: Value, _ dims: [Value]) {
        let builder = OpBuilder(registry: module.registry, at: tensor.location)
        builder.setInsertionPoint(after: dims.last ?? tensor)
        let tied = builder.create(Flow.TensorTieShape.self) {
            $0.operand = tensor
            $0.dynamicDims = dims
            $0.result = tensor.type
        }
        tensor.replaceAllUses(with: tied.result, except: tied.op)
    }

    // MARK: Globals

    private static func name(_ global: String, _ i: Int) -> String { "\(global)__d\(i)" }

    /// Adds globals for the dynamic dimensions of a global.
    private func expandGlobal(_ op: Operation) throws(Diagnostic) {
        guard let global = op.as(Util.Global.self), let type = global.type.typeValue else { return }
        let count = Self.openDimensions(type)
        guard count > 0 else { return }
        if let initial = global.initialValue {
            throw global.error(
                "expects a static shape for the initial value \(initial), but got \(type.quoted)")
        }
        let builder = OpBuilder(before: op)
        builder.setInsertionPoint(after: op)
        for i in 0..<count {
            builder.create(Util.Global.self) {
                $0.symVisibility = .string("private")
                $0.symName = .string(Self.name(op.symbolName, i))
                $0.type = .type(.index)
                $0.isMutable = global.isMutable
            }
        }
    }

    private func loadDimensions(_ load: OpView<Util.GlobalLoad>) {
        guard let name = load.global.symbolValue?.root else { return }
        builder.setInsertionPoint(after: load.op)
        let dims = (0..<Self.openDimensions(load.result.type)).map { i in
            builder.create(Util.GlobalLoad.self) {
                $0.global = .symbol(SymbolReference(Self.name(name, i)))
                $0.isImmutable = load.isImmutable
                $0.result = .index
            }.result
        }
        guard !dims.isEmpty else { return }
        conversion.set(load.result, to: [load.result] + dims)
        crossed.append((load.result, dims))
    }

    private func storeDimensions(_ store: OpView<Util.GlobalStore>, _ operands: [[Value]]) {
        guard let name = store.global.symbolValue?.root, let values = operands.first, let value = values.first
        else { return }
        store.op.setOperand(0, value)
        for (i, dim) in values.dropFirst().enumerated() {
            builder.create(Util.GlobalStore.self) {
                $0.value = dim
                $0.global = .symbol(SymbolReference(Self.name(name, i)))
            }
        }
    }
}
