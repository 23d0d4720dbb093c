import IREECompilerCore

/// Fields shared by operations of several dialects.
enum SharedFields {
    /// Terminator without operands.
    struct End: OpFields {
        static let traits: OpTraits = .terminator
        static let assembly: StaticString = "attr-dict"
    }

    /// Terminator that returns values from a function.
    struct Return: OpFields {
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let operands = VariadicOperand(.any)
        static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
    }

    /// Workgroup id, count or size in a grid dimension.
    struct GridValue: OpFields {
        static let traits: OpTraits = .pure
        let dimension = AttributeField(.index)
        let result = Result(.index)
        static let assembly: StaticString = "`[` $dimension `]` attr-dict `:` type($result)"
    }

    /// Tensor that aliases the bytes of another as another type.
    struct TensorView: OpFields {
        static let traits: OpTraits = [.attrSizedOperands, .hoistable, .tied, .shapeAware, .pure]
        let source = Operand(.rankedTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).tied(to: \Self.source).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            $source `:` type($source) (`{` $source_dims^ `}`)? `->` type($result) (`{` \
            $result_dims^ `}`)? attr-dict-with-keyword
            """
    }

    /// Function whose tensor or resource operands have dynamic dimensions or sizes.
    struct ShapedFunction: OpFields {
        static let traits: OpTraits = [
            .callable, .function, .symbol, .isolatedFromAbove, .privateDeclaration,
        ]
        let symName = AttributeField(.symbolName)
        let functionType = AttributeField(.type)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let symVisibility = OptionalAttribute(.string)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name `` \
            custom<ShapedFunctionSignature>($function_type, $tied_operands, $arg_attrs, \
            $res_attrs) attr-dict-with-keyword ($body^)?
            """
    }

    /// Device code, with its exports.
    struct Executable: OpFields {
        static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
    }

    /// Entry point of an executable, with its workgroup count.
    struct ExecutableExport: OpFields {
        static let traits: OpTraits = [.symbol, .isolatedFromAbove]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let functionRef = AttributeField(.flatSymbol)
        let workgroupCount = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) custom<SymbolAlias>($sym_name, \
            $function_ref) custom<WorkgroupCountRegion>($workgroup_count) attr-dict-with-keyword
            """
    }
}
