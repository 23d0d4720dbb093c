import IREECompilerCore

/// The `tensor` dialect.
package enum Tensor {
    static let ops: [any OpKind.Type] = [
        Bitcast.self,
        Cast.self,
        CollapseShape.self,
        Concat.self,
        Dim.self,
        Empty.self,
        ExpandShape.self,
        Extract.self,
        ExtractSlice.self,
        FromElements.self,
        Gather.self,
        Generate.self,
        Insert.self,
        InsertSlice.self,
        Pad.self,
        ParallelInsertSlice.self,
        Rank.self,
        Reshape.self,
        Scatter.self,
        Splat.self,
        Yield.self,
    ]

    /// Whether an operation is of this dialect.
    static func isOwn(_ op: Operation) -> Bool { op.definition.dialect == "tensor" }
}
