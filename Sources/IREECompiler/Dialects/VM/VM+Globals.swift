/// Operations of the `vm` dialect: globals.
extension VM {
    static let globals: [[OpRow]] = [
        rows("global.#", numbers, "Global variable that holds a #", { _ in Global() }),
        rows("global.load.#", numbers + [.ref], "Loads a global #", GlobalLoad.init),
        rows(
            "global.load.indirect.#", numbers + [.ref], "Loads a global # through its address",
            GlobalLoadIndirect.init),
        rows("global.store.#", numbers + [.ref], "Stores to a global #", GlobalStore.init),
        rows(
            "global.store.indirect.#", numbers + [.ref], "Stores to a global # through its address",
            GlobalStoreIndirect.init),
    ]

    /// Global variable with an optional initial value or initializer.
    public struct Global: OpFields {
        public static let traits: OpTraits = [.isolatedFromAbove, .symbol, .globalDefinition]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let type = AttributeField(.type)
        public let isMutable = OptionalAttribute(.unit)
        public let initialValue = OptionalAttribute(.any)
        public let inliningPolicy = OptionalAttribute(.any)
        public let ordinal = OptionalAttribute(.i32)
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name \
            attr-dict custom<TypeOrAttr>($type, $initial_value)
            """
    }

    /// Global variable that holds a reference.
    public struct GlobalRef: Op {
        public static let name: StaticString = "vm.global.ref"
        public static let traits: OpTraits = [.isolatedFromAbove, .symbol, .globalDefinition]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let type = AttributeField(.type)
        public let isMutable = OptionalAttribute(.unit)
        public let inliningPolicy = OptionalAttribute(.any)
        public let ordinal = OptionalAttribute(.i32)
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name \
            attr-dict `:` $type
            """
        public init() {}
    }

    /// Address of a global.
    public struct GlobalAddress: Op {
        public static let name: StaticString = "vm.global.address"
        public static let traits: OpTraits = .pure
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let result = Result(.any)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($result)"
        public init() {}
    }

    /// Load of a global.
    public struct GlobalLoad: OpFields {
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value: Result
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"

        init(_ type: TypeConstraint) { value = Result(type) }
    }

    /// Load of a global through its address.
    public struct GlobalLoadIndirect: OpFields {
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value: Result
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """

        init(_ type: TypeConstraint) { value = Result(type) }
    }

    /// Store to a global.
    public struct GlobalStore: OpFields {
        public static let traits: OpTraits = .globalStore
        public let value: Operand
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Store to a global through its address.
    public struct GlobalStoreIndirect: OpFields {
        public let value: Operand
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }
}
