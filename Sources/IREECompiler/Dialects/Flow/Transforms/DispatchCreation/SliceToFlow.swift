import IREECompilerCore

/// Slices of tensors: ranges of memory where they are contiguous, and dispatches that copy elements elsewhere.
enum SliceToFlow {
    static func extract(
        _ op: OpView<Tensor.ExtractSlice>, _ builder: OpBuilder
    ) throws(Diagnostic) -> Value? {
        guard let slice = SliceIndices(op), let kept = slice.kept(by: op.result.type) else {
            throw op.error("expects a slice of the source")
        }
        let resolver = DimensionResolver(builder)
        guard isContiguous(slice, in: op.source, resolver) else { return try copyOut(op, slice) }
        let type = sliceType(slice, op.result.type)
        let sizes = slice.sizes.all(builder)
        let dims = slice.sizes.values
        let part = builder.create(Flow.TensorSlice.self) {
            $0.source = op.source
            $0.sourceDims = resolver.dimensions(of: op.source)
            $0.startIndices = slice.offsets.all(builder)
            $0.lengths = sizes
            $0.resultDims = dims
            $0.result = type
        }.result
        let shape = op.result.type.shaped?.shape ?? []
        let own = shape.indices.filter { shape[$0] == ShapedType.dynamic }.map { sizes[kept[$0]] }
        return builder.reshape(part, to: op.result.type, own)
    }

    static func insert(_ op: OpView<Tensor.InsertSlice>, _ builder: OpBuilder) throws(Diagnostic) -> Value? {
        guard let slice = SliceIndices(op) else { throw op.error("expects a slice of the destination") }
        let resolver = DimensionResolver(builder)
        guard isContiguous(slice, in: op.dest, resolver) else { return try copyIn(op, slice) }
        let type = sliceType(slice, op.source.type)
        let update = builder.reshape(op.source, to: type, slice.sizes.values)
        let dims = resolver.dimensions(of: op.dest)
        return builder.create(Flow.TensorUpdate.self) {
            $0.target = op.dest
            $0.targetDims = dims
            $0.startIndices = slice.offsets.all(builder)
            $0.update = update
            $0.updateDims = slice.sizes.values
            $0.result = op.dest.type
        }.result
    }

    /// Whether a slice is one range of the memory of its source.
    static func isRange(_ op: OpView<Tensor.ExtractSlice>, _ resolver: DimensionResolver) -> Bool {
        SliceIndices(op).map { isContiguous($0, in: op.source, resolver) } ?? true
    }

    private static func isContiguous(
        _ slice: SliceIndices, in tensor: Value, _ resolver: DimensionResolver
    ) -> Bool {
        let shape = tensor.type.shaped?.shape ?? []
        return slice.isContiguous(
            in: shape.enumerated().map { i, size in
                let isOpen = size == ShapedType.dynamic
                return (isOpen ? nil : size, isOpen ? resolver.known(tensor, i) : nil)
            })
    }

    /// The type of a slice with all dimensions of the tensor.
    private static func sliceType(_ slice: SliceIndices, _ type: IRType) -> IRType {
        let sizes = slice.sizes.numbers.map { $0 == MixedIndices.open ? ShapedType.dynamic : Int($0) }
        return .tensor(ShapedType(sizes, type.elementOrSelf, encoding: type.shaped?.encoding))
    }

    private static func copyOut(_ op: OpView<Tensor.ExtractSlice>, _ slice: SliceIndices) throws(Diagnostic)
        -> Value?
    {
        let frame = DispatchFrame(before: op.op)
        try frame.addTensor(op.source)
        try add(slice, frame)
        try frame.addResult(like: op.result)
        let dispatch = try frame.build { (body) throws(Diagnostic) in
            let inside = slice.mapped(body)
            let part = body.load(op.source, inside.offsets, inside.sizes, inside.strides, as: op.result.type)
            if let part { body.store(part, 0) }
        }
        return dispatch.results[0]
    }

    private static func copyIn(_ op: OpView<Tensor.InsertSlice>, _ slice: SliceIndices) throws(Diagnostic)
        -> Value?
    {
        let frame = DispatchFrame(before: op.op)
        try frame.addTensor(op.source)
        try frame.addTensor(op.dest, isWritten: true)
        try add(slice, frame)
        try frame.addResult(like: op.dest, tiedTo: op.dest)
        let dispatch = try frame.build { (body) throws(Diagnostic) in
            let inside = slice.mapped(body)
            if let part = body.load(op.source) {
                body.store(part, 0, inside.offsets, inside.sizes, inside.strides)
            }
        }
        return dispatch.results[0]
    }

    private static func add(_ slice: SliceIndices, _ frame: DispatchFrame) throws(Diagnostic) {
        for value in slice.offsets.values + slice.sizes.values + slice.strides.values {
            try frame.addScalar(value)
        }
    }
}

extension SliceIndices {
    /// The same with the values in the body of a dispatch.
    fileprivate func mapped(_ body: DispatchBody) -> SliceIndices {
        var copy = self
        copy.offsets = offsets.mapped { body.value($0) }
        copy.sizes = sizes.mapped { body.value($0) }
        copy.strides = strides.mapped { body.value($0) }
        return copy
    }
}
