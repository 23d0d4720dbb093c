import IREECompilerCore

extension Pass {
    static let decomposeTensorOps = Pass(
        "iree-global-opt-decompose-tensor-ops",
        "Converts padding, concatenation, generated tensors and insertions of parts of bytes to insertions of slices and "
            + "`linalg.generic`."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { op in
            let isDecomposed =
                op.is(Tensor.Concat.self) || op.is(Tensor.Pad.self) || op.is(Tensor.Generate.self)
                || op.is(Tensor.Reshape.self) || op.is(Tensor.Gather.self) || op.is(Tensor.Scatter.self)
                || TensorDecomposition.insertsPartOfByte(op) || TensorDecomposition.hasVaryingIndex(op)
            if isDecomposed { found.append(op) }
        }
        for op in found {
            if let concat = op.as(Tensor.Concat.self) {
                try TensorDecomposition.concat(concat)
            } else if let pad = op.as(Tensor.Pad.self) {
                try TensorDecomposition.pad(pad)
            } else if let generate = op.as(Tensor.Generate.self) {
                try TensorDecomposition.generate(generate)
            } else if let reshape = op.as(Tensor.Reshape.self) {
                try TensorDecomposition.reshape(reshape)
            } else if let gather = op.as(Tensor.Gather.self) {
                try TensorDecomposition.gather(gather)
            } else if let scatter = op.as(Tensor.Scatter.self) {
                try TensorDecomposition.scatter(scatter)
            } else if let dim = op.as(Tensor.Dim.self) {
                TensorDecomposition.dim(dim)
            } else if let insert = op.as(Tensor.Insert.self) {
                TensorDecomposition.insert(insert)
            }
        }
    }
}

enum TensorDecomposition {
    static func replace(_ op: Operation, by value: Value) {
        op.replaceAllUses(with: [value])
        op.erase()
    }

    static func concat(_ op: OpView<Tensor.Concat>) throws(Diagnostic) {
        guard let dim = op.dim.integerValue.flatMap({ Int(exactly: $0) }),
            let rank = op.result.type.shaped?.rank, (0..<rank).contains(dim)
        else { throw op.error("expects a dimension of the tensors") }
        let builder = OpBuilder(before: op.op)
        let resolver = DimensionResolver(builder)
        var result = builder.empty(op.result.type, resolver.dimensions(of: op.result))
        var offset = builder.constant(index: 0)
        for input in op.inputs {
            let sizes = (0..<rank).map { resolver.dimension(of: input, $0) }
            var offsets = (0..<rank).map { _ in builder.constant(index: 0) }
            offsets[dim] = offset
            result = builder.insertSlice(input, into: result, offsets, sizes)
            offset = builder.addConstants(offset, sizes[dim])
        }
        replace(op.op, by: result)
    }

    static func pad(_ op: OpView<Tensor.Pad>) throws(Diagnostic) {
        guard let low = MixedIndices(op.low, op.staticLow), let rank = op.result.type.shaped?.rank,
            low.numbers.count == rank, let body = op.region.blocks.first,
            let yielded = body.last?.as(Tensor.Yield.self)?.value
        else { throw op.error("expects as many paddings as dimensions") }
        let builder = OpBuilder(before: op.op)
        let resolver = DimensionResolver(builder)
        let dims = resolver.dimensions(of: op.result)
        let around: Value
        if yielded.parentBlock !== body {
            around = builder.fill(yielded, op.result.type, dims)
        } else if yielded.constant != nil, let copy = yielded.definingOp?.clone() {
            around = builder.fill(builder.insert(copy).results[0], op.result.type, dims)
        } else {
            around = generated(op.result.type, dims, body, builder)
        }
        let sizes = (0..<rank).map { resolver.dimension(of: op.source, $0) }
        replace(op.op, by: builder.insertSlice(op.source, into: around, low.all(builder), sizes))
    }

    /// The shape is a tensor of sizes.
    static func reshape(_ op: OpView<Tensor.Reshape>) throws(Diagnostic) {
        guard let shape = op.result.type.shaped?.shape, op.source.type.shaped != nil else {
            throw op.error("expects tensors of known rank, but got \(op.result.type.quoted)")
        }
        let builder = OpBuilder(before: op.op)
        let elements = op.shape.definingOp?.as(Tensor.FromElements.self)?.elements
        let dims = shape.indices.filter { shape[$0] == ShapedType.dynamic }.map { i in
            let size =
                elements.flatMap { i < $0.count ? $0[i] : nil }
                ?? builder.create(Tensor.Extract.self) {
                    $0.tensor = op.shape
                    $0.indices = [builder.constant(index: Int64(i))]
                    $0.result = op.shape.type.elementOrSelf
                }.result
            guard size.type != .index else { return size }
            return builder.create(Arith.IndexCast.self) {
                $0.in = size
                $0.out = .index
            }.out
        }
        let own = DimensionResolver(builder).dimensions(of: op.source)
        let result = builder.create(Flow.TensorReshape.self) {
            $0.source = op.source
            $0.sourceDims = own
            $0.resultDims = dims
            $0.result = op.result.type
        }.result
        replace(op.op, by: result)
    }

