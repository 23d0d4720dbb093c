/// Operations of the `tensor` dialect: Ops.
extension Tensor {
    /// The same bits as another element type.
    public struct Bitcast: Op {
        public static let name: StaticString = "tensor.bitcast"
        public static let traits: OpTraits = [.castLike, .pure]
        public let source = Operand(.any)
        public let dest = Result(.any)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        public init() {}
    }

    /// A tensor with more, or less, known of its shape.
    public struct Cast: Op {
        public static let name: StaticString = "tensor.cast"
        public static let traits: OpTraits = [.castLike, .pure]
        public let source = Operand(.anyTensor)
        public let dest = Result(.anyTensor)
        public static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        public init() {}
    }

    /// Groups of dimensions become one each.
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

    /// Tensors one after another along a dimension.
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

    /// How long a dimension is.
    public struct Dim: Op {
        public static let name: StaticString = "tensor.dim"
        public static let traits: OpTraits = .pure
        public let source = Operand(.any)
        public let index = Operand(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "attr-dict $source `,` $index `:` type($source)"
        public init() {}
    }

    /// A tensor of some shape with any contents.
    public struct Empty: Op {
        public static let name: StaticString = "tensor.empty"
        public static let traits: OpTraits = .pure
        public let dynamicSizes = VariadicOperand(.index).named("dynamicSizes")
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = "`(`$dynamicSizes`)` attr-dict `:` type($result)"
        public init() {}
    }

    /// Dimensions become groups of them.
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

    /// An element.
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

    /// A part, by offsets, sizes and strides.
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

    /// A tensor of these elements.
    public struct FromElements: Op {
        public static let name: StaticString = "tensor.from_elements"
        public static let traits: OpTraits = .pure
        public let elements = VariadicOperand(.any)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.elementType(from: "result", to: "elements")]
        public static let assembly: StaticString = "$elements attr-dict `:` type($result)"
        public init() {}
    }

    /// Parts at coordinates that another tensor holds.
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

    /// A tensor whose elements a region computes from their place.
    public struct Generate: Op {
        public static let name: StaticString = "tensor.generate"
        public static let traits: OpTraits = [.recursiveSideEffects, .singleBlock, .implicitTerminator]
        public let dynamicExtents = VariadicOperand(.index).named("dynamicExtents")
        public let result = Result(.rankedTensor)
        public let body = RegionField()
        public static let assembly: StaticString = "$dynamicExtents $body attr-dict `:` type($result)"
        public init() {}
    }

    /// A tensor with an element replaced.
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

    /// A tensor with a part replaced by another.
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

    /// A tensor with elements added around it, which a region computes.
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

    /// Puts an iteration's part into a shared tensor.
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

    /// How many dimensions a tensor has.
    public struct Rank: Op {
        public static let name: StaticString = "tensor.rank"
        public static let traits: OpTraits = .pure
        public let tensor = Operand(.anyTensor)
        public let result = Result(.index)
        public static let assembly: StaticString = "$tensor attr-dict `:` type($tensor)"
        public init() {}
    }

    /// The same elements in a shape that is a value.
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

    /// Puts parts at coordinates that another tensor holds.
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

    /// A tensor that is one value everywhere.
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

    /// Ends a region with an element.
    public struct Yield: Op {
        public static let name: StaticString = "tensor.yield"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let value = Operand(.any)
        public static let assembly: StaticString = "$value attr-dict `:` type($value)"
        public init() {}
    }
}
