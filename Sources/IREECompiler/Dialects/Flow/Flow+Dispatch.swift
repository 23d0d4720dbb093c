/// Operations of the `flow` dialect: Dispatch.
extension Flow {
    /// Calls a function with tensors and their dimensions.
    public struct Call: Op {
        public static let name: StaticString = "flow.call"
        public static let traits: OpTraits = [.attrSizedOperands, .callLike, .tied, .shapeAware]
        public let callee = AttributeField(.flatSymbol)
        public let arguments = VariadicOperand(.any)
        public let argumentDims = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = """
            $callee `(` $arguments `)` attr-dict `:` custom<ShapedFunctionType>(ref($arguments), \
            type($arguments), $argument_dims, type($results), $result_dims, $tied_operands)
            """
        public init() {}
    }

    /// Runs an executable's function over a grid.
    public struct Dispatch: Op {
        public static let name: StaticString = "flow.dispatch"
        public static let traits: OpTraits = [.attrSizedOperands, .tied, .shapeAware, .pure]
        public let workload = VariadicOperand(.index)
        public let entryPoints = AttributeField(.array)
        public let arguments = VariadicOperand(.any)
        public let argumentDims = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = """
            custom<DispatchEntryPoints>($entry_points) (`[` $workload^ `]`)? `` `(` $arguments \
            `)` attr-dict `:` custom<ShapedFunctionType>(ref($arguments), type($arguments), \
            $argument_dims, type($results), $result_dims, $tied_operands)
            """
        public init() {}
    }

    /// Operations that become a dispatch, with what they use from around them.
    public struct DispatchRegion: Op {
        public static let name: StaticString = "flow.dispatch.region"
        public static let traits: OpTraits = [.shapeAware, .attrSizedOperands, .pure]
        public let resultDims = VariadicOperand(.index)
        public let workload = VariadicOperand(.index)
        public let result = VariadicResult(.any)
        public let body = RegionField()
        public let workgroupCount = RegionField()
        public init() {}
    }

    /// Says the dimensions of a dispatch's tensor.
    public struct DispatchTieShape: Op {
        public static let name: StaticString = "flow.dispatch.tie_shape"
        public static let traits: OpTraits = [.shapeAware, .pure]
        public let operand = Operand(.dispatchTensor)
        public let dynamicDims = VariadicOperand(.index)
        public let result = Result(.dispatchTensor)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString =
            "$operand attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?"
        public init() {}
    }

    /// How many workgroups the grid has in a dimension.
    public struct DispatchWorkgroupCount: Op {
        public static let name: StaticString = "flow.dispatch.workgroup.count"
        public static let traits: OpTraits = .pure
        public let dimension = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "`[` $dimension `]` attr-dict `:` type($result)"
        public init() {}
    }

    /// Where the workgroup stands in a dimension of the grid.
    public struct DispatchWorkgroupID: Op {
        public static let name: StaticString = "flow.dispatch.workgroup.id"
        public static let traits: OpTraits = .pure
        public let dimension = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "`[` $dimension `]` attr-dict `:` type($result)"
        public init() {}
    }

    /// How many invocations a workgroup has in a dimension.
    public struct DispatchWorkgroupSize: Op {
        public static let name: StaticString = "flow.dispatch.workgroup.size"
        public static let traits: OpTraits = .pure
        public let dimension = AttributeField(.index)
        public let result = Result(.index)
        public static let assembly: StaticString = "`[` $dimension `]` attr-dict `:` type($result)"
        public init() {}
    }

    /// A dispatch with its body, isolated from what is around it.
    public struct DispatchWorkgroups: Op {
        public static let name: StaticString = "flow.dispatch.workgroups"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .attrSizedOperands, .hoistable, .tied, .shapeAware, .pure,
        ]
        public let workload = VariadicOperand(.index)
        public let arguments = VariadicOperand(.any)
        public let argumentDims = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let results = VariadicResult(.any)
        public let workgroupBody = RegionField()
        public let workgroupCount = RegionField()
        public static let assembly: StaticString = """
            (`[` $workload^ `]`)? `` `(` $arguments `)` `:` \
            custom<ShapedFunctionType>(ref($arguments), type($arguments), $argument_dims, \
            type($results), $result_dims, $tied_operands) attr-dict-with-keyword `=` `\\n` ` ` ` \
            ` ` ` custom<DispatchWorkgroupBody>(ref(type($arguments)), ref(type($results)), \
            $workgroup_body) `` custom<DispatchWorkgroupsCountRegion>($workgroup_count)
            """
        public init() {}
    }

    /// Ends an executable.
    public struct ExecutableEnd: Op {
        public static let name: StaticString = "flow.executable_end"
        public static let traits: OpTraits = .terminator
        public static let assembly: StaticString = "attr-dict"
        public init() {}
    }

    /// A function of an executable that can be dispatched, and how its grid is made.
    public struct ExecutableExport: Op {
        public static let name: StaticString = "flow.executable.export"
        public static let traits: OpTraits = [.symbol, .isolatedFromAbove]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let functionRef = AttributeField(.flatSymbol)
        public let workgroupCount = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) custom<SymbolAlias>($sym_name, \
            $function_ref) custom<WorkgroupCountRegion>($workgroup_count) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Code for devices, in a module of its own.
    public struct Executable: Op {
        public static let name: StaticString = "flow.executable"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
        public init() {}
    }

    /// A function that is defined elsewhere and takes tensors with their dimensions.
    public struct Function: Op {
        public static let name: StaticString = "flow.func"
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
        public init() {}
    }

    /// Ends a region of a dispatch with its values.
    public struct Return: Op {
        public static let name: StaticString = "flow.return"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let operands = VariadicOperand(.any)
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        public init() {}
    }
}
