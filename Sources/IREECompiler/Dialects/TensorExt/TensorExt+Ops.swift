/// Operations of the `iree_tensor_ext` dialect: Ops.
extension TensorExt {
    /// Bitwise cast of a tensor to another element type or shape.
    public enum BitCast: OpKind {
        public static let name: StaticString = "iree_tensor_ext.bitcast"
        public static var fields: SharedFields.TensorView { .init() }
    }

    /// Casts a tensor to one with ragged rows.
    public struct CastToRaggedShape: Op {
        public static let name: StaticString = "iree_tensor_ext.cast_to_ragged_shape"
        public static let traits: OpTraits = [.attrSizedOperands, .pure]
        public let source = Operand(.any)
        public let raggedDim = AttributeField(.index).named("raggedDim")
        public let columnLengths = Operand(.any).named("columnLengths")
        public let numRaggedRows = OptionalOperand(.index).named("numRaggedRows")
        public let sourceDynamicDims = VariadicOperand(.index).named("sourceDynamicDims")
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source `ragged_dim` `(` $raggedDim `)` `column_lengths` `(` $columnLengths `)` \
            (`num_ragged_rows` `(` $numRaggedRows^ `)`)? attr-dict `:` `(` type($source) (`{` \
            $sourceDynamicDims^ `}`)? `,` type($columnLengths) `)` `->` type($result)
            """
        public init() {}
    }

    /// Barrier on a tensor, across which operations are not moved.
    public struct ComputeBarrier: OpFields {
        public static let traits: OpTraits = [.shapeAware, .pure]
        public let value = Operand(.rankedTensor)
        public let valueDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $value `:` type($value) (`{` $value_dims^ `}`)? `->` type($result) \
            attr-dict-with-keyword
            """
    }

    /// Loads a tile of a dispatch tensor.
    public struct DispatchTensorLoad: Op {
        public static let name: StaticString = "iree_tensor_ext.dispatch.tensor.load"
        public static let traits: OpTraits = [.attrSizedOperands, .tied, .shapeAware, .pure]
        public let source = Operand(.dispatchTensor)
        public let sourceDims = VariadicOperand(.index)
        public let offsets = VariadicOperand(.index)
        public let sizes = VariadicOperand(.index)
        public let strides = VariadicOperand(.index)
        public let staticOffsets = AttributeField(.denseI64Array)
        public let staticSizes = AttributeField(.denseI64Array)
        public let staticStrides = AttributeField(.denseI64Array)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $source `,` `offsets` `=` custom<DynamicIndexList>( $offsets, $static_offsets) `,` \
            `sizes` `=` custom<DynamicIndexList>( $sizes, $static_sizes) `,` `strides` `=` \
            custom<DynamicIndexList>( $strides, $static_strides) attr-dict `:` type($source) \
            (`{` $source_dims^ `}`)? `->` type($result)
            """
        public init() {}
    }

    /// Stores a tile into a dispatch tensor.
    public struct DispatchTensorStore: Op {
        public static let name: StaticString = "iree_tensor_ext.dispatch.tensor.store"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware]
        public let value = Operand(.rankedTensor)
        public let target = Operand(.dispatchTensor)
        public let targetDims = VariadicOperand(.index)
        public let offsets = VariadicOperand(.index)
        public let sizes = VariadicOperand(.index)
        public let strides = VariadicOperand(.index)
        public let staticOffsets = AttributeField(.denseI64Array)
        public let staticSizes = AttributeField(.denseI64Array)
        public let staticStrides = AttributeField(.denseI64Array)
        public static let assembly: StaticString = """
            $value `,` $target `,` `offsets` `=` custom<DynamicIndexList>( $offsets, \
            $static_offsets) `,` `sizes` `=` custom<DynamicIndexList>( $sizes, $static_sizes) \
            `,` `strides` `=` custom<DynamicIndexList>( $strides, $static_strides) attr-dict `:` \
            type($value) `->` type($target) (`{` $target_dims^ `}`)?
            """
        public init() {}
    }

    /// Placeholder for the workgroup count that a program slice of the dispatch determines.
    public struct DispatchWorkgroupCountFromSlice: Op {
        public static let name: StaticString = "iree_tensor_ext.dispatch.workgroup_count_from_slice"
        public static let traits: OpTraits = .pure
        public let operands = VariadicOperand(.index)
        public let x = Result(.index)
        public let y = Result(.index)
        public let z = Result(.index)
        public static let assembly: StaticString = "attr-dict `(` $operands `)`"
        public init() {}
    }

    /// Scales a workgroup count by the parallelism of split reductions.
    public struct DispatchWorkgroupCountSplitReductionModifier: Op {
        public static let name: StaticString =
            "iree_tensor_ext.dispatch.workgroup_count_split_reduction_modifier"
        public static let traits: OpTraits = .pure
        public let workgroupX = Operand(.index)
        public let workgroupY = Operand(.index)
        public let workgroupZ = Operand(.index)
        public let workload = VariadicOperand(.index)
        public let resultX = Result(.index)
        public let resultY = Result(.index)
        public let resultZ = Result(.index)
        public static let assembly: StaticString = """
            attr-dict `workgroups` `(` $workgroup_x `,` $workgroup_y `,` $workgroup_z `)` \
            `workload` `(` $workload `)`
            """
        public init() {}
    }

    /// Annotates a value with its ordinal in the workload.
    public struct DispatchWorkloadOrdinal: Op {
        public static let name: StaticString = "iree_tensor_ext.dispatch.workload.ordinal"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.index)
        public let ordinal = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "attr-dict $operand `,` $ordinal `:` type($operand)"
        public init() {}
    }

    /// Linearizes ragged rows into one dimension.
    public struct LinearizeRaggedDims: Op {
        public static let name: StaticString = "iree_tensor_ext.linearize_ragged_dims"
        public static let traits: OpTraits = .pure
        public let source = Operand(.any)
        public let resultDynamicDims = VariadicOperand(.index).named("resultDynamicDims")
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source attr-dict `:` type($source) `->` type($result)(`{` $resultDynamicDims^ `}`)?
            """
        public init() {}
    }
}
