import IREECompilerCore

private enum TensorFolding {
    /// A result without elements, or of an operand without any, is an empty tensor.
    static func replaceEmpty(
        _ op: Operation, operand: Value?, dims: [Value], _ rewriter: Rewriter
    ) -> Bool {
        let result = op.results[0].type
        let empty = operand.map {
            ShapeFolding.isEmpty($0.type) || $0.definingOp?.is(Flow.TensorEmpty.self) == true
        }
        guard ShapeFolding.isEmpty(result) || empty == true else { return false }
        rewriter.replace(op, with: Flow.TensorEmpty.self) {
            $0.resultDims = dims
            $0.result = result
        }
        return true
    }

    /// Folds a reshape or bitcast to the same type and dimensions.
    static func fold(_ source: Value, _ sourceDims: [Value], _ result: Value, _ resultDims: [Value])
        -> FoldResult?
    {
        guard source.type == result.type, let a = source.type.shaped, let b = result.type.shaped,
            ShapeFolding.same(a, sourceDims, b, resultDims)
        else { return nil }
        return .replaced([.value(source)])
    }

    /// The source of a reshape or bitcast.
    static func castSource(_ value: Value) -> (source: Value, dims: [Value])? {
        if let cast = value.definingOp?.as(Flow.TensorReshape.self) { return (cast.source, cast.sourceDims) }
        if let cast = value.definingOp?.as(Flow.TensorBitCast.self) { return (cast.source, cast.sourceDims) }
        return nil
    }

    /// Composes reshapes or bitcasts.
    static func flatten(_ op: Operation, _ source: Value, _ dims: [Value], _ rewriter: Rewriter) -> Bool {
        guard let (origin, originDims) = castSource(source) else { return false }
        let result = op.results[0].type
        if origin.type.elementOrSelf == result.elementOrSelf {
            rewriter.replace(op, with: Flow.TensorReshape.self) {
                $0.source = origin
                $0.sourceDims = originDims
                $0.resultDims = dims
                $0.result = result
            }
        } else {
            rewriter.replace(op, with: Flow.TensorBitCast.self) {
                $0.source = origin
                $0.sourceDims = originDims
                $0.resultDims = dims
                $0.result = result
            }
        }
        return true
    }

    /// Moves a barrier or transfer before a reshape or bitcast.
    static func passCast(_ op: Operation, _ rewriter: Rewriter, _ make: (Value, [Value]) -> Value) -> Bool {
        guard let cast = op.operands.first?.definingOp, let (origin, dims) = castSource(op.operand(0)) else {
            return false
        }
        let moved = make(origin, dims)
        var mapping = ValueMapping()
        mapping[origin] = moved
        let copy = rewriter.insert(cast.clone(&mapping))
        rewriter.replace(op, with: copy.results)
        return true
    }
}

extension Flow.DispatchTieShape {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.dynamicDims.isEmpty ? .replaced([.value(op.operand)]) : nil
    }
}

extension Flow.Dispatch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.unifyEntryPoints(op.op, rewriter)
    }
}

extension Flow.ChannelSplit {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
    }
}

extension Flow.TensorDynamicConstant {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.value.type == op.result.type ? .replaced([.attribute(op.value)]) : nil
    }

    /// A dynamic constant becomes a constant reshaped to opaque dimensions.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let type = op.value.type, let known = type.shaped, let shape = op.result.type.shaped,
            known.rank == shape.rank
        else { return false }
        let constant = rewriter.create(Flow.TensorConstant.self) {
            $0.value = op.value
            $0.result = type
        }.result
        let dims = shape.shape.indices.filter { shape.shape[$0] == ShapedType.dynamic }.map { i in
            let size = rewriter.constant(index: Int64(known.shape[i]))
            return rewriter.create(Util.OptimizationBarrier.self) {
                $0.operands = [size]
                $0.results = [.index]
            }.results[0]
        }
        rewriter.replace(op.op, with: Flow.TensorReshape.self) {
            $0.source = constant
            $0.resultDims = dims
            $0.result = op.result.type
        }
        return true
    }
}

