/// Operations of the `io_parameters` dialect: Ops.
extension IOParameters {
    /// Queue-ordered gather of parameters into ranges of a buffer.
    public struct Gather: Op {
        public static let name: StaticString = "io_parameters.gather"
        public static let traits: OpTraits = .attrSizedOperands
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKeys = VariadicOperand(.utilBuffer)
        public let sourceOffsets = VariadicOperand(.i64)
        public let targetBuffer = Operand(.halBuffer)
        public let targetOffsets = VariadicOperand(.index)
        public let targetLengths = VariadicOperand(.index)
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `{` \
            custom<ParameterGatherOperations>( $source_scope, $source_keys, $source_offsets, \
            $target_buffer, type($target_buffer), $target_offsets, $target_lengths) `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered load of parameters into new buffers.
    public struct Load: Op {
        public static let name: StaticString = "io_parameters.load"
        public static let traits: OpTraits = [.attrSizedOperands, .sizeAware]
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKeys = VariadicOperand(.utilBuffer)
        public let sourceOffsets = VariadicOperand(.i64)
        public let memoryTypes = Operand(.i32)
        public let bufferUsage = Operand(.i32)
        public let lengths = VariadicOperand(.index)
        public let results = VariadicResult(.halBuffer)
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `type` `(` $memory_types `)` `usage` \
            `(` $buffer_usage `)` `{` custom<ParameterLoadOperations>( $source_scope, \
            $source_keys, $source_offsets, type($results), $lengths) `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered scatter of buffer ranges to parameters.
    public struct Scatter: Op {
        public static let name: StaticString = "io_parameters.scatter"
        public static let traits: OpTraits = .attrSizedOperands
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceBuffer = Operand(.halBuffer)
        public let sourceOffsets = VariadicOperand(.index)
        public let sourceLengths = VariadicOperand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKeys = VariadicOperand(.utilBuffer)
        public let targetOffsets = VariadicOperand(.i64)
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `{` \
            custom<ParameterScatterOperations>( $source_buffer, type($source_buffer), \
            $source_offsets, $source_lengths, $target_scope, $target_keys, $target_offsets) `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }
}
