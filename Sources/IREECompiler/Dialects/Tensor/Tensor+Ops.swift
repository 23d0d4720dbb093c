import IREECompilerCore

/// Operations of the `tensor` dialect.
extension Tensor {
    struct Bitcast: Op {
        static let name: StaticString = "tensor.bitcast"
        static let summary: StaticString = "Bitwise cast between element types of the same width."
        static let traits: OpTraits = [.castLike, .pure]
        let source = Operand(.any)
        let dest = Result(.any)
        static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        init() {}
    }

    struct Cast: Op {
        static let name: StaticString = "tensor.cast"
        static let summary: StaticString =
            "Cast between tensor types with more or less static shape information."
        static let resultNames: NameSuggestion? = .fixed("cast")
        static let traits: OpTraits = [.castLike, .pure]
        let source = Operand(.anyTensor)
        let dest = Result(.anyTensor)
        static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        init() {}
    }

    struct CollapseShape: Op {
        static let name: StaticString = "tensor.collapse_shape"
        static let summary: StaticString = "Collapses groups of dimensions into one dimension each."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let resultNames: NameSuggestion? = .fixed("collapsed")
        static let traits: OpTraits = .pure
        let src = Operand(.rankedTensor)
        let reassociation = AttributeField(.array)
        let result = Result(.rankedTensor)
        static let assembly: StaticString =
            "$src $reassociation attr-dict `:` type($src) `into` type($result)"
        init() {}
    }

    struct Concat: Op {
        static let name: StaticString = "tensor.concat"
        static let summary: StaticString = "Concatenation along a dimension."
        static let resultNames: NameSuggestion? = .fixed("concat")
        static let traits: OpTraits = .pure
        let dim = AttributeField(.i64)
        let inputs = VariadicOperand(.rankedTensor)
        let result = Result(.rankedTensor)
        static let assembly: StaticString =
            "`dim` `(` $dim `)` $inputs attr-dict `:` functional-type(operands, results)"
        init() {}
    }

    struct Dim: Op {
        static let name: StaticString = "tensor.dim"
        static let summary: StaticString = "Size of a dimension."
        static let resultNames: NameSuggestion? = .fixed("dim")
        static let traits: OpTraits = .pure
        let source = Operand(.any)
        let index = Operand(.index)
        let result = Result(.index)
        static let assembly: StaticString = "attr-dict $source `,` $index `:` type($source)"
        init() {}
    }

    struct Empty: Op {
        static let name: StaticString = "tensor.empty"
        static let summary: StaticString = "Tensor with undefined contents."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = .pure
        let dynamicSizes = VariadicOperand(.index).named("dynamicSizes")
        let result = Result(.rankedTensor)
        static let assembly: StaticString = "`(`$dynamicSizes`)` attr-dict `:` type($result)"
        init() {}
    }

    struct ExpandShape: Op {
        static let name: StaticString = "tensor.expand_shape"
        static let summary: StaticString = "Expands dimensions into groups of dimensions."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let resultNames: NameSuggestion? = .fixed("expanded")
        static let traits: OpTraits = .pure
        let src = Operand(.rankedTensor)
        let reassociation = AttributeField(.array)
        let outputShape = VariadicOperand(.index)
        let staticOutputShape = AttributeField(.denseI64Array)
        let result = Result(.rankedTensor)
        static let assembly: StaticString = """
            $src $reassociation `output_shape` custom<DynamicIndexList>($output_shape, \
            $static_output_shape) attr-dict `:` type($src) `into` type($result)
            """
        init() {}
    }

