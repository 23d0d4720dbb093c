/// Operations of the `vm` dialect: Memory.
extension VM {
    public struct BufferAlloc: Op {
        public static let name: StaticString = "vm.buffer.alloc"
        public static let traits: OpTraits = [.allocates, .mayFail]
        public let length = Operand(.i64)
        public let alignment = Operand(.i32)
        public let result = Result(.vmBuffer)
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

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

    public struct BufferLength: Op {
        public static let name: StaticString = "vm.buffer.length"
        public static let traits: OpTraits = .pure
        public let buffer = Operand(.vmBuffer)
        public let result = Result(.i64)
        public static let assembly: StaticString = "operands attr-dict `:` type($buffer) `->` type($result)"
        public init() {}
    }

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

    public struct ListAlloc: Op {
        public static let name: StaticString = "vm.list.alloc"
        public static let traits: OpTraits = [.allocates, .mayFail]
        public let initialCapacity = Operand(.i32)
        public let result = Result(.vmList)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($initial_capacity) `)` `->` type($result)"
        public init() {}
    }

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

    public struct ListReserve: Op {
        public static let name: StaticString = "vm.list.reserve"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .allocates, .mayFail]
        public let list = Operand(.vmList)
        public let minimumCapacity = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($minimum_capacity) `)`"
        public init() {}
    }

    public struct ListResize: Op {
        public static let name: StaticString = "vm.list.resize"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let newSize = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($new_size) `)`"
        public init() {}
    }

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
