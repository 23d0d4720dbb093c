import IREECompilerCore

/// Operations of the `util` dialect: Buffers.
extension Util {
    /// Allocates a buffer with undefined contents.
    struct BufferAlloc: Op {
        static let name: StaticString = "util.buffer.alloc"
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = [.allocates, .sizeAware, .pure]
        let storageSize = Operand(.index)
        let alignment = OptionalAttribute(.index)
        let result = Result(.utilBuffer).sized(by: \Self.storageSize)
        static let assembly: StaticString =
            "`uninitialized` attr-dict `:` type($result) `` `{` $storage_size `}`"
        init() {}
    }

    /// Compares byte ranges for equality.
    struct BufferCompare: Op {
        static let name: StaticString = "util.buffer.compare"
        static let traits: OpTraits = [.readsMemory, .sizeAware, .subrangeOperands, .pure]
        let lhs = Operand(.utilBuffer).sized(by: \Self.lhsSize)
        let lhsSize = Operand(.index)
        let lhsOffset = Operand(.index)
        let rhs = Operand(.utilBuffer).sized(by: \Self.rhsSize)
        let rhsSize = Operand(.index)
        let rhsOffset = Operand(.index)
        let length = Operand(.index)
        let result = Result(.i1)
        static let assembly: StaticString = """
            $lhs `[` $lhs_offset `]` `,` $rhs `[` $rhs_offset `]` `,` $length `:` type($lhs) `` \
            `{` $lhs_size `}` `,` type($rhs) `` `{` $rhs_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    /// Constant host buffer.
    struct BufferConstant: Op {
        static let name: StaticString = "util.buffer.constant"
        static let resultNames: NameSuggestion? = .derived { [$0.attributes["name"]?.stringValue ?? "buffer_cst"] }
        static let traits: OpTraits = [.constantLike, .pure]
        let name = OptionalAttribute(.string)
        let value = AttributeField(.any)
        let alignment = OptionalAttribute(.index)
        let mimeType = OptionalAttribute(.string)
        let result = Result(.utilBuffer)
        static let assembly: StaticString = "($name^)? attr-dict `:` type($result) `=` $value"
        init() {}
    }

    /// Copies a byte range between buffers.
    struct BufferCopy: Op {
        static let name: StaticString = "util.buffer.copy"
        static let traits: OpTraits = [.readsMemory, .writesMemory, .sizeAware, .subrangeOperands]
        let source = Operand(.utilBuffer).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let target = Operand(.utilBuffer).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        static let assembly: StaticString = """
            $source `[` $source_offset `]` `,` $target `[` $target_offset `]` `,` $length `:` \
            type($source) `` `{` $source_size `}` `->` type($target) `` `{` $target_size `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    /// Deallocates a buffer.
    struct BufferDealloc: Op {
        static let name: StaticString = "util.buffer.dealloc"
        static let traits: OpTraits = [.sizeAware, .pure]
        let operand = Operand(.utilBuffer).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        static let assembly: StaticString =
            "$operand `:` type($operand) `{` $operand_size `}` attr-dict-with-keyword"
        init() {}
    }

    /// Fill of a byte range with a pattern.
    struct BufferFill: Op {
        static let name: StaticString = "util.buffer.fill"
        static let traits: OpTraits = [.writesMemory, .sizeAware, .subrangeOperands]
        let pattern = Operand(.any)
        let target = Operand(.utilBuffer).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        static let assembly: StaticString = """
            $pattern `,` $target `[` $target_offset `for` $length `]` `:` type($pattern) `->` \
            type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    /// Hash of a byte range.
    struct BufferHash: Op {
        static let name: StaticString = "util.buffer.hash"
        static let traits: OpTraits = [.readsMemory, .sizeAware, .subrangeOperands]
        let source = Operand(.utilBuffer).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let length = Operand(.index)
        let result = Result(.i64)
        static let assembly: StaticString = """
            $source `[` $source_offset `for` $length `]` `:` type($source) `` `{` $source_size \
            `}` `->` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    /// Load from a buffer.
    struct BufferLoad: Op {
        static let name: StaticString = "util.buffer.load"
        static let traits: OpTraits = [.readsMemory, .sizeAware, .subrangeOperands]
        let source = Operand(.utilBuffer).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let length = Operand(.index)
        let result = Result(.primitive)
        static let assembly: StaticString = """
            $source `[` $source_offset `for` $length `]` `:` type($source) `` `{` $source_size \
            `}` `->` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    /// Byte size of a buffer.
    struct BufferSize: Op {
        static let name: StaticString = "util.buffer.size"
        static let resultNames: NameSuggestion? = .fixed("buffer_size")
        static let traits: OpTraits = [.sizeAware, .pure]
        let operand = Operand(.utilBuffer)
        let result = Result(.index)
        static let assembly: StaticString = "$operand `:` type($operand) attr-dict-with-keyword"
        init() {}
    }

    /// Copies a byte range into a new buffer.
    struct BufferSlice: Op {
        static let name: StaticString = "util.buffer.slice"
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = [.readsMemory, .allocates, .sizeAware, .subrangeOperands, .pure]
        let source = Operand(.utilBuffer).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let resultSize = Operand(.index)
        let alignment = OptionalAttribute(.index)
        let result = Result(.utilBuffer).sized(by: \Self.resultSize)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            $source `[` $source_offset `]` attr-dict `:` type($source) `` `{` $source_size `}` \
            `->` type($result) `` `{` $result_size `}`
            """
        init() {}
    }

    /// Underlying memory of a buffer, with the offset into it.
    struct BufferStorage: Op {
        static let name: StaticString = "util.buffer.storage"
        static let resultNames: NameSuggestion? = .fixed(["buffer_storage", "buffer_offset"])
        static let traits: OpTraits = [.sizeAware, .pure]
        let operand = Operand(.utilBuffer).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        let result = Result(.anyMemRef)
        let offset = Result(.index)
        static let assembly: StaticString = """
            $operand `:` type($operand) `` `{` $operand_size `}` `->` `(` type($result) `,` \
            type($offset) `)` attr-dict-with-keyword
            """
        init() {}
    }

    /// Store into a buffer.
    struct BufferStore: Op {
        static let name: StaticString = "util.buffer.store"
        static let traits: OpTraits = [.writesMemory, .sizeAware, .subrangeOperands]
        let source = Operand(.primitive)
        let target = Operand(.utilBuffer).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        static let assembly: StaticString = """
            $source `,` $target `[` $target_offset `for` $length `]` `:` type($source) `->` \
            type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    /// Aliasing subspan of a buffer.
    struct BufferSubspan: Op {
        static let name: StaticString = "util.buffer.subspan"
        static let resultNames: NameSuggestion? = .fixed("buffer_span")
        static let traits: OpTraits = [.sizeAware, .subrangeOperands, .tied, .pure]
        let source = Operand(.utilBuffer).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let resultSize = Operand(.index)
        let result = Result(.utilBuffer).tied(to: \Self.source).sized(by: \Self.resultSize)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }
}
