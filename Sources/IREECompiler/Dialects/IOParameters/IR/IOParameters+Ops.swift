import IREECompilerCore

/// Operations of the `io_parameters` dialect.
extension IOParameters {
    struct Gather: Op {
        static let name: StaticString = "io_parameters.gather"
        static let summary: StaticString = "Queue-ordered gather of parameters into ranges of a buffer."
        static let traits: OpTraits = .attrSizedOperands
        let device = Operand(.halDevice)
        let queueAffinity = Operand(.i64)
        let waitFence = Operand(.halFence)
        let signalFence = Operand(.halFence)
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKeys = VariadicOperand(.utilBuffer)
        let sourceOffsets = VariadicOperand(.i64)
        let targetBuffer = Operand(.halBuffer)
        let targetOffsets = VariadicOperand(.index)
        let targetLengths = VariadicOperand(.index)
        static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `{` \
            custom<ParameterGatherOperations>( $source_scope, $source_keys, $source_offsets, \
            $target_buffer, type($target_buffer), $target_offsets, $target_lengths) `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct Load: Op {
        static let name: StaticString = "io_parameters.load"
        static let summary: StaticString = "Queue-ordered load of parameters into new buffers."
        static let traits: OpTraits = [.attrSizedOperands, .sizeAware]
        let device = Operand(.halDevice)
        let queueAffinity = Operand(.i64)
        let waitFence = Operand(.halFence)
        let signalFence = Operand(.halFence)
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKeys = VariadicOperand(.utilBuffer)
        let sourceOffsets = VariadicOperand(.i64)
        let memoryTypes = Operand(.i32)
        let bufferUsage = Operand(.i32)
        let lengths = VariadicOperand(.index)
        let results = VariadicResult(.halBuffer)
        static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `type` `(` $memory_types `)` `usage` \
            `(` $buffer_usage `)` `{` custom<ParameterLoadOperations>( $source_scope, \
            $source_keys, $source_offsets, type($results), $lengths) `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct Scatter: Op {
        static let name: StaticString = "io_parameters.scatter"
        static let summary: StaticString = "Queue-ordered scatter of buffer ranges to parameters."
        static let traits: OpTraits = .attrSizedOperands
        let device = Operand(.halDevice)
        let queueAffinity = Operand(.i64)
        let waitFence = Operand(.halFence)
        let signalFence = Operand(.halFence)
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffsets = VariadicOperand(.index)
        let sourceLengths = VariadicOperand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKeys = VariadicOperand(.utilBuffer)
        let targetOffsets = VariadicOperand(.i64)
        static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `{` \
            custom<ParameterScatterOperations>( $source_buffer, type($source_buffer), \
            $source_offsets, $source_lengths, $target_scope, $target_keys, $target_offsets) `}` \
            attr-dict-with-keyword
            """
        init() {}
    }
}
