import IREECompilerCore

/// Operations of the `util` dialect on lists.
extension Util {
    struct ListConstruct: Op {
        static let name: StaticString = "util.list.construct"
        static let summary: StaticString = "Creates a list from values."
        static let traits: OpTraits = [.allocates, .pure]
        let values = VariadicOperand(.any)
        let result = Result(.utilList)
        static let assembly: StaticString = """
            custom<ValueTypeList>($values, type($values)) attr-dict `:` qualified(type($result))
            """
        init() {}
    }

    struct ListCreate: Op {
        static let name: StaticString = "util.list.create"
        static let summary: StaticString = "Creates an empty list."
        static let traits: OpTraits = [.allocates, .pure]
        let initialCapacity = OptionalOperand(.index)
        let result = Result(.utilList)
        static let assembly: StaticString =
            "($initial_capacity^)? attr-dict `:` qualified(type($result))"
        init() {}
    }

    struct ListGet: Op {
        static let name: StaticString = "util.list.get"
        static let summary: StaticString = "Element of a list."
        static let traits: OpTraits = .readsMemory
        let list = Operand(.utilList)
        let index = Operand(.index)
        let result = Result(.any)
        static let assembly: StaticString = """
            $list `[` $index `]` attr-dict `:` custom<ListTypeGet>(type($list), type($result))
            """
        init() {}
    }

    struct ListResize: Op {
        static let name: StaticString = "util.list.resize"
        static let summary: StaticString = "Resizes a list."
        static let traits: OpTraits = .writesMemory
        let list = Operand(.utilList)
        let newSize = Operand(.index)
        static let assembly: StaticString = "operands attr-dict `:` qualified(type($list))"
        init() {}
    }

    struct ListSet: Op {
        static let name: StaticString = "util.list.set"
        static let summary: StaticString = "Sets an element of a list."
        static let traits: OpTraits = .writesMemory
        let list = Operand(.utilList)
        let index = Operand(.index)
        let value = Operand(.any)
        static let assembly: StaticString = """
            $list `[` $index `]` `,` $value attr-dict `:` custom<ListTypeSet>(type($list), \
            type($value))
            """
        init() {}
    }

    struct ListSize: Op {
        static let name: StaticString = "util.list.size"
        static let summary: StaticString = "Number of elements of a list."
        static let traits: OpTraits = .readsMemory
        let list = Operand(.utilList)
        let result = Result(.index)
        static let assembly: StaticString = "operands attr-dict `:` qualified(type($list))"
        init() {}
    }
}
