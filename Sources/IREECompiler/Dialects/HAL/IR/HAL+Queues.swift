import IREECompilerCore

/// Queue operations of the `hal` dialect.
extension HAL {
    struct DeviceQueueAlloca: Op {
        static let name: StaticString = "hal.device.queue.alloca"
        static let summary: StaticString = "Queue-ordered transient allocation."
        static let resultNames: NameSuggestion? = .fixed("transient_buffer")
        static let traits: OpTraits = .sizeAware
        let queue = QueueOperands()
        let fences = QueueFences()
        let pool = Operand(.i64)
        let memoryTypes = Operand(.i32)
        let bufferUsage = Operand(.i32)
        let resultSize = Operand(.index)
        let flags = AttributeField(.enumeration(.allocaFlag))
        let result = Result(.halBuffer)
        static let assembly: StaticString = """
            @queue @fences `pool` `(` $pool `)` `type` `(` $memory_types `)` `usage` `(` \
            $buffer_usage `)` `flags` `(` $flags `)` `:` custom<SizeAwareType>(type($result), \
            $result_size) attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueBarrier: Op {
        static let name: StaticString = "hal.device.queue.barrier"
        static let summary: StaticString = "Queue barrier: signals a fence once another is reached."
        let queue = QueueOperands()
        let fences = QueueFences()
        let flags = AttributeField(.enumeration(.executeFlag))
        static let assembly: StaticString = "@queue @fences `flags` `(` $flags `)` attr-dict-with-keyword"
        init() {}
    }

    struct DeviceQueueCopy: Op {
        static let name: StaticString = "hal.device.queue.copy"
        static let summary: StaticString = "Queue-ordered buffer copy."
        let queue = QueueOperands()
        let fences = QueueFences()
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffset = Operand(.index)
        let targetBuffer = Operand(.halBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let flags = AttributeField(.enumeration(.copyFlag))
        static let assembly: StaticString = """
            @queue @fences `source` `(` $source_buffer `:` type($source_buffer) `)` `` `[` \
            $source_offset `]` `target` `(` $target_buffer `:` type($target_buffer) `)` `` `[` \
            $target_offset `]` `length` `(` $length `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueDealloca: Op {
        static let name: StaticString = "hal.device.queue.dealloca"
        static let summary: StaticString = "Queue-ordered deallocation."
        let queue = QueueOperands()
        let fences = QueueFences()
        let buffer = Operand(.halBuffer)
        let flags = AttributeField(.enumeration(.deallocaFlag))
        static let assembly: StaticString = """
            @queue @fences `buffer` `(` $buffer `:` type($buffer) `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueExecuteIndirect: Op {
        static let name: StaticString = "hal.device.queue.execute.indirect"
        static let summary: StaticString = "Queue-ordered execution of a command buffer with a binding table."
        static let traits: OpTraits = .sameVariadicOperandSize
        let queue = QueueOperands()
        let fences = QueueFences()
        let commandBuffer = Operand(.halCommandBuffer)
        let bindingBuffers = VariadicOperand(.halBuffer)
        let bindingOffsets = VariadicOperand(.index)
        let bindingLengths = VariadicOperand(.index)
        let flags = AttributeField(.enumeration(.executeFlag))
        static let assembly: StaticString = """
            @queue @fences `commands` `(` $command_buffer `)` `bindings` `(` `[` \
            custom<BindingTable>($binding_buffers, type($binding_buffers), $binding_offsets, \
            $binding_lengths) `]` `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueExecute: Op {
        static let name: StaticString = "hal.device.queue.execute"
        static let summary: StaticString = "Queue-ordered execution of a command buffer."
        let queue = QueueOperands()
        let fences = QueueFences()
        let commandBuffer = Operand(.halCommandBuffer)
        let flags = AttributeField(.enumeration(.executeFlag))
        static let assembly: StaticString = """
            @queue @fences `commands` `(` $command_buffer `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueFill: Op {
        static let name: StaticString = "hal.device.queue.fill"
        static let summary: StaticString = "Queue-ordered buffer fill."
        let queue = QueueOperands()
        let fences = QueueFences()
        let targetBuffer = Operand(.halBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let pattern = Operand(.anyInteger)
        let flags = AttributeField(.enumeration(.fillFlag))
        static let assembly: StaticString = """
            @queue @fences `target` `(` $target_buffer `:` type($target_buffer) `)` `` `[` \
            $target_offset `]` `length` `(` $length `)` `pattern` `(` $pattern `:` \
            type($pattern) `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueFlush: Op {
        static let name: StaticString = "hal.device.queue.flush"
        static let summary: StaticString = "Flushes pending submissions of a queue."
        let queue = QueueOperands()
        static let assembly: StaticString = "@queue attr-dict-with-keyword"
        init() {}
    }

    struct DeviceQueueRead: Op {
        static let name: StaticString = "hal.device.queue.read"
        static let summary: StaticString = "Queue-ordered read of a file range into a buffer."
        let queue = QueueOperands()
        let fences = QueueFences()
        let sourceFile = Operand(.halFile)
        let sourceOffset = Operand(.i64)
        let targetBuffer = Operand(.halBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let flags = AttributeField(.enumeration(.readFlag))
        static let assembly: StaticString = """
            @queue @fences `source` `(` $source_file `:` type($source_file) `)` `` `[` \
            $source_offset `]` `target` `(` $target_buffer `:` type($target_buffer) `)` `` `[` \
            $target_offset `]` `length` `(` $length `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueUpdate: Op {
        static let name: StaticString = "hal.device.queue.update"
        static let summary: StaticString = "Queue-ordered buffer update from host memory."
        let queue = QueueOperands()
        let fences = QueueFences()
        let sourceBuffer = Operand(.utilBuffer)
        let sourceOffset = Operand(.index)
        let targetBuffer = Operand(.halBuffer)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let flags = AttributeField(.enumeration(.updateFlag))
        static let assembly: StaticString = """
            @queue @fences `source` `(` $source_buffer `:` type($source_buffer) `)` `` `[` \
            $source_offset `]` `target` `(` $target_buffer `:` type($target_buffer) `)` `` `[` \
            $target_offset `]` `length` `(` $length `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceQueueWrite: Op {
        static let name: StaticString = "hal.device.queue.write"
        static let summary: StaticString = "Queue-ordered write of a buffer range to a file."
        let queue = QueueOperands()
        let fences = QueueFences()
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffset = Operand(.index)
        let targetFile = Operand(.halFile)
        let targetOffset = Operand(.i64)
        let length = Operand(.index)
        let flags = AttributeField(.enumeration(.writeFlag))
        static let assembly: StaticString = """
            @queue @fences `source` `(` $source_buffer `:` type($source_buffer) `)` `` `[` \
            $source_offset `]` `target` `(` $target_file `:` type($target_file) `)` `` `[` \
            $target_offset `]` `length` `(` $length `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        init() {}
    }
}
