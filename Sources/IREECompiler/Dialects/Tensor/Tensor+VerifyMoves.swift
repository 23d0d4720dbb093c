import IREECompilerCore

/// Verifiers of `tensor` operations that combine or split tensors.
extension Tensor.Pad {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let source = op.source.type.shaped, let result = op.result.type.shaped else { return }
        let low = op.staticLow.denseArrayValue ?? []
        let high = op.staticHigh.denseArrayValue ?? []
        guard low.count == source.rank, high.count == source.rank else {
            throw op.error("expects \(source.rank) low and high paddings, one per dimension")
        }
        guard low.count(where: { $0 == Int64.min }) == op.low.count,
            high.count(where: { $0 == Int64.min }) == op.high.count
        else { throw op.error("expects one value per dynamic padding") }
        guard result.rank == source.rank, result.element == source.element else {
            throw op.error("expects the result to match the source, but got \(op.result.type.quoted)")
        }
        for (i, size) in source.shape.enumerated() {
            guard size != ShapedType.dynamic, low[i] != Int64.min, high[i] != Int64.min else { continue }
            guard result.shape[i] == size + Int(low[i]) + Int(high[i]) else {
                throw op.error("expects dimension #\(i) to be \(size + Int(low[i]) + Int(high[i]))")
            }
        }
    }

    static func verifyRegions(_ op: OpView<Self>) throws(Diagnostic) {
        guard let shape = op.result.type.shaped, let block = op.region.blocks.first else { return }
        guard block.arguments.map(\.type) == shape.shape.map({ _ in .index }) else {
            throw op.error("expects a body with \(shape.rank) arguments of type 'index'")
        }
        let end = try RegionEdge.terminator(op.op, op.region, Tensor.Yield.self)
        guard end.value.type == shape.element else {
            throw op.error(
                "expects a body that yields \(shape.element.quoted), but got \(end.value.type.quoted)")
        }
    }
}

extension Tensor.Concat {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let result = op.result.type.shaped else { return }
        let inputs = op.inputs.compactMap(\.type.shaped)
        guard let first = inputs.first else { throw op.error("expects at least one input") }
        guard inputs.allSatisfy({ $0.rank == first.rank && $0.element == first.element }) else {
            throw op.error("expects inputs with the same rank and element type")
        }
        let dimension = Int(clamping: op.dim.integerValue ?? -1)
        guard first.shape.indices.contains(dimension) else {
            throw op.error("expects a dimension of its inputs, which have rank \(first.rank)")
        }
        guard result.rank == first.rank, result.element == first.element else {
            throw op.error("expects the result to match the inputs, but got \(op.result.type.quoted)")
        }
        for i in first.shape.indices {
            let sizes = inputs.map { $0.shape[i] }
            let known = sizes.filter { $0 != ShapedType.dynamic }
            let wanted: Int
            if i == dimension {
                wanted = known.count == sizes.count ? known.reduce(0, +) : ShapedType.dynamic
            } else {
                guard Set(known).count <= 1 else {
                    throw op.error("expects inputs of the same size in dimension #\(i)")
                }
                wanted = known.first ?? ShapedType.dynamic
            }
            guard ShapedType.agree([wanted], [result.shape[i]]) else {
                throw op.error("expects dimension #\(i) of its result to be \(wanted)")
            }
        }
    }
}

extension Tensor {
    /// Dimensions of a tensor that coordinates index.
    fileprivate static func verifyCoordinates(
        _ op: Operation, _ dimensions: Attribute, _ indices: IRType, rank: Int
    ) throws(Diagnostic) -> [Int] {
        let list = dimensions.denseArrayValue ?? []
        guard !list.isEmpty, list.count <= rank else {
            throw op.error("expects between 1 and \(rank) dimensions, but got \(list.count)")
        }
        guard list.allSatisfy({ $0 >= 0 && $0 < rank }), zip(list, list.dropFirst()).allSatisfy(<) else {
            throw op.error("expects dimensions below \(rank) in ascending order")
        }
        guard case .tensor(let shape) = indices, let last = shape.shape.last,
            shape.element == .index || shape.element.isSignlessInteger
        else { throw op.error("expects a tensor of indices, but got \(indices.quoted)") }
        guard last == list.count else {
            throw op.error("expects coordinates with \(list.count) elements, but got \(indices.quoted)")
        }
        return list.map { Int($0) }
    }

    /// Valid types of slices at coordinates: with the indexed dimensions, or rank-reduced.
    fileprivate static func sliceTypes(
        _ whole: ShapedType, _ indices: IRType, _ dimensions: [Int]
    ) -> [IRType] {
        let outer = Array((indices.shaped?.shape ?? []).dropLast())
        let ones = whole.shape.enumerated().map { dimensions.contains($0.offset) ? 1 : $0.element }
        let rest = whole.shape.enumerated().filter { !dimensions.contains($0.offset) }.map(\.element)
        return [ones, rest].map { .tensor(ShapedType(outer + $0, whole.element)) }
    }
}

extension Tensor.Gather {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let source = op.source.type.shaped else { return }
        let dimensions = try Tensor.verifyCoordinates(
            op.op, op.gatherDims, op.indices.type, rank: source.rank)
        let types = Tensor.sliceTypes(source, op.indices.type, dimensions)
        guard types.contains(op.result.type) else {
            throw op.error("expects a result of type \(types[0].quoted), but got \(op.result.type.quoted)")
        }
    }
}

extension Tensor.Scatter {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let dest = op.dest.type.shaped else { return }
        let dimensions = try Tensor.verifyCoordinates(
            op.op, op.scatterDims, op.indices.type, rank: dest.rank)
        guard op.unique != nil else { throw op.error("expects attribute 'unique'") }
        let types = Tensor.sliceTypes(dest, op.indices.type, dimensions)
        guard types.contains(op.source.type) else {
            throw op.error("expects a source of type \(types[0].quoted), but got \(op.source.type.quoted)")
        }
    }
}
