/// Operations of the `util` dialect: Buffers.
extension Util {
    /// A new buffer of so many bytes, whose contents nobody has set.
    public struct BufferAlloc: Op {
        public static let name: StaticString = "util.buffer.alloc"
        public static let traits: OpTraits = [.allocates, .sizeAware, .pure]
        public let storageSize = Operand(.index)
        public let alignment = OptionalAttribute(.index)
        public let result = Result(.utilBuffer)
        public static let assembly: StaticString =
            "`uninitialized` attr-dict `:` type($result) `` `{` $storage_size `}`"
        public init() {}
    }

    /// Whether two ranges of bytes hold the same.
    public struct BufferCompare: Op {
        public static let name: StaticString = "util.buffer.compare"
        public static let traits: OpTraits = [.readsMemory, .sizeAware, .subrangeOperands, .pure]
        public let lhs = Operand(.utilBuffer)
        public let lhsSize = Operand(.index)
        public let lhsOffset = Operand(.index)
        public let rhs = Operand(.utilBuffer)
        public let rhsSize = Operand(.index)
        public let rhsOffset = Operand(.index)
        public let length = Operand(.index)
        public let result = Result(.i1)
        public static let assembly: StaticString = """
            $lhs `[` $lhs_offset `]` `,` $rhs `[` $rhs_offset `]` `,` $length `:` type($lhs) `` \
            `{` $lhs_size `}` `,` type($rhs) `` `{` $rhs_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// A buffer whose bytes are part of the program.
    public struct BufferConstant: Op {
        public static let name: StaticString = "util.buffer.constant"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let name = OptionalAttribute(.string)
        public let value = AttributeField(.any)
        public let alignment = OptionalAttribute(.index)
        public let mimeType = OptionalAttribute(.string)
        public let result = Result(.utilBuffer)
        public static let assembly: StaticString = "($name^)? attr-dict `:` type($result) `=` $value"
        public init() {}
    }

    /// Copies bytes from buffer to buffer.
    public struct BufferCopy: Op {
        public static let name: StaticString = "util.buffer.copy"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .sizeAware, .subrangeOperands]
        public let source = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let target = Operand(.utilBuffer)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public static let assembly: StaticString = """
            $source `[` $source_offset `]` `,` $target `[` $target_offset `]` `,` $length `:` \
            type($source) `` `{` $source_size `}` `->` type($target) `` `{` $target_size `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Says that a buffer is used no more.
    public struct BufferDealloc: Op {
        public static let name: StaticString = "util.buffer.dealloc"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let operand = Operand(.utilBuffer)
        public let operandSize = Operand(.index)
        public static let assembly: StaticString =
            "$operand `:` type($operand) `{` $operand_size `}` attr-dict-with-keyword"
        public init() {}
    }

    /// Writes a value again and again over a range of bytes.
    public struct BufferFill: Op {
        public static let name: StaticString = "util.buffer.fill"
        public static let traits: OpTraits = [.writesMemory, .sizeAware, .subrangeOperands]
        public let pattern = Operand(.any)
        public let target = Operand(.utilBuffer)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public static let assembly: StaticString = """
            $pattern `,` $target `[` $target_offset `for` $length `]` `:` type($pattern) `->` \
            type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// A hash of a range of bytes.
    public struct BufferHash: Op {
        public static let name: StaticString = "util.buffer.hash"
        public static let traits: OpTraits = [.readsMemory, .sizeAware, .subrangeOperands]
        public let source = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let length = Operand(.index)
        public let result = Result(.i64)
        public static let assembly: StaticString = """
            $source `[` $source_offset `for` $length `]` `:` type($source) `` `{` $source_size \
            `}` `->` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Reads a number at an offset.
    public struct BufferLoad: Op {
        public static let name: StaticString = "util.buffer.load"
        public static let traits: OpTraits = [.readsMemory, .sizeAware, .subrangeOperands]
        public let source = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let length = Operand(.index)
        public let result = Result(.primitive)
        public static let assembly: StaticString = """
            $source `[` $source_offset `for` $length `]` `:` type($source) `` `{` $source_size \
            `}` `->` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// How many bytes a buffer has.
    public struct BufferSize: Op {
        public static let name: StaticString = "util.buffer.size"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let operand = Operand(.utilBuffer)
        public let result = Result(.index)
        public static let assembly: StaticString = "$operand `:` type($operand) attr-dict-with-keyword"
        public init() {}
    }

    /// A new buffer with a copy of a range of bytes.
    public struct BufferSlice: Op {
        public static let name: StaticString = "util.buffer.slice"
        public static let traits: OpTraits = [.readsMemory, .allocates, .sizeAware, .subrangeOperands, .pure]
        public let source = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let resultSize = Operand(.index)
        public let alignment = OptionalAttribute(.index)
        public let result = Result(.utilBuffer)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            $source `[` $source_offset `]` attr-dict `:` type($source) `` `{` $source_size `}` \
            `->` type($result) `` `{` $result_size `}`
            """
        public init() {}
    }

    /// The memory behind a buffer and where the buffer begins in it.
    public struct BufferStorage: Op {
        public static let name: StaticString = "util.buffer.storage"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let operand = Operand(.utilBuffer)
        public let operandSize = Operand(.index)
        public let result = Result(.anyMemRef)
        public let offset = Result(.index)
        public static let assembly: StaticString = """
            $operand `:` type($operand) `` `{` $operand_size `}` `->` `(` type($result) `,` \
            type($offset) `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Writes a number at an offset.
    public struct BufferStore: Op {
        public static let name: StaticString = "util.buffer.store"
        public static let traits: OpTraits = [.writesMemory, .sizeAware, .subrangeOperands]
        public let source = Operand(.primitive)
        public let target = Operand(.utilBuffer)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public static let assembly: StaticString = """
            $source `,` $target `[` $target_offset `for` $length `]` `:` type($source) `->` \
            type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// A part of a buffer, which shares its bytes.
    public struct BufferSubspan: Op {
        public static let name: StaticString = "util.buffer.subspan"
        public static let traits: OpTraits = [.sizeAware, .subrangeOperands, .tied, .pure]
        public let source = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let resultSize = Operand(.index)
        public let result = Result(.utilBuffer)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }
}
