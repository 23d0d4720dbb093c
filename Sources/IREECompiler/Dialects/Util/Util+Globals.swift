/// Operations of the `util` dialect: Globals.
extension Util {
    /// Address of a global.
    public struct GlobalAddress: Op {
        public static let name: StaticString = "util.global.address"
        public static let traits: OpTraits = .pure
        public let global = AttributeField(.flatSymbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let result = Result(.utilPointer)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` qualified(type($result))"
        public init() {}
    }

    /// Load of a global through its address.
    public struct GlobalLoadIndirect: Op {
        public static let name: StaticString = "util.global.load.indirect"
        public let global = Operand(.utilPointer)
        public let isImmutable = OptionalAttribute(.unit)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` qualified(type($global)) `->` \
            type($result)
            """
        public init() {}
    }

    /// Loads a global.
    public struct GlobalLoad: Op {
        public static let name: StaticString = "util.global.load"
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.flatSymbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let result = Result(.any)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($result)"
        public init() {}
    }

    /// Global variable with an optional initial value.
    public struct Global: Op {
        public static let name: StaticString = "util.global"
        public static let traits: OpTraits = [.symbol, .globalDefinition]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let type = AttributeField(.type)
        public let isMutable = OptionalAttribute(.unit)
        public let initialValue = OptionalAttribute(.any)
        public let inliningPolicy = OptionalAttribute(.any)
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name \
            attr-dict custom<TypeOrAttr>($type, $initial_value)
            """
        public init() {}
    }

    /// Store to a global through its address.
    public struct GlobalStoreIndirect: Op {
        public static let name: StaticString = "util.global.store.indirect"
        public let value = Operand(.any)
        public let global = Operand(.utilPointer)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` qualified(type($global))"
        public init() {}
    }

    /// Stores to a global.
    public struct GlobalStore: Op {
        public static let name: StaticString = "util.global.store"
        public static let traits: OpTraits = .globalStore
        public let value = Operand(.any)
        public let global = AttributeField(.flatSymbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        public init() {}
    }
}
