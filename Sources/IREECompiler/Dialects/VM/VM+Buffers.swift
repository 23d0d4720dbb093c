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
    public struct BufferFill: OpFields {
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value: Operand
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Load from a buffer.
    public struct BufferLoad: OpFields {
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result: Result
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """

        init(_ type: TypeConstraint) { result = Result(type) }
    }

    /// Store into a buffer.
    public struct BufferStore: OpFields {
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value: Operand
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Allocates a zero-initialized buffer.
    public struct BufferAlloc: Op {
        public static let name: StaticString = "vm.buffer.alloc"
        public static let traits: OpTraits = [.allocates, .mayFail]
        public let length = Operand(.i64)
        public let alignment = Operand(.i32)
        public let result = Result(.vmBuffer)
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// Clones a byte range into a new buffer.
    public struct BufferClone: Op {
        public static let name: StaticString = "vm.buffer.clone"
        public static let traits: OpTraits = [.readsMemory, .allocates, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let alignment = Operand(.i32)
        public let result = Result(.vmBuffer)
        public static let assembly: StaticString =
            "operands attr-dict `:` type($source_buffer) `->` type($result)"
        public init() {}
    }

    /// Compares byte ranges for equality.
    public struct BufferCompare: Op {
        public static let name: StaticString = "vm.buffer.compare"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .mayFail]
        public let lhsBuffer = Operand(.vmBuffer)
        public let lhsOffset = Operand(.i64)
        public let rhsBuffer = Operand(.vmBuffer)
        public let rhsOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` type($lhs_buffer) `,` type($rhs_buffer)"
        public init() {}
    }

    /// Copies a byte range between buffers.
    public struct BufferCopy: Op {
        public static let name: StaticString = "vm.buffer.copy"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public static let assembly: StaticString =
            "operands attr-dict `:` type($source_buffer) `->` type($target_buffer)"
        public init() {}
    }

    /// Hash of a byte range.
    public struct BufferHash: Op {
        public static let name: StaticString = "vm.buffer.hash"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let result = Result(.i64)
        public static let assembly: StaticString = """
            $source_buffer `,` $source_offset `,` $length attr-dict `:` type($source_buffer) \
            `->` type($result)
            """
        public init() {}
    }

    /// Byte length of a buffer.
    public struct BufferLength: Op {
        public static let name: StaticString = "vm.buffer.length"
        public static let traits: OpTraits = .pure
        public let buffer = Operand(.vmBuffer)
        public let result = Result(.i64)
        public static let assembly: StaticString = "operands attr-dict `:` type($buffer) `->` type($result)"
        public init() {}
    }
}
