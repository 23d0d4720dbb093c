import IREECompilerCore

/// Operations of the `util` dialect on buffers.
extension Util {
    struct BufferAlloc: Op {
        static let name: StaticString = "util.buffer.alloc"
        static let summary: StaticString = "Allocates a buffer with undefined contents."
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = [.allocates, .sizeAware, .pure]
        let storageSize = Operand(.index)
        let alignment = OptionalAttribute(.index)
        let result = Result(.utilBuffer).sized(by: \Self.storageSize)
        static let assembly: StaticString =
            "`uninitialized` attr-dict `:` type($result) `` `{` $storage_size `}`"
        init() {}
    }

    struct BufferCompare: Op {
        static let name: StaticString = "util.buffer.compare"
        static let summary: StaticString = "Compares byte ranges for equality."
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

    struct BufferConstant: Op {
        static let name: StaticString = "util.buffer.constant"
        static let summary: StaticString = "Constant host buffer."
        static let resultNames: NameSuggestion? = .derived {
            [$0.attributes["name"]?.stringValue ?? "buffer_cst"]
        }
        static let traits: OpTraits = [.constantLike, .pure]
        let name = OptionalAttribute(.string)
        let value = AttributeField(.any)
        let alignment = OptionalAttribute(.index)
        let mimeType = OptionalAttribute(.string)
        let result = Result(.utilBuffer)
        static let assembly: StaticString = "($name^)? attr-dict `:` type($result) `=` $value"
        init() {}
    }

    struct BufferCopy: Op {
        static let name: StaticString = "util.buffer.copy"
        static let summary: StaticString = "Copies a byte range between buffers."
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

    struct BufferDealloc: Op {
        static let name: StaticString = "util.buffer.dealloc"
        static let summary: StaticString = "Deallocates a buffer."
        static let traits: OpTraits = [.sizeAware, .pure]
        let operand = Operand(.utilBuffer).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        static let assembly: StaticString =
            "$operand `:` type($operand) `{` $operand_size `}` attr-dict-with-keyword"
        init() {}
    }

    struct BufferFill: Op {
        static let name: StaticString = "util.buffer.fill"
        static let summary: StaticString = "Fill of a byte range with a pattern."
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

    struct BufferHash: Op {
        static let name: StaticString = "util.buffer.hash"
        static let summary: StaticString = "Hash of a byte range."
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

    struct BufferLoad: Op {
        static let name: StaticString = "util.buffer.load"
        static let summary: StaticString = "Load from a buffer."
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

    struct BufferSize: Op {
        static let name: StaticString = "util.buffer.size"
        static let summary: StaticString = "Byte size of a buffer."
        static let resultNames: NameSuggestion? = .fixed("buffer_size")
        static let traits: OpTraits = [.sizeAware, .pure]
        let operand = Operand(.utilBuffer)
        let result = Result(.index)
        static let assembly: StaticString = "$operand `:` type($operand) attr-dict-with-keyword"
        init() {}
    }

    struct BufferSlice: Op {
        static let name: StaticString = "util.buffer.slice"
        static let summary: StaticString = "Copies a byte range into a new buffer."
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

    struct BufferStorage: Op {
        static let name: StaticString = "util.buffer.storage"
        static let summary: StaticString = "Underlying memory of a buffer, with the offset into it."
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

    struct BufferStore: Op {
        static let name: StaticString = "util.buffer.store"
        static let summary: StaticString = "Store into a buffer."
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

    struct BufferSubspan: Op {
        static let name: StaticString = "util.buffer.subspan"
        static let summary: StaticString = "Aliasing subspan of a buffer."
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
