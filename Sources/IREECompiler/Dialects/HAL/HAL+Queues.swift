/// Operations of the `hal` dialect: Queues.
extension HAL {
    /// Queue-ordered transient allocation.
    public struct DeviceQueueAlloca: Op {
        public static let name: StaticString = "hal.device.queue.alloca"
        public static let traits: OpTraits = .sizeAware
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let pool = Operand(.i64)
        public let memoryTypes = Operand(.i32)
        public let bufferUsage = Operand(.i32)
        public let resultSize = Operand(.index)
        public let flags = AttributeField(.enumeration(.allocaFlag))
        public let result = Result(.halBuffer)
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `pool` `(` $pool `)` `type` `(` \
            $memory_types `)` `usage` `(` $buffer_usage `)` `flags` `(` $flags `)` `:` \
            custom<SizeAwareType>(type($result), $result_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue barrier: signals a fence once another is reached.
    public struct DeviceQueueBarrier: Op {
        public static let name: StaticString = "hal.device.queue.barrier"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let flags = AttributeField(.enumeration(.executeFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered buffer copy.
    public struct DeviceQueueCopy: Op {
        public static let name: StaticString = "hal.device.queue.copy"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceBuffer = Operand(.halBuffer)
        public let sourceOffset = Operand(.index)
        public let targetBuffer = Operand(.halBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let flags = AttributeField(.enumeration(.copyFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `source` `(` $source_buffer `:` \
            type($source_buffer) `)` `` `[` $source_offset `]` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` $length `)` `flags` \
            `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered deallocation.
    public struct DeviceQueueDealloca: Op {
        public static let name: StaticString = "hal.device.queue.dealloca"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let buffer = Operand(.halBuffer)
        public let flags = AttributeField(.enumeration(.deallocaFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `buffer` `(` $buffer `:` \
            type($buffer) `)` `flags` `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered execution of a command buffer with a binding table.
    public struct DeviceQueueExecuteIndirect: Op {
        public static let name: StaticString = "hal.device.queue.execute.indirect"
        public static let traits: OpTraits = .sameVariadicOperandSize
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let commandBuffer = Operand(.halCommandBuffer)
        public let bindingBuffers = VariadicOperand(.halBuffer)
        public let bindingOffsets = VariadicOperand(.index)
        public let bindingLengths = VariadicOperand(.index)
        public let flags = AttributeField(.enumeration(.executeFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `commands` `(` $command_buffer `)` \
            `bindings` `(` `[` custom<BindingTable>($binding_buffers, type($binding_buffers), \
            $binding_offsets, $binding_lengths) `]` `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered execution of a command buffer.
    public struct DeviceQueueExecute: Op {
        public static let name: StaticString = "hal.device.queue.execute"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let commandBuffer = Operand(.halCommandBuffer)
        public let flags = AttributeField(.enumeration(.executeFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `commands` `(` $command_buffer `)` \
            `flags` `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered buffer fill.
    public struct DeviceQueueFill: Op {
        public static let name: StaticString = "hal.device.queue.fill"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let targetBuffer = Operand(.halBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let pattern = Operand(.anyInteger)
        public let flags = AttributeField(.enumeration(.fillFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` $length `)` \
            `pattern` `(` $pattern `:` type($pattern) `)` `flags` `(` $flags `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Flushes pending submissions of a queue.
    public struct DeviceQueueFlush: Op {
        public static let name: StaticString = "hal.device.queue.flush"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered read of a file range into a buffer.
    public struct DeviceQueueRead: Op {
        public static let name: StaticString = "hal.device.queue.read"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceFile = Operand(.halFile)
        public let sourceOffset = Operand(.i64)
        public let targetBuffer = Operand(.halBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let flags = AttributeField(.enumeration(.readFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `source` `(` $source_file `:` \
            type($source_file) `)` `` `[` $source_offset `]` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` $length `)` `flags` \
            `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered buffer update from host memory.
    public struct DeviceQueueUpdate: Op {
        public static let name: StaticString = "hal.device.queue.update"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceBuffer = Operand(.utilBuffer)
        public let sourceOffset = Operand(.index)
        public let targetBuffer = Operand(.halBuffer)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let flags = AttributeField(.enumeration(.updateFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `source` `(` $source_buffer `:` \
            type($source_buffer) `)` `` `[` $source_offset `]` `target` `(` $target_buffer `:` \
            type($target_buffer) `)` `` `[` $target_offset `]` `length` `(` $length `)` `flags` \
            `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queue-ordered write of a buffer range to a file.
    public struct DeviceQueueWrite: Op {
        public static let name: StaticString = "hal.device.queue.write"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let waitFence = Operand(.halFence)
        public let signalFence = Operand(.halFence)
        public let sourceBuffer = Operand(.halBuffer)
        public let sourceOffset = Operand(.index)
        public let targetFile = Operand(.halFile)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.index)
        public let flags = AttributeField(.enumeration(.writeFlag))
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `wait` `(` \
            $wait_fence `)` `signal` `(` $signal_fence `)` `source` `(` $source_buffer `:` \
            type($source_buffer) `)` `` `[` $source_offset `]` `target` `(` $target_file `:` \
            type($target_file) `)` `` `[` $target_offset `]` `length` `(` $length `)` `flags` \
            `(` $flags `)` attr-dict-with-keyword
            """
        public init() {}
    }
}
