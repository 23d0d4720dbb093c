import IREECompilerCore

/// The `builtin` dialect: modules, and casts that dialect conversions leave.
package enum Builtin {
    package struct Module: Op {
        package static let name: StaticString = "builtin.module"
        package static let summary: StaticString = "Top-level container of symbols."
        package static let traits: OpTraits = [
            .isolatedFromAbove, .symbolTable, .symbol, .noTerminator, .graphRegion, .defaultDialect,
        ]
        package let symName = OptionalAttribute(.symbolName)
        package let symVisibility = OptionalAttribute(.string)
        package let bodyRegion = RegionField().named("bodyRegion")
        package static let assembly: StaticString = "($sym_name^)? attr-dict-with-keyword $bodyRegion"
        package init() {}
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
