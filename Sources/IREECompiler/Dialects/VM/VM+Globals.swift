/// Operations of the `vm` dialect: Globals.
extension VM {
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

    /// A variable of the module, a 32-bit float.
    public struct GlobalF32: Op {
        public static let name: StaticString = "vm.global.f32"
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
        public init() {}
    }

    /// A variable of the module, a 64-bit float.
    public struct GlobalF64: Op {
        public static let name: StaticString = "vm.global.f64"
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
        public init() {}
    }

    /// A variable of the module, a 32-bit integer.
    public struct GlobalI32: Op {
        public static let name: StaticString = "vm.global.i32"
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
        public init() {}
    }

    /// A variable of the module, a 64-bit integer.
    public struct GlobalI64: Op {
        public static let name: StaticString = "vm.global.i64"
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
        public init() {}
    }

    /// Reads a global 32-bit float.
    public struct GlobalLoadF32: Op {
        public static let name: StaticString = "vm.global.load.f32"
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.f32)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Reads a global 64-bit float.
    public struct GlobalLoadF64: Op {
        public static let name: StaticString = "vm.global.load.f64"
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.f64)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Reads a global 32-bit integer.
    public struct GlobalLoadI32: Op {
        public static let name: StaticString = "vm.global.load.i32"
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.i32)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Reads a global 64-bit integer.
    public struct GlobalLoadI64: Op {
        public static let name: StaticString = "vm.global.load.i64"
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.i64)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Reads a global 32-bit float that a pointer means.
    public struct GlobalLoadIndirectF32: Op {
        public static let name: StaticString = "vm.global.load.indirect.f32"
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.f32)
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """
        public init() {}
    }

    /// Reads a global 64-bit float that a pointer means.
    public struct GlobalLoadIndirectF64: Op {
        public static let name: StaticString = "vm.global.load.indirect.f64"
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.f64)
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """
        public init() {}
    }

    /// Reads a global 32-bit integer that a pointer means.
    public struct GlobalLoadIndirectI32: Op {
        public static let name: StaticString = "vm.global.load.indirect.i32"
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.i32)
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """
        public init() {}
    }

    /// Reads a global 64-bit integer that a pointer means.
    public struct GlobalLoadIndirectI64: Op {
        public static let name: StaticString = "vm.global.load.indirect.i64"
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.i64)
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """
        public init() {}
    }

    /// Reads a global reference that a pointer means.
    public struct GlobalLoadIndirectRef: Op {
        public static let name: StaticString = "vm.global.load.indirect.ref"
        public let global = Operand(.any)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.vmRef)
        public static let assembly: StaticString = """
            (`immutable` $is_immutable^)? $global attr-dict `:` type($global) `->` type($value)
            """
        public init() {}
    }

    /// Reads a global reference.
    public struct GlobalLoadRef: Op {
        public static let name: StaticString = "vm.global.load.ref"
        public static let traits: OpTraits = .globalLoad
        public let global = AttributeField(.symbol)
        public let isImmutable = OptionalAttribute(.unit)
        public let value = Result(.vmRef)
        public static let assembly: StaticString =
            "(`immutable` $is_immutable^)? $global attr-dict `:` type($value)"
        public init() {}
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

    /// Writes a global 32-bit float.
    public struct GlobalStoreF32: Op {
        public static let name: StaticString = "vm.global.store.f32"
        public static let traits: OpTraits = .globalStore
        public let value = Operand(.f32)
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Writes a global 64-bit float.
    public struct GlobalStoreF64: Op {
        public static let name: StaticString = "vm.global.store.f64"
        public static let traits: OpTraits = .globalStore
        public let value = Operand(.f64)
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Writes a global 32-bit integer.
    public struct GlobalStoreI32: Op {
        public static let name: StaticString = "vm.global.store.i32"
        public static let traits: OpTraits = .globalStore
        public let value = Operand(.i32)
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Writes a global 64-bit integer.
    public struct GlobalStoreI64: Op {
        public static let name: StaticString = "vm.global.store.i64"
        public static let traits: OpTraits = .globalStore
        public let value = Operand(.i64)
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        public init() {}
    }

    /// Writes a global 32-bit float that a pointer means.
    public struct GlobalStoreIndirectF32: Op {
        public static let name: StaticString = "vm.global.store.indirect.f32"
        public let value = Operand(.f32)
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"
        public init() {}
    }

    /// Writes a global 64-bit float that a pointer means.
    public struct GlobalStoreIndirectF64: Op {
        public static let name: StaticString = "vm.global.store.indirect.f64"
        public let value = Operand(.f64)
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"
        public init() {}
    }

    /// Writes a global 32-bit integer that a pointer means.
    public struct GlobalStoreIndirectI32: Op {
        public static let name: StaticString = "vm.global.store.indirect.i32"
        public let value = Operand(.i32)
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"
        public init() {}
    }

    /// Writes a global 64-bit integer that a pointer means.
    public struct GlobalStoreIndirectI64: Op {
        public static let name: StaticString = "vm.global.store.indirect.i64"
        public let value = Operand(.i64)
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"
        public init() {}
    }

    /// Writes a global reference that a pointer means.
    public struct GlobalStoreIndirectRef: Op {
        public static let name: StaticString = "vm.global.store.indirect.ref"
        public let value = Operand(.vmRef)
        public let global = Operand(.any)
        public static let assembly: StaticString =
            "$value `,` $global attr-dict `:` type($value) `->` type($global)"
        public init() {}
    }

    /// Writes a global reference.
    public struct GlobalStoreRef: Op {
        public static let name: StaticString = "vm.global.store.ref"
        public static let traits: OpTraits = .globalStore
        public let value = Operand(.vmRef)
        public let global = AttributeField(.symbol)
        public static let assembly: StaticString = "$value `,` $global attr-dict `:` type($value)"
        public init() {}
    }
}
