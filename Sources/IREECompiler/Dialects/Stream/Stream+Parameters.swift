/// Operations of the `stream` dialect: Parameters.
extension Stream {
    /// Gathers parameters of one scope into ranges of a resource.
    public struct AsyncParameterGather: Op {
        public static let name: StaticString = "stream.async.parameter.gather"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKeys = VariadicOperand(.utilBuffer)
        public let sourceOffsets = VariadicOperand(.i64)
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffsets = VariadicOperand(.index)
        public let targetEnds = VariadicOperand(.index)
        public let targetLengths = VariadicOperand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? `{` \
            custom<AsyncParameterGatherOperations>( $source_scope, $source_keys, \
            $source_offsets, $target, type($target), $target_size, $target_offsets, \
            $target_ends, $target_lengths) `}` `:` type($result) `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Loads a parameter into a new resource.
    public struct AsyncParameterLoad: Op {
        public static let name: StaticString = "stream.async.parameter.load"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .pure,
        ]
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKey = Operand(.utilBuffer)
        public let sourceOffset = Operand(.i64)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? \
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` `:` \
            type($result) `` `{` $result_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Reads a parameter into a range of a resource.
    public struct AsyncParameterRead: Op {
        public static let name: StaticString = "stream.async.parameter.read"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetEnd = Operand(.index)
        public let targetLength = Operand(.index)
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKey = Operand(.utilBuffer)
        public let sourceOffset = Operand(.i64)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? \
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` \
            `->` $target `` `[` $target_offset `to` $target_end `for` $target_length `]` `:` \
            type($target) `` `{` $target_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Scatters ranges of a resource to parameters of one scope.
    public struct AsyncParameterScatter: Op {
        public static let name: StaticString = "stream.async.parameter.scatter"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffsets = VariadicOperand(.index)
        public let sourceEnds = VariadicOperand(.index)
        public let sourceLengths = VariadicOperand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKeys = VariadicOperand(.utilBuffer)
        public let targetOffsets = VariadicOperand(.i64)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? `{` \
            custom<AsyncParameterScatterOperations>( $source, type($source), $source_size, \
            $source_offsets, $source_ends, $source_lengths, $target_scope, $target_keys, \
            $target_offsets) `}` `:` type($result) `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Writes a range of a resource to a parameter.
    public struct AsyncParameterWrite: Op {
        public static let name: StaticString = "stream.async.parameter.write"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let sourceEnd = Operand(.index)
        public let sourceLength = Operand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKey = Operand(.utilBuffer)
        public let targetOffset = Operand(.i64)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? $source `` `[` \
            $source_offset `to` $source_end `for` $source_length `]` `->` \
            custom<ParameterReference>($target_scope, $target_key) `` `[` $target_offset `]` `:` \
            type($source) `` `{` $source_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Gathers parameters of one scope into ranges of an allocated resource.
    public struct CmdParameterGather: Op {
        public static let name: StaticString = "stream.cmd.parameter.gather"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKeys = VariadicOperand(.utilBuffer)
        public let sourceOffsets = VariadicOperand(.i64)
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffsets = VariadicOperand(.index)
        public let targetLengths = VariadicOperand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `{` \
            custom<CmdParameterGatherOperations>( $source_scope, $source_keys, $source_offsets, \
            $target, type($target), $target_size, $target_offsets, $target_lengths) `}` `=` `` \
            `>` type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Loads parameters of one scope into new resources.
    public struct CmdParameterLoad: Op {
        public static let name: StaticString = "stream.cmd.parameter.load"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware, .pure,
        ]
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKeys = VariadicOperand(.utilBuffer)
        public let sourceOffsets = VariadicOperand(.i64)
        public let resultSizes = VariadicOperand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `{` \
            custom<ParameterLoadOperations>( $source_scope, $source_keys, $source_offsets, \
            type($results), $result_sizes) `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Reads a parameter into a range of an allocated resource.
    public struct CmdParameterRead: Op {
        public static let name: StaticString = "stream.cmd.parameter.read"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKey = Operand(.utilBuffer)
        public let sourceOffset = Operand(.i64)
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetLength = Operand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? \
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` \
            `->` $target `[` $target_offset `for` $target_length `]` `:` type($target) `` `{` \
            $target_size `}` `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Scatters ranges of an allocated resource to parameters of one scope.
    public struct CmdParameterScatter: Op {
        public static let name: StaticString = "stream.cmd.parameter.scatter"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffsets = VariadicOperand(.index)
        public let sourceLengths = VariadicOperand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKeys = VariadicOperand(.utilBuffer)
        public let targetOffsets = VariadicOperand(.i64)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `{` \
            custom<CmdParameterScatterOperations>( $source, type($source), $source_size, \
            $source_offsets, $source_lengths, $target_scope, $target_keys, $target_offsets) `}` \
            `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Writes a range of an allocated resource to a parameter.
    public struct CmdParameterWrite: Op {
        public static let name: StaticString = "stream.cmd.parameter.write"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let sourceLength = Operand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKey = Operand(.utilBuffer)
        public let targetOffset = Operand(.i64)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? $source \
            `[` $source_offset `for` $source_length `]` `:` type($source) `` `{` $source_size \
            `}` `->` custom<ParameterReference>($target_scope, $target_key) `` `[` \
            $target_offset `]` `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Loads a tensor from an external parameter, by scope and key.
    public struct TensorParameterLoad: Op {
        public static let name: StaticString = "stream.tensor.parameter.load"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKey = Operand(.utilBuffer)
        public let sourceOffset = Operand(.i64)
        public let resultEncoding = AttributeField(.type)
        public let resultEncodingDims = VariadicOperand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? custom<ParameterReference>($source_scope, $source_key) `` \
            `[` $source_offset `]` `:` $result_encoding (`` `{` $result_encoding_dims^ `}`)? \
            `in` type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Writes a tensor to an external parameter, by scope and key.
    public struct TensorParameterWrite: Op {
        public static let name: StaticString = "stream.tensor.parameter.write"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        public let source = Operand(.streamResource)
        public let sourceEncoding = AttributeField(.type)
        public let sourceEncodingDims = VariadicOperand(.index)
        public let sourceSize = Operand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKey = Operand(.utilBuffer)
        public let targetOffset = Operand(.i64)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `->` custom<ParameterReference>($target_scope, \
            $target_key) `` `[` $target_offset `]` `:` $source_encoding (`` `{` \
            $source_encoding_dims^ `}`)? `in` type($source) `` `{` $source_size `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }
}
