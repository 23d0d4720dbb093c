/// Modules, and casts that conversions leave between types.
public enum Builtin {
    /// Top-level container of symbols.
    public struct Module: Op {
        public static let name: StaticString = "builtin.module"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .symbolTable, .symbol, .noTerminator, .graphRegion, .defaultDialect,
        ]
        public let symName = OptionalAttribute(.symbolName)
        public let symVisibility = OptionalAttribute(.string)
        public let bodyRegion = RegionField().named("bodyRegion")
        public static let assembly: StaticString = "($sym_name^)? attr-dict-with-keyword $bodyRegion"
        public init() {}
    }

    /// Temporary cast between types while a dialect conversion is incomplete.
    public struct UnrealizedConversionCast: Op {
        public static let name: StaticString = "builtin.unrealized_conversion_cast"
        public static let traits: OpTraits = .pure
        public let inputs = VariadicOperand(.any)
        public let outputs = VariadicResult(.any)
        public static let assembly: StaticString =
            "($inputs^ `:` type($inputs))? `to` type($outputs) attr-dict"
        public init() {}
    }
}

extension Dialect {
    public static let builtin = Dialect(
        "builtin", ops: [Builtin.Module.self, Builtin.UnrealizedConversionCast.self])
}
