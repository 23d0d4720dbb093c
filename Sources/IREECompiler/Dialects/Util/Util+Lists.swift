/// Operations of the `util` dialect: Lists.
extension Util {
    /// Creates a list from values.
    public struct ListConstruct: Op {
        public static let name: StaticString = "util.list.construct"
        public static let traits: OpTraits = [.allocates, .pure]
        public let values = VariadicOperand(.any)
        public let result = Result(.utilList)
        public static let assembly: StaticString = """
            custom<ValueTypeList>($values, type($values)) attr-dict `:` qualified(type($result))
            """
        public init() {}
    }

    /// Creates an empty list.
    public struct ListCreate: Op {
        public static let name: StaticString = "util.list.create"
        public static let traits: OpTraits = [.allocates, .pure]
        public let initialCapacity = OptionalOperand(.index)
        public let result = Result(.utilList)
        public static let assembly: StaticString =
            "($initial_capacity^)? attr-dict `:` qualified(type($result))"
        public init() {}
    }

    /// Element of a list.
    public struct ListGet: Op {
        public static let name: StaticString = "util.list.get"
        public static let traits: OpTraits = .readsMemory
        public let list = Operand(.utilList)
        public let index = Operand(.index)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $list `[` $index `]` attr-dict `:` custom<ListTypeGet>(type($list), type($result))
            """
        public init() {}
    }

    /// Resizes a list.
    public struct ListResize: Op {
        public static let name: StaticString = "util.list.resize"
        public static let traits: OpTraits = .writesMemory
        public let list = Operand(.utilList)
        public let newSize = Operand(.index)
        public static let assembly: StaticString = "operands attr-dict `:` qualified(type($list))"
        public init() {}
    }

    /// Sets an element of a list.
    public struct ListSet: Op {
        public static let name: StaticString = "util.list.set"
        public static let traits: OpTraits = .writesMemory
        public let list = Operand(.utilList)
        public let index = Operand(.index)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $list `[` $index `]` `,` $value attr-dict `:` custom<ListTypeSet>(type($list), \
            type($value))
            """
        public init() {}
    }

    /// Number of elements of a list.
    public struct ListSize: Op {
        public static let name: StaticString = "util.list.size"
        public static let traits: OpTraits = .readsMemory
        public let list = Operand(.utilList)
        public let result = Result(.index)
        public static let assembly: StaticString = "operands attr-dict `:` qualified(type($list))"
        public init() {}
    }
}
