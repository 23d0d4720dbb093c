import IREECompilerCore

/// The `iree_tensor_ext` dialect.
package enum TensorExt {
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
            "Barrier at the start of a computation: prevents operations from moving down across it.",
            ComputeBarrier.init),
        OpRow(
            "iree_tensor_ext.compute_barrier.end",
            "Barrier at the end of a computation: prevents operations from moving up across it.",
            ComputeBarrier.init),
    ]
}
