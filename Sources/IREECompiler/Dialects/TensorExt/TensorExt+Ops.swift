import IREECompilerCore

/// Operations of the `iree_tensor_ext` dialect.
extension TensorExt {
    enum BitCast: OpKind {
        static let name: StaticString = "iree_tensor_ext.bitcast"
        static let summary: StaticString = "Bitwise cast of a tensor to another element type or shape."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static var fields: SharedFields.TensorView { .init() }
    }

    struct CastToRaggedShape: Op {
        static let name: StaticString = "iree_tensor_ext.cast_to_ragged_shape"
        static let summary: StaticString = "Casts a tensor to one with ragged rows."
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let source = Operand(.any)
        let raggedDim = AttributeField(.index).named("raggedDim")
        let columnLengths = Operand(.any).named("columnLengths")
        let numRaggedRows = OptionalOperand(.index).named("numRaggedRows")
        let sourceDynamicDims = VariadicOperand(.index).named("sourceDynamicDims")
        let result = Result(.any)
        static let assembly: StaticString = """
            $source `ragged_dim` `(` $raggedDim `)` `column_lengths` `(` $columnLengths `)` \
            (`num_ragged_rows` `(` $numRaggedRows^ `)`)? attr-dict `:` `(` type($source) (`{` \
            $sourceDynamicDims^ `}`)? `,` type($columnLengths) `)` `->` type($result)
            """
        init() {}
    }

    /// Barrier on a tensor, across which operations are not moved.
    struct ComputeBarrier: OpFields {
        static let traits: OpTraits = [.shapeAware, .pure]
        let value = Operand(.rankedTensor).dimensions(\Self.valueDims)
        let valueDims = VariadicOperand(.index)
        let result = Result(.rankedTensor)
        static let assembly: StaticString = """
            $value `:` type($value) (`{` $value_dims^ `}`)? `->` type($result) \
            attr-dict-with-keyword
            """
    }

    struct DispatchTensorLoad: Op {
        static let name: StaticString = "iree_tensor_ext.dispatch.tensor.load"
        static let summary: StaticString = "Loads a tile of a dispatch tensor."
        static let traits: OpTraits = [.attrSizedOperands, .tied, .shapeAware, .pure]
        let source = Operand(.dispatchTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let offsets = VariadicOperand(.index)
        let sizes = VariadicOperand(.index)
        let strides = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let staticSizes = AttributeField(.denseI64Array)
        let staticStrides = AttributeField(.denseI64Array)
        let result = Result(.rankedTensor).tied(to: \Self.source).dimensions(\Self.sourceDims)
        static let assembly: StaticString = """
            $source `,` `offsets` `=` custom<DynamicIndexList>( $offsets, $static_offsets) `,` \
            `sizes` `=` custom<DynamicIndexList>( $sizes, $static_sizes) `,` `strides` `=` \
            custom<DynamicIndexList>( $strides, $static_strides) attr-dict `:` type($source) \
            (`{` $source_dims^ `}`)? `->` type($result)
            """
        init() {}
    }

    struct DispatchTensorStore: Op {
        static let name: StaticString = "iree_tensor_ext.dispatch.tensor.store"
        static let summary: StaticString = "Stores a tile into a dispatch tensor."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware]
        let value = Operand(.rankedTensor)
        let target = Operand(.dispatchTensor).dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let offsets = VariadicOperand(.index)
        let sizes = VariadicOperand(.index)
        let strides = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let staticSizes = AttributeField(.denseI64Array)
        let staticStrides = AttributeField(.denseI64Array)
        static let assembly: StaticString = """
            $value `,` $target `,` `offsets` `=` custom<DynamicIndexList>( $offsets, \
            $static_offsets) `,` `sizes` `=` custom<DynamicIndexList>( $sizes, $static_sizes) \
            `,` `strides` `=` custom<DynamicIndexList>( $strides, $static_strides) attr-dict `:` \
            type($value) `->` type($target) (`{` $target_dims^ `}`)?
            """
        init() {}
    }

    struct DispatchWorkgroupCountFromSlice: Op {
        static let name: StaticString = "iree_tensor_ext.dispatch.workgroup_count_from_slice"
        static let summary: StaticString =
            "Placeholder for the workgroup count that a program slice of the dispatch determines."
        static let traits: OpTraits = .pure
        let operands = VariadicOperand(.index)
        let x = Result(.index)
        let y = Result(.index)
        let z = Result(.index)
        static let assembly: StaticString = "attr-dict `(` $operands `)`"
        init() {}
    }

    struct DispatchWorkgroupCountSplitReductionModifier: Op {
        static let name: StaticString =
            "iree_tensor_ext.dispatch.workgroup_count_split_reduction_modifier"
        static let summary: StaticString = "Scales a workgroup count by the parallelism of split reductions."
        static let traits: OpTraits = .pure
        let workgroupX = Operand(.index)
        let workgroupY = Operand(.index)
        let workgroupZ = Operand(.index)
        let workload = VariadicOperand(.index)
        let resultX = Result(.index)
        let resultY = Result(.index)
        let resultZ = Result(.index)
        static let assembly: StaticString = """
            attr-dict `workgroups` `(` $workgroup_x `,` $workgroup_y `,` $workgroup_z `)` \
            `workload` `(` $workload `)`
            """
        init() {}
    }

    struct DispatchWorkloadOrdinal: Op {
        static let name: StaticString = "iree_tensor_ext.dispatch.workload.ordinal"
        static let summary: StaticString = "Annotates a value with its ordinal in the workload."
        static let traits: OpTraits = .pure
        let operand = Operand(.index)
        let ordinal = AttributeField(.index)
        let result = Result(.index)
        static let assembly: StaticString = "attr-dict $operand `,` $ordinal `:` type($operand)"
        init() {}
    }

    struct LinearizeRaggedDims: Op {
        static let name: StaticString = "iree_tensor_ext.linearize_ragged_dims"
        static let summary: StaticString = "Linearizes ragged rows into one dimension."
        static let traits: OpTraits = .pure
        let source = Operand(.any)
        let resultDynamicDims = VariadicOperand(.index).named("resultDynamicDims")
        let result = Result(.any)
        static let assembly: StaticString = """
            $source attr-dict `:` type($source) `->` type($result)(`{` $resultDynamicDims^ `}`)?
            """
        init() {}
    }
}
