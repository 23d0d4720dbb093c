import IREECompilerCore

/// Executables and exports of the `stream` dialect.
extension Stream {
    struct BindingSubspan: Op {
        static let name: StaticString = "stream.binding.subspan"
        static let summary: StaticString = "Subspan of a stream binding, as a tensor or memref."
        static let traits: OpTraits = [.shapeAware, .pure]
        let binding = Operand(.any)
        let byteOffset = Operand(.index)
        let dynamicDims = VariadicOperand(.index)
        let result = Result(.any).dimensions(\Self.dynamicDims)
        static let assembly: StaticString = """
            $binding `` `[` $byte_offset `]` attr-dict `:` type($binding) `->` type($result) \
            (`{` $dynamic_dims^ `}`)?
            """
        init() {}
    }

    struct ContextResolve: Op {
        static let name: StaticString = "stream.context.resolve"
        static let summary: StaticString = "Resolves low-level context handles from an affinity."
        static let traits: OpTraits = [.pure]
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.any)
        static let assembly: StaticString = "@affinity attr-dict `:` type($results)"
        init() {}
    }

    enum DispatchWorkgroupID: OpKind {
        static let name: StaticString = "stream.dispatch.workgroup.id"
        static let summary: StaticString = "Index of the current workgroup in a grid dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_id_")
        static var fields: SharedFields.GridValue { .init() }
    }

    enum DispatchWorkgroupCount: OpKind {
        static let name: StaticString = "stream.dispatch.workgroup.count"
        static let summary: StaticString = "Number of workgroups in a grid dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_count_")
        static var fields: SharedFields.GridValue { .init() }
    }

    enum DispatchWorkgroupSize: OpKind {
        static let name: StaticString = "stream.dispatch.workgroup.size"
        static let summary: StaticString = "Number of invocations of a workgroup in a dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_size_")
        static var fields: SharedFields.GridValue { .init() }
    }

    enum ExecutableEnd: OpKind {
        static let name: StaticString = "stream.executable.end"
        static let summary: StaticString = "Terminator of an executable."
        static var fields: SharedFields.End { .init() }
    }

    enum ExecutableExport: OpKind {
        static let name: StaticString = "stream.executable.export"
        static let summary: StaticString = "Entry point of an executable, with its workgroup count region."
        static var fields: SharedFields.ExecutableExport { .init() }
    }

    enum Executable: OpKind {
        static let name: StaticString = "stream.executable"
        static let summary: StaticString = "Device code in a nested module, with its exports."
        static let terminator: StaticString? = "stream.executable.end"
        static var fields: SharedFields.Executable { .init() }
    }

    struct Return: Op {
        static let name: StaticString = "stream.return"
        static let summary: StaticString = "Terminator that returns values from a region."
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let operands = VariadicOperand(.any)
        static let assembly: StaticString = "attr-dict $operands `:` type($operands)"
        init() {}
    }

    struct TestTimelineAware: Op {
        static let name: StaticString = "stream.test.timeline_aware"
        static let summary: StaticString = "Test operation that is aware of fences."
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let args = VariadicOperand(.any)
        let waitFenceLikes = VariadicOperand(.streamTestFence)
        let signalFenceLike = Operand(.streamTestFence)
        let results = VariadicResult(.any)
        static let assembly: StaticString = """
            `(` $args `)` `waits` `(` $wait_fence_likes `)` `signals` `(` $signal_fence_like `)` \
            attr-dict `:` functional-type($args, $results)
            """
        init() {}
    }

    struct TestTimeline: Op {
        static let name: StaticString = "stream.test.timeline_op"
        static let summary: StaticString = "Test operation that consumes and produces timepoints."
        static let traits: OpTraits = [.attrSizedOperands, .timeline, .sizeAware, .pure]
        let resourceOperands = VariadicOperand(.anyStreamResource).sized(by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let awaitOperands = VariadicOperand(.timepoint)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let awaitLimit = OptionalAttribute(.i64)
        let results = VariadicResult(.anyStreamResource).sized(by: \Self.resultSizes)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            (`await_limit` `(` $await_limit^ `)`)? (`await` `(` $await_operands^ `)` `=` `` \
            `>`)? `with` `(` $resource_operands `)` attr-dict `:` \
            custom<ShapedFunctionType>(ref($resource_operands), type($resource_operands), \
            $resource_operand_sizes, type($results), $result_sizes, $tied_operands) \
            @result_timepoint
            """
        init() {}
    }

    struct Yield: Op {
        static let name: StaticString = "stream.yield"
        static let summary: StaticString = "Terminator that yields values from an execution region."
        static let traits: OpTraits = [.terminator, .sameVariadicOperandSize, .sizeAware, .pure]
        let resourceOperands = VariadicOperand(.anyStreamResource).sized(by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        static let assembly: StaticString = """
            attr-dict ($resource_operands^ `:` custom<ShapedTypeList>(type($resource_operands), \
            $resource_operand_sizes))?
            """
        init() {}
    }
}
