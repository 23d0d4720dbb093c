import IREECompilerCore

/// Operations of the `stream` dialect on parameters.
extension Stream {
    struct AsyncParameterGather: Op {
        static let name: StaticString = "stream.async.parameter.gather"
        static let summary: StaticString = "Gathers parameters of one scope into ranges of a resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKeys = VariadicOperand(.utilBuffer)
        let sourceOffsets = VariadicOperand(.i64)
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffsets, to: \Self.targetEnds, length: \Self.targetLengths)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffsets = VariadicOperand(.index)
        let targetEnds = VariadicOperand(.index)
        let targetLengths = VariadicOperand(.index)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? `{` \
            custom<AsyncParameterGatherOperations>( $source_scope, $source_keys, \
            $source_offsets, $target, type($target), $target_size, $target_offsets, \
            $target_ends, $target_lengths) `}` `:` type($result) `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterLoad: Op {
        static let name: StaticString = "stream.async.parameter.load"
        static let summary: StaticString = "Loads a parameter into a new resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .pure,
        ]
        let awaitTimepoint = OptionalOperand(.timepoint)
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKey = Operand(.utilBuffer)
        let sourceOffset = Operand(.i64)
        let resultSize = Operand(.index)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).sized(by: \Self.resultSize)
            .used([.constant, .transferWrite])
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? \
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` `:` \
            type($result) `` `{` $result_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterRead: Op {
        static let name: StaticString = "stream.async.parameter.read"
        static let summary: StaticString = "Reads a parameter into a range of a resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.targetLength)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let targetLength = Operand(.index)
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKey = Operand(.utilBuffer)
        let sourceOffset = Operand(.i64)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        let resultTimepoint = Result(.timepoint)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? \
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` \
            `->` $target `` `[` $target_offset `to` $target_end `for` $target_length `]` `:` \
            type($target) `` `{` $target_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterScatter: Op {
        static let name: StaticString = "stream.async.parameter.scatter"
        static let summary: StaticString = "Scatters ranges of a resource to parameters of one scope."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffsets, to: \Self.sourceEnds, length: \Self.sourceLengths)
            .used(.transferRead)
        let sourceSize = Operand(.index)
        let sourceOffsets = VariadicOperand(.index)
        let sourceEnds = VariadicOperand(.index)
        let sourceLengths = VariadicOperand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKeys = VariadicOperand(.utilBuffer)
        let targetOffsets = VariadicOperand(.i64)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).tied(to: \Self.source)
            .used(.transferRead)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? `{` \
            custom<AsyncParameterScatterOperations>( $source, type($source), $source_size, \
            $source_offsets, $source_ends, $source_lengths, $target_scope, $target_keys, \
            $target_offsets) `}` `:` type($result) `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterWrite: Op {
        static let name: StaticString = "stream.async.parameter.write"
        static let summary: StaticString = "Writes a range of a resource to a parameter."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffset, to: \Self.sourceEnd, length: \Self.sourceLength)
            .used(.transferRead)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceEnd = Operand(.index)
        let sourceLength = Operand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKey = Operand(.utilBuffer)
        let targetOffset = Operand(.i64)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).tied(to: \Self.source)
            .used(.transferRead)
        let resultTimepoint = Result(.timepoint)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? $source `` `[` \
            $source_offset `to` $source_end `for` $source_length `]` `->` \
            custom<ParameterReference>($target_scope, $target_key) `` `[` $target_offset `]` `:` \
            type($source) `` `{` $source_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterGather: Op {
        static let name: StaticString = "stream.cmd.parameter.gather"
        static let summary: StaticString =
            "Gathers parameters of one scope into ranges of an allocated resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKeys = VariadicOperand(.utilBuffer)
        let sourceOffsets = VariadicOperand(.i64)
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffsets = VariadicOperand(.index)
        let targetLengths = VariadicOperand(.index)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `{` \
            custom<CmdParameterGatherOperations>( $source_scope, $source_keys, $source_offsets, \
            $target, type($target), $target_size, $target_offsets, $target_lengths) `}` `=` `` \
            `>` type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterLoad: Op {
        static let name: StaticString = "stream.cmd.parameter.load"
        static let summary: StaticString = "Loads parameters of one scope into new resources."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware, .pure,
        ]
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKeys = VariadicOperand(.utilBuffer)
        let sourceOffsets = VariadicOperand(.i64)
        let resultSizes = VariadicOperand(.index)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let results = VariadicResult(.streamResource).sized(by: \Self.resultSizes)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `{` \
            custom<ParameterLoadOperations>( $source_scope, $source_keys, $source_offsets, \
            type($results), $result_sizes) `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterRead: Op {
        static let name: StaticString = "stream.cmd.parameter.read"
        static let summary: StaticString = "Reads a parameter into a range of an allocated resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKey = Operand(.utilBuffer)
        let sourceOffset = Operand(.i64)
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetLength = Operand(.index)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? \
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` \
            `->` $target `[` $target_offset `for` $target_length `]` `:` type($target) `` `{` \
            $target_size `}` `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterScatter: Op {
        static let name: StaticString = "stream.cmd.parameter.scatter"
        static let summary: StaticString =
            "Scatters ranges of an allocated resource to parameters of one scope."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffsets = VariadicOperand(.index)
        let sourceLengths = VariadicOperand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKeys = VariadicOperand(.utilBuffer)
        let targetOffsets = VariadicOperand(.i64)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `{` \
            custom<CmdParameterScatterOperations>( $source, type($source), $source_size, \
            $source_offsets, $source_lengths, $target_scope, $target_keys, $target_offsets) `}` \
            `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterWrite: Op {
        static let name: StaticString = "stream.cmd.parameter.write"
        static let summary: StaticString = "Writes a range of an allocated resource to a parameter."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceLength = Operand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKey = Operand(.utilBuffer)
        let targetOffset = Operand(.i64)
        let awaitTimepoint = OptionalOperand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? $source \
            `[` $source_offset `for` $source_length `]` `:` type($source) `` `{` $source_size \
            `}` `->` custom<ParameterReference>($target_scope, $target_key) `` `[` \
            $target_offset `]` `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorParameterLoad: Op {
        static let name: StaticString = "stream.tensor.parameter.load"
        static let summary: StaticString = "Loads a tensor from an external parameter, by scope and key."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKey = Operand(.utilBuffer)
        let sourceOffset = Operand(.i64)
        let resultEncoding = AttributeField(.type).dimensions(\Self.resultEncodingDims)
        let resultEncodingDims = VariadicOperand(.index)
        let resultSize = Operand(.index)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).sized(by: \Self.resultSize).dimensions(\Self.resultEncodingDims)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? custom<ParameterReference>($source_scope, $source_key) `` \
            `[` $source_offset `]` `:` $result_encoding (`` `{` $result_encoding_dims^ `}`)? \
            `in` type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorParameterWrite: Op {
        static let name: StaticString = "stream.tensor.parameter.write"
        static let summary: StaticString = "Writes a tensor to an external parameter, by scope and key."
        static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize).dimensions(\Self.sourceEncodingDims)
        let sourceEncoding = AttributeField(.type).dimensions(\Self.sourceEncodingDims)
        let sourceEncodingDims = VariadicOperand(.index)
        let sourceSize = Operand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKey = Operand(.utilBuffer)
        let targetOffset = Operand(.i64)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.streamResource).tied(to: \Self.source).dimensions(\Self.sourceEncodingDims)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `->` custom<ParameterReference>($target_scope, \
            $target_key) `` `[` $target_offset `]` `:` $source_encoding (`` `{` \
            $source_encoding_dims^ `}`)? `in` type($source) `` `{` $source_size `}` \
            attr-dict-with-keyword
            """
        init() {}
    }
}
