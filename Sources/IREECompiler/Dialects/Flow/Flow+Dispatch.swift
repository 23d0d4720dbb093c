/// Operations of the `flow` dialect: Dispatch.
extension Flow {
    /// Calls a function with tensors and their dynamic dimensions.
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

    /// Dispatches an executable's entry point over a grid of workgroups.
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

    /// Groups operations that are to become one dispatch; may capture values from above.
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

    /// Associates dynamic dimensions with a dispatch tensor.
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

    /// Dispatch region that is isolated from above.
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

    /// Entry point of an executable, with its workgroup count region.
    public enum ExecutableExport: OpKind {
        public static let name: StaticString = "flow.executable.export"
        public static var fields: SharedFields.ExecutableExport { .init() }
    }

    /// Device code in a nested module, with its exports.
    public enum Executable: OpKind {
        public static let name: StaticString = "flow.executable"
        public static var fields: SharedFields.Executable { .init() }
    }

    /// Declaration of an external function on tensors with dynamic dimensions.
    public enum Function: OpKind {
        public static let name: StaticString = "flow.func"
        public static var fields: SharedFields.ShapedFunction { .init() }
    }

    /// Terminator that returns values from a dispatch region.
    public enum Return: OpKind {
        public static let name: StaticString = "flow.return"
        public static var fields: SharedFields.Return { .init() }
    }
}
