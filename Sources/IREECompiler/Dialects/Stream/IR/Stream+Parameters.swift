import IREECompilerCore

/// Operations of the `stream` dialect on parameters.
extension Stream {
    struct AsyncParameterGather: Op {
        static let name: StaticString = "stream.async.parameter.gather"
        static let summary: StaticString = "Gathers parameters of one scope into ranges of a resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let source = ParameterReferences()
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffsets, to: \Self.targetEnds, length: \Self.targetLengths)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffsets = VariadicOperand(.index)
        let targetEnds = VariadicOperand(.index)
        let targetLengths = VariadicOperand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint `{` custom<AsyncParameterGatherOperations>(@source, \
            $target, type($target), $target_size, $target_offsets, $target_ends, \
            $target_lengths) `}` `:` type($result) @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterLoad: Op {
        static let name: StaticString = "stream.async.parameter.load"
        static let summary: StaticString = "Loads a parameter into a new resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .pure,
        ]
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let source = ParameterReference()
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).sized(by: \Self.resultSize)
            .used([.constant, .transferWrite])
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint @source `:` type($result) `` `{` $result_size `}` \
            @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterRead: Op {
        static let name: StaticString = "stream.async.parameter.read"
        static let summary: StaticString = "Reads a parameter into a range of a resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.targetLength)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let targetLength = Operand(.index)
        let source = ParameterReference()
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        let resultTimepoint: Result = .resultTimepoint
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            @affinity @await_timepoint @source `->` $target `` `[` $target_offset `to` \
            $target_end `for` $target_length `]` `:` type($target) `` `{` $target_size `}` \
            @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterScatter: Op {
        static let name: StaticString = "stream.async.parameter.scatter"
        static let summary: StaticString = "Scatters ranges of a resource to parameters of one scope."
        static let traits: OpTraits = [
            .attrSizedOperands, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffsets, to: \Self.sourceEnds, length: \Self.sourceLengths)
            .used(.transferRead)
        let sourceSize = Operand(.index)
        let sourceOffsets = VariadicOperand(.index)
        let sourceEnds = VariadicOperand(.index)
        let sourceLengths = VariadicOperand(.index)
        let target = ParameterReferences()
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.source)
            .used(.transferRead)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint `{` custom<AsyncParameterScatterOperations>($source, \
            type($source), $source_size, $source_offsets, $source_ends, $source_lengths, \
            @target) `}` `:` type($result) @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncParameterWrite: Op {
        static let name: StaticString = "stream.async.parameter.write"
        static let summary: StaticString = "Writes a range of a resource to a parameter."
        static let traits: OpTraits = [
            .attrSizedOperands, .asyncPhase, .timeline, .asyncAccess, .sizeAware, .tied,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffset, to: \Self.sourceEnd, length: \Self.sourceLength)
            .used(.transferRead)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceEnd = Operand(.index)
        let sourceLength = Operand(.index)
        let target = ParameterReference()
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.source)
            .used(.transferRead)
        let resultTimepoint: Result = .resultTimepoint
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            @affinity @await_timepoint $source `` `[` $source_offset `to` $source_end `for` \
            $source_length `]` `->` @target `:` type($source) `` `{` $source_size `}` \
            @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterGather: Op {
        static let name: StaticString = "stream.cmd.parameter.gather"
        static let summary: StaticString =
            "Gathers parameters of one scope into ranges of an allocated resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .timeline, .sizeAware,
        ]
        let source = ParameterReferences()
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffsets = VariadicOperand(.index)
        let targetLengths = VariadicOperand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint `{` custom<CmdParameterGatherOperations>(@source, \
            $target, type($target), $target_size, $target_offsets, $target_lengths) `}` \
            @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterLoad: Op {
        static let name: StaticString = "stream.cmd.parameter.load"
        static let summary: StaticString = "Loads parameters of one scope into new resources."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .timeline, .sizeAware, .pure,
        ]
        let source = ParameterReferences()
        let resultSizes = VariadicOperand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.streamResource).sized(by: \Self.resultSizes)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint `{` custom<ParameterLoadOperations>(@source, \
            type($results), $result_sizes) `}` @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterRead: Op {
        static let name: StaticString = "stream.cmd.parameter.read"
        static let summary: StaticString = "Reads a parameter into a range of an allocated resource."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .timeline, .sizeAware,
        ]
        let source = ParameterReference()
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetLength = Operand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint @source `->` $target `[` $target_offset `for` \
            $target_length `]` `:` type($target) `` `{` $target_size `}` @result_timepoint \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterScatter: Op {
        static let name: StaticString = "stream.cmd.parameter.scatter"
        static let summary: StaticString =
            "Scatters ranges of an allocated resource to parameters of one scope."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .timeline, .sizeAware,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffsets = VariadicOperand(.index)
        let sourceLengths = VariadicOperand(.index)
        let target = ParameterReferences()
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint `{` custom<CmdParameterScatterOperations>($source, \
            type($source), $source_size, $source_offsets, $source_lengths, @target) `}` \
            @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdParameterWrite: Op {
        static let name: StaticString = "stream.cmd.parameter.write"
        static let summary: StaticString = "Writes a range of an allocated resource to a parameter."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .timeline, .sizeAware,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceLength = Operand(.index)
        let target = ParameterReference()
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint $source `[` $source_offset `for` $source_length `]` `:` \
            type($source) `` `{` $source_size `}` `->` @target @result_timepoint \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorParameterLoad: Op {
        static let name: StaticString = "stream.tensor.parameter.load"
        static let summary: StaticString = "Loads a tensor from an external parameter, by scope and key."
        static let traits: OpTraits = [
            .attrSizedOperands, .streamable, .tensorPhase, .shapeAware, .sizeAware, .pure,
        ]
        let source = ParameterReference()
        let result = EncodedResult(.streamResource)
        let affinity: OptionalAttribute = .onAffinity
        static let assembly: StaticString = "@affinity @source `:` @result attr-dict-with-keyword"
        init() {}
    }

    struct TensorParameterWrite: Op {
        static let name: StaticString = "stream.tensor.parameter.write"
        static let summary: StaticString = "Writes a tensor to an external parameter, by scope and key."
        static let traits: OpTraits = [
            .attrSizedOperands, .tensorPhase, .shapeAware, .sizeAware, .tied,
        ]
        let source = EncodedOperand(.streamResource)
        let target = ParameterReference()
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.source.value).dimensions(
            \Self.source.encodingDims)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString =
            "@affinity $source `->` @target `:` @source attr-dict-with-keyword"
        init() {}
    }
}