    /// Whether an operation inserts an element that shares a byte with others.
    static func insertsPartOfByte(_ op: Operation) -> Bool {
        guard let insert = op.as(Tensor.Insert.self), let width = insert.scalar.type.bitWidth else {
            return false
        }
        return width == 2 || width == 4
    }

    /// A whole tensor with one element replaced: memory cannot be written by parts of bytes.
    static func insert(_ op: OpView<Tensor.Insert>) {
        let builder = OpBuilder(before: op.op)
        let (scalar, indices) = (op.scalar, op.indices)
        let rank = indices.count
        let dims = DimensionResolver(builder).dimensions(of: op.dest)
        let generic = builder.generic(
            inputs: [op.dest], outputs: [builder.empty(op.result.type, dims)],
            maps: [.identity(rank), .identity(rank)], isParallel: Array(repeating: true, count: rank)
        ) { inner, arguments in
            var isHere: Value?
            for (i, index) in indices.enumerated() {
                let own = inner.create(Linalg.Index.self) {
                    $0.dim = .i64(Int64(i))
                    $0.result = .index
                }.result
                let matches = inner.compare(.eq, own, index)
                isHere = isHere.map { inner.create(Arith.AndI.self, $0, matches) } ?? matches
            }
            return [isHere.map { inner.select($0, scalar, arguments[0]) } ?? scalar]
        }
        replace(op.op, by: generic.results[0])
    }

    static func generate(_ op: OpView<Tensor.Generate>) throws(Diagnostic) {
        guard let body = op.body.blocks.first, op.body.blocks.count == 1 else {
            throw op.error("expects a body of one block")
        }
        let builder = OpBuilder(before: op.op)
        replace(op.op, by: generated(op.result.type, op.dynamicExtents, body, builder))
    }

    /// A tensor whose elements a copy of a body computes from their indices.
    private static func generated(_ type: IRType, _ dims: [Value], _ body: Block, _ builder: OpBuilder)
        -> Value
    {
        let rank = type.shaped?.rank ?? 0
        let generic = builder.generic(
            inputs: [], outputs: [builder.empty(type, dims)], maps: [.identity(rank)],
            isParallel: Array(repeating: true, count: rank)
        ) { inner, _ in
            var mapping = ValueMapping()
            for (i, argument) in body.arguments.enumerated() {
                mapping[argument] =
                    inner.create(Linalg.Index.self) {
                        $0.dim = .i64(Int64(i))
                        $0.result = .index
                    }.result
            }
            var results: [Value] = []
            for op in body.operations {
                if let end = op.as(Tensor.Yield.self) {
                    results = [mapping[end.value]]
                } else {
                    inner.insert(op.clone(&mapping))
                }
            }
            return results
        }
        return generic.results[0]
    }
}

extension OpBuilder {
    /// `tensor.insert_slice` without strides; what is inserted into if the source is known to be empty: an offset at
    /// the end of a dimension is invalid there.
    func insertSlice(_ source: Value, into dest: Value, _ offsets: [Value], _ sizes: [Value]) -> Value {
        if ShapeFolding.isEmpty(source.type) { return dest }
        let offsets = MixedIndices(offsets)
        let sizes = MixedIndices(sizes)
        return create(Tensor.InsertSlice.self) {
            $0.source = source
            $0.dest = dest
            $0.offsets = offsets.values
            $0.sizes = sizes.values
            $0.staticOffsets = offsets.attribute
            $0.staticSizes = sizes.attribute
            $0.staticStrides = .denseArray(sizes.numbers.map { _ in 1 }, .i64)
            $0.result = dest.type
        }.result
    }

    /// The sum of two indices, as a constant if both are.
    func addConstants(_ a: Value, _ b: Value) -> Value {
        if let x = a.constantInteger, let y = b.constantInteger,
            case let (sum, overflow) = x.addingReportingOverflow(y),
            !overflow
        {
            return constant(index: sum)
        }
        return addIndices(a, b)
    }
}
