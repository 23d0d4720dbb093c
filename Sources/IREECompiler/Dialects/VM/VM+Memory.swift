/// Operations of the `vm` dialect: Memory.
extension VM {
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

    /// Writes a 32-bit float again and again over a range.
    public struct BufferFillF32: Op {
        public static let name: StaticString = "vm.buffer.fill.f32"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 64-bit float again and again over a range.
    public struct BufferFillF64: Op {
        public static let name: StaticString = "vm.buffer.fill.f64"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 16-bit integer again and again over a range.
    public struct BufferFillI16: Op {
        public static let name: StaticString = "vm.buffer.fill.i16"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 32-bit integer again and again over a range.
    public struct BufferFillI32: Op {
        public static let name: StaticString = "vm.buffer.fill.i32"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value = Operand(.i32)
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 64-bit integer again and again over a range.
    public struct BufferFillI64: Op {
        public static let name: StaticString = "vm.buffer.fill.i64"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 8-bit integer again and again over a range.
    public struct BufferFillI8: Op {
        public static let name: StaticString = "vm.buffer.fill.i8"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $target_buffer `,` $target_offset `,` $length `,` $value attr-dict `:` type($value) \
            `->` type($target_buffer)
            """
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

    /// Reads a 32-bit float at an offset.
    public struct BufferLoadF32: Op {
        public static let name: StaticString = "vm.buffer.load.f32"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 64-bit float at an offset.
    public struct BufferLoadF64: Op {
        public static let name: StaticString = "vm.buffer.load.f64"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 16-bit integer at an offset, with sign.
    public struct BufferLoadI16S: Op {
        public static let name: StaticString = "vm.buffer.load.i16.s"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 16-bit integer at an offset, without sign.
    public struct BufferLoadI16U: Op {
        public static let name: StaticString = "vm.buffer.load.i16.u"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 32-bit integer at an offset.
    public struct BufferLoadI32: Op {
        public static let name: StaticString = "vm.buffer.load.i32"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 64-bit integer at an offset.
    public struct BufferLoadI64: Op {
        public static let name: StaticString = "vm.buffer.load.i64"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 8-bit integer at an offset, with sign.
    public struct BufferLoadI8S: Op {
        public static let name: StaticString = "vm.buffer.load.i8.s"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Reads a 8-bit integer at an offset, without sign.
    public struct BufferLoadI8U: Op {
        public static let name: StaticString = "vm.buffer.load.i8.u"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let sourceBuffer = Operand(.vmBuffer)
        public let sourceOffset = Operand(.i64)
        public let result = Result(.i32)
        public static let assembly: StaticString = """
            $source_buffer `[` $source_offset `]` attr-dict `:` type($source_buffer) `->` \
            type($result)
            """
        public init() {}
    }

    /// Writes a 32-bit float at an offset.
    public struct BufferStoreF32: Op {
        public static let name: StaticString = "vm.buffer.store.f32"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 64-bit float at an offset.
    public struct BufferStoreF64: Op {
        public static let name: StaticString = "vm.buffer.store.f64"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 16-bit integer at an offset.
    public struct BufferStoreI16: Op {
        public static let name: StaticString = "vm.buffer.store.i16"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value = Operand(.i32)
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 32-bit integer at an offset.
    public struct BufferStoreI32: Op {
        public static let name: StaticString = "vm.buffer.store.i32"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value = Operand(.i32)
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 64-bit integer at an offset.
    public struct BufferStoreI64: Op {
        public static let name: StaticString = "vm.buffer.store.i64"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """
        public init() {}
    }

    /// Writes a 8-bit integer at an offset.
    public struct BufferStoreI8: Op {
        public static let name: StaticString = "vm.buffer.store.i8"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let targetBuffer = Operand(.vmBuffer)
        public let targetOffset = Operand(.i64)
        public let value = Operand(.i32)
        public static let assembly: StaticString = """
            $value `,` $target_buffer `[` $target_offset `]` attr-dict `:` type($value) `->` \
            type($target_buffer)
            """
        public init() {}
    }

    /// A new list without elements.
    public struct ListAlloc: Op {
        public static let name: StaticString = "vm.list.alloc"
        public static let traits: OpTraits = [.allocates, .mayFail]
        public let initialCapacity = Operand(.i32)
        public let result = Result(.vmList)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($initial_capacity) `)` `->` type($result)"
        public init() {}
    }

    /// A 32-bit float of a list.
    public struct ListGetF32: Op {
        public static let name: StaticString = "vm.list.get.f32"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let result = Result(.f32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"
        public init() {}
    }

    /// A 64-bit float of a list.
    public struct ListGetF64: Op {
        public static let name: StaticString = "vm.list.get.f64"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let result = Result(.f64)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"
        public init() {}
    }

    /// A 32-bit integer of a list.
    public struct ListGetI32: Op {
        public static let name: StaticString = "vm.list.get.i32"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let result = Result(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"
        public init() {}
    }

    /// A 64-bit integer of a list.
    public struct ListGetI64: Op {
        public static let name: StaticString = "vm.list.get.i64"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let result = Result(.i64)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"
        public init() {}
    }

    /// A reference of a list.
    public struct ListGetRef: Op {
        public static let name: StaticString = "vm.list.get.ref"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let result = Result(.vmRef)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"
        public init() {}
    }

    /// Makes room for elements.
    public struct ListReserve: Op {
        public static let name: StaticString = "vm.list.reserve"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .allocates, .mayFail]
        public let list = Operand(.vmList)
        public let minimumCapacity = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($minimum_capacity) `)`"
        public init() {}
    }

    /// Changes how many elements a list has.
    public struct ListResize: Op {
        public static let name: StaticString = "vm.list.resize"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let newSize = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($new_size) `)`"
        public init() {}
    }

    /// Replaces a 32-bit float of a list.
    public struct ListSetF32: Op {
        public static let name: StaticString = "vm.list.set.f32"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let value = Operand(.f32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"
        public init() {}
    }

    /// Replaces a 64-bit float of a list.
    public struct ListSetF64: Op {
        public static let name: StaticString = "vm.list.set.f64"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let value = Operand(.f64)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"
        public init() {}
    }

    /// Replaces a 32-bit integer of a list.
    public struct ListSetI32: Op {
        public static let name: StaticString = "vm.list.set.i32"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let value = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"
        public init() {}
    }

    /// Replaces a 64-bit integer of a list.
    public struct ListSetI64: Op {
        public static let name: StaticString = "vm.list.set.i64"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let value = Operand(.i64)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"
        public init() {}
    }

    /// Replaces a reference of a list.
    public struct ListSetRef: Op {
        public static let name: StaticString = "vm.list.set.ref"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let value = Operand(.vmRef)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"
        public init() {}
    }

    /// How many elements a list has.
    public struct ListSize: Op {
        public static let name: StaticString = "vm.list.size"
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let result = Result(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `)` `->` type($result)"
        public init() {}
    }
}
