import IREECompilerCore

/// Operations of the `util` dialect on globals.
extension Util {
    struct GlobalAddress: Op {
        static let name: StaticString = "util.global.address"
        static let summary: StaticString = "Address of a global."
        static let resultNames: NameSuggestion? = .derived { op in
            [(op.attributes["global"]?.symbolValue?.leaf).map { "ptr_\($0)" }]
        }
        static let traits: OpTraits = .pure
        let global = AttributeField(.flatSymbol)
        let isImmutable = OptionalAttribute(.unit)
        let result = Result(.utilPointer)
        static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` qualified(type($result))"
        init() {}
    }

    struct GlobalLoadIndirect: Op {
        static let name: StaticString = "util.global.load.indirect"
        static let summary: StaticString = "Load of a global through its address."
        let global = Operand(.utilPointer)
        let isImmutable = OptionalAttribute(.unit)
        let result = Result(.any)
        static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` qualified(type($global)) `->` \
            type($result)
            """
        init() {}
    }

    struct GlobalLoad: Op {
        static let name: StaticString = "util.global.load"
        static let summary: StaticString = "Loads a global."
        static let resultNames: NameSuggestion? = .derived { [$0.attributes["global"]?.symbolValue?.leaf] }
        static let traits: OpTraits = .globalLoad
        let global = AttributeField(.flatSymbol)
        let isImmutable = OptionalAttribute(.unit)
        let result = Result(.any)
        static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($result)"
        init() {}
    }

    struct Global: Op {
        static let name: StaticString = "util.global"
        static let summary: StaticString = "Global variable with an optional initial value."
        static let traits: OpTraits = [.symbol, .globalDefinition]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let type = AttributeField(.type)
        let isMutable = OptionalAttribute(.unit)
        let initialValue = OptionalAttribute(.any)
        let inliningPolicy = OptionalAttribute(.any)
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name \
            attr-dict custom<TypeOrAttr>($type, $initial_value)
            """
        init() {}
    }

    struct GlobalStoreIndirect: Op {
        static let name: StaticString = "util.global.store.indirect"
        static let summary: StaticString = "Store to a global through its address."
        let value = Operand(.any)
        let global = Operand(.utilPointer)
        static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` qualified(type($global))"
        init() {}
    }

    struct GlobalStore: Op {
        static let name: StaticString = "util.global.store"
        static let summary: StaticString = "Stores to a global."
        static let traits: OpTraits = .globalStore
        let value = Operand(.any)
        let global = AttributeField(.flatSymbol)
        static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        init() {}
    }
}
