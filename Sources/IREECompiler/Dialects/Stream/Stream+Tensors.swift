/// Operations of the `stream` dialect: Tensors.
extension Stream {
    /// Tensor to tensor, with both encodings.
    public struct Reencoding: OpFields {
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        public let source = Operand(.streamResource)
        public let sourceEncoding = AttributeField(.type)
        public let sourceEncodingDims = VariadicOperand(.index)
        public let sourceSize = Operand(.index)
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `:` $source_encoding (`` `{` \
            $source_encoding_dims^ `}`)? `in` type($source) `` `{` $source_size `}` `->` \
            $result_encoding (`` `{` $result_encoding_dims^ `}`)? `in` type($result) `` `{` \
            $result_size `}` attr-dict-with-keyword
            """
    }

    /// Clones a tensor.
    public enum TensorClone: OpKind {
        public static let name: StaticString = "stream.tensor.clone"
        public static var fields: Reencoding { .init() }
    }

    /// Tensor constant.
    public struct TensorConstant: Op {
        public static let name: StaticString = "stream.tensor.constant"
        public static let traits: OpTraits = [.affinity, .streamable, .tensorPhase, .shapeAware, .pure]
        public let value = AttributeField(.any)
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? `:` $result_encoding (`` `{` $result_encoding_dims^ `}`)? \
            `in` type($result) `=` $value attr-dict-with-keyword
            """
        public init() {}
    }

