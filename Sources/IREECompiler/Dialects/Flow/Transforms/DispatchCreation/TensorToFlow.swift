import IREECompilerCore

extension Pass {
    static let convertTensorToFlow = Pass(
        "iree-dispatch-creation-convert-tensor-to-flow",
        "Converts operations on tensors outside of dispatches to operations of the `flow` dialect.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for function in module.body()?.operations ?? [] where function.has(.callable) {
            for region in function.regions { try TensorToFlow.run(on: region) }
        }
    }
}

/// Conversions of single operations.
enum TensorToFlow {
    /// Throws diagnostics. (Untyped throws: Swift 6.3 cannot compile closures with typed throws and generic parameters.)
    typealias Rule = @Sendable (Operation, OpBuilder) throws -> Value?

    /// By name of the operation: its conversion.
    private static let rules: [String: Rule] = {
        var rules: [String: Rule] = [:]
        func add<D: OpKind>(
            _ kind: D.Type, _ rule: @escaping @Sendable (OpView<D>, OpBuilder) throws -> Value?
        ) {
            rules["\(kind.name)"] = { op, builder in
                guard let view = op.as(D.self) else { return nil }
                return try rule(view, builder)
            }
        }
        add(Tensor.Empty.self) { op, builder in
            builder.create(Flow.TensorEmpty.self) {
                $0.resultDims = op.dynamicSizes
                $0.result = op.result.type
            }.result
        }
        add(Tensor.Splat.self) { op, builder in
            builder.splat(op.input, op.aggregate.type, op.dynamicSizes)
        }
        add(Tensor.ExpandShape.self) { op, builder in
            builder.reshape(op.src, to: op.op.results[0])
        }
        add(Tensor.CollapseShape.self) { op, builder in
            builder.reshape(op.src, to: op.op.results[0])
        }
        add(Tensor.Cast.self) { op, builder in try cast(op, builder) }
        add(Tensor.Bitcast.self) { op, builder in
            let dims = DimensionResolver(builder).dimensions(of: op.source)
            return builder.create(Flow.TensorBitCast.self) {
                $0.source = op.source
                $0.sourceDims = dims
                $0.resultDims = dims
                $0.result = op.dest.type
            }.result
        }
        add(Tensor.Extract.self) { op, builder in
            builder.create(Flow.TensorLoad.self) {
                $0.source = op.tensor
                $0.sourceDims = DimensionResolver(builder).dimensions(of: op.tensor)
                $0.indices = op.indices
                $0.result = op.result.type
            }.result
        }
        add(Tensor.Insert.self) { op, builder in
            builder.store(op.scalar, op.dest, op.indices)
        }
        add(Tensor.FromElements.self) { op, builder in fromElements(op, builder) }
        add(Tensor.ExtractSlice.self) { op, builder in try SliceToFlow.extract(op, builder) }
        add(Tensor.InsertSlice.self) { op, builder in try SliceToFlow.insert(op, builder) }
        return rules
    }()

    static func run(on region: Region) throws(Diagnostic) {
        for block in region.blocks {
            for op in block.operations {
                // Dispatches have their own tensors.
                guard !op.has(.isolatedFromAbove) else { continue }
                if try convert(op) { continue }
                for inner in op.regions { try run(on: inner) }
            }
        }
    }

    /// - Returns: Whether the operation was replaced.
    private static func convert(_ op: Operation) throws(Diagnostic) -> Bool {
        let builder = OpBuilder(before: op)
        let value: Value?
        if Linalg.isFill(op), op.results.count == 1 {
            let type = op.results[0].type
            value = builder.splat(
                op.operand(0), type, DimensionResolver(builder).dimensions(of: op.operand(1)))
        } else if let rule = rules[op.name] {
            do {
                value = try rule(op, builder)
            } catch {
                throw error as? Diagnostic ?? op.error("\(error)")
            }
        } else {
            value = nil
        }
        guard let value else {
            try check(op)
            return false
        }
        op.replaceAllUses(with: [value])
        op.erase()
        return true
    }

    /// Operations that compute tensors are in dispatches by now, or cannot be.
    private static func check(_ op: Operation) throws(Diagnostic) {
        guard op.results.contains(where: \.type.isTensor) else { return }
        guard ["tensor", "linalg", "iree_linalg_ext", "math"].contains(op.definition.dialect) else { return }
        let type = op.results.first(where: \.type.isTensor)?.type.quoted ?? ""
        throw Diagnostic(
            .error, "'\(op.name)' with a result of type \(type) is not supported", at: op.location)
    }

    private static func cast(_ op: OpView<Tensor.Cast>, _ builder: OpBuilder) throws(Diagnostic) -> Value? {
        guard op.source.type.shaped != nil, let shape = op.dest.type.shaped?.shape else {
            throw op.error(
                "cannot cast \(op.source.type.quoted) to \(op.dest.type.quoted): expected a known rank")
        }
        let resolver = DimensionResolver(builder)
        let dims = shape.indices.filter { shape[$0] == ShapedType.dynamic }.map {
            resolver.dimension(of: op.source, $0)
        }
        return builder.create(Flow.TensorReshape.self) {
            $0.source = op.source
            $0.sourceDims = resolver.dimensions(of: op.source)
            $0.resultDims = dims
            $0.result = op.dest.type
        }.result
    }

    private static func fromElements(_ op: OpView<Tensor.FromElements>, _ builder: OpBuilder) -> Value? {
        guard let shape = op.result.type.shaped?.shape else { return nil }
        let first = op.elements.first
        if let first, op.elements.allSatisfy({ $0 === first }) {
            return builder.splat(first, op.result.type, [])
        }
        var tensor = builder.create(Flow.TensorEmpty.self) { $0.result = op.result.type }.result
        for (i, element) in op.elements.enumerated() {
            var rest = i
            var indices: [Value] = []
            for size in shape.reversed() {
                indices.insert(builder.constant(index: Int64(rest % max(size, 1))), at: 0)
                rest /= max(size, 1)
            }
            tensor = builder.store(element, tensor, indices)
        }
        return tensor
    }
}

extension OpBuilder {
    /// `flow.tensor.splat`.
    func splat(_ value: Value, _ type: IRType, _ dims: [Value]) -> Value {
        create(Flow.TensorSplat.self) {
            $0.value = value
            $0.resultDims = dims
            $0.result = type
        }.result
    }

    /// `flow.tensor.reshape` of a tensor, in place of the operation that has `result`.
    func reshape(_ source: Value, to result: Value) -> Value {
        let resolver = DimensionResolver(self)
        return reshape(source, to: result.type, resolver.dimensions(of: result))
    }

    /// `flow.tensor.reshape`.
    func reshape(_ source: Value, to type: IRType, _ dims: [Value]) -> Value {
        if source.type == type { return source }
        let own = DimensionResolver(self).dimensions(of: source)
        return create(Flow.TensorReshape.self) {
            $0.source = source
            $0.sourceDims = own
            $0.resultDims = dims
            $0.result = type
        }.result
    }

    /// `flow.tensor.store` of an element.
    fileprivate func store(_ value: Value, _ target: Value, _ indices: [Value]) -> Value {
        let dims = DimensionResolver(self).dimensions(of: target)
        return create(Flow.TensorStore.self) {
            $0.value = value
            $0.target = target
            $0.targetDims = dims
            $0.indices = indices
            $0.result = target.type
        }.result
    }
}
