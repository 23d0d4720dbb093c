/// Operations of the `vm` dialect: globals.
extension VM {
    static let globals: [[OpRow]] = [
        rows("global.#", numbers, "A variable of the module, a #", { _ in Global() }),
        rows("global.load.#", numbers + [.ref], "Reads a global #", GlobalLoad.init),
        rows(
            "global.load.indirect.#", numbers + [.ref], "Reads a global # that a pointer means",
            GlobalLoadIndirect.init),
        rows("global.store.#", numbers + [.ref], "Writes a global #", GlobalStore.init),
        rows(
            "global.store.indirect.#", numbers + [.ref], "Writes a global # that a pointer means",
            GlobalStoreIndirect.init),
    ]

    /// A variable of the module, with what it begins as.
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

    /// A variable of the module, a reference.
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

    /// A pointer to a global.
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

    /// What a global holds.
    public struct GlobalLoad: OpFields {
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value: Result
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"

        init(_ type: TypeConstraint) { value = Result(type) }
    }

    /// What a global holds that a pointer means.
    public struct GlobalLoadIndirect: OpFields {
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value: Result
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """

        init(_ type: TypeConstraint) { value = Result(type) }
    }

    /// Another value for a global.
    public struct GlobalStore: OpFields {
        public static let traits: OpTraits = .globalStore
        public let value: Operand
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Another value for a global that a pointer means.
    public struct GlobalStoreIndirect: OpFields {
        public let value: Operand
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }
}
