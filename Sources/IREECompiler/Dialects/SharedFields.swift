/// Fields that operations of more than one dialect have.
public enum SharedFields {
    /// Terminator without operands.
    public struct End: OpFields {
        public static let traits: OpTraits = .terminator
        public static let assembly: StaticString = "attr-dict"
    }

    /// Terminator that returns values from a function.
    public struct Return: OpFields {
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let operands = VariadicOperand(.any)
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
    }

    /// Workgroup id, count or size in a grid dimension.
    public struct GridValue: OpFields {
        public static let traits: OpTraits = .pure
        public let dimension = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "`[` $dimension `]` attr-dict `:` type($result)"
    }

    /// Tensor that aliases the bytes of another as another type.
    public struct TensorView: OpFields {
        public static let traits: OpTraits = [.attrSizedOperands, .hoistable, .tied, .shapeAware, .pure]
        public let source = Operand(.rankedTensor)
        public let sourceDims = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $source `:` type($source) (`{` $source_dims^ `}`)? `->` type($result) (`{` \
            $result_dims^ `}`)? attr-dict-with-keyword
            """
    }

    /// Function whose tensor or resource operands have dynamic dimensions or sizes.
    public struct ShapedFunction: OpFields {
        public static let traits: OpTraits = [.callable, .function, .symbol, .isolatedFromAbove]
        public let symName = AttributeField(.symbolName)
        public let functionType = AttributeField(.type)
        public let tiedOperands = OptionalAttribute(.array)
        public let symVisibility = OptionalAttribute(.string)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name `` \
            custom<ShapedFunctionSignature>($function_type, $tied_operands, $arg_attrs, \
            $res_attrs) attr-dict-with-keyword ($body^)?
            """
    }

    /// Device code, with its exports.
    public struct Executable: OpFields {
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
    }

    /// Entry point of an executable, with its workgroup count.
    public struct ExecutableExport: OpFields {
        public static let traits: OpTraits = [.symbol, .isolatedFromAbove]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let functionRef = AttributeField(.flatSymbol)
        public let workgroupCount = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) custom<SymbolAlias>($sym_name, \
            $function_ref) custom<WorkgroupCountRegion>($workgroup_count) attr-dict-with-keyword
            """
    }
}
