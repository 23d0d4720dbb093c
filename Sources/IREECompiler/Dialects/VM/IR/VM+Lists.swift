import IREECompilerCore

/// Operations of the `vm` dialect: lists.
extension VM {
    static let lists: [[OpRow]] = [
        rows("list.get.#", numbers + [.ref], "Loads a # from a list", ListGet.init),
        rows("list.set.#", numbers + [.ref], "Stores a # into a list", ListSet.init),
    ]

    /// Load from a list.
    struct ListGet: OpFields {
        static let traits: OpTraits = [.readsMemory, .mayFail]
        let list = Operand(.vmList)
        let index = Operand(.i32)
        let result: Result
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `)` `->` type($result)"

        init(_ type: TypeConstraint) { result = Result(type) }
    }

    /// Store into a list.
    struct ListSet: OpFields {
        static let traits: OpTraits = [.writesMemory, .mayFail]
        let list = Operand(.vmList)
        let index = Operand(.i32)
        let value: Operand
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($index) `,` type($value) `)`"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    struct ListAlloc: Op {
        static let name: StaticString = "vm.list.alloc"
        static let summary: StaticString = "Allocates an empty list."
        static let traits: OpTraits = [.allocates, .mayFail]
        let initialCapacity = Operand(.i32)
        let result = Result(.vmList)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($initial_capacity) `)` `->` type($result)"
        init() {}
    }

    struct ListReserve: Op {
        static let name: StaticString = "vm.list.reserve"
        static let summary: StaticString = "Reserves capacity in a list."
        static let traits: OpTraits = [.readsMemory, .writesMemory, .allocates, .mayFail]
        let list = Operand(.vmList)
        let minimumCapacity = Operand(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($minimum_capacity) `)`"
        init() {}
    }

    struct ListResize: Op {
        static let name: StaticString = "vm.list.resize"
        static let summary: StaticString = "Resizes a list."
        static let traits: OpTraits = [.writesMemory, .mayFail]
        let list = Operand(.vmList)
        let newSize = Operand(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($new_size) `)`"
        init() {}
    }

    struct ListSize: Op {
        static let name: StaticString = "vm.list.size"
        static let summary: StaticString = "Number of elements of a list."
        static let traits: OpTraits = [.readsMemory, .mayFail]
        let list = Operand(.vmList)
        let result = Result(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `)` `->` type($result)"
        init() {}
    }
}
