/// Operations of the `tensor` dialect: Ops.
extension Tensor {
    /// Bitwise cast between element types of the same width.
    public struct Bitcast: Op {
        public static let name: StaticString = "tensor.bitcast"
        public static let traits: OpTraits = [.castLike, .pure]
        public let source = Operand(.any)
        public let dest = Result(.any)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        public init() {}
    }

    /// Cast between tensor types with more or less static shape information.
    public struct Cast: Op {
        public static let name: StaticString = "tensor.cast"
        public static let traits: OpTraits = [.castLike, .pure]
        public let source = Operand(.anyTensor)
        public let dest = Result(.anyTensor)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        public init() {}
    }

    /// Collapses groups of dimensions into one dimension each.
    public struct CollapseShape: Op {
        public static let name: StaticString = "tensor.collapse_shape"
        public static let traits: OpTraits = .pure
        public let src = Operand(.rankedTensor)
        public let reassociation = AttributeField(.array)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString =
            "$src $reassociation attr-dict `:` type($src) `into` type($result)"
        public init() {}
    }

    /// Concatenation along a dimension.
    public struct Concat: Op {
        public static let name: StaticString = "tensor.concat"
        public static let traits: OpTraits = .pure
        public let dim = AttributeField(.i64)
        public let inputs = VariadicOperand(.rankedTensor)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString =
            "`dim` `(` $dim `)` $inputs attr-dict `:` functional-type(operands, results)"
        public init() {}
    }

    /// Size of a dimension.
    public struct Dim: Op {
        public static let name: StaticString = "tensor.dim"
        public static let traits: OpTraits = .pure
        public let source = Operand(.any)
        public let index = Operand(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "attr-dict $source `,` $index `:` type($source)"
        public init() {}
    }

    /// Tensor with undefined contents.
    public struct Empty: Op {
        public static let name: StaticString = "tensor.empty"
        public static let traits: OpTraits = .pure
        public let dynamicSizes = VariadicOperand(.index).named("dynamicSizes")
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = "`(`$dynamicSizes`)` attr-dict `:` type($result)"
        public init() {}
    }

    /// Expands dimensions into groups of dimensions.
    public struct ExpandShape: Op {
        public static let name: StaticString = "tensor.expand_shape"
        public static let traits: OpTraits = .pure
        public let src = Operand(.rankedTensor)
        public let reassociation = AttributeField(.array)
        public let outputShape = VariadicOperand(.index)
        public let staticOutputShape = AttributeField(.denseI64Array)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $src $reassociation `output_shape` custom<DynamicIndexList>($output_shape, \
            $static_output_shape) attr-dict `:` type($src) `into` type($result)
            """
        public init() {}
    }

    /// Extracts an element.
    public struct Extract: Op {
        public static let name: StaticString = "tensor.extract"
        public static let traits: OpTraits = .pure
        public let tensor = Operand(.rankedTensor)
        public let indices = VariadicOperand(.index)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.elementType(from: "tensor", to: "result")]
        public static let assembly: StaticString = "$tensor `[` $indices `]` attr-dict `:` type($tensor)"
        public init() {}
    }

    /// Extracts a slice by offsets, sizes and strides.
    public struct ExtractSlice: Op {
        public static let name: StaticString = "tensor.extract_slice"
        public static let traits: OpTraits = [.attrSizedOperands, .pure]
        public let source = Operand(.rankedTensor)
        public let offsets = VariadicOperand(.index)
        public let sizes = VariadicOperand(.index)
        public let strides = VariadicOperand(.index)
        public let staticOffsets = AttributeField(.denseI64Array)
        public let staticSizes = AttributeField(.denseI64Array)
        public let staticStrides = AttributeField(.denseI64Array)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $source `` custom<DynamicIndexList>($offsets, $static_offsets) \
            custom<DynamicIndexList>($sizes, $static_sizes) custom<DynamicIndexList>($strides, \
            $static_strides) attr-dict `:` type($source) `to` type($result)
            """
        public init() {}
    }

    /// Tensor from its elements.
    public struct FromElements: Op {
        public static let name: StaticString = "tensor.from_elements"
        public static let traits: OpTraits = .pure
        public let elements = VariadicOperand(.any)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.elementType(from: "result", to: "elements")]
        public static let assembly: StaticString = "$elements attr-dict `:` type($result)"
        public init() {}
    }

