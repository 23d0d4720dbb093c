/// Operations of the `util` dialect: Functions.
extension Util {
    /// Calls a function; results may be tied to operands.
    public struct Call: Op {
        public static let name: StaticString = "util.call"
        public static let traits: OpTraits = [.callLike, .tied]
        public let callee = AttributeField(.flatSymbol)
        public let operands = VariadicOperand(.any)
        public let tiedOperands = OptionalAttribute(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = """
            $callee `(` $operands `)` attr-dict `:` custom<OperandTypeList>(type($operands)) \
            `->` custom<TiedFunctionResultList>(ref($operands), ref(type($operands)), \
            type($results), $tied_operands)
            """
        public init() {}
    }

    /// Function; results may be tied to arguments.
    public struct Function: Op {
        public static let name: StaticString = "util.func"
        public static let traits: OpTraits = [.function, .callable, .symbol, .isolatedFromAbove]
        public let symName = AttributeField(.symbolName)
        public let functionType = AttributeField(.type)
        public let tiedOperands = OptionalAttribute(.array)
        public let symVisibility = OptionalAttribute(.string)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let inliningPolicy = OptionalAttribute(.any)
        public let body = RegionField()
        public init() {}
    }

    /// Initializer, executed when the module is loaded.
    public struct Initializer: Op {
        public static let name: StaticString = "util.initializer"
        public static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .initializer]
        public let functionType = AttributeField(.type)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }

    /// Returns from a function.
    public enum Return: OpKind {
        public static let name: StaticString = "util.return"
        public static var fields: SharedFields.Return { .init() }
    }
}
