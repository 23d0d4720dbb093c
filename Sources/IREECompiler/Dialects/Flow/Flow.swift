/// The `flow` dialect.
public enum Flow {
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
        Executable.self,
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
            "flow.dispatch.workgroup.id", "Where the workgroup stands in a dimension of the grid.",
            SharedFields.GridValue.init),
        OpRow(
            "flow.dispatch.workgroup.count", "How many workgroups the grid has in a dimension.",
            SharedFields.GridValue.init),
        OpRow(
            "flow.dispatch.workgroup.size", "How many invocations a workgroup has in a dimension.",
            SharedFields.GridValue.init),
        OpRow("flow.executable_end", "Ends an executable.", SharedFields.End.init),
        OpRow("flow.channel.count", "How many take part in a channel.", ChannelNumber.init),
        OpRow("flow.channel.rank", "Which one of a channel's participants this is.", ChannelNumber.init),
        OpRow(
            "flow.collective.all_gather", "Puts the tensors of all participants together, for all of them.",
            CollectiveExchange.init),
        OpRow(
            "flow.collective.all_to_all", "Each participant gives a part to every other.",
            CollectiveExchange.init),
    ]
}
