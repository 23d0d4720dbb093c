import IREECompilerCore

/// Operations of the `stream` dialect on encoded tensors.
extension Stream {
    /// Tensor to tensor, with both encodings.
    struct Reencoding: OpFields {
        static let traits: OpTraits = [
            .attrSizedOperands, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        let source = EncodedOperand(.streamResource)
        let result = EncodedResult(.streamResource)
        let affinity: OptionalAttribute = .onAffinity
        static let assembly: StaticString =
            "@affinity $source `:` @source `->` @result attr-dict-with-keyword"
    }

    enum TensorClone: OpKind {
        static let name: StaticString = "stream.tensor.clone"
        static let summary: StaticString = "Clones a tensor."
        static let traits: OpTraits = .prefersCloning
        static var fields: Reencoding { .init() }
    }

    struct TensorConstant: Op {
        static let name: StaticString = "stream.tensor.constant"
        static let summary: StaticString = "Tensor constant."
        static let resultNames: NameSuggestion? = .fixed("cst")
        static let traits: OpTraits = [.streamable, .tensorPhase, .shapeAware, .pure]
        let value = AttributeField(.any)
        let resultEncoding = AttributeField(.type).dimensions(\Self.resultEncodingDims)
        let resultEncodingDims = VariadicOperand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).dimensions(\Self.resultEncodingDims)
        static let assembly: StaticString = """
            @affinity `:` $result_encoding (`` `{` $result_encoding_dims^ `}`)? `in` \
            type($result) `=` $value attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorDispatch: Op {
        static let name: StaticString = "stream.tensor.dispatch"
        static let summary: StaticString = "Dispatches a grid with tensors as operands."
        static let traits: OpTraits = [
            .attrSizedOperands, .tensorPhase, .streamable, .sizeAware, .tied, .pure,
        ]
        let workload = VariadicOperand(.index)
        let entryPoints = AttributeField(.array)
        let mixedOperands = VariadicOperand(.any).tieable().sized(by: \Self.operandSizes)
        let operandSizes = VariadicOperand(.index)
        let operandEncodings = AttributeField(.array).dimensions(\Self.operandEncodingDims)
        let operandEncodingDims = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let resultEncodings = AttributeField(.array).dimensions(\Self.resultEncodingDims)
        let resultEncodingDims = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.streamResource).sized(by: \Self.resultSizes)
        static let assembly: StaticString = """
            @affinity custom<DispatchEntryPoints>($entry_points) (`[` $workload^ `]`)? `` `(` \
            $mixed_operands `)` attr-dict `:` custom<EncodedShapedFunctionType>( \
            ref($mixed_operands), type($mixed_operands), $operand_sizes, $operand_encodings, \
            $operand_encoding_dims, type($results), $result_sizes, $result_encodings, \
            $result_encoding_dims, $tied_operands)
            """
        init() {}
    }

    struct TensorEmpty: Op {
        static let name: StaticString = "stream.tensor.empty"
        static let summary: StaticString = "Tensor with undefined contents."
        static let resultNames: NameSuggestion? = .fixed("empty")
        static let traits: OpTraits = [
            .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure, .prefersCloning,
            .storageMetadata,
        ]
        let result = EncodedResult(.streamResource)
        let affinity: OptionalAttribute = .onAffinity
        static let assembly: StaticString = "@affinity `:` @result attr-dict-with-keyword"
        init() {}
    }

    enum TensorEncode: OpKind {
        static let name: StaticString = "stream.tensor.encode"
        static let summary: StaticString = "Changes the encoding of a tensor."
        static var fields: Reencoding { .init() }
    }

    struct TensorExport: Op {
        static let name: StaticString = "stream.tensor.export"
        static let summary: StaticString = "Exports a resource as an external tensor or buffer view."
        static let traits: OpTraits = [.shapeAware, .sizeAware, .tied, .pure]
        let source = EncodedOperand(.anyStreamResource)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.any).tied(to: \Self.source.value).dimensions(\Self.source.encodingDims)
        static let assembly: StaticString = """
            @affinity $source `:` @source `->` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorFill: Op {
        static let name: StaticString = "stream.tensor.fill"
        static let summary: StaticString = "Fills a region of a tensor with a value."
        static let traits: OpTraits = [
            .attrSizedOperands, .streamable, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        let target: EncodedOperand = .tied(.streamResource)
        let startIndices = VariadicOperand(.index)
        let lengths = VariadicOperand(.index)
        let value = Operand(.primitive)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target.value).dimensions(
            \Self.target.encodingDims)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            @affinity $value `,` $target (`[` $start_indices `for` $lengths^ `]`)? `:` \
            type($value) `->` @target attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorImport: Op {
        static let name: StaticString = "stream.tensor.import"
        static let summary: StaticString = "Imports an external tensor or buffer view as a resource."
        static let traits: OpTraits = [.shapeAware, .sizeAware, .tied, .pure]
        let source = Operand(.any)
        let resultEncoding = AttributeField(.type).dimensions(\Self.resultEncodingDims)
        let resultEncodingDims = VariadicOperand(.index)
        let resultSize = Operand(.index)
        let consume = OptionalAttribute(.unit)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.anyStreamResource).tied(to: \Self.source).sized(by: \Self.resultSize).dimensions(
            \Self.resultEncodingDims)
        static let assembly: StaticString = """
            @affinity (`consume` $consume^)? $source `:` type($source) `->` $result_encoding (`` \
            `{` $result_encoding_dims^ `}`)? `in` type($result) `{` $result_size `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorLoad: Op {
        static let name: StaticString = "stream.tensor.load"
        static let summary: StaticString = "Loads an element of a staging tensor."
        static let traits: OpTraits = [
            .attrSizedOperands, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        let source = EncodedOperand(.stagingResource)
        let indices = VariadicOperand(.index)
        let result = Result(.primitiveOrVector)
        static let assembly: StaticString = """
            $source (`[` $indices^ `]`)? `:` @source `->` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorSizeOf: Op {
        static let name: StaticString = "stream.tensor.sizeof"
        static let summary: StaticString = "Storage size in bytes of an encoded tensor."
        static let traits: OpTraits = [.tensorPhase, .pure]
        let encoding = AttributeField(.type).dimensions(\Self.encodingDims)
        let encodingDims = VariadicOperand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let storageSize = Result(.index)
        static let assembly: StaticString = """
            @affinity $encoding (`{` $encoding_dims^ `}`)? attr-dict `:` type($storage_size)
            """
        init() {}
    }

    struct TensorSlice: Op {
        static let name: StaticString = "stream.tensor.slice"
        static let summary: StaticString = "Slices out a region of a tensor."
        static let traits: OpTraits = [
            .attrSizedOperands, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        let source = EncodedOperand(.streamResource)
        let startIndices = VariadicOperand(.index)
        let lengths = VariadicOperand(.index)
        let result = EncodedResult(.streamResource)
        let affinity: OptionalAttribute = .onAffinity
        static let assembly: StaticString = """
            @affinity $source `[` $start_indices `for` $lengths `]` `:` @source `->` @result \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorSplat: Op {
        static let name: StaticString = "stream.tensor.splat"
        static let summary: StaticString = "Splats a value into a tensor."
        static let traits: OpTraits = [
            .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure, .prefersCloning,
        ]
        let value = Operand(.primitive)
        let result = EncodedResult(.streamResource)
        let affinity: OptionalAttribute = .onAffinity
        static let assembly: StaticString =
            "@affinity $value `:` type($value) `->` @result attr-dict-with-keyword"
        init() {}
    }

    struct TensorStore: Op {
        static let name: StaticString = "stream.tensor.store"
        static let summary: StaticString = "Stores an element into a staging tensor."
        static let traits: OpTraits = [
            .attrSizedOperands, .tensorPhase, .shapeAware, .sizeAware, .tied, .pure,
        ]
        let target: EncodedOperand = .tied(.stagingResource)
        let indices = VariadicOperand(.index)
        let value = Operand(.primitiveOrVector)
        let result = Result(.stagingResource).tied(to: \Self.target.value).dimensions(
            \Self.target.encodingDims)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            $value `,` $target (`[` $indices^ `]`)? `:` type($value) `->` @target \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorTrace: Op {
        static let name: StaticString = "stream.tensor.trace"
        static let summary: StaticString = "Traces tensor contents at run time."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .sizeAware]
        let key = AttributeField(.string)
        let resources = VariadicOperand(.stagingResource).sized(by: \Self.resourceSizes).dimensions(
            \Self.resourceEncodingDims
        )
        .used(.stagingRead)
        let resourceSizes = VariadicOperand(.index)
        let resourceEncodings = AttributeField(.array).dimensions(\Self.resourceEncodingDims)
        let resourceEncodingDims = VariadicOperand(.index)
        static let assembly: StaticString = """
            $key `=` `[` custom<EncodedResourceOperands>( $resources, type($resources), \
            $resource_sizes, $resource_encodings, $resource_encoding_dims) `]` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorUpdate: Op {
        static let name: StaticString = "stream.tensor.update"
        static let summary: StaticString = "Updates a region of a tensor with another tensor."
        static let traits: OpTraits = [
            .attrSizedOperands, .streamable, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        let target: EncodedOperand = .tied(.streamResource)
        let startIndices = VariadicOperand(.index)
        let update = EncodedOperand(.streamResource)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target.value).dimensions(
            \Self.target.encodingDims)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            @affinity $update `,` $target `[` $start_indices `]` `:` @update `->` @target \
            attr-dict-with-keyword
            """
        init() {}
    }
}
