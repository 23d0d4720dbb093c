import IREECompilerCore

/// Dispatches of the `flow` dialect.
extension Flow {
    struct Call: Op {
        static let name: StaticString = "flow.call"
        static let summary: StaticString = "Calls a function with tensors and their dynamic dimensions."
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

    struct Dispatch: Op {
        static let name: StaticString = "flow.dispatch"
        static let summary: StaticString = "Dispatches an executable's entry point over a grid of workgroups."
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

    struct DispatchRegion: Op {
        static let name: StaticString = "flow.dispatch.region"
        static let summary: StaticString =
            "Groups operations that are to become one dispatch; may capture values from above."
        static let syntax: OpSyntax? = Flow.dispatchRegion
        static let traits: OpTraits = [.shapeAware, .attrSizedOperands, .pure]
        let resultDims = VariadicOperand(.index)
        let workload = VariadicOperand(.index)
        let result = VariadicResult(.any).dimensions(\Self.resultDims)
        let body = RegionField()
        let workgroupCount = RegionField()
        init() {}
    }

    struct DispatchTieShape: Op {
        static let name: StaticString = "flow.dispatch.tie_shape"
        static let summary: StaticString = "Associates dynamic dimensions with a dispatch tensor."
        static let traits: OpTraits = [.shapeAware, .pure]
        let operand = Operand(.dispatchTensor).dimensions(\Self.dynamicDims)
        let dynamicDims = VariadicOperand(.index)
        let result = Result(.dispatchTensor).dimensions(\Self.dynamicDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString =
            "$operand attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?"
        init() {}
    }

    struct DispatchWorkgroups: Op {
        static let name: StaticString = "flow.dispatch.workgroups"
        static let summary: StaticString = "Dispatch region that is isolated from above."
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

    enum DispatchWorkgroupID: OpKind {
        static let name: StaticString = "flow.dispatch.workgroup.id"
        static let summary: StaticString = "Index of the current workgroup in a grid dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_id_")
        static var fields: SharedFields.GridValue { .init() }
    }

    enum DispatchWorkgroupCount: OpKind {
        static let name: StaticString = "flow.dispatch.workgroup.count"
        static let facts: [any Sendable] = [HoistingRule.never]
        static let summary: StaticString = "Number of workgroups in a grid dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_count_")
        static var fields: SharedFields.GridValue { .init() }
    }

    enum DispatchWorkgroupSize: OpKind {
        static let name: StaticString = "flow.dispatch.workgroup.size"
        static let summary: StaticString = "Number of invocations of a workgroup in a dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_size_")
        static var fields: SharedFields.GridValue { .init() }
    }

    enum ExecutableEnd: OpKind {
        static let name: StaticString = "flow.executable_end"
        static let summary: StaticString = "Terminator of an executable."
        static var fields: SharedFields.End { .init() }
    }

    enum ExecutableExport: OpKind {
        static let name: StaticString = "flow.executable.export"
        static let summary: StaticString = "Entry point of an executable, with its workgroup count region."
        static var fields: SharedFields.ExecutableExport { .init() }
    }

    enum Executable: OpKind {
        static let name: StaticString = "flow.executable"
        static let summary: StaticString = "Device code in a nested module, with its exports."
        static let terminator: StaticString? = "flow.executable_end"
        static var fields: SharedFields.Executable { .init() }
    }

    enum Function: OpKind {
        static let name: StaticString = "flow.func"
        static let summary: StaticString =
            "Declaration of an external function on tensors with dynamic dimensions."
        static var fields: SharedFields.ShapedFunction { .init() }
    }

    enum Return: OpKind {
        static let name: StaticString = "flow.return"
        static let summary: StaticString = "Terminator that returns values from a dispatch region."
        static var fields: SharedFields.Return { .init() }
    }
}
