/// Operations of the `hal` dialect: Buffers.
extension HAL {
    /// Allocates a buffer.
    public struct AllocatorAllocate: Op {
        public static let name: StaticString = "hal.allocator.allocate"
        public static let traits: OpTraits = .sizeAware
        public let allocator = Operand(.halAllocator)
        public let queueAffinity = Operand(.i64)
        public let memoryTypes = Operand(.i32)
        public let bufferUsage = Operand(.i32)
        public let resultSize = Operand(.index)
        public let result = Result(.halBuffer)
        public static let assembly: StaticString = """
            `<` $allocator `:` type($allocator) `>` `affinity` `(` $queue_affinity `)` `type` \
            `(` $memory_types `)` `usage` `(` $buffer_usage `)` `:` \
            custom<SizeAwareType>(type($result), $result_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Imports host memory as a device buffer, if the device can use it in place.
    public struct AllocatorImport: Op {
        public static let name: StaticString = "hal.allocator.import"
        public static let traits: OpTraits = .sizeAware
        public let allocator = Operand(.halAllocator)
        public let queueAffinity = Operand(.i64)
        public let memoryTypes = Operand(.i32)
        public let bufferUsage = Operand(.i32)
        public let source = Operand(.utilBuffer)
        public let offset = Operand(.index)
        public let length = Operand(.index)
        public let didImport = Result(.i1)
        public let result = Result(.halBuffer)
        public static let assembly: StaticString = """
            `<` $allocator `:` type($allocator) `>` `source` `(` $source `:` type($source) `)` \
            `` `[` $offset `,` $length `]` `affinity` `(` $queue_affinity `)` `type` `(` \
            $memory_types `)` `usage` `(` $buffer_usage `)` `:` type($did_import) `,` \
            type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Resolves memory types and buffer usage for an affinity and a lifetime.
    public struct AllocatorResolveMemoryProperties: Op {
        public static let name: StaticString = "hal.allocator.resolve_memory_properties"
        public static let traits: OpTraits = .pure
        public let affinity = OptionalAttribute(.any)
        public let lifetime = AttributeField(.enumeration(.lifetime))
        public let memoryTypes = Result(.i32)
        public let bufferUsage = Result(.i32)
        public static let assembly: StaticString = """
            (`for` `(` $affinity^ `)`)? `lifetime` `(` $lifetime `)` `:` type($memory_types) `,` \
            type($buffer_usage) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Selects the device and queue affinity whose allocator serves all given ones.
    public struct AllocatorSelect: Op {
        public static let name: StaticString = "hal.allocator.select"
        public static let traits: OpTraits = [.sameVariadicOperandSize, .pure]
        public let devices = VariadicOperand(.halDevice)
        public let queueAffinities = VariadicOperand(.i64)
        public let memoryTypes = Operand(.i32)
        public let bufferUsage = Operand(.i32)
        public let selectedDevice = Result(.halDevice)
        public let selectedQueueAffinity = Result(.i64)
        public static let assembly: StaticString = """
            `from` `(` custom<DeviceQueueAffinityList>($devices, type($devices), \
            $queue_affinities) `)` `type` `(` $memory_types `)` `usage` `(` $buffer_usage `)` \
            `:` type($selected_device) `,` type($selected_queue_affinity) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Drops a reference to a buffer's allocation; returns whether it was the last one.
    public struct BufferAllocationDiscard: Op {
        public static let name: StaticString = "hal.buffer.allocation.discard"
        public static let traits: OpTraits = [.readsMemory, .writesMemory]
        public let buffer = Operand(.halBuffer)
        public let result = Result(.i1)
        public static let assembly: StaticString =
            "`<` $buffer `:` type($buffer) `>` `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Returns whether the buffer's allocation has no other reference.
    public struct BufferAllocationIsTerminal: Op {
        public static let name: StaticString = "hal.buffer.allocation.is_terminal"
        public static let traits: OpTraits = .readsMemory
        public let buffer = Operand(.halBuffer)
        public let result = Result(.i1)
        public static let assembly: StaticString =
            "`<` $buffer `:` type($buffer) `>` `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Adds a reference to a buffer's allocation.
    public struct BufferAllocationPreserve: Op {
        public static let name: StaticString = "hal.buffer.allocation.preserve"
        public static let traits: OpTraits = [.readsMemory, .writesMemory]
        public let buffer = Operand(.halBuffer)
        public static let assembly: StaticString = "`<` $buffer `:` type($buffer) `>` attr-dict-with-keyword"
        public init() {}
    }

