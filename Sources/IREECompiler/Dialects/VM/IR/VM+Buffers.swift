import IREECompilerCore

/// Operations of the `vm` dialect: buffers of bytes.
extension VM {
    static let buffers: [[OpRow]] = [
        rows(
            "buffer.fill.#", [.i8], "Fills a range with an #", { _ in BufferFill(.any) }),
        rows(
            "buffer.fill.#", [.i16, .i64] + floats, "Fills a range with a #",
            { _ in BufferFill(.any) }),
        rows("buffer.fill.#", [.i32], "Fills a range with a #", BufferFill.init),
        rows("buffer.load.#", [.i8s, .i8u], "Loads an # from a buffer", BufferLoad.init),
        rows("buffer.load.#", [.i16s, .i16u, .i32], "Loads a # from a buffer", BufferLoad.init),
        rows("buffer.load.#", [.i64] + floats, "Loads a # from a buffer", { _ in BufferLoad(.any) }),
        rows("buffer.store.#", [.i8], "Stores an # into a buffer", BufferStore.init),
        rows("buffer.store.#", [.i16, .i32], "Stores a # into a buffer", BufferStore.init),
        rows("buffer.store.#", [.i64] + floats, "Stores a # into a buffer", { _ in BufferStore(.any) }),
    ]

    /// Fill of a byte range with a pattern.
    struct BufferFill: OpFields {
        static let traits: OpTraits = [.writesMemory, .mayFail]
        let targetBuffer = Operand(.vmBuffer)
        let targetOffset = Operand(.i64)
        let length = Operand(.i64)
        let value: Operand
        static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Load from a buffer.
    struct BufferLoad: OpFields {
        static let traits: OpTraits = [.readsMemory, .mayFail]
        let sourceBuffer = Operand(.vmBuffer)
        let sourceOffset = Operand(.i64)
        let result: Result
        static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """

        init(_ type: TypeConstraint) { result = Result(type) }
    }

    /// Store into a buffer.
    struct BufferStore: OpFields {
        static let traits: OpTraits = [.writesMemory, .mayFail]
        let targetBuffer = Operand(.vmBuffer)
        let targetOffset = Operand(.i64)
        let value: Operand
        static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    struct BufferAlloc: Op {
        static let name: StaticString = "vm.buffer.alloc"
        static let summary: StaticString = "Allocates a zero-initialized buffer."
        static let traits: OpTraits = [.allocates, .mayFail]
        let length = Operand(.i64)
        let alignment = Operand(.i32)
        let result = Result(.vmBuffer)
        static let assembly: StaticString = "operands attr-dict `:` type($result)"
        init() {}
    }

    struct BufferClone: Op {
        static let name: StaticString = "vm.buffer.clone"
        static let summary: StaticString = "Clones a byte range into a new buffer."
        static let traits: OpTraits = [.readsMemory, .allocates, .mayFail]
        let sourceBuffer = Operand(.vmBuffer)
        let sourceOffset = Operand(.i64)
        let length = Operand(.i64)
        let alignment = Operand(.i32)
        let result = Result(.vmBuffer)
        static let assembly: StaticString =
            "operands attr-dict `:` type($source_buffer) `->` type($result)"
        init() {}
    }

    struct BufferCompare: Op {
        static let name: StaticString = "vm.buffer.compare"
        static let summary: StaticString = "Compares byte ranges for equality."
        static let traits: OpTraits = [.readsMemory, .writesMemory, .mayFail]
        let lhsBuffer = Operand(.vmBuffer)
        let lhsOffset = Operand(.i64)
        let rhsBuffer = Operand(.vmBuffer)
        let rhsOffset = Operand(.i64)
        let length = Operand(.i64)
        let result = Result(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` type($lhs_buffer) `,` type($rhs_buffer)"
        init() {}
    }

    struct BufferCopy: Op {
        static let name: StaticString = "vm.buffer.copy"
        static let summary: StaticString = "Copies a byte range between buffers."
        static let traits: OpTraits = [.readsMemory, .writesMemory, .mayFail]
        let sourceBuffer = Operand(.vmBuffer)
        let sourceOffset = Operand(.i64)
        let targetBuffer = Operand(.vmBuffer)
        let targetOffset = Operand(.i64)
        let length = Operand(.i64)
        static let assembly: StaticString =
            "operands attr-dict `:` type($source_buffer) `->` type($target_buffer)"
        init() {}
    }

    struct BufferHash: Op {
        static let name: StaticString = "vm.buffer.hash"
        static let summary: StaticString = "Hash of a byte range."
        static let traits: OpTraits = [.readsMemory, .mayFail]
        let sourceBuffer = Operand(.vmBuffer)
        let sourceOffset = Operand(.i64)
        let length = Operand(.i64)
        let result = Result(.i64)
        static let assembly: StaticString = """
            $source_buffer `,` $source_offset `,` $length attr-dict `:` type($source_buffer) \
            `->` type($result)
            """
        init() {}
    }

    struct BufferLength: Op {
        static let name: StaticString = "vm.buffer.length"
        static let summary: StaticString = "Byte length of a buffer."
        static let traits: OpTraits = .pure
        let buffer = Operand(.vmBuffer)
        let result = Result(.i64)
        static let assembly: StaticString = "operands attr-dict `:` type($buffer) `->` type($result)"
        init() {}
    }
}
