import IREECompilerCore

/// Computes dimensions of tensors from what the tensors are made of, so that they do not depend on the tensors.
struct DimensionResolver {
    private let builder: OpBuilder

    /// - Parameter builder: creates the computation, where the tensor is defined already.
    init(_ builder: OpBuilder) { self.builder = builder }

    /// All dynamic dimensions of a tensor.
    func dimensions(of tensor: Value) -> [Value] {
        let shape = tensor.type.shaped?.shape ?? []
        return shape.indices.filter { shape[$0] == ShapedType.dynamic }.map { dimension(of: tensor, $0) }
    }

    /// A dimension: `tensor.dim` if nothing else is known.
    func dimension(of tensor: Value, _ i: Int) -> Value {
        known(tensor, i) ?? builder.dimension(of: tensor, i)
    }

    /// A dimension that does not depend on the tensor; nil if that is unknown.
    func known(_ tensor: Value, _ i: Int) -> Value? {
        guard let shape = tensor.type.shaped?.shape, shape.indices.contains(i) else { return nil }
        if shape[i] != ShapedType.dynamic { return builder.constant(index: Int64(shape[i])) }
        guard let op = tensor.definingOp else { return nil }
        let open = shape[..<i].count { $0 == ShapedType.dynamic }
        if let stated = ShapeAware.resultDimensions(of: op, tensor.index) {
            return open < stated.count ? stated[open] : nil
        }
        return size(op, tensor, i, open)
    }

    private func size(_ op: Operation, _ tensor: Value, _ i: Int, _ open: Int) -> Value? {
        let sizes =
            op.as(Tensor.Empty.self)?.dynamicSizes ?? op.as(Tensor.Splat.self)?.dynamicSizes
            ?? op.as(Tensor.Generate.self)?.dynamicExtents
        if let sizes { return open < sizes.count ? sizes[open] : nil }
        if let op = op.as(Tensor.ExtractSlice.self) { return slice(op, tensor, i) }
        if let op = op.as(Tensor.CollapseShape.self) { return collapsed(op, i) }
        if let op = op.as(Tensor.ExpandShape.self) {
            guard let sizes = MixedIndices(op.outputShape, op.staticOutputShape), i < sizes.numbers.count
            else {
                return nil
            }
            return sizes.value(i, builder)
        }
        if let op = op.as(Tensor.Concat.self) { return concatenated(op, i) }
        if let op = op.as(Tensor.Pad.self) { return padded(op, i) }
        if let select = op.as(Arith.Select.self), !select.condition.type.isTensor {
            let (a, b) = (dimension(of: select.trueValue, i), dimension(of: select.falseValue, i))
            return a === b ? a : builder.select(select.condition, a, b)
        }
        if let source = Tied.operand(of: tensor), source.type == tensor.type {
            return dimension(of: source, i)
        }
        guard let source = sameShape(op, tensor), source.type.shaped?.rank == tensor.type.shaped?.rank else {
            return nil
        }
        return dimension(of: source, i)
    }

    /// An operand that has the shape of a result.
    private func sameShape(_ op: Operation, _ tensor: Value) -> Value? {
        if let op = op.as(Tensor.Cast.self) { return op.source }
        if let op = op.as(Tensor.Bitcast.self) { return op.source }
        if let op = op.as(Tensor.InsertSlice.self) { return op.dest }
        if let op = op.as(Tensor.Insert.self) { return op.dest }
        if op.is(Util.OptimizationBarrier.self) { return op.operand(tensor.index) }
        if op.has(.elementwise) { return op.operands.first { $0.type.isTensor } }
        // Results of operations with destinations have the shapes of these.
        guard Linalg.hasDestinations(op), op.operandCount >= op.results.count else { return nil }
        let target = op.operand(op.operandCount - op.results.count + tensor.index)
        return target.type == tensor.type ? target : nil
    }

    private func slice(_ op: OpView<Tensor.ExtractSlice>, _ tensor: Value, _ i: Int) -> Value? {
        guard let slice = SliceIndices(op), let kept = slice.kept(by: tensor.type), i < kept.count else {
            return nil
        }
        return slice.sizes.value(kept[i], builder)
    }

    private func collapsed(_ op: OpView<Tensor.CollapseShape>, _ i: Int) -> Value? {
        guard let groups = op.reassociation.arrayValue, i < groups.count, let group = groups[i].arrayValue
        else { return nil }
        let sizes = group.compactMap { $0.integerValue.flatMap { Int(exactly: $0) } }
            .map { dimension(of: op.src, $0) }
        guard let first = sizes.first else { return builder.constant(index: 1) }
        return sizes.dropFirst().reduce(first) { builder.multiplyIndices($0, $1) }
    }

    private func concatenated(_ op: OpView<Tensor.Concat>, _ i: Int) -> Value? {
        let sizes = op.inputs.map { dimension(of: $0, i) }
        guard let first = sizes.first else { return nil }
        guard op.dim.integerValue == Int64(i) else { return first }
        return sizes.dropFirst().reduce(first) { builder.addIndices($0, $1) }
    }

    private func padded(_ op: OpView<Tensor.Pad>, _ i: Int) -> Value? {
        guard let low = MixedIndices(op.low, op.staticLow), let high = MixedIndices(op.high, op.staticHigh),
            i < low.numbers.count, i < high.numbers.count
        else { return nil }
        let size = builder.addIndices(low.value(i, builder), dimension(of: op.source, i))
        return builder.addIndices(size, high.value(i, builder))
    }
}

extension Linalg {
    /// Whether the last operands of the operation are tensors whose shapes the results have.
    static func hasDestinations(_ op: Operation) -> Bool {
        LoopNest.isStructured(op) || op.is(Softmax.self) || LinalgExt.isOwn(op)
    }
}
