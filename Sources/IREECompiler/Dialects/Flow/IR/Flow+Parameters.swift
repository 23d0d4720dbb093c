import IREECompilerCore

/// Operations of the `flow` dialect on parameters.
extension Flow {
    struct ParameterLoad: Op {
        static let name: StaticString = "flow.parameter.load"
        static let summary: StaticString = "Loads a tensor from an external parameter, by scope and key."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let sourceScope = OptionalOperand(.utilBuffer)
        let sourceKey = Operand(.utilBuffer)
        let sourceOffset = Operand(.i64)
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` `:` \
            type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword
            """
        init() {}
    }

    struct ParameterWrite: Op {
        static let name: StaticString = "flow.parameter.write"
        static let summary: StaticString = "Writes a tensor to an external parameter, by scope and key."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .tied]
        let source = Operand(.rankedTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let targetScope = OptionalOperand(.utilBuffer)
        let targetKey = Operand(.utilBuffer)
        let targetOffset = Operand(.i64)
        let result = Result(.rankedTensor).tied(to: \Self.source).dimensions(\Self.sourceDims)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            $source `->` custom<ParameterReference>($target_scope, $target_key) `` `[` \
            $target_offset `]` `:` type($source) (`{` $source_dims^ `}`)? attr-dict-with-keyword
            """
        init() {}
    }
}