    struct Extract: Op {
        static let name: StaticString = "tensor.extract"
        static let summary: StaticString = "Extracts an element."
        static let resultNames: NameSuggestion? = .fixed("extracted")
        static let traits: OpTraits = .pure
        let tensor = Operand(.rankedTensor)
        let indices = VariadicOperand(.index)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.elementType(from: "tensor", to: "result")]
        static let assembly: StaticString = "$tensor `[` $indices `]` attr-dict `:` type($tensor)"
        init() {}
    }

    struct ExtractSlice: Op {
        static let name: StaticString = "tensor.extract_slice"
        static let summary: StaticString = "Extracts a slice by offsets, sizes and strides."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let resultNames: NameSuggestion? = .fixed("extracted_slice")
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let source = Operand(.rankedTensor)
        let offsets = VariadicOperand(.index)
        let sizes = VariadicOperand(.index)
        let strides = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let staticSizes = AttributeField(.denseI64Array)
        let staticStrides = AttributeField(.denseI64Array)
        let result = Result(.rankedTensor)
        static let assembly: StaticString = """
            $source `` custom<DynamicIndexList>($offsets, $static_offsets) \
            custom<DynamicIndexList>($sizes, $static_sizes) custom<DynamicIndexList>($strides, \
            $static_strides) attr-dict `:` type($source) `to` type($result)
            """
        init() {}
    }

    struct FromElements: Op {
        static let name: StaticString = "tensor.from_elements"
        static let summary: StaticString = "Tensor from its elements."
        static let resultNames: NameSuggestion? = .fixed("from_elements")
        static let traits: OpTraits = .pure
        let elements = VariadicOperand(.any)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.elementType(from: "result", to: "elements")]
        static let assembly: StaticString = "$elements attr-dict `:` type($result)"
        init() {}
    }

    struct Gather: Op {
        static let name: StaticString = "tensor.gather"
        static let summary: StaticString = "Gathers slices at given coordinates."
        static let resultNames: NameSuggestion? = .fixed("gather")
        static let traits: OpTraits = .pure
        let source = Operand(.rankedTensor)
        let indices = Operand(.any)
        let gatherDims = AttributeField(.denseI64Array)
        let unique = OptionalAttribute(.unit)
        let result = Result(.rankedTensor)
        static let assembly: StaticString = """
            $source `[` $indices `]` `gather_dims` `(` $gather_dims `)` (`unique` $unique^)? \
            attr-dict `:` functional-type(operands, results)
            """
        init() {}
    }

    struct Generate: Op {
        static let name: StaticString = "tensor.generate"
        static let summary: StaticString = "Tensor whose elements a region computes from their indices."
        static let terminator: StaticString? = "tensor.yield"
        static let resultNames: NameSuggestion? = .fixed("generated")
        static let traits: OpTraits = [.recursiveSideEffects, .singleBlock, .implicitTerminator]
        let dynamicExtents = VariadicOperand(.index).named("dynamicExtents")
        let result = Result(.rankedTensor)
        let body = RegionField()
        static let assembly: StaticString = "$dynamicExtents $body attr-dict `:` type($result)"
        init() {}
    }

    struct Insert: Op {
        static let name: StaticString = "tensor.insert"
        static let summary: StaticString = "Inserts an element into a tensor."
        static let resultNames: NameSuggestion? = .fixed("inserted")
        static let traits: OpTraits = .pure
        let scalar = Operand(.any)
        let dest = Operand(.rankedTensor)
        let indices = VariadicOperand(.index)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [
            .same(["dest", "result"]), .elementType(from: "dest", to: "scalar"),
        ]
        static let assembly: StaticString =
            "$scalar `into` $dest `[` $indices `]` attr-dict `:` type($dest)"
        init() {}
    }

    struct InsertSlice: Op {
        static let name: StaticString = "tensor.insert_slice"
        static let summary: StaticString = "Inserts a tensor into a slice of another."
        static let resultNames: NameSuggestion? = .fixed("inserted_slice")
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let offsets = VariadicOperand(.index)
        let sizes = VariadicOperand(.index)
        let strides = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let staticSizes = AttributeField(.denseI64Array)
        let staticStrides = AttributeField(.denseI64Array)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["dest", "result"])]
        static let assembly: StaticString = """
            $source `into` $dest `` custom<DynamicIndexList>($offsets, $static_offsets) \
            custom<DynamicIndexList>($sizes, $static_sizes) custom<DynamicIndexList>($strides, \
            $static_strides) attr-dict `:` type($source) `into` type($dest)
            """
        init() {}
    }

    struct Pad: Op {
        static let name: StaticString = "tensor.pad"
        static let summary: StaticString = "Pads a tensor with values that a region computes."
        static let facts: [any Sendable] = [HoistingRule.always]
        static let terminator: StaticString? = "tensor.yield"
        static let resultNames: NameSuggestion? = .fixed("padded")
        static let traits: OpTraits = [.attrSizedOperands, .singleBlock, .implicitTerminator, .pure]
        let source = Operand(.rankedTensor)
        let low = VariadicOperand(.index)
        let high = VariadicOperand(.index)
        let staticLow = AttributeField(.denseI64Array)
        let staticHigh = AttributeField(.denseI64Array)
        let nofold = OptionalAttribute(.unit)
        let result = Result(.rankedTensor)
        let region = RegionField()
        static let assembly: StaticString = """
            $source (`nofold` $nofold^)? `low` `` custom<DynamicIndexList>($low, $static_low) \
            `high` `` custom<DynamicIndexList>($high, $static_high) $region attr-dict `:` \
            type($source) `to` type($result)
            """
        init() {}
    }

    struct ParallelInsertSlice: Op {
        static let name: StaticString = "tensor.parallel_insert_slice"
        static let summary: StaticString =
            "Inserts the slice of one iteration of a parallel loop into a shared tensor."
        static let traits: OpTraits = .attrSizedOperands
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let offsets = VariadicOperand(.index)
        let sizes = VariadicOperand(.index)
        let strides = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let staticSizes = AttributeField(.denseI64Array)
        let staticStrides = AttributeField(.denseI64Array)
        static let assembly: StaticString = """
            $source `into` $dest `` custom<DynamicIndexList>($offsets, $static_offsets) \
            custom<DynamicIndexList>($sizes, $static_sizes) custom<DynamicIndexList>($strides, \
            $static_strides) attr-dict `:` type($source) `into` type($dest)
            """
        init() {}
    }

    struct Rank: Op {
        static let name: StaticString = "tensor.rank"
        static let summary: StaticString = "Rank of a tensor."
        static let resultNames: NameSuggestion? = .fixed("rank")
        static let traits: OpTraits = .pure
        let tensor = Operand(.anyTensor)
        let result = Result(.index)
        static let assembly: StaticString = "$tensor attr-dict `:` type($tensor)"
        init() {}
    }

    struct Reshape: Op {
        static let name: StaticString = "tensor.reshape"
        static let summary: StaticString = "Reshapes a tensor to a shape given as a value."
        static let resultNames: NameSuggestion? = .fixed("reshape")
        static let traits: OpTraits = .pure
        let source = Operand(.anyTensor)
        let shape = Operand(.any)
        let result = Result(.anyTensor)
        static let assembly: StaticString =
            "$source `(` $shape `)` attr-dict `:` functional-type(operands, results)"
        init() {}
    }

    struct Scatter: Op {
        static let name: StaticString = "tensor.scatter"
        static let summary: StaticString = "Scatters slices to given coordinates."
        static let resultNames: NameSuggestion? = .fixed("scatter")
        static let traits: OpTraits = .pure
        let source = Operand(.rankedTensor)
        let dest = Operand(.rankedTensor)
        let indices = Operand(.any)
        let scatterDims = AttributeField(.denseI64Array)
        let unique = OptionalAttribute(.unit)
        let result = Result(.rankedTensor)
        static let assembly: StaticString = """
            $source `into` $dest `[` $indices `]` `scatter_dims` `(` $scatter_dims `)` (`unique` \
            $unique^)? attr-dict `:` functional-type(operands, results)
            """
        init() {}
    }

    struct Splat: Op {
        static let name: StaticString = "tensor.splat"
        static let summary: StaticString = "Splats a value into a tensor."
        static let resultNames: NameSuggestion? = .fixed("splat")
        static let traits: OpTraits = .pure
        let input = Operand(.any)
        let dynamicSizes = VariadicOperand(.index).named("dynamicSizes")
        let aggregate = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.elementType(from: "aggregate", to: "input")]
        static let assembly: StaticString =
            "$input (`[` $dynamicSizes^ `]`)? attr-dict `:` type($aggregate)"
        init() {}
    }

    struct Yield: Op {
        static let name: StaticString = "tensor.yield"
        static let summary: StaticString = "Terminator that yields an element."
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let value = Operand(.any)
        static let assembly: StaticString = "$value attr-dict `:` type($value)"
        init() {}
    }
}
