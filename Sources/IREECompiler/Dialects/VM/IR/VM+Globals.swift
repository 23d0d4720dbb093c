import IREECompilerCore

/// Operations of the `vm` dialect: globals.
extension VM {
    static let globals = rows("global.#", numbers, "Global variable that holds a #", { _ in Global() })

    /// Global variable with an optional initial value or initializer.
    struct Global: OpFields {
        static let traits: OpTraits = [.isolatedFromAbove, .symbol, .globalDefinition]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let type = AttributeField(.type)
        let isMutable = OptionalAttribute(.unit)
        let initialValue = OptionalAttribute(.any)
        let inliningPolicy = OptionalAttribute(.any)
        let ordinal = OptionalAttribute(.i32)
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name \
            attr-dict custom<TypeOrAttr>($type, $initial_value)
            """
    }

    struct GlobalRef: Op {
        static let name: StaticString = "vm.global.ref"
        static let summary: StaticString = "Global variable that holds a reference."
        static let traits: OpTraits = [.isolatedFromAbove, .symbol, .globalDefinition]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let type = AttributeField(.type)
        let isMutable = OptionalAttribute(.unit)
        let inliningPolicy = OptionalAttribute(.any)
        let ordinal = OptionalAttribute(.i32)
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name \
            attr-dict `:` $type
            """
        init() {}
    }

    struct GlobalAddress: Op {
        static let name: StaticString = "vm.global.address"
        static let summary: StaticString = "Address of a global."
        static let traits: OpTraits = .pure
        let global = AttributeField(.symbol)
        let isImmutable = OptionalAttribute(.unit)
        let result = Result(.anyOf("32-bit signless integer or pointer", [.i32, .utilPointer]))
        static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($result)"
        init() {}
    }

    /// Load of a global.
    struct GlobalLoad: OpFields {
        static let traits: OpTraits = .globalLoad
        let global = AttributeField(.symbol)
        let isImmutable = OptionalAttribute(.unit)
        let value: Result
        static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"
        static let resultNames: NameSuggestion? = .derived { [$0.attributes["global"]?.symbolValue?.leaf] }

        init(_ type: TypeConstraint) { value = Result(type) }
    }

    /// Load of a global through its address.
    struct GlobalLoadIndirect: OpFields {
        let global = Operand(.any)
        let isImmutable = OptionalAttribute(.unit)
        let value: Result
        static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """

        init(_ type: TypeConstraint) { value = Result(type) }
    }

    /// Store to a global.
    struct GlobalStore: OpFields {
        static let traits: OpTraits = .globalStore
        let value: Operand
        let global = AttributeField(.symbol)
        static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }

    /// Store to a global through its address.
    struct GlobalStoreIndirect: OpFields {
        let value: Operand
        let global = Operand(.any)
        static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"

        init(_ type: TypeConstraint) { value = Operand(type) }
    }
}
