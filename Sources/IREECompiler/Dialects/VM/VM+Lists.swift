/// Operations of the `vm` dialect: lists.
extension VM {
    static let lists: [[OpRow]] = [
        rows("list.get.#", numbers + [.ref], "Loads a # from a list", ListGet.init),
        rows("list.set.#", numbers + [.ref], "Stores a # into a list", ListSet.init),
    ]

    /// Load from a list.
    public struct ListGet: OpFields {
        public static let traits: OpTraits = [.readsMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let result: Result
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"

        init(_ type: TypeConstraint) { result = Result(type) }
    }

    /// Store into a list.
    public struct ListSet: OpFields {
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let index = Operand(.i32)
        public let value: Operand
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Allocates an empty list.
    public struct ListAlloc: Op {
        public static let name: StaticString = "vm.list.alloc"
        public static let traits: OpTraits = [.allocates, .mayFail]
        public let initialCapacity = Operand(.i32)
        public let result = Result(.vmList)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($initial_capacity) `)` `->` type($result)"
        public init() {}
    }

    /// Reserves capacity in a list.
    public struct ListReserve: Op {
        public static let name: StaticString = "vm.list.reserve"
        public static let traits: OpTraits = [.readsMemory, .writesMemory, .allocates, .mayFail]
        public let list = Operand(.vmList)
        public let minimumCapacity = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($minimum_capacity) `)`"
        public init() {}
    }

    /// Resizes a list.
    public struct ListResize: Op {
        public static let name: StaticString = "vm.list.resize"
        public static let traits: OpTraits = [.writesMemory, .mayFail]
        public let list = Operand(.vmList)
        public let newSize = Operand(.i32)
        public static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($new_size) `)`"
        public init() {}
    }

    /// Number of elements of a list.
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
