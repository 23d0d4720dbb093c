import IREECompilerCore

/// Slices at coordinates that a tensor holds, and dimensions whose number is computed.
extension TensorDecomposition {
    /// Each element is extracted from where its coordinates say.
    static func gather(_ op: OpView<Tensor.Gather>) throws(Diagnostic) {
        guard let coordinates = Coordinates(op.op, op.indices, op.gatherDims, whole: op.source.type),
            let rank = op.result.type.shaped?.rank
        else { throw op.error("expects a tensor of coordinates") }
        let builder = OpBuilder(before: op.op)
        let dims = DimensionResolver(builder).dimensions(of: op.result)
        let generic = builder.generic(
            inputs: [], outputs: [builder.empty(op.result.type, dims)], maps: [.identity(rank)],
            isParallel: Array(repeating: true, count: rank)
        ) { inner, _ in
            let own = (0..<rank).map { d in
                inner.create(Linalg.Index.self) {
                    $0.dim = .i64(Int64(d))
                    $0.result = .index
                }.result
            }
            let places = coordinates.places(own, sliceRank: rank - coordinates.outerRank, inner)
            return [
                inner.create(Tensor.Extract.self) {
                    $0.tensor = op.source
                    $0.indices = places
                    $0.result = op.source.type.elementOrSelf
                }.result
            ]
        }
        replace(op.op, by: generic.results[0])
    }

    /// A loop over the coordinates inserts a slice at each.
    static func scatter(_ op: OpView<Tensor.Scatter>) throws(Diagnostic) {
        guard let coordinates = Coordinates(op.op, op.indices, op.scatterDims, whole: op.dest.type),
            let source = op.source.type.shaped, let dest = op.dest.type.shaped
        else { throw op.error("expects a tensor of coordinates") }
        let builder = OpBuilder(before: op.op)
        let resolver = DimensionResolver(builder)
        let sizes = (0..<source.rank).map { resolver.dimension(of: op.source, $0) }
        func nest(_ d: Int, _ indices: [Value], _ tensor: Value, _ builder: OpBuilder) -> Value {
            guard d < coordinates.outerRank else {
                let starts = coordinates.coordinates(indices, builder)
                let zero = builder.constant(index: 0)
                let one = builder.constant(index: 1)
                let kept = (0..<dest.rank).filter { !coordinates.dimensions.contains($0) }
                let hasOnes = source.rank - d == dest.rank
                let slice = builder.create(Tensor.ExtractSlice.self) {
                    let offsets = MixedIndices(indices + (d..<source.rank).map { _ in zero })
                    let lengths = MixedIndices(indices.map { _ in one } + sizes[d...])
                    $0.source = op.source
                    $0.offsets = offsets.values
                    $0.sizes = lengths.values
                    $0.staticOffsets = offsets.attribute
                    $0.staticSizes = lengths.attribute
                    $0.staticStrides = .denseArray(sizes.map { _ in 1 }, .i64)
                    $0.result = .tensor(ShapedType(Array(source.shape[d...]), source.element))
                }.result
                var offsets = (0..<dest.rank).map { _ in zero }
                var lengths = offsets
                for (place, dimension) in coordinates.dimensions.enumerated() {
                    offsets[dimension] = starts[place]
                    lengths[dimension] = one
                }
                for (i, dimension) in kept.enumerated() {
                    lengths[dimension] = sizes[d + (hasOnes ? dimension : i)]
                }
                return builder.insertSlice(slice, into: tensor, offsets, lengths)
            }
            let loop = builder.create(SCF.For.self) {
                $0.lowerBound = builder.constant(index: 0)
                $0.upperBound = sizes[d]
                $0.step = builder.constant(index: 1)
                $0.initArgs = [tensor]
                $0.results = [tensor.type]
            }
            let body = loop.region.addBlock()
            let index = body.addArgument(.index, at: op.op.location)
            let carried = body.addArgument(tensor.type, at: op.op.location)
            let inside = OpBuilder(atEndOf: body, registry: op.op.registry, location: op.op.location)
            let result = nest(d + 1, indices + [index], carried, inside)
            inside.create(SCF.Yield.self) { $0.results = [result] }
            return loop.results[0]
        }
        replace(op.op, by: nest(0, [], op.dest, builder))
    }

    /// Whether an operation takes the size of a dimension whose number is computed.
    static func hasVaryingIndex(_ op: Operation) -> Bool {
        guard let dim = op.as(Tensor.Dim.self), let rank = dim.source.type.shaped?.rank, rank > 0 else {
            return false
        }
        return dim.index.constantInteger == nil
    }

    /// The size of the dimension that is chosen among all.
    static func dim(_ op: OpView<Tensor.Dim>) {
        let builder = OpBuilder(before: op.op)
        let resolver = DimensionResolver(builder)
        let rank = op.source.type.shaped?.rank ?? 0
        var size = resolver.dimension(of: op.source, rank - 1)
        for d in (0..<rank - 1).reversed() {
            let isHere = builder.compare(.eq, op.index, builder.constant(index: Int64(d)))
            size = builder.select(isHere, resolver.dimension(of: op.source, d), size)
        }
        replace(op.op, by: size)
    }
}

/// A tensor whose last dimension has the places of slices in some dimensions of another tensor.
private struct Coordinates {
    let tensor: Value
    /// The dimensions of the other tensor.
    let dimensions: [Int]
    /// Dimensions of the tensor besides the last.
    let outerRank: Int
    private let wholeRank: Int

    init?(_ op: Operation, _ tensor: Value, _ dimensions: Attribute, whole: IRType) {
        guard let rank = tensor.type.shaped?.rank, rank > 0, let list = dimensions.denseArrayValue,
            let wholeRank = whole.shaped?.rank, list.allSatisfy({ (0..<Int64(wholeRank)).contains($0) })
        else { return nil }
        self.tensor = tensor
        self.dimensions = list.map { Int($0) }
        self.wholeRank = wholeRank
        outerRank = rank - 1
    }

    /// The coordinates at a place.
    func coordinates(_ place: [Value], _ builder: OpBuilder) -> [Value] {
        dimensions.indices.map { i in
            let value = builder.create(Tensor.Extract.self) {
                $0.tensor = tensor
                $0.indices = place + [builder.constant(index: Int64(i))]
                $0.result = tensor.type.elementOrSelf
            }.result
            return builder.indexCast(value, to: .index)
        }
    }

    /// Where an element of the slices is in the other tensor.
    ///
    /// - Parameter sliceRank: that of the other tensor, or without the dimensions that have coordinates.
    func places(_ own: [Value], sliceRank: Int, _ builder: OpBuilder) -> [Value] {
        let starts = coordinates(Array(own.prefix(outerRank)), builder)
        var inner = own.dropFirst(outerRank)
        var places: [Value] = []
        for d in 0..<wholeRank {
            if let i = dimensions.firstIndex(of: d) {
                if sliceRank == wholeRank { inner = inner.dropFirst() }
                places.append(starts[i])
            } else if let index = inner.popFirst() {
                places.append(index)
            }
        }
        return places
    }
}
