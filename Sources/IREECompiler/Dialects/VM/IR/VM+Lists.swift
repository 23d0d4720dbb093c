import IREECompilerCore

/// Operations of the `vm` dialect: lists.
extension VM {
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

    struct ListAlloc: Op, VMInstruction {
        static let opcode = Opcode.listAlloc
        static let traits: OpTraits = [.allocates, .mayFail]
        let initialCapacity = Operand(.i32)
        let result = Result(.vmList)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($initial_capacity) `)` `->` type($result)"
        init() {}
    }

    struct ListReserve: Op, VMInstruction {
        static let opcode = Opcode.listReserve
        static let traits: OpTraits = [.readsMemory, .writesMemory, .allocates, .mayFail]
        let list = Operand(.vmList)
        let minimumCapacity = Operand(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($minimum_capacity) `)`"
        init() {}
    }

    struct ListResize: Op, VMInstruction {
        static let opcode = Opcode.listResize
        static let traits: OpTraits = [.writesMemory, .mayFail]
        let list = Operand(.vmList)
        let newSize = Operand(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `,` type($new_size) `)`"
        init() {}
    }

    struct ListSize: Op, VMInstruction {
        static let opcode = Opcode.listSize
        static let traits: OpTraits = [.readsMemory, .mayFail]
        let list = Operand(.vmList)
        let result = Result(.i32)
        static let assembly: StaticString =
            "operands attr-dict `:` `(` type($list) `)` `->` type($result)"
        init() {}
    }
}
