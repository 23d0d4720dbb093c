/// Operations of the `iree_tensor_ext` dialect: Ops.
extension TensorExt {
    /// The same bytes as another element type or shape.
    public enum BitCast: OpKind {
        public static let name: StaticString = "iree_tensor_ext.bitcast"
        public static var fields: SharedFields.TensorView { .init() }
    }

    /// A tensor seen as rows of different lengths.
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

    /// A tensor as it is, where nothing is moved across.
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

    /// Reads a part of a tensor that a dispatch was given.
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

    /// Writes a part of a tensor that a dispatch was given.
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

    /// How many workgroups a dispatch's operations need, found by looking at them later.
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

    /// More workgroups, where a reduction is split over several.
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

    /// Says which number of the workload a value is.
    public struct DispatchWorkloadOrdinal: Op {
        public static let name: StaticString = "iree_tensor_ext.dispatch.workload.ordinal"
        public static let traits: OpTraits = .pure
        public let operand = Operand(.index)
        public let ordinal = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "attr-dict $operand `,` $ordinal `:` type($operand)"
        public init() {}
    }

    /// Rows of different lengths, one after another.
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