    /// Gathers slices at given coordinates.
    public struct Gather: Op {
        public static let name: StaticString = "tensor.gather"
        public static let traits: OpTraits = .pure
        public let source = Operand(.rankedTensor)
        public let indices = Operand(.any)
        public let gatherDims = AttributeField(.denseI64Array)
        public let unique = OptionalAttribute(.unit)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $source `[` $indices `]` `gather_dims` `(` $gather_dims `)` (`unique` $unique^)? \
            attr-dict `:` functional-type(operands, results)
            """
        public init() {}
    }

    /// Tensor whose elements a region computes from their indices.
    public struct Generate: Op {
        public static let name: StaticString = "tensor.generate"
        public static let traits: OpTraits = [.recursiveSideEffects, .singleBlock, .implicitTerminator]
        public let dynamicExtents = VariadicOperand(.index).named("dynamicExtents")
        public let result = Result(.rankedTensor)
        public let body = RegionField()
        public static let assembly: StaticString = "$dynamicExtents $body attr-dict `:` type($result)"
        public init() {}
    }

    /// Inserts an element into a tensor.
    public struct Insert: Op {
        public static let name: StaticString = "tensor.insert"
        public static let traits: OpTraits = .pure
        public let scalar = Operand(.any)
        public let dest = Operand(.rankedTensor)
        public let indices = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [
            .same(["dest", "result"]), .elementType(from: "dest", to: "scalar"),
        ]
        public static let assembly: StaticString =
            "$scalar `into` $dest `[` $indices `]` attr-dict `:` type($dest)"
        public init() {}
    }

    /// Inserts a tensor into a slice of another.
    public struct InsertSlice: Op {
        public static let name: StaticString = "tensor.insert_slice"
        public static let traits: OpTraits = [.attrSizedOperands, .pure]
        public let source = Operand(.rankedTensor)
        public let dest = Operand(.rankedTensor)
        public let offsets = VariadicOperand(.index)
        public let sizes = VariadicOperand(.index)
        public let strides = VariadicOperand(.index)
        public let staticOffsets = AttributeField(.denseI64Array)
        public let staticSizes = AttributeField(.denseI64Array)
        public let staticStrides = AttributeField(.denseI64Array)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["dest", "result"])]
        public static let assembly: StaticString = """
            $source `into` $dest `` custom<DynamicIndexList>($offsets, $static_offsets) \
            custom<DynamicIndexList>($sizes, $static_sizes) custom<DynamicIndexList>($strides, \
            $static_strides) attr-dict `:` type($source) `into` type($dest)
            """
        public init() {}
    }

    /// Pads a tensor with values that a region computes.
    public struct Pad: Op {
        public static let name: StaticString = "tensor.pad"
        public static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator, .pure]
        public let source = Operand(.rankedTensor)
        public let low = VariadicOperand(.index)
        public let high = VariadicOperand(.index)
        public let staticLow = AttributeField(.denseI64Array)
        public let staticHigh = AttributeField(.denseI64Array)
        public let nofold = OptionalAttribute(.unit)
        public let result = Result(.rankedTensor)
        public let region = RegionField()
        public static let assembly: StaticString = """
            $source (`nofold` $nofold^)? `low` `` custom<DynamicIndexList>($low, $static_low) \
            `high` `` custom<DynamicIndexList>($high, $static_high) $region attr-dict `:` \
            type($source) `to` type($result)
            """
        public init() {}
    }

    /// Inserts the slice of one iteration of a parallel loop into a shared tensor.
    public struct ParallelInsertSlice: Op {
        public static let name: StaticString = "tensor.parallel_insert_slice"
        public static let traits: OpTraits = .attrSizedOperands
        public let source = Operand(.rankedTensor)
        public let dest = Operand(.rankedTensor)
        public let offsets = VariadicOperand(.index)
        public let sizes = VariadicOperand(.index)
        public let strides = VariadicOperand(.index)
        public let staticOffsets = AttributeField(.denseI64Array)
        public let staticSizes = AttributeField(.denseI64Array)
        public let staticStrides = AttributeField(.denseI64Array)
        public static let assembly: StaticString = """
            $source `into` $dest `` custom<DynamicIndexList>($offsets, $static_offsets) \
            custom<DynamicIndexList>($sizes, $static_sizes) custom<DynamicIndexList>($strides, \
            $static_strides) attr-dict `:` type($source) `into` type($dest)
            """
        public init() {}
    }

    /// Rank of a tensor.
    public struct Rank: Op {
        public static let name: StaticString = "tensor.rank"
        public static let traits: OpTraits = .pure
        public let tensor = Operand(.anyTensor)
        public let result = Result(.index)
        public static let assembly: StaticString = "$tensor attr-dict `:` type($tensor)"
        public init() {}
    }

    /// Reshapes a tensor to a shape given as a value.
    public struct Reshape: Op {
        public static let name: StaticString = "tensor.reshape"
        public static let traits: OpTraits = .pure
        public let source = Operand(.anyTensor)
        public let shape = Operand(.any)
        public let result = Result(.anyTensor)
        public static let assembly: StaticString =
            "$source `(` $shape `)` attr-dict `:` functional-type(operands, results)"
        public init() {}
    }

    /// Scatters slices to given coordinates.
    public struct Scatter: Op {
        public static let name: StaticString = "tensor.scatter"
        public static let traits: OpTraits = .pure
        public let source = Operand(.rankedTensor)
        public let dest = Operand(.rankedTensor)
        public let indices = Operand(.any)
        public let scatterDims = AttributeField(.denseI64Array)
        public let unique = OptionalAttribute(.unit)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $source `into` $dest `[` $indices `]` `scatter_dims` `(` $scatter_dims `)` (`unique` \
            $unique^)? attr-dict `:` functional-type(operands, results)
            """
        public init() {}
    }

    /// Splats a value into a tensor.
    public struct Splat: Op {
        public static let name: StaticString = "tensor.splat"
        public static let traits: OpTraits = .pure
        public let input = Operand(.any)
        public let dynamicSizes = VariadicOperand(.index).named("dynamicSizes")
        public let aggregate = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.elementType(from: "aggregate", to: "input")]
        public static let assembly: StaticString =
            "$input (`[` $dynamicSizes^ `]`)? attr-dict `:` type($aggregate)"
        public init() {}
    }

    /// Terminator that yields an element.
    public struct Yield: Op {
        public static let name: StaticString = "tensor.yield"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let value = Operand(.any)
        public static let assembly: StaticString = "$value attr-dict `:` type($value)"
        public init() {}
    }
}
