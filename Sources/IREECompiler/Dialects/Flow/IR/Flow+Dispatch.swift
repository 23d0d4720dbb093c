import IREECompilerCore

/// Operations of the `flow` dialect: Dispatch.
extension Flow {
    /// Calls a function with tensors and their dynamic dimensions.
    struct Call: Op {
        static let name: StaticString = "flow.call"
        static let traits: OpTraits = [.attrSizedOperands, .callLike, .tied, .shapeAware]
        let callee = AttributeField(.flatSymbol)
        let arguments = VariadicOperand(.any).tieable().dimensions(\Self.argumentDims)
        let argumentDims = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let results = VariadicResult(.any).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            $callee `(` $arguments `)` attr-dict `:` custom<ShapedFunctionType>(ref($arguments), \
            type($arguments), $argument_dims, type($results), $result_dims, $tied_operands)
            """
        init() {}
    }

    /// Dispatches an executable's entry point over a grid of workgroups.
    struct Dispatch: Op {
        static let name: StaticString = "flow.dispatch"
        static let traits: OpTraits = [.attrSizedOperands, .tied, .shapeAware, .pure]
        let workload = VariadicOperand(.index)
        let entryPoints = AttributeField(.array)
        let arguments = VariadicOperand(.any).tieable().dimensions(\Self.argumentDims)
        let argumentDims = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let results = VariadicResult(.any).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            custom<DispatchEntryPoints>($entry_points) (`[` $workload^ `]`)? `` `(` $arguments \
            `)` attr-dict `:` custom<ShapedFunctionType>(ref($arguments), type($arguments), \
            $argument_dims, type($results), $result_dims, $tied_operands)
            """
        init() {}
    }

    /// Groups operations that are to become one dispatch; may capture values from above.
    struct DispatchRegion: Op {
        static let name: StaticString = "flow.dispatch.region"
        static let syntax: OpSyntax? = Flow.dispatchRegion
        static let traits: OpTraits = [.shapeAware, .attrSizedOperands, .pure]
        let resultDims = VariadicOperand(.index)
        let workload = VariadicOperand(.index)
        let result = VariadicResult(.any).dimensions(\Self.resultDims)
        let body = RegionField()
        let workgroupCount = RegionField()
        init() {}
    }

    /// Associates dynamic dimensions with a dispatch tensor.
    struct DispatchTieShape: Op {
        static let name: StaticString = "flow.dispatch.tie_shape"
        static let traits: OpTraits = [.shapeAware, .pure]
        let operand = Operand(.dispatchTensor).dimensions(\Self.dynamicDims)
        let dynamicDims = VariadicOperand(.index)
        let result = Result(.dispatchTensor).dimensions(\Self.dynamicDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString =
            "$operand attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?"
        init() {}
    }

    /// Dispatch region that is isolated from above.
    struct DispatchWorkgroups: Op {
        static let name: StaticString = "flow.dispatch.workgroups"
        static let facts: [any Sendable] = [HoistingRule.whole]
        static let traits: OpTraits = [
            .isolatedFromAbove, .attrSizedOperands, .hoistable, .tied, .shapeAware, .pure,
        ]
        let workload = VariadicOperand(.index)
        let arguments = VariadicOperand(.any).tieable().dimensions(\Self.argumentDims)
        let argumentDims = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let results = VariadicResult(.any).dimensions(\Self.resultDims)
        let workgroupBody = RegionField()
        let workgroupCount = RegionField()
        static let assembly: StaticString = """
            (`[` $workload^ `]`)? `` `(` $arguments `)` `:` \
            custom<ShapedFunctionType>(ref($arguments), type($arguments), $argument_dims, \
            type($results), $result_dims, $tied_operands) attr-dict-with-keyword `=` `\\n` ` ` ` \
            ` ` ` custom<DispatchWorkgroupBody>(ref(type($arguments)), ref(type($results)), \
            $workgroup_body) `` custom<DispatchWorkgroupsCountRegion>($workgroup_count)
            """
        init() {}
    }

    /// Entry point of an executable, with its workgroup count region.
    enum ExecutableExport: OpKind {
        static let name: StaticString = "flow.executable.export"
        static var fields: SharedFields.ExecutableExport { .init() }
    }

    /// Device code in a nested module, with its exports.
    enum Executable: OpKind {
        static let name: StaticString = "flow.executable"
        static let terminator: StaticString? = "flow.executable_end"
        static var fields: SharedFields.Executable { .init() }
    }

    /// Declaration of an external function on tensors with dynamic dimensions.
    enum Function: OpKind {
        static let name: StaticString = "flow.func"
        static var fields: SharedFields.ShapedFunction { .init() }
    }

    /// Terminator that returns values from a dispatch region.
    enum Return: OpKind {
        static let name: StaticString = "flow.return"
        static var fields: SharedFields.Return { .init() }
    }
}
