import IREECompilerCore

/// Operations of the `hal` dialect on buffers and buffer views.
extension HAL {
    struct AllocatorAllocate: Op {
        static let name: StaticString = "hal.allocator.allocate"
        static let summary: StaticString = "Allocates a buffer."
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = .sizeAware
        let allocator = Operand(.halAllocator)
        let queueAffinity = Operand(.i64)
        let memoryTypes = Operand(.i32)
        let bufferUsage = Operand(.i32)
        let resultSize = Operand(.index)
        let result = Result(.halBuffer)
        static let assembly: StaticString = """
            `<` $allocator `:` type($allocator) `>` `affinity` `(` $queue_affinity `)` `type` \
            `(` $memory_types `)` `usage` `(` $buffer_usage `)` `:` \
            custom<SizeAwareType>(type($result), $result_size) attr-dict-with-keyword
            """
        init() {}
    }

    struct AllocatorImport: Op {
        static let name: StaticString = "hal.allocator.import"
        static let summary: StaticString =
            "Imports host memory as a device buffer, if the device can use it in place."
        static let resultNames: NameSuggestion? = .fixed(["did_import", "mapped"])
        static let traits: OpTraits = .sizeAware
        let allocator = Operand(.halAllocator)
        let queueAffinity = Operand(.i64)
        let memoryTypes = Operand(.i32)
        let bufferUsage = Operand(.i32)
        let source = Operand(.utilBuffer)
        let offset = Operand(.index)
        let length = Operand(.index)
        let didImport = Result(.i1)
        let result = Result(.halBuffer)
        static let assembly: StaticString = """
            `<` $allocator `:` type($allocator) `>` `source` `(` $source `:` type($source) `)` \
            `` `[` $offset `,` $length `]` `affinity` `(` $queue_affinity `)` `type` `(` \
            $memory_types `)` `usage` `(` $buffer_usage `)` `:` type($did_import) `,` \
            type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct AllocatorResolveMemoryProperties: Op {
        static let name: StaticString = "hal.allocator.resolve_memory_properties"
        static let summary: StaticString =
            "Resolves memory types and buffer usage for an affinity and a lifetime."
        static let resultNames: NameSuggestion? = .fixed(["memory_types", "buffer_usage"])
        static let traits: OpTraits = .pure
        let affinity = OptionalAttribute(.affinity)
        let lifetime = AttributeField(.enumeration(.lifetime))
        let memoryTypes = Result(.i32)
        let bufferUsage = Result(.i32)
        static let assembly: StaticString = """
            (`for` `(` $affinity^ `)`)? `lifetime` `(` $lifetime `)` `:` type($memory_types) `,` \
            type($buffer_usage) attr-dict-with-keyword
            """
        init() {}
    }

    struct AllocatorSelect: Op {
        static let name: StaticString = "hal.allocator.select"
        static let summary: StaticString =
            "Selects the device and queue affinity whose allocator serves all given ones."
        static let resultNames: NameSuggestion? = .fixed(["device", "queue_affinity"])
        static let traits: OpTraits = [.sameVariadicOperandSize, .pure]
        let devices = VariadicOperand(.halDevice)
        let queueAffinities = VariadicOperand(.i64)
        let memoryTypes = Operand(.i32)
        let bufferUsage = Operand(.i32)
        let selectedDevice = Result(.halDevice)
        let selectedQueueAffinity = Result(.i64)
        static let assembly: StaticString = """
            `from` `(` custom<DeviceQueueAffinityList>($devices, type($devices), \
            $queue_affinities) `)` `type` `(` $memory_types `)` `usage` `(` $buffer_usage `)` \
            `:` type($selected_device) `,` type($selected_queue_affinity) attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferAllocationDiscard: Op {
        static let name: StaticString = "hal.buffer.allocation.discard"
        static let summary: StaticString =
            "Drops a reference to a buffer's allocation; returns whether it was the last one."
        static let resultNames: NameSuggestion? = .fixed("was_terminal")
        static let traits: OpTraits = [.readsMemory, .writesMemory]
        let buffer = Operand(.halBuffer)
        let result = Result(.i1)
        static let assembly: StaticString =
            "`<` $buffer `:` type($buffer) `>` `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct BufferAllocationIsTerminal: Op {
        static let name: StaticString = "hal.buffer.allocation.is_terminal"
        static let summary: StaticString = "Returns whether the buffer's allocation has no other reference."
        static let resultNames: NameSuggestion? = .fixed("is_terminal")
        static let traits: OpTraits = .readsMemory
        let buffer = Operand(.halBuffer)
        let result = Result(.i1)
        static let assembly: StaticString =
            "`<` $buffer `:` type($buffer) `>` `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct BufferAllocationPreserve: Op {
        static let name: StaticString = "hal.buffer.allocation.preserve"
        static let summary: StaticString = "Adds a reference to a buffer's allocation."
        static let traits: OpTraits = [.readsMemory, .writesMemory]
        let buffer = Operand(.halBuffer)
        static let assembly: StaticString = "`<` $buffer `:` type($buffer) `>` attr-dict-with-keyword"
        init() {}
    }