extension Flow.TensorTieShape {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.dynamicDims.isEmpty ? .replaced([.value(op.operand)]) : nil
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard ShapeFolding.isEmpty(op.operand.type) else { return false }
        return TensorFolding.replaceEmpty(op.op, operand: op.operand, dims: op.dynamicDims, rewriter)
    }
}

extension Flow.TensorReshape {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        TensorFolding.fold(op.source, op.sourceDims, op.result, op.resultDims)
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.replaceEmpty(op.op, operand: op.source, dims: op.resultDims, rewriter)
            || TensorFolding.flatten(op.op, op.source, op.resultDims, rewriter) || splat(op, rewriter)
    }

    /// A reshape of a splat becomes a splat.
    private static func splat(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let splat = op.source.definingOp?.as(Flow.TensorSplat.self),
            splat.value.type == op.result.type.elementOrSelf
        else { return false }
        rewriter.replace(op.op, with: Flow.TensorSplat.self) {
            $0.value = splat.value
            $0.resultDims = op.resultDims
            $0.result = op.result.type
        }
        return true
    }
}

extension Flow.TensorBitCast {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        TensorFolding.fold(op.source, op.sourceDims, op.result, op.resultDims)
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.replaceEmpty(op.op, operand: op.source, dims: op.resultDims, rewriter)
            || TensorFolding.flatten(op.op, op.source, op.resultDims, rewriter)
    }
}

extension Flow.TensorLoad {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard case .dense(let elements)? = constants.first ?? nil, elements.strings.isEmpty,
            let indices = ShapeFolding.numbers(constants[op.range(\.indices)]),
            let position = elements.linearIndex(indices), let value = elements.attribute(at: position)
        else { return nil }
        return .replaced([.attribute(value)])
    }

    /// A load from a splat folds to its value.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let splat = op.source.definingOp?.as(Flow.TensorSplat.self),
            splat.value.type == op.result.type
        else { return false }
        rewriter.replace(op.op, with: [splat.value])
        return true
    }
}

extension Flow.TensorStore {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let value = constants[0], case .dense(let elements)? = constants[1],
            elements.type == op.result.type,
            let indices = ShapeFolding.numbers(constants[op.range(\.indices)]),
            let position = elements.linearIndex(indices), let new = elements.replacing(position, by: value)
        else { return nil }
        return .replaced([.attribute(.dense(new))])
    }
}

extension Flow.TensorAlloca {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
    }
}

extension Flow.TensorEmpty {
    /// Makes constant dimensions static.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let (type, dims) = ShapeFolding.refine(op.result.type, op.resultDims) else { return false }
        let empty = rewriter.create(Self.self) {
            $0.resultDims = dims
            $0.result = type
        }
        ShapeFolding.replaceByCast(op.op, empty.result, rewriter)
        return true
    }
}

extension Flow.TensorSplat {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.replaceEmpty(op.op, operand: nil, dims: op.resultDims, rewriter)
    }
}

extension Flow.TensorClone {
    /// Constants are immutable: they need no clones.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        constants[0].map { .replaced([.attribute($0)]) }
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.replaceEmpty(op.op, operand: op.operand, dims: op.operandDims, rewriter)
    }
}

extension Flow.TensorBarrier {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TensorFolding.passCast(op.op, rewriter) { source, dims in
            rewriter.create(Self.self) {
                $0.operand = source
                $0.operandDims = dims
                $0.target = op.target
                $0.result = source.type
            }.result
        }
    }
}

