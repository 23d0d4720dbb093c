/// Operations of the `func` dialect: Ops.
extension Func {
    /// Calls a function value.
    public struct CallIndirect: Op {
        public static let name: StaticString = "func.call_indirect"
        public static let traits: OpTraits = .callLike
        public let callee = Operand(.anyFunction)
        public let calleeOperands = VariadicOperand(.any)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let results = VariadicResult(.any)
        public init() {}
    }

    /// Calls a function by symbol.
    public struct Call: Op {
        public static let name: StaticString = "func.call"
        public static let traits: OpTraits = .callLike
        public let callee = AttributeField(.flatSymbol)
        public let operands = VariadicOperand(.any)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let noInline = OptionalAttribute(.unit)
        public let result = VariadicResult(.any)
        public static let assembly: StaticString =
            "$callee `(` $operands `)` attr-dict `:` functional-type($operands, results)"
        public init() {}
    }

    /// Reference to a function as a value.
    public struct Constant: Op {
        public static let name: StaticString = "func.constant"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let value = AttributeField(.flatSymbol)
        public let result = Result(.any)
        public static let assembly: StaticString = "attr-dict $value `:` type(results)"
        public init() {}
    }

    /// Function.
    public struct Function: Op {
        public static let name: StaticString = "func.func"
        public static let traits: OpTraits = [
            .function, .callable, .symbol, .isolatedFromAbove, .defaultDialect,
        ]
        public let symName = AttributeField(.symbolName)
        public let functionType = AttributeField(.type)
        public let symVisibility = OptionalAttribute(.string)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let noInline = OptionalAttribute(.unit)
        public let body = RegionField()
        public init() {}
    }

    /// Returns from a function.
    public enum Return: OpKind {
        public static let name: StaticString = "func.return"
        public static var fields: SharedFields.Return { .init() }
    }
}