    struct BufferAssert: Op {
        static let name: StaticString = "hal.buffer.assert"
        static let summary: StaticString =
            "Asserts that a buffer is compatible with the given length, memory type and usage."
        let buffer = Operand(.halBuffer)
        let message = AttributeField(.string)
        let allocator = Operand(.halAllocator)
        let minimumLength = Operand(.index)
        let memoryTypes = AttributeField(.enumeration(.memoryType))
        let bufferUsage = AttributeField(.enumeration(.bufferUsage))
        static let assembly: StaticString = """
            `<` $buffer `:` type($buffer) `>` `message` `(` $message `)` `allocator` `(` \
            $allocator `:` type($allocator) `)` `minimum_length` `(` $minimum_length `)` `type` \
            `(` $memory_types `)` `usage` `(` $buffer_usage `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferLength: Op {
        static let name: StaticString = "hal.buffer.length"
        static let summary: StaticString = "Byte length of a buffer."
        static let resultNames: NameSuggestion? = .fixed("length")
        static let traits: OpTraits = .pure
        let buffer = Operand(.halBuffer)
        let result = Result(.index)
        static let assembly: StaticString =
            "`<` $buffer `:` type($buffer) `>` `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct BufferLoad: Op {
        static let name: StaticString = "hal.buffer.load"
        static let summary: StaticString = "Load from a buffer."
        static let traits: OpTraits = [.pure, .readsMemory]
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffset = Operand(.index)
        let result = Result(.any)
        static let assembly: StaticString = """
            `<` $source_buffer `:` type($source_buffer) `>` `` `[` $source_offset `]` `:` \
            type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferStore: Op {
        static let name: StaticString = "hal.buffer.store"
        static let summary: StaticString = "Store into a buffer."
        static let traits: OpTraits = .writesMemory
        let value = Operand(.any)
        let targetBuffer = Operand(.halBuffer)
        let targetOffset = Operand(.index)
        static let assembly: StaticString = """
            `<` $target_buffer `:` type($target_buffer) `>` `` `[` $target_offset `]` `value` \
            `(` $value `:` type($value) `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferSubspan: Op {
        static let name: StaticString = "hal.buffer.subspan"
        static let summary: StaticString = "Aliasing subspan of a buffer."
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = [.sizeAware, .pure]
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffset = Operand(.index)
        let length = Operand(.index)
        let result = Result(.halBuffer)
        static let assembly: StaticString = """
            `<` $source_buffer `:` type($source_buffer) `>` `` `[` $source_offset `,` $length \
            `]` `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferUsage: Op {
        static let name: StaticString = "hal.buffer_usage"
        static let summary: StaticString = "Buffer usage bits as an i32."
        static let resultNames: NameSuggestion? = .fixed("buffer_usage")
        static let traits: OpTraits = [.constantLike, .pure]
        let usage = AttributeField(.enumeration(.bufferUsage))
        let result = Result(.i32)
        static let assembly: StaticString = "`<` $usage `>` attr-dict `:` type($result)"
        init() {}
    }

    struct BufferViewAssert: Op {
        static let name: StaticString = "hal.buffer_view.assert"
        static let summary: StaticString =
            "Asserts the shape, element type and encoding type of a buffer view."
        let bufferView = Operand(.halBufferView)
        let message = AttributeField(.string)
        let elementType = Operand(.i32)
        let encodingType = Operand(.i32)
        let shape = VariadicOperand(.index)
        static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `message` `(` $message `)` `shape` `(` \
            `[` $shape `]` `)` `type` `(` $element_type `)` `encoding` `(` $encoding_type `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferViewBuffer: Op {
        static let name: StaticString = "hal.buffer_view.buffer"
        static let summary: StaticString = "Buffer that a buffer view references."
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = .pure
        let bufferView = Operand(.halBufferView)
        let result = Result(.halBuffer)
        static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferViewCreate: Op {
        static let name: StaticString = "hal.buffer_view.create"
        static let summary: StaticString = "Creates a buffer view with a shape and an element type."
        static let resultNames: NameSuggestion? = .fixed("view")
        static let traits: OpTraits = .pure
        let sourceBuffer = Operand(.halBuffer)
        let sourceOffset = Operand(.index)
        let sourceLength = Operand(.index)
        let elementType = Operand(.i32)
        let encodingType = Operand(.i32)
        let shape = VariadicOperand(.index)
        let result = Result(.halBufferView)
        static let assembly: StaticString = """
            `buffer` `(` $source_buffer `:` type($source_buffer) `)` `` `[` $source_offset `,` \
            $source_length `]` `shape` `(` `[` $shape `]` `)` `type` `(` $element_type `)` \
            `encoding` `(` $encoding_type `)` `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferViewDim: Op {
        static let name: StaticString = "hal.buffer_view.dim"
        static let summary: StaticString = "Dimension of a buffer view."
        static let traits: OpTraits = .pure
        let bufferView = Operand(.halBufferView)
        let index = AttributeField(.index)
        let result = Result(.index)
        static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `` `[` $index `]` `:` type($result) \
            attr-dict-with-keyword
            """
        init() {}
    }

    /// Element type or encoding type of a buffer view.
    struct BufferViewCode: OpFields {
        static let traits: OpTraits = .pure
        let bufferView = Operand(.halBufferView)
        let result = Result(.i32)
        static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `:` type($result) attr-dict-with-keyword
            """
    }

    enum BufferViewElementType: OpKind {
        static let name: StaticString = "hal.buffer_view.element_type"
        static let summary: StaticString = "Element type of a buffer view, as an i32."
        static var fields: BufferViewCode { .init() }
    }

    enum BufferViewEncodingType: OpKind {
        static let name: StaticString = "hal.buffer_view.encoding_type"
        static let summary: StaticString = "Encoding type of a buffer view, as an i32."
        static var fields: BufferViewCode { .init() }
    }

    struct BufferViewRank: Op {
        static let name: StaticString = "hal.buffer_view.rank"
        static let summary: StaticString = "Rank of a buffer view."
        static let traits: OpTraits = .pure
        let bufferView = Operand(.halBufferView)
        let result = Result(.index)
        static let assembly: StaticString = """
            `<` $buffer_view `:` type($buffer_view) `>` `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct BufferViewTrace: Op {
        static let name: StaticString = "hal.buffer_view.trace"
        static let summary: StaticString = "Traces buffer view contents at run time."
        let key = AttributeField(.string)
        let operands = VariadicOperand(.halBufferView)
        static let assembly: StaticString =
            "$key `=` $operands `:` type($operands) attr-dict-with-keyword"
        init() {}
    }

    struct ElementType: Op {
        static let name: StaticString = "hal.element_type"
        static let summary: StaticString = "HAL element type as an i32."
        static let resultNames: NameSuggestion? = .derived { op in
            guard let type = op.attributes["type"]?.typeValue else { return ["element_type"] }
            var writer = TextWriter()
            writer.write(type)
            return ["element_type_" + String(decoding: writer.bytes, as: UTF8.self)]
        }
        static let traits: OpTraits = .pure
        let type = AttributeField(.type)
        let result = Result(.i32)
        static let assembly: StaticString = "`<` $type `>` attr-dict `:` type($result)"
        init() {}
    }

    struct EncodingType: Op {
        static let name: StaticString = "hal.encoding_type"
        static let summary: StaticString = "HAL encoding type as an i32."
        static let resultNames: NameSuggestion? = .derived {
            $0.attributes["encoding"] == nil ? ["dense_row_major"] : []
        }
        static let traits: OpTraits = .pure
        let encoding = OptionalAttribute(.any)
        let result = Result(.i32)
        static let assembly: StaticString =
            "`<` ($encoding^):( `` `dense_row_major`)? `>` attr-dict `:` type($result)"
        init() {}
    }

    struct MemoryType: Op {
        static let name: StaticString = "hal.memory_type"
        static let summary: StaticString = "Memory type bits as an i32."
        static let resultNames: NameSuggestion? = .fixed("memory_type")
        static let traits: OpTraits = [.constantLike, .pure]
        let type = AttributeField(.enumeration(.memoryType))
        let result = Result(.i32)
        static let assembly: StaticString = "`<` $type `>` attr-dict `:` type($result)"
        init() {}
    }
}
