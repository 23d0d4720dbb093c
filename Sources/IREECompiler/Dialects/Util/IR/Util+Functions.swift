import IREECompilerCore

/// Operations of the `util` dialect on functions.
extension Util {
    struct Call: Op {
        static let name: StaticString = "util.call"
        static let summary: StaticString = "Calls a function; results may be tied to operands."
        static let traits: OpTraits = [.callLike, .tied]
        let callee = AttributeField(.flatSymbol)
        let operands = VariadicOperand(.any).tieable()
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let results = VariadicResult(.any)
        static let assembly: StaticString = """
            $callee `(` $operands `)` attr-dict `:` custom<OperandTypeList>(type($operands)) \
            `->` custom<TiedFunctionResultList>(ref($operands), ref(type($operands)), \
            type($results), $tied_operands)
            """
        init() {}
    }

    struct Function: Op {
        static let name: StaticString = "util.func"
        static let summary: StaticString = "Function; results may be tied to arguments."
        static let syntax: OpSyntax? = .function(tied: true)
        static let traits: OpTraits = [
            .function, .callable, .symbol, .isolatedFromAbove, .privateDeclaration,
        ]
        let symName = AttributeField(.symbolName)
        let functionType = AttributeField(.type)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let symVisibility = OptionalAttribute(.string)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let inliningPolicy = OptionalAttribute(.any)
        let body = RegionField()
        init() {}
    }

    struct Initializer: Op {
        static let name: StaticString = "util.initializer"
        static let summary: StaticString = "Initializer, executed when the module is loaded."
        static let syntax: OpSyntax? = .initializer
        static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .initializer]
        let functionType = AttributeField(.type)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        init() {}
    }

    enum Return: OpKind {
        static let name: StaticString = "util.return"
        static let summary: StaticString = "Returns from a function."
        static var fields: SharedFields.Return { .init() }
    }
}
