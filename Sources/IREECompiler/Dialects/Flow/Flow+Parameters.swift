/// Operations of the `flow` dialect: Parameters.
extension Flow {
    /// Loads a tensor from an external parameter, by scope and key.
    public struct ParameterLoad: Op {
        public static let name: StaticString = "flow.parameter.load"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        public let sourceScope = OptionalOperand(.utilBuffer)
        public let sourceKey = Operand(.utilBuffer)
        public let sourceOffset = Operand(.i64)
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            custom<ParameterReference>($source_scope, $source_key) `` `[` $source_offset `]` `:` \
            type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword
            """
        public init() {}
    }

    /// Writes a tensor to an external parameter, by scope and key.
    public struct ParameterWrite: Op {
        public static let name: StaticString = "flow.parameter.write"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .tied]
        public let source = Operand(.rankedTensor)
        public let sourceDims = VariadicOperand(.index)
        public let targetScope = OptionalOperand(.utilBuffer)
        public let targetKey = Operand(.utilBuffer)
        public let targetOffset = Operand(.i64)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            $source `->` custom<ParameterReference>($target_scope, $target_key) `` `[` \
            $target_offset `]` `:` type($source) (`{` $source_dims^ `}`)? attr-dict-with-keyword
            """
        public init() {}
    }
}
