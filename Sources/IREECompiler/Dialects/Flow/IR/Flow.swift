import IREECompilerCore

/// The `flow` dialect.
enum Flow {
    static let ops: [any OpKind.Type] = [
        Call.self,
        ChannelDefault.self,
        ChannelSplit.self,
        CollectiveAllReduce.self,
        CollectiveReduceScatter.self,
        CollectiveSendRecv.self,
        Dispatch.self,
        DispatchRegion.self,
        DispatchTieShape.self,
        DispatchWorkgroups.self,
        DispatchWorkgroupCount.self,
        DispatchWorkgroupID.self,
        DispatchWorkgroupSize.self,
        Executable.self,
        ExecutableEnd.self,
        ExecutableExport.self,
        Function.self,
        ParameterLoad.self,
        ParameterWrite.self,
        Return.self,
        TensorAlloca.self,
        TensorBarrier.self,
        TensorBitCast.self,
        TensorClone.self,
        TensorConstant.self,
        TensorDynamicConstant.self,
        TensorEmpty.self,
        TensorEncode.self,
        TensorLoad.self,
        TensorReshape.self,
        TensorSlice.self,
        TensorSplat.self,
        TensorStore.self,
        TensorTieShape.self,
        TensorTrace.self,
        TensorTransfer.self,
        TensorUpdate.self,
    ]

    static let rows: [OpRow] = [
        OpRow(
            "flow.channel.count", "Number of participants of a collective channel.", ChannelNumber.init,
            names: .fixed("channel_count")),
        OpRow(
            "flow.channel.rank", "Rank of the local participant in a collective channel.", ChannelNumber.init,
            names: .fixed("channel_rank")),
        OpRow(
            "flow.collective.all_gather", "All-gather collective.",
            CollectiveExchange.init),
        OpRow(
            "flow.collective.all_to_all", "All-to-all collective.",
            CollectiveExchange.init),
    ]
}
