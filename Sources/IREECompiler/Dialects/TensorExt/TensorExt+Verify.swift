import IREECompilerCore

/// Verifiers of dispatch tensors.
extension TensorExt.DispatchTensorStore {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let range = SliceRange(op.staticOffsets, op.staticSizes, op.staticStrides)
        guard let shape = op.value.type.shaped, SliceRange.isReduced(shape.shape, from: range.shape) else {
            throw op.error("expects a value that matches the stored sizes, but got \(op.value.type.quoted)")
        }
        try range.verify(
            op.op, rank: op.target.type.dispatchRank ?? range.offsets.count,
            (op.offsets.count, op.sizes.count, op.strides.count))
    }
}

extension TensorExt.DispatchTensorLoad {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let range = SliceRange(op.staticOffsets, op.staticSizes, op.staticStrides)
        try range.verify(
            op.op, rank: op.source.type.dispatchRank ?? range.offsets.count,
            (op.offsets.count, op.sizes.count, op.strides.count))
    }
}

extension IRType {
    /// The rank of a dispatch tensor.
    fileprivate var dispatchRank: Int? { parameters.lazy.compactMap { $0.typeValue?.shaped?.rank }.first }
}

extension TensorExt.ComputeBarrier {
    static func verify(_ op: Operation) throws(Diagnostic) {
        guard op.operand(0).type != op.results[0].type else { return }
        throw op.error("expects a result with the type of the value, \(op.operand(0).type.quoted)")
    }
}

extension TensorExt.CastToRaggedShape {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let source = op.source.type.shaped, let result = op.result.type.shaped,
            let lengths = op.columnLengths.type.shaped
        else { return }
        let ragged = Int(clamping: op.raggedDim.integerValue ?? 0)
        guard ragged >= 0, ragged < source.rank else {
            throw op.error("expects a dimension below \(source.rank), but got \(ragged)")
        }
        guard lengths.rank == 1 else { throw op.error("expects lengths of rank 1") }
        guard result.rank == source.rank + 1 else {
            throw op.error("expects a result of rank \(source.rank + 1), but got \(op.result.type.quoted)")
        }
        guard let encoding = result.encoding, encoding.isA(TensorExt.raggedShape) else {
            throw op.error("expects a result with a ragged shape encoding")
        }
        try verifyRows(op, lengths.shape[0], result.shape[ragged])
        guard result.shape[ragged + 1] == ShapedType.dynamic else {
            throw op.error("expects dimension #\(ragged + 1) of its result to be dynamic")
        }
        for (i, size) in source.shape.enumerated() where i != ragged {
            guard result.shape[i < ragged ? i : i + 1] == size else {
                throw op.error("expects the other result dimensions to match the source")
            }
        }
        guard op.sourceDynamicDims.count == source.dynamicDimensionCount else {
            throw op.error("expects \(source.dynamicDimensionCount) dynamic dimensions of its source")
        }
    }

    private static func verifyRows(
        _ op: OpView<Self>, _ lengths: Int, _ rows: Int
    ) throws(Diagnostic) {
        let isDynamic = op.numRaggedRows != nil
        let isRight =
            isDynamic
            ? lengths == ShapedType.dynamic && rows == ShapedType.dynamic
            : lengths > 1 && rows == lengths - 1
        guard isRight else { throw op.error("expects one more length than result rows") }
    }
}

extension TensorExt.LinearizeRaggedDims {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let source = op.source.type.shaped, let result = op.result.type.shaped else {
            throw op.error("expects ranked tensors or memrefs")
        }
        // A memref's encoding is in its memory space.
        guard case .dialect(let encoding)? = source.encoding ?? source.memorySpace,
            encoding.name == "iree_tensor_ext.ragged_shape",
            let row = encoding.parameters.first?.integerValue.map({ Int(clamping: $0) })
        else { throw op.error("expects a source with a ragged shape encoding") }
        guard result.encoding == nil, result.memorySpace == nil || source.encoding == nil else {
            throw op.error("expects a result without encoding")
        }
        guard result.rank == source.rank - 1 else {
            throw op.error("expects a result of rank \(source.rank - 1), but got \(op.result.type.quoted)")
        }
        for (i, size) in source.shape.enumerated() where i != row && i != row + 1 {
            let other = result.shape[i < row ? i : i - 1]
            guard ShapedType.agree([size], [other]) else {
                throw op.error("expects the other result dimensions to match the source")
            }
        }
        guard op.resultDynamicDims.count == result.dynamicDimensionCount else {
            throw op.error("expects \(result.dynamicDimensionCount) dynamic dimensions of its result")
        }
    }
}
