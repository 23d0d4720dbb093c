/// Operations of the `vm` dialect: buffers of bytes.
extension VM {
    static let buffers: [[OpRow]] = [
        rows(
            "buffer.fill.#", [.i8], "Writes an # again and again over a range", { _ in BufferFill(.any) }),
        rows(
            "buffer.fill.#", [.i16, .i64] + floats, "Writes a # again and again over a range",
            { _ in BufferFill(.any) }),
        rows("buffer.fill.#", [.i32], "Writes a # again and again over a range", BufferFill.init),
        rows("buffer.load.#", [.i8s, .i8u], "Reads an # at an offset", BufferLoad.init),
        rows("buffer.load.#", [.i16s, .i16u, .i32], "Reads a # at an offset", BufferLoad.init),
        rows("buffer.load.#", [.i64] + floats, "Reads a # at an offset", { _ in BufferLoad(.any) }),
        rows("buffer.store.#", [.i8], "Writes an # at an offset", BufferStore.init),
        rows("buffer.store.#", [.i16, .i32], "Writes a # at an offset", BufferStore.init),
        rows("buffer.store.#", [.i64] + floats, "Writes a # at an offset", { _ in BufferStore(.any) }),
    ]

    /// A value again and again over a range.
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

    /// A value of a buffer.
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

    /// Another value for a place in a buffer.
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

    /// A new buffer of zeroes.
    public struct BufferAlloc: Op {
        public static let name: StaticString = "vm.buffer.alloc"
        public static let traits: OpTraits = [.allocates, .mayFail]
        public let length = Operand(.i64)
        public let alignment = Operand(.i32)
        public let result = Result(.vmBuffer)
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// A new buffer with a copy of a range of bytes.
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

    /// Whether two ranges of bytes hold the same.
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

    /// Copies bytes from buffer to buffer.
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

    /// A hash of a range of bytes.
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

    /// How many bytes a buffer has.
    public struct BufferLength: Op {
        public static let name: StaticString = "vm.buffer.length"
        public static let traits: OpTraits = .pure
        public let buffer = Operand(.vmBuffer)
        public let result = Result(.i64)
        public static let assembly: StaticString = "operands attr-dict `:` type($buffer) `->` type($result)"
        public init() {}
    }
}
