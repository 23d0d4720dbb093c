import IREECompilerCore

/// Operations of the `flow` dialect on parameters.
extension Flow {
    struct ParameterLoad: Op {
        static let name: StaticString = "flow.parameter.load"
        static let summary: StaticString = "Loads a tensor from an external parameter, by scope and key."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let source = ParameterReference()
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            @source `:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword
            """
        init() {}
    }

    struct ParameterWrite: Op {
        static let name: StaticString = "flow.parameter.write"
        static let summary: StaticString = "Writes a tensor to an external parameter, by scope and key."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .tied]
        let source = Operand(.rankedTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let target = ParameterReference()
        let result = Result(.rankedTensor).tied(to: \Self.source).dimensions(\Self.sourceDims)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            $source `->` @target `:` type($source) (`{` $source_dims^ `}`)? \
            attr-dict-with-keyword
            """
        init() {}
    }
}
