import IREECompilerCore

/// The `builtin` dialect: modules, and casts that dialect conversions leave.
enum Builtin {
    struct Module: Op {
        static let name: StaticString = "builtin.module"
        static let summary: StaticString = "Top-level container of symbols."
        static let traits: OpTraits = [
            .isolatedFromAbove, .symbolTable, .symbol, .noTerminator, .graphRegion, .defaultDialect,
        ]
        let symName = OptionalAttribute(.symbolName)
        let symVisibility = OptionalAttribute(.string)
        let bodyRegion = RegionField().named("bodyRegion")
        static let assembly: StaticString = "($sym_name^)? attr-dict-with-keyword $bodyRegion"
        init() {}
    }

    struct UnrealizedConversionCast: Op {
        static let name: StaticString = "builtin.unrealized_conversion_cast"
        static let summary: StaticString =
            "Temporary cast between types while a dialect conversion is incomplete."
        static let traits: OpTraits = .pure
        let inputs = VariadicOperand(.any)
        let outputs = VariadicResult(.any)
        static let assembly: StaticString =
            "($inputs^ `:` type($inputs))? `to` type($outputs) attr-dict"
        init() {}
    }
}

extension Dialect {
    static let builtin = Dialect(
        "builtin", ops: [Builtin.Module.self, Builtin.UnrealizedConversionCast.self],
        topLevel: Builtin.Module.self)
}
