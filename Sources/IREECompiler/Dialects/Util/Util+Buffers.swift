/// Operations of the `util` dialect: Buffers.
extension Util {
    /// Allocates a buffer with undefined contents.
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

    /// Compares byte ranges for equality.
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

    /// Constant host buffer.
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

    /// Copies a byte range between buffers.
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

    /// Deallocates a buffer.
    public struct BufferDealloc: Op {
        public static let name: StaticString = "util.buffer.dealloc"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let operand = Operand(.utilBuffer)
        public let operandSize = Operand(.index)
        public static let assembly: StaticString =
            "$operand `:` type($operand) `{` $operand_size `}` attr-dict-with-keyword"
        public init() {}
    }

    /// Fill of a byte range with a pattern.
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

    /// Hash of a byte range.
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

    /// Load from a buffer.
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

    /// Byte size of a buffer.
    public struct BufferSize: Op {
        public static let name: StaticString = "util.buffer.size"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let operand = Operand(.utilBuffer)
        public let result = Result(.index)
        public static let assembly: StaticString = "$operand `:` type($operand) attr-dict-with-keyword"
        public init() {}
    }

    /// Copies a byte range into a new buffer.
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

    /// Underlying memory of a buffer, with the offset into it.
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

    /// Store into a buffer.
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

    /// Aliasing subspan of a buffer.
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
