import IREECompilerCore

/// Operations of the `hal` dialect on command buffers.
extension HAL {
    struct CommandBufferBeginDebugGroup: Op {
        static let name: StaticString = "hal.command_buffer.begin_debug_group"
        static let summary: StaticString = "Begins a debug group in a command buffer."
        let commandBuffer = Operand(.halCommandBuffer)
        let label = AttributeField(.string)
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `label` `(` $label `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferCollective: Op {
        static let name: StaticString = "hal.command_buffer.collective"
        static let summary: StaticString = "Records a collective operation."
        static let traits: OpTraits = .attrSizedOperands
        let commandBuffer = Operand(.halCommandBuffer)
        let channel = Operand(.halChannel)
        let op = AttributeField(.dialect(HAL.collective))
        let elementCount = Operand(.index)
        let param = OptionalOperand(.i32)
        let sendBuffer = OptionalOperand(.indexOrHALBuffer)
        let sendOffset = OptionalOperand(.index)
        let sendLength = OptionalOperand(.index)
        let recvBuffer = OptionalOperand(.indexOrHALBuffer)
        let recvOffset = OptionalOperand(.index)
        let recvLength = OptionalOperand(.index)
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `channel` `(` $channel `:` \
            type($channel) `)` `op` `(` $op `)` (`param` `(` $param^ `:` type($param) `)`)? \
            (`send` `(` $send_buffer^ `:` type($send_buffer) `)` `` `[` $send_offset `,` \
            $send_length `]`)? (`recv` `(` $recv_buffer^ `:` type($recv_buffer) `)` `` `[` \
            $recv_offset `,` $recv_length `]`)? `count` `(` $element_count `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferCopyBuffer: Op {
        static let name: StaticString = "hal.command_buffer.copy_buffer"
        static let summary: StaticString = "Records a buffer copy."
        let commandBuffer = Operand(.halCommandBuffer)
        let sourceBuffer = Operand(.indexOrHALBuffer)
        let sourceOffset = Operand(.index)
        let targetBuffer = Operand(.indexOrHALBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let flags = AttributeField(.enumeration(.copyFlag))
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `source` `(` $source_buffer `:` \
            type($source_buffer) `)` `` `[` $source_offset `]` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` $length `)` `flags` \
            `(` $flags `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferCreate: Op {
        static let name: StaticString = "hal.command_buffer.create"
        static let summary: StaticString = "Creates a command buffer in the recording state."
        static let resultNames: NameSuggestion? = .fixed("cmd")
        let device = Operand(.halDevice)
        let modes = AttributeField(.enumeration(.commandBufferMode))
        let commandCategories = AttributeField(.enumeration(.commandCategory))
        let queueAffinity = Operand(.i64)
        let bindingCapacity = OptionalOperand(.index)
        let result = Result(.halCommandBuffer)
        static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `mode` `(` $modes `)` `categories` `(` \
            $command_categories `)` `affinity` `(` $queue_affinity `)` (`bindings` `(` \
            $binding_capacity^ `)`)? `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferDevice: Op {
        static let name: StaticString = "hal.command_buffer.device"
        static let summary: StaticString = "Device that a command buffer was created on."
        static let traits: OpTraits = .pure
        let commandBuffer = Operand(.halCommandBuffer)
        let device = Result(.halDevice)
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `:` type($device) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferDispatchIndirect: Op {
        static let name: StaticString = "hal.command_buffer.dispatch.indirect"
        static let summary: StaticString = "Records a dispatch whose workgroup count is read from a buffer."
        static let traits: OpTraits = .attrSizedOperands
        let commandBuffer = Operand(.halCommandBuffer)
        let executable = Operand(.halExecutable)
        let entryPoint = Operand(.i64)
        let workgroupsBuffer = Operand(.indexOrHALBuffer)
        let workgroupsOffset = Operand(.index)
        let constants = VariadicOperand(.i32)
        let bindingBuffers = VariadicOperand(.indexOrHALBuffer)
        let bindingOffsets = VariadicOperand(.index)
        let bindingLengths = VariadicOperand(.index)
        let flags = AttributeField(.enumeration(.dispatch))
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `target` `(` $executable `:` \
            type($executable) `)` `` `[` $entry_point `]` `workgroups` `(` $workgroups_buffer \
            `:` type($workgroups_buffer) `)` `` `[` $workgroups_offset `]` (`constants` `(` `[` \
            $constants^ `]` `)`)? `bindings` `(` `[` custom<Bindings>($binding_buffers, \
            type($binding_buffers), $binding_offsets, $binding_lengths) `]` `)` `flags` `(` \
            $flags `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferDispatch: Op {
        static let name: StaticString = "hal.command_buffer.dispatch"
        static let summary: StaticString = "Records a dispatch."
        static let traits: OpTraits = .attrSizedOperands
        let commandBuffer = Operand(.halCommandBuffer)
        let executable = Operand(.halExecutable)
        let entryPoint = Operand(.i64)
        let workgroupX = Operand(.index)
        let workgroupY = Operand(.index)
        let workgroupZ = Operand(.index)
        let constants = VariadicOperand(.i32)
        let bindingBuffers = VariadicOperand(.indexOrHALBuffer)
        let bindingOffsets = VariadicOperand(.index)
        let bindingLengths = VariadicOperand(.index)
        let flags = AttributeField(.enumeration(.dispatch))
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `target` `(` $executable `:` \
            type($executable) `)` `` `[` $entry_point `]` `workgroups` `(` `[` $workgroup_x `,` \
            $workgroup_y `,` $workgroup_z `]` `)` (`constants` `(` `[` $constants^ `]` `)`)? \
            `bindings` `(` `[` custom<Bindings>($binding_buffers, type($binding_buffers), \
            $binding_offsets, $binding_lengths) `]` `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    /// Command without operands other than the command buffer.
    struct CommandBufferMark: OpFields {
        let commandBuffer = Operand(.halCommandBuffer)
        static let assembly: StaticString =
            "`<` $command_buffer `:` type($command_buffer) `>` attr-dict-with-keyword"
    }

    enum CommandBufferEndDebugGroup: OpKind {
        static let name: StaticString = "hal.command_buffer.end_debug_group"
        static let summary: StaticString = "Ends the current debug group."
        static var fields: CommandBufferMark { .init() }
    }

    enum CommandBufferFinalize: OpKind {
        static let name: StaticString = "hal.command_buffer.finalize"
        static let summary: StaticString = "Finalizes command buffer recording."
        static var fields: CommandBufferMark { .init() }
    }

    struct CommandBufferExecutionBarrier: Op {
        static let name: StaticString = "hal.command_buffer.execution_barrier"
        static let summary: StaticString = "Records an execution barrier."
        let commandBuffer = Operand(.halCommandBuffer)
        let sourceStageMask = AttributeField(.enumeration(.executionStage))
        let targetStageMask = AttributeField(.enumeration(.executionStage))
        let flags = AttributeField(.enumeration(.executionBarrierFlag))
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `source` `(` $source_stage_mask \
            `)` `target` `(` $target_stage_mask `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferFillBuffer: Op {
        static let name: StaticString = "hal.command_buffer.fill_buffer"
        static let summary: StaticString = "Records a buffer fill."
        let commandBuffer = Operand(.halCommandBuffer)
        let targetBuffer = Operand(.indexOrHALBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let pattern = Operand(.anyInteger)
        let flags = AttributeField(.enumeration(.fillFlag))
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `,` $length `]` `pattern` `(` \
            $pattern `:` type($pattern) `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct CommandBufferUpdateBuffer: Op {
        static let name: StaticString = "hal.command_buffer.update_buffer"
        static let summary: StaticString = "Records a buffer update from host memory."
        static let traits: OpTraits = [.readsMemory, .writesMemory, .sizeAware, .subrangeOperands]
        let commandBuffer = Operand(.halCommandBuffer)
        let sourceBuffer = Operand(.utilBuffer)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let targetBuffer = Operand(.indexOrHALBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let flags = AttributeField(.enumeration(.updateFlag))
        static let assembly: StaticString = """
            `<` $command_buffer `:` type($command_buffer) `>` `source` `(` $source_buffer `:` \
            type($source_buffer) `{` $source_size `}` `)` `` `[` $source_offset `]` `target` `(` \
            $target_buffer `:` type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` \
            $length `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        init() {}
    }
}