    /// Asserts that a buffer is compatible with the given length, memory type and usage.
    public struct BufferAssert: Op {
        public static let name: StaticString = "hal.buffer.assert"
        public let buffer = Operand(.halBuffer)
        public let message = AttributeField(.string)
        public let allocator = Operand(.halAllocator)
        public let minimumLength = Operand(.index)
        public let memoryTypes = AttributeField(.enumeration(.memoryType))
        public let bufferUsage = AttributeField(.enumeration(.bufferUsage))
        public static let assembly: StaticString = """
            `<` $buffer `:` type($buffer) `>` `message` `(` $message `)` `allocator` `(` \
            $allocator `:` type($allocator) `)` `minimum_length` `(` $minimum_length `)` `type` \
            `(` $memory_types `)` `usage` `(` $buffer_usage `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Byte length of a buffer.
    public struct BufferLength: Op {
        public static let name: StaticString = "hal.buffer.length"
        public static let traits: OpTraits = .pure
        public let buffer = Operand(.halBuffer)
        public let result = Result(.index)
        public static let assembly: StaticString =
            "`<` $buffer `:` type($buffer) `>` `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Load from a buffer.
    public struct BufferLoad: Op {
        public static let name: StaticString = "hal.buffer.load"
        public static let traits: OpTraits = [.pure, .readsMemory]
        public let sourceBuffer = Operand(.halBuffer)
        public let sourceOffset = Operand(.index)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            `<` $source_buffer `:` type($source_buffer) `>` `` `[` $source_offset `]` `:` \
            type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Store into a buffer.
    public struct BufferStore: Op {
        public static let name: StaticString = "hal.buffer.store"
        public static let traits: OpTraits = .writesMemory
        public let value = Operand(.any)
        public let targetBuffer = Operand(.halBuffer)
        public let targetOffset = Operand(.index)
        public static let assembly: StaticString = """
            `<` $target_buffer `:` type($target_buffer) `>` `` `[` $target_offset `]` `value` \
            `(` $value `:` type($value) `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Aliasing subspan of a buffer.
    public struct BufferSubspan: Op {
        public static let name: StaticString = "hal.buffer.subspan"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let sourceBuffer = Operand(.halBuffer)
        public let sourceOffset = Operand(.index)
        public let length = Operand(.index)
        public let result = Result(.halBuffer)
        public static let assembly: StaticString = """
            `<` $source_buffer `:` type($source_buffer) `>` `` `[` $source_offset `,` $length \
            `]` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Buffer usage bits as an i32.
    public struct BufferUsage: Op {
        public static let name: StaticString = "hal.buffer_usage"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let usage = AttributeField(.enumeration(.bufferUsage))
        public let result = Result(.i32)
        public static let assembly: StaticString = "`<` $usage `>` attr-dict `:` type($result)"
        public init() {}
    }

    /// Asserts the shape, element type and encoding type of a buffer view.
    public struct BufferViewAssert: Op {
        public static let name: StaticString = "hal.buffer_view.assert"
        public let bufferView = Operand(.halBufferView)
        public let message = AttributeField(.string)
        public let elementType = Operand(.i32)
        public let encodingType = Operand(.i32)
        public let shape = VariadicOperand(.index)
        public static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `message` `(` $message `)` `shape` `(` \
            `[` $shape `]` `)` `type` `(` $element_type `)` `encoding` `(` $encoding_type `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Buffer that a buffer view references.
    public struct BufferViewBuffer: Op {
        public static let name: StaticString = "hal.buffer_view.buffer"
        public static let traits: OpTraits = .pure
        public let bufferView = Operand(.halBufferView)
        public let result = Result(.halBuffer)
        public static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Creates a buffer view with a shape and an element type.
    public struct BufferViewCreate: Op {
        public static let name: StaticString = "hal.buffer_view.create"
        public static let traits: OpTraits = .pure
        public let sourceBuffer = Operand(.halBuffer)
        public let sourceOffset = Operand(.index)
        public let sourceLength = Operand(.index)
        public let elementType = Operand(.i32)
        public let encodingType = Operand(.i32)
        public let shape = VariadicOperand(.index)
        public let result = Result(.halBufferView)
        public static let assembly: StaticString = """
            `buffer` `(` $source_buffer `:` type($source_buffer) `)` `` `[` $source_offset `,` \
            $source_length `]` `shape` `(` `[` $shape `]` `)` `type` `(` $element_type `)` \
            `encoding` `(` $encoding_type `)` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Dimension of a buffer view.
    public struct BufferViewDim: Op {
        public static let name: StaticString = "hal.buffer_view.dim"
        public static let traits: OpTraits = .pure
        public let bufferView = Operand(.halBufferView)
        public let index = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `` `[` $index `]` `:` type($result) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Element type or encoding type of a buffer view.
    public struct BufferViewCode: OpFields {
        public static let traits: OpTraits = .pure
        public let bufferView = Operand(.halBufferView)
        public let result = Result(.i32)
        public static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `:` type($result) attr-dict-with-keyword
            """
    }

    /// Rank of a buffer view.
    public struct BufferViewRank: Op {
        public static let name: StaticString = "hal.buffer_view.rank"
        public static let traits: OpTraits = .pure
        public let bufferView = Operand(.halBufferView)
        public let result = Result(.index)
        public static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Traces buffer view contents at run time.
    public struct BufferViewTrace: Op {
        public static let name: StaticString = "hal.buffer_view.trace"
        public let key = AttributeField(.string)
        public let operands = VariadicOperand(.halBufferView)
        public static let assembly: StaticString =
            "$key `=` $operands `:` type($operands) attr-dict-with-keyword"
        public init() {}
    }

    /// HAL element type as an i32.
    public struct ElementType: Op {
        public static let name: StaticString = "hal.element_type"
        public static let traits: OpTraits = .pure
        public let type = AttributeField(.type)
        public let result = Result(.i32)
        public static let assembly: StaticString = "`<` $type `>` attr-dict `:` type($result)"
        public init() {}
    }

    /// HAL encoding type as an i32.
    public struct EncodingType: Op {
        public static let name: StaticString = "hal.encoding_type"
        public static let traits: OpTraits = .pure
        public let encoding = OptionalAttribute(.any)
        public let result = Result(.i32)
        public static let assembly: StaticString =
            "`<` ($encoding^):( `` `dense_row_major`)? `>` attr-dict `:` type($result)"
        public init() {}
    }

    /// Memory type bits as an i32.
    public struct MemoryType: Op {
        public static let name: StaticString = "hal.memory_type"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let type = AttributeField(.enumeration(.memoryType))
        public let result = Result(.i32)
        public static let assembly: StaticString = "`<` $type `>` attr-dict `:` type($result)"
        public init() {}
    }
}
