/// Operations of the `hal` dialect: CommandBuffers.
extension HAL {
    /// Begins a debug group in a command buffer.
    public struct CommandBufferBeginDebugGroup: Op {
        public static let name: StaticString = "hal.command_buffer.begin_debug_group"
        public let commandBuffer = Operand(.halCommandBuffer)
        public let label = AttributeField(.string)
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `label` `(` $label `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Records a collective operation.
    public struct CommandBufferCollective: Op {
        public static let name: StaticString = "hal.command_buffer.collective"
        public static let traits: OpTraits = .attrSizedOperands
        public let commandBuffer = Operand(.halCommandBuffer)
        public let channel = Operand(.halChannel)
        public let op = AttributeField(.dialect("hal.collective"))
        public let elementCount = Operand(.index)
        public let param = OptionalOperand(.i32)
        public let sendBuffer = OptionalOperand(.indexOrHALBuffer)
        public let sendOffset = OptionalOperand(.index)
        public let sendLength = OptionalOperand(.index)
        public let recvBuffer = OptionalOperand(.indexOrHALBuffer)
        public let recvOffset = OptionalOperand(.index)
        public let recvLength = OptionalOperand(.index)
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `channel` `(` $channel `:` \
            type($channel) `)` `op` `(` $op `)` (`param` `(` $param^ `:` type($param) `)`)? \
            (`send` `(` $send_buffer^ `:` type($send_buffer) `)` `` `[` $send_offset `,` \
            $send_length `]`)? (`recv` `(` $recv_buffer^ `:` type($recv_buffer) `)` `` `[` \
            $recv_offset `,` $recv_length `]`)? `count` `(` $element_count `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Records a buffer copy.
    public struct CommandBufferCopyBuffer: Op {
        public static let name: StaticString = "hal.command_buffer.copy_buffer"
        public let commandBuffer = Operand(.halCommandBuffer)
        public let sourceBuffer = Operand(.indexOrHALBuffer)
        public let sourceOffset = Operand(.index)
        public let targetBuffer = Operand(.indexOrHALBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let flags = AttributeField(.enumeration(.copyFlag))
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `source` `(` $source_buffer `:` \
            type($source_buffer) `)` `` `[` $source_offset `]` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` $length `)` `flags` \
            `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Creates a command buffer in the recording state.
    public struct CommandBufferCreate: Op {
        public static let name: StaticString = "hal.command_buffer.create"
        public let device = Operand(.halDevice)
        public let modes = AttributeField(.enumeration(.commandBufferMode))
        public let commandCategories = AttributeField(.enumeration(.commandCategory))
        public let queueAffinity = Operand(.i64)
        public let bindingCapacity = OptionalOperand(.index)
        public let result = Result(.halCommandBuffer)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `mode` `(` $modes `)` `categories` `(` \
            $command_categories `)` `affinity` `(` $queue_affinity `)` (`bindings` `(` \
            $binding_capacity^ `)`)? `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Device that a command buffer was created on.
    public struct CommandBufferDevice: Op {
        public static let name: StaticString = "hal.command_buffer.device"
        public static let traits: OpTraits = .pure
        public let commandBuffer = Operand(.halCommandBuffer)
        public let device = Result(.halDevice)
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `:` type($device) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Records a dispatch whose workgroup count is read from a buffer.
    public struct CommandBufferDispatchIndirect: Op {
        public static let name: StaticString = "hal.command_buffer.dispatch.indirect"
        public static let traits: OpTraits = .attrSizedOperands
        public let commandBuffer = Operand(.halCommandBuffer)
        public let executable = Operand(.halExecutable)
        public let entryPoint = Operand(.i64)
        public let workgroupsBuffer = Operand(.indexOrHALBuffer)
        public let workgroupsOffset = Operand(.index)
        public let constants = VariadicOperand(.i32)
        public let bindingBuffers = VariadicOperand(.indexOrHALBuffer)
        public let bindingOffsets = VariadicOperand(.index)
        public let bindingLengths = VariadicOperand(.index)
        public let flags = AttributeField(.enumeration(.dispatch))
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `target` `(` $executable `:` \
            type($executable) `)` `` `[` $entry_point `]` `workgroups` `(` $workgroups_buffer \
            `:` type($workgroups_buffer) `)` `` `[` $workgroups_offset `]` (`constants` `(` `[` \
            $constants^ `]` `)`)? `bindings` `(` `[` custom<Bindings>($binding_buffers, \
            type($binding_buffers), $binding_offsets, $binding_lengths) `]` `)` `flags` `(` \
            $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Records a dispatch.
    public struct CommandBufferDispatch: Op {
        public static let name: StaticString = "hal.command_buffer.dispatch"
        public static let traits: OpTraits = .attrSizedOperands
        public let commandBuffer = Operand(.halCommandBuffer)
        public let executable = Operand(.halExecutable)
        public let entryPoint = Operand(.i64)
        public let workgroupX = Operand(.index)
        public let workgroupY = Operand(.index)
        public let workgroupZ = Operand(.index)
        public let constants = VariadicOperand(.i32)
        public let bindingBuffers = VariadicOperand(.indexOrHALBuffer)
        public let bindingOffsets = VariadicOperand(.index)
        public let bindingLengths = VariadicOperand(.index)
        public let flags = AttributeField(.enumeration(.dispatch))
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `target` `(` $executable `:` \
            type($executable) `)` `` `[` $entry_point `]` `workgroups` `(` `[` $workgroup_x `,` \
            $workgroup_y `,` $workgroup_z `]` `)` (`constants` `(` `[` $constants^ `]` `)`)? \
            `bindings` `(` `[` custom<Bindings>($binding_buffers, type($binding_buffers), \
            $binding_offsets, $binding_lengths) `]` `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Command without operands other than the command buffer.
    public struct CommandBufferMark: OpFields {
        public let commandBuffer = Operand(.halCommandBuffer)
        public static let assembly: StaticString =
            "`<` $command_buffer `:` type($command_buffer) `>` attr-dict-with-keyword"
    }

    /// Records an execution barrier.
    public struct CommandBufferExecutionBarrier: Op {
        public static let name: StaticString = "hal.command_buffer.execution_barrier"
        public let commandBuffer = Operand(.halCommandBuffer)
        public let sourceStageMask = AttributeField(.enumeration(.executionStage))
        public let targetStageMask = AttributeField(.enumeration(.executionStage))
        public let flags = AttributeField(.enumeration(.executionBarrierFlag))
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `source` `(` $source_stage_mask \
            `)` `target` `(` $target_stage_mask `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Records a buffer fill.
    public struct CommandBufferFillBuffer: Op {
        public static let name: StaticString = "hal.command_buffer.fill_buffer"
        public let commandBuffer = Operand(.halCommandBuffer)
        public let targetBuffer = Operand(.indexOrHALBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let pattern = Operand(.anyInteger)
        public let flags = AttributeField(.enumeration(.fillFlag))
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `,` $length `]` `pattern` `(` \
            $pattern `:` type($pattern) `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Records a buffer update from host memory.
    public struct CommandBufferUpdateBuffer: Op {
        public static let name: StaticString = "hal.command_buffer.update_buffer"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .sizeAware, .subrangeOperands]
        public let commandBuffer = Operand(.halCommandBuffer)
        public let sourceBuffer = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let targetBuffer = Operand(.indexOrHALBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let flags = AttributeField(.enumeration(.updateFlag))
        public static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `source` `(` $source_buffer `:` \
            type($source_buffer) `{` $source_size `}` `)` `` `[` $source_offset `]` `target` `(` \
            $target_buffer `:` type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` \
            $length `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }
}
