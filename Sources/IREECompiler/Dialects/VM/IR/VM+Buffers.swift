import IREECompilerCore

/// Operations of the `vm` dialect: buffers of bytes.
extension VM {
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

    struct BufferAlloc: Op, VMInstruction {
        static let opcode = Opcode.bufferAlloc
        static let traits: OpTraits = [.allocates, .mayFail]
        let length = Operand(.i64)
        let alignment = Operand(.i32)
        let result = Result(.vmBuffer)
        static let assembly: StaticString = "operands attr-dict `:` type($result)"
        init() {}
    }

    struct BufferClone: Op, VMInstruction {
        static let opcode = Opcode.bufferClone
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

    struct BufferCompare: Op, VMInstruction {
        static let opcode = Opcode.bufferCompare
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

    struct BufferCopy: Op, VMInstruction {
        static let opcode = Opcode.bufferCopy
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

    struct BufferHash: Op, VMInstruction {
        static let opcode = Opcode.bufferHash
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

    struct BufferLength: Op, VMInstruction {
        static let opcode = Opcode.bufferLength
        static let traits: OpTraits = .pure
        let buffer = Operand(.vmBuffer)
        let result = Result(.i64)
        static let assembly: StaticString = "operands attr-dict `:` type($buffer) `->` type($result)"
        init() {}
    }
}
