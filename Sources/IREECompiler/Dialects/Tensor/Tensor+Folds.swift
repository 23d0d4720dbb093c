import IREECompilerCore

extension Tensor.Rank {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.tensor.type.shaped.map { .replaced([.attribute(.index($0.rank))]) }
    }
}

extension Tensor.Dim {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let index = constants[1]?.integerValue.flatMap({ Int(exactly: $0) }),
            let shape = op.source.type.shaped?.shape, shape.indices.contains(index)
        else { return nil }
        if shape[index] != ShapedType.dynamic { return .replaced([.attribute(.index(shape[index]))]) }
        if let slice = op.source.definingOp?.as(Tensor.ExtractSlice.self),
            let indices = SliceIndices(slice), let kept = indices.kept(by: slice.result.type),
            kept.indices.contains(index), let size = indices.sizes.operand(kept[index])
        {
            return .replaced([.value(size)])
        }
        return makerDimension(op, index, shape).map { .replaced([.value($0)]) }
    }

    /// A dynamic dimension, from the operands of the operation that creates the tensor.
    private static func makerDimension(_ op: OpView<Self>, _ index: Int, _ shape: [Int]) -> Value? {
        let open = shape[..<index].count { $0 == ShapedType.dynamic }
        let maker = op.source.definingOp
        let sizes =
            maker?.as(Tensor.Empty.self)?.dynamicSizes ?? maker?.as(Tensor.Generate.self)?.dynamicExtents
            ?? maker?.as(Tensor.Splat.self)?.dynamicSizes
        if let sizes { return open < sizes.count ? sizes[open] : nil }
        guard let dims = ShapeAware.dimensions(of: op.source), open < dims.count else { return nil }
        let dominance = Dominance()
        return dominance.dominates(dims[open], op.op) ? dims[open] : nil
    }

    /// `tensor.dim` of a cast is that of its source, and that of an operation with a destination that of the
    /// destination.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if let maker = op.source.definingOp, Linalg.hasDestinations(maker),
            maker.operandCount >= maker.results.count
        {
            let target = maker.operand(maker.operandCount - maker.results.count + op.source.index)
            guard target.type == op.source.type else { return false }
            rewriter.update(op.op) { op.set(\.source, target) }
            return true
        }
        guard let cast = op.source.definingOp?.as(Tensor.Cast.self), cast.source.type.shaped != nil else {
            return false
        }
        rewriter.update(op.op) { op.set(\.source, cast.source) }
        return true
    }
}

extension Tensor.Cast {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.source.type == op.dest.type ? .replaced([.value(op.source)]) : nil
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        joinCasts(op, rewriter) || castEmpty(op, rewriter)
    }

    /// Merges two casts, unless the type between them adds constraints.
    private static func joinCasts(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let first = op.source.definingOp?.as(Self.self) else { return false }
        if let between = op.source.type.shaped {
            guard let from = first.source.type.shaped, let to = op.dest.type.shaped,
                from.rank == between.rank, to.rank == between.rank
            else { return false }
            for i in between.shape.indices where between.shape[i] != ShapedType.dynamic {
                guard from.shape[i] == between.shape[i] || to.shape[i] == between.shape[i] else {
                    return false
                }
            }
        }
        // Dimensions that are static on both sides must be equal.
        if let from = first.source.type.shaped, let to = op.dest.type.shaped {
            guard from.rank == to.rank else { return false }
            for (a, b) in zip(from.shape, to.shape) where a != b {
                guard a == ShapedType.dynamic || b == ShapedType.dynamic else { return false }
            }
        }
        rewriter.update(op.op) { op.set(\.source, first.source) }
        return true
    }

    /// Creates an empty tensor in the shape that it is cast to, if that is more static.
    private static func castEmpty(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let empty = op.source.definingOp?.as(Tensor.Empty.self), let from = op.source.type.shaped,
            let to = op.dest.type.shaped, from.rank == to.rank,
            empty.dynamicSizes.count == from.dynamicDimensionCount
        else { return false }
        var rest = empty.dynamicSizes[...]
        var open: [Value] = []
        for (a, b) in zip(from.shape, to.shape) {
            let size = a == ShapedType.dynamic ? rest.popFirst() : nil
            if b == ShapedType.dynamic {
                guard let size else { return false }
                open.append(size)
            } else if let number = size?.constantInteger, number != Int64(b) {
                return false
            }
        }
        rewriter.replace(op.op, with: Tensor.Empty.self) {
            $0.dynamicSizes = open
            $0.result = op.dest.type
        }
        return true
    }
}

extension Tensor.Empty {
    /// Makes constant dimensions static.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (type, sizes) = ShapeFolding.refine(op.result.type, op.dynamicSizes) else { return false }
        let new = rewriter.create(Self.self) {
            $0.dynamicSizes = sizes
            $0.result = type
        }
        ShapeFolding.replaceByCast(op.op, new.result, rewriter)
        return true
    }
}

extension Tensor.Generate {
    /// Makes constant dimensions static.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (type, extents) = ShapeFolding.refine(op.result.type, op.dynamicExtents) else {
            return false
        }
        let new = op.op.rebuilt(results: [[type]], operands: [extents])
        new.addRegion().takeBlocks(of: op.body)
        rewriter.insert(new)
        ShapeFolding.replaceByCast(op.op, new.results[0], rewriter)
        return true
    }
}

extension Tensor.Extract {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if let splat = op.tensor.definingOp?.as(Tensor.Splat.self) { return .replaced([.value(splat.input)]) }
        let indices = ShapeFolding.numbers(constants.dropFirst())
        if let list = op.tensor.definingOp?.as(Tensor.FromElements.self), let indices,
            let shape = op.tensor.type.shaped?.shape, shape.count == indices.count
        {
            var position = 0
            for (index, size) in zip(indices, shape) {
                guard index >= 0, index < size else { return nil }
                position = position * size + index
            }
            return position < list.elements.count ? .replaced([.value(list.elements[position])]) : nil
        }
        guard case .dense(let elements)? = constants[0], elements.strings.isEmpty else { return nil }
        if elements.isSplat { return elements.attribute(at: 0).map { .replaced([.attribute($0)]) } }
        guard let indices, let position = elements.linearIndex(indices),
            let value = elements.attribute(at: position)
        else { return nil }
        return .replaced([.attribute(value)])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let cast = op.tensor.definingOp?.as(Tensor.Cast.self), cast.source.type.shaped != nil else {
            return false
        }
        rewriter.update(op.op) { op.set(\.tensor, cast.source) }
        return true
    }
}

extension Tensor.Splat {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard op.dynamicSizes.isEmpty, let value = constants[0], op.aggregate.type.shaped?.isStatic == true,
            let elements = DenseElements.splat(value, of: op.aggregate.type)
        else { return nil }
        return .replaced([.attribute(.dense(elements))])
    }
}

extension Tensor.ExtractSlice {
    /// Folds a slice of the whole tensor to the tensor.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard op.source.type == op.result.type, let shape = op.result.type.shaped, shape.isStatic,
            op.staticStrides.denseArrayValue?.allSatisfy({ $0 == 1 }) == true
        else { return nil }
        return .replaced([.value(op.source)])
    }
}
