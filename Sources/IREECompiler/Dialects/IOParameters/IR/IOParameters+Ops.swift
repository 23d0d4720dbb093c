import IREECompilerCore

/// Operations of the `io_parameters` dialect.
extension IOParameters {
    struct Gather: Op {
        static let name: StaticString = "io_parameters.gather"
        static let summary: StaticString = "Queue-ordered gather of parameters into ranges of a buffer."
        static let traits: OpTraits = .attrSizedOperands
        let queue = QueueOperands()
        let fences = QueueFences()
        let source = ParameterReferences()
        let targetBuffer = Operand(.halBuffer)
        let targetOffsets = VariadicOperand(.index)
        let targetLengths = VariadicOperand(.index)
        static let assembly: StaticString = """
            @queue @fences `{` custom<ParameterGatherOperations>(@source, $target_buffer, \
            type($target_buffer), $target_offsets, $target_lengths) `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct Load: Op {
        static let name: StaticString = "io_parameters.load"
        static let summary: StaticString = "Queue-ordered load of parameters into new buffers."
        static let traits: OpTraits = [.attrSizedOperands, .sizeAware]
        let queue = QueueOperands()
        let fences = QueueFences()
        let source = ParameterReferences()
        let memoryTypes = Operand(.i32)
        let bufferUsage = Operand(.i32)
        let lengths = VariadicOperand(.index)
        let results = VariadicResult(.halBuffer)
        static let assembly: StaticString = """
            @queue @fences `type` `(` $memory_types `)` `usage` `(` $buffer_usage `)` `{` \
            custom<ParameterLoadOperations>(@source, type($results), $lengths) `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct Scatter: Op {
        static let name: StaticString = "io_parameters.scatter"
        static let summary: StaticString = "Queue-ordered scatter of buffer ranges to parameters."
        static let traits: OpTraits = .attrSizedOperands
        let queue = QueueOperands()
        let fences = QueueFences()
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffsets = VariadicOperand(.index)
        let sourceLengths = VariadicOperand(.index)
        let target = ParameterReferences()
        static let assembly: StaticString = """
            @queue @fences `{` custom<ParameterScatterOperations>($source_buffer, \
            type($source_buffer), $source_offsets, $source_lengths, @target) `}` \
            attr-dict-with-keyword
            """
        init() {}
    }
}