extension Flow.TensorTransfer {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        dropRedundant(op, rewriter) || skip(op, rewriter)
            || TensorFolding.passCast(op.op, rewriter) { source, dims in
                rewriter.create(Self.self) {
                    $0.operand = source
                    $0.operandDims = dims
                    $0.target = op.target
                    $0.result = source.type
                }.result
            }
    }

    /// Erases transfers within one affinity.
    private static func dropRedundant(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let before = AsyncFolding.base(op.operand).definingOp?.as(Self.self),
            before.target == op.target
        else { return false }
        rewriter.replace(op.op, with: [op.operand])
        return true
    }

    /// Merges consecutive transfers.
    private static func skip(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let before = op.operand.definingOp?.as(Self.self), before.target != op.target else {
            return false
        }
        rewriter.replace(op.op, with: Self.self) {
            $0.operand = before.operand
            $0.operandDims = op.operandDims
            $0.target = op.target
            $0.result = op.result.type
        }
        return true
    }
}

extension Flow.TensorSlice {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard case .dense(let elements)? = constants.first ?? nil,
            let starts = ShapeFolding.numbers(constants[op.range(\.startIndices)]),
            let lengths = ShapeFolding.numbers(constants[op.range(\.lengths)]),
            let part = elements.slice(starts, lengths), part.type == op.result.type
        else { return nil }
        return .replaced([.attribute(.dense(part))])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        join(op, rewriter)
            || TensorFolding.replaceEmpty(op.op, operand: op.source, dims: op.resultDims, rewriter)
    }

    /// Composes a slice with its source, a slice without other users.
    private static func join(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let first = op.source.definingOp?.as(Self.self), first.result.hasOneUse,
            first.startIndices.count == op.startIndices.count
        else { return false }
        let starts = zip(first.startIndices, op.startIndices).map { rewriter.addIndices($0, $1) }
        rewriter.replace(op.op, with: Self.self) {
            $0.source = first.source
            $0.sourceDims = first.sourceDims
            $0.startIndices = starts
            $0.lengths = op.lengths
            $0.resultDims = op.resultDims
            $0.result = op.result.type
        }
        return true
    }
}

extension Flow.TensorUpdate {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        let position = op.op.operandRange(op.schema.update.index).lowerBound
        if case .dense(let target)? = constants.first ?? nil, case .dense(let update)? = constants[position],
            let starts = ShapeFolding.numbers(constants[op.range(\.startIndices)]),
            target.type == op.result.type
        {
            return target.updating(starts, with: update).map { .replaced([.attribute(.dense($0))]) }
        }
        // An update of the whole tensor folds to the update.
        guard op.update.type == op.result.type, op.update.type.shaped?.isStatic == true else { return nil }
        return .replaced([.value(op.update)])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if passCasts(op, rewriter) { return true }
        if ShapeFolding.isEmpty(op.target.type) {
            return TensorFolding.replaceEmpty(op.op, operand: op.target, dims: op.targetDims, rewriter)
        }
        guard ShapeFolding.isEmpty(op.update.type) else { return false }
        rewriter.replace(op.op, with: [op.target])
        return true
    }

    /// Uses the source of a cast if its shape is more static.
    private static func passCasts(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        func source(_ value: Value) -> Value? {
            guard let cast = value.definingOp?.as(Tensor.Cast.self), cast.source.type.shaped != nil else {
                return nil
            }
            return cast.source
        }
        let (target, update) = (source(op.target), source(op.update))
        guard target != nil || update != nil,
            let targetDims = ShapeFolding.dims(
                op.target.type, op.targetDims, as: (target ?? op.target).type, rewriter),
            let updateDims = ShapeFolding.dims(
                op.update.type, op.updateDims, as: (update ?? op.update).type, rewriter)
        else { return false }
        let new = rewriter.create(Self.self) {
            $0.target = target ?? op.target
            $0.targetDims = targetDims
            $0.startIndices = op.startIndices
            $0.update = update ?? op.update
            $0.updateDims = updateDims
            $0.result = (target ?? op.target).type
        }
        if new.result.type == op.result.type {
            rewriter.replace(op.op, with: [new.result])
        } else {
            ShapeFolding.replaceByCast(op.op, new.result, rewriter)
        }
        return true
    }
}