    /// Dispatches a grid with tensors as operands.
    public struct TensorDispatch: Op {
        public static let name: StaticString = "stream.tensor.dispatch"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .tensorPhase, .streamable, .sizeAware, .tied, .pure,
        ]
        public let workload = VariadicOperand(.index)
        public let entryPoints = AttributeField(.array)
        public let mixedOperands = VariadicOperand(.any)
        public let operandSizes = VariadicOperand(.index)
        public let operandEncodings = AttributeField(.array)
        public let operandEncodingDims = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let resultEncodings = AttributeField(.array)
        public let resultEncodingDims = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? custom<DispatchEntryPoints>($entry_points) (`[` \
            $workload^ `]`)? `` `(` $mixed_operands `)` attr-dict `:` \
            custom<EncodedShapedFunctionType>( ref($mixed_operands), type($mixed_operands), \
            $operand_sizes, $operand_encodings, $operand_encoding_dims, type($results), \
            $result_sizes, $result_encodings, $result_encoding_dims, $tied_operands)
            """
        public init() {}
    }

    /// Tensor with undefined contents.
    public struct TensorEmpty: Op {
        public static let name: StaticString = "stream.tensor.empty"
        public static let traits: OpTraits = [
            .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? `:` $result_encoding (`` `{` $result_encoding_dims^ `}`)? \
            `in` type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Changes the encoding of a tensor.
    public enum TensorEncode: OpKind {
        public static let name: StaticString = "stream.tensor.encode"
        public static var fields: Reencoding { .init() }
    }

    /// Exports a resource as an external tensor or buffer view.
    public struct TensorExport: Op {
        public static let name: StaticString = "stream.tensor.export"
        public static let traits: OpTraits = [.affinity, .shapeAware, .sizeAware, .tied, .pure]
        public let source = Operand(.anyStreamResource)
        public let sourceEncoding = AttributeField(.type)
        public let sourceEncodingDims = VariadicOperand(.index)
        public let sourceSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `:` $source_encoding (`` `{` \
            $source_encoding_dims^ `}`)? `in` type($source) `` `{` $source_size `}` `->` \
            type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Fills a region of a tensor with a value.
    public struct TensorFill: Op {
        public static let name: StaticString = "stream.tensor.fill"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        public let target = Operand(.streamResource)
        public let targetEncoding = AttributeField(.type)
        public let targetEncodingDims = VariadicOperand(.index)
        public let targetSize = Operand(.index)
        public let startIndices = VariadicOperand(.index)
        public let lengths = VariadicOperand(.index)
        public let value = Operand(.primitive)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $value `,` $target (`[` $start_indices `for` $lengths^ \
            `]`)? `:` type($value) `->` $target_encoding (`` `{` $target_encoding_dims^ `}`)? \
            `in` custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Imports an external tensor or buffer view as a resource.
    public struct TensorImport: Op {
        public static let name: StaticString = "stream.tensor.import"
        public static let traits: OpTraits = [.affinity, .shapeAware, .sizeAware, .tied, .pure]
        public let source = Operand(.any)
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let resultSize = Operand(.index)
        public let consume = OptionalAttribute(.unit)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyStreamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`consume` $consume^)? $source `:` type($source) `->` \
            $result_encoding (`` `{` $result_encoding_dims^ `}`)? `in` type($result) `{` \
            $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Loads an element of a staging tensor.
    public struct TensorLoad: Op {
        public static let name: StaticString = "stream.tensor.load"
        public static let traits: OpTraits = [
            .attrSizedOperands, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        public let source = Operand(.stagingResource)
        public let sourceEncoding = AttributeField(.type)
        public let sourceEncodingDims = VariadicOperand(.index)
        public let sourceSize = Operand(.index)
        public let indices = VariadicOperand(.index)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source (`[` $indices^ `]`)? `:` $source_encoding (`` `{` $source_encoding_dims^ \
            `}`)? `in` type($source) `` `{` $source_size `}` `->` type($result) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Storage size in bytes of an encoded tensor.
    public struct TensorSizeOf: Op {
        public static let name: StaticString = "stream.tensor.sizeof"
        public static let traits: OpTraits = [.affinity, .tensorPhase, .pure]
        public let encoding = AttributeField(.type)
        public let encodingDims = VariadicOperand(.index)
        public let affinity = OptionalAttribute(.any)
        public let storageSize = Result(.index)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $encoding (`{` $encoding_dims^ `}`)? attr-dict `:` \
            type($storage_size)
            """
        public init() {}
    }

    /// Slices out a region of a tensor.
    public struct TensorSlice: Op {
        public static let name: StaticString = "stream.tensor.slice"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        public let source = Operand(.streamResource)
        public let sourceEncoding = AttributeField(.type)
        public let sourceEncodingDims = VariadicOperand(.index)
        public let sourceSize = Operand(.index)
        public let startIndices = VariadicOperand(.index)
        public let lengths = VariadicOperand(.index)
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `[` $start_indices `for` $lengths `]` `:` \
            $source_encoding (`` `{` $source_encoding_dims^ `}`)? `in` type($source) `` `{` \
            $source_size `}` `->` $result_encoding (`` `{` $result_encoding_dims^ `}`)? `in` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Splats a value into a tensor.
    public struct TensorSplat: Op {
        public static let name: StaticString = "stream.tensor.splat"
        public static let traits: OpTraits = [
            .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        public let value = Operand(.primitive)
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $value `:` type($value) `->` $result_encoding (`` `{` \
            $result_encoding_dims^ `}`)? `in` type($result) `` `{` $result_size `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Stores an element into a staging tensor.
    public struct TensorStore: Op {
        public static let name: StaticString = "stream.tensor.store"
        public static let traits: OpTraits = [
            .attrSizedOperands, .tensorPhase, .shapeAware, .sizeAware, .tied, .pure,
        ]
        public let target = Operand(.stagingResource)
        public let targetEncoding = AttributeField(.type)
        public let targetEncodingDims = VariadicOperand(.index)
        public let targetSize = Operand(.index)
        public let indices = VariadicOperand(.index)
        public let value = Operand(.any)
        public let result = Result(.stagingResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            $value `,` $target (`[` $indices^ `]`)? `:` type($value) `->` $target_encoding (`` \
            `{` $target_encoding_dims^ `}`)? `in` custom<ShapedTiedResult>(type($target), \
            $target_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Traces tensor contents at run time.
    public struct TensorTrace: Op {
        public static let name: StaticString = "stream.tensor.trace"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .sizeAware]
        public let key = AttributeField(.string)
        public let resources = VariadicOperand(.stagingResource)
        public let resourceSizes = VariadicOperand(.index)
        public let resourceEncodings = AttributeField(.array)
        public let resourceEncodingDims = VariadicOperand(.index)
        public static let assembly: StaticString = """
            $key `=` `[` custom<EncodedResourceOperands>( $resources, type($resources), \
            $resource_sizes, $resource_encodings, $resource_encoding_dims) `]` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Updates a region of a tensor with another tensor.
    public struct TensorUpdate: Op {
        public static let name: StaticString = "stream.tensor.update"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        public let target = Operand(.streamResource)
        public let targetEncoding = AttributeField(.type)
        public let targetEncodingDims = VariadicOperand(.index)
        public let targetSize = Operand(.index)
        public let startIndices = VariadicOperand(.index)
        public let update = Operand(.streamResource)
        public let updateEncoding = AttributeField(.type)
        public let updateEncodingDims = VariadicOperand(.index)
        public let updateSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $update `,` $target `[` $start_indices `]` `:` \
            $update_encoding (`` `{` $update_encoding_dims^ `}`)? `in` type($update) `` `{` \
            $update_size `}` `->` $target_encoding (`` `{` $target_encoding_dims^ `}`)? `in` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        public init() {}
    }
}
