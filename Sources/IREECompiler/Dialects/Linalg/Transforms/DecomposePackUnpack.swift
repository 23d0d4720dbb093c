import IREECompilerCore

extension Pass {
    static let decomposePackUnpack = Pass(
        "iree-global-opt-decompose-pack-unpack",
        "Converts packing to padding, reshapes and transpositions, and unpacking to the reverse."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { op in if op.is(Linalg.Pack.self) || op.is(Linalg.Unpack.self) { found.append(op) } }
        for op in found {
            if let pack = op.as(Linalg.Pack.self) {
                try PackDecomposition.pack(pack)
            } else if let unpack = op.as(Linalg.Unpack.self) {
                try PackDecomposition.unpack(unpack)
            }
        }
    }
}

private enum PackDecomposition {
    static func pack(_ op: OpView<Linalg.Pack>) throws(Diagnostic) {
        guard let tiling = op.tiling, let rank = op.source.type.shaped?.rank else {
            throw op.error("expects as many tiles as tiled dimensions")
        }
        let builder = OpBuilder(before: op.op)
        let resolver = DimensionResolver(builder)
        let groups = tiling.sources(rank: rank)
        // By dimension of the source: outer size and tile.
        let parts = groups.map { group in group.map { resolver.dimension(of: op.dest, $0) } }
        let sizes = parts.map { $0.dropFirst().reduce($0[0]) { builder.multiplyConstants($0, $1) } }
        let whole = padded(op, sizes, resolver, builder)
        let expanded = builder.expand(whole, groups: parts)
        let flat = groups.flatMap { $0 }
        // Dimension `flat[i]` of the result is dimension `i` of what is transposed.
        let result = builder.transpose(expanded, into: op.dest, places: flat)
        op.op.replaceAllUses(with: [result])
        op.op.erase()
    }

    /// The source with sizes that the tiles divide.
    private static func padded(
        _ op: OpView<Linalg.Pack>, _ sizes: [Value], _ resolver: DimensionResolver, _ builder: OpBuilder
    ) -> Value {
        let own = sizes.indices.map { resolver.dimension(of: op.source, $0) }
        let isWhole = zip(own, sizes).allSatisfy {
            $0 === $1 || $0.constantInteger != nil && $0.constantInteger == $1.constantInteger
        }
        guard !isWhole, let value = op.paddingValue else { return op.source }
        let shape = MixedIndices(sizes)
        let type = builder.tensor(shape, op.source.type.elementOrSelf)
        let around = builder.fill(value, type, shape.values)
        let zeros = sizes.map { _ in builder.constant(index: 0) }
        return builder.insertSlice(op.source, into: around, zeros, own)
    }

    static func unpack(_ op: OpView<Linalg.Unpack>) throws(Diagnostic) {
        guard let tiling = op.tiling, let rank = op.dest.type.shaped?.rank else {
            throw op.error("expects as many tiles as tiled dimensions")
        }
        let builder = OpBuilder(before: op.op)
        let resolver = DimensionResolver(builder)
        let groups = tiling.sources(rank: rank)
        let flat = groups.flatMap { $0 }
        let dims = flat.map { resolver.dimension(of: op.source, $0) }
        let shape = MixedIndices(dims)
        let empty = builder.empty(builder.tensor(shape, op.dest.type.elementOrSelf), shape.values)
        var places = flat
        for (i, source) in flat.enumerated() { places[source] = i }
        let ordered = builder.transpose(op.source, into: empty, places: places)
        let joined = builder.collapse(ordered, groups: groups.map(\.count))
        let sizes = (0..<rank).map { resolver.dimension(of: op.dest, $0) }
        let slice = MixedIndices(sizes)
        let part = builder.create(Tensor.ExtractSlice.self) {
            $0.source = joined
            $0.sizes = slice.values
            $0.staticOffsets = .denseArray(sizes.map { _ in 0 }, .i64)
            $0.staticSizes = slice.attribute
            $0.staticStrides = .denseArray(sizes.map { _ in 1 }, .i64)
            $0.result = builder.tensor(slice, op.dest.type.elementOrSelf)
        }.result
        let result =
            part.type == op.result.type
            ? part
            : builder.create(Tensor.Cast.self) {
                $0.source = part
                $0.dest = op.result.type
            }.dest
        op.op.replaceAllUses(with: [result])
        op.op.erase()
    }
}

extension OpBuilder {
    /// A tensor type of sizes.
    fileprivate func tensor(_ sizes: MixedIndices, _ element: IRType) -> IRType {
        let shape = sizes.numbers.map { $0 == MixedIndices.open ? ShapedType.dynamic : Int(clamping: $0) }
        return .tensor(ShapedType(shape, element))
    }

    fileprivate func multiplyConstants(_ a: Value, _ b: Value) -> Value {
        if let x = a.constantInteger, let y = b.constantInteger,
            case let (product, overflow) = x.multipliedReportingOverflow(by: y), !overflow
        {
            return constant(index: product)
        }
        return multiplyIndices(a, b)
    }

    private static func reassociation(_ counts: [Int]) -> Attribute {
        var next: Int64 = 0
        return .array(
            counts.map { count in
                defer { next += Int64(count) }
                return .array((0..<Int64(count)).map { .i64(next + $0) })
            })
    }

    /// `tensor.expand_shape` of each dimension into a group of sizes.
    fileprivate func expand(_ source: Value, groups: [[Value]]) -> Value {
        let shape = MixedIndices(groups.flatMap { $0 })
        let type = tensor(shape, source.type.elementOrSelf)
        guard groups.contains(where: { $0.count > 1 }) else { return source }
        return create(Tensor.ExpandShape.self) {
            $0.src = source
            $0.reassociation = Self.reassociation(groups.map(\.count))
            $0.outputShape = shape.values
            $0.staticOutputShape = shape.attribute
            $0.result = type
        }.result
    }

    /// `tensor.collapse_shape` of groups of so many dimensions.
    fileprivate func collapse(_ source: Value, groups: [Int]) -> Value {
        guard groups.contains(where: { $0 > 1 }), let shape = source.type.shaped?.shape else { return source }
        var rest = shape[...]
        let sizes = groups.map { count in
            let group = rest.prefix(count)
            rest = rest.dropFirst(count)
            return group.contains(ShapedType.dynamic) ? ShapedType.dynamic : group.reduce(1, *)
        }
        return create(Tensor.CollapseShape.self) {
            $0.src = source
            $0.reassociation = Self.reassociation(groups)
            $0.result = .tensor(ShapedType(sizes, source.type.elementOrSelf))
        }.result
    }

    /// Moves dimension `i` of a tensor to dimension `places[i]` of another one.
    fileprivate func transpose(_ source: Value, into dest: Value, places: [Int]) -> Value {
        let rank = places.count
        let input = AffineMap(dimensions: rank, results: places.map { .dimension($0) })
        return generic(
            inputs: [source], outputs: [dest], maps: [input, .identity(rank)],
            isParallel: Array(repeating: true, count: rank)
        ) { _, arguments in [arguments[0]] }.results[0]
    }
}
