/// The `iree_tensor_ext` dialect.
public enum TensorExt {
    static let ops: [any OpKind.Type] = [
        BitCast.self,
        CastToRaggedShape.self,
        ComputeBarrierEnd.self,
        ComputeBarrierStart.self,
        DispatchTensorLoad.self,
        DispatchTensorStore.self,
        DispatchWorkgroupCountFromSlice.self,
        DispatchWorkgroupCountSplitReductionModifier.self,
        DispatchWorkloadOrdinal.self,
        LinearizeRaggedDims.self,
    ]
}
