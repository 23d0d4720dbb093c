/// The `iree_tensor_ext` dialect.
public enum TensorExt {
    static let ops: [any OpKind.Type] = [
        BitCast.self,
        CastToRaggedShape.self,
        DispatchTensorLoad.self,
        DispatchTensorStore.self,
        DispatchWorkgroupCountFromSlice.self,
        DispatchWorkgroupCountSplitReductionModifier.self,
        DispatchWorkloadOrdinal.self,
        LinearizeRaggedDims.self,
    ]

    static let rows: [OpRow] = [
        OpRow(
            "iree_tensor_ext.compute_barrier.start",
            "Nothing is moved down across it, before a part of a program that stays together.",
            ComputeBarrier.init),
        OpRow(
            "iree_tensor_ext.compute_barrier.end",
            "Nothing is moved up across it, after a part of a program that stays together.",
            ComputeBarrier.init),
    ]
}
