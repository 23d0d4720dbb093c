import IREECompilerCore

/// Operations of the `func` dialect.
extension Func {
    struct CallIndirect: Op {
        static let name: StaticString = "func.call_indirect"
        static let summary: StaticString = "Calls a function value."
        static let syntax: OpSyntax? = Func.callIndirect
        static let traits: OpTraits = .callLike
        let callee = Operand(.anyFunction)
        let calleeOperands = VariadicOperand(.any)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let results = VariadicResult(.any)
        init() {}
    }

    struct Call: Op {
        static let name: StaticString = "func.call"
        static let summary: StaticString = "Calls a function by symbol."
        static let traits: OpTraits = .callLike
        let callee = AttributeField(.flatSymbol)
        let operands = VariadicOperand(.any)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let noInline = OptionalAttribute(.unit)
        let result = VariadicResult(.any)
        static let assembly: StaticString =
            "$callee `(` $operands `)` attr-dict `:` functional-type($operands, results)"
        init() {}
    }

    struct Constant: Op {
        static let name: StaticString = "func.constant"
        static let summary: StaticString = "Reference to a function as a value."
        static let resultNames: NameSuggestion? = .fixed("f")
        static let traits: OpTraits = [.constantLike, .pure]
        let value = AttributeField(.flatSymbol)
        let result = Result(.any)
        static let assembly: StaticString = "attr-dict $value `:` type(results)"
        init() {}
    }

    struct Function: Op {
        static let name: StaticString = "func.func"
        static let summary: StaticString = "Function."
        static let syntax: OpSyntax? = .function(tied: false)
        static let traits: OpTraits = [
            .function, .callable, .symbol, .isolatedFromAbove, .defaultDialect, .privateDeclaration,
        ]
        let symName = AttributeField(.symbolName)
        let functionType = AttributeField(.type)
        let symVisibility = OptionalAttribute(.string)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let noInline = OptionalAttribute(.unit)
        let body = RegionField()
        init() {}
    }

    enum Return: OpKind {
        static let name: StaticString = "func.return"
        static let summary: StaticString = "Returns from a function."
        static var fields: SharedFields.Return { .init() }
    }
}
