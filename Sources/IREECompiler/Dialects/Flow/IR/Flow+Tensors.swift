import IREECompilerCore

/// Operations of the `flow` dialect on tensors.
extension Flow {
    struct TensorAlloca: Op {
        static let name: StaticString = "flow.tensor.alloca"
        static let summary: StaticString = "Allocates a transient tensor with undefined contents."
        static let traits: OpTraits = [.shapeAware, .allocates]
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString =
            "`:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        init() {}
    }

    struct TensorBarrier: Op {
        static let name: StaticString = "flow.tensor.barrier"
        static let summary: StaticString = "Prevents optimizations across a tensor value."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .shapeAware, .tied, .pure, .runsAtTarget]
        let operand = Operand(.rankedTensor).dimensions(\Self.operandDims)
        let operandDims = VariadicOperand(.index)
        let target = AttributeField(.any)
        let result = Result(.rankedTensor).tied(to: \Self.operand).dimensions(\Self.operandDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString = """
            $operand `:` type($result) (`{` $operand_dims^ `}`)? `on` $target \
            attr-dict-with-keyword
            """
        init() {}
    }

    enum TensorBitCast: OpKind {
        static let name: StaticString = "flow.tensor.bitcast"
        static let summary: StaticString = "Bitwise cast of a tensor to another element type or shape."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static var fields: SharedFields.TensorView { .init() }
    }

    struct TensorClone: Op {
        static let name: StaticString = "flow.tensor.clone"
        static let summary: StaticString = "Clones a tensor."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        let operand = Operand(.rankedTensor).dimensions(\Self.operandDims)
        let operandDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.operandDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString =
            "$operand `:` type($result) (`{` $operand_dims^ `}`)? attr-dict-with-keyword"
        init() {}
    }

    struct TensorConstant: Op {
        static let name: StaticString = "flow.tensor.constant"
        static let summary: StaticString = "Tensor constant."
        static let traits: OpTraits = [.constantLike, .pure]
        let value = AttributeField(.any)
        let result = Result(.anyTensor)
        static let typeRules: [TypeRule] = [.same(["value", "result"])]
        static let assembly: StaticString = "attr-dict $value"
        init() {}
    }

    struct TensorDynamicConstant: Op {
        static let name: StaticString = "flow.tensor.dynamic_constant"
        static let summary: StaticString = "Tensor constant whose shape is treated as dynamic."
        let value = AttributeField(.any)
        let result = Result(.anyTensor)
        static let assembly: StaticString = "attr-dict $value `->` type($result)"
        init() {}
    }

    struct TensorEmpty: Op {
        static let name: StaticString = "flow.tensor.empty"
        static let summary: StaticString = "Tensor with undefined contents."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString =
            "`:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        init() {}
    }

    struct TensorEncode: Op {
        static let name: StaticString = "flow.tensor.encode"
        static let summary: StaticString = "Changes the encoding of a tensor."
        static let facts: [any Sendable] = [HoistingRule.always]
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let operand = Operand(.rankedTensor).dimensions(\Self.operandDims)
        let operandDims = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            $operand `:` type($operand) (`{` $operand_dims^ `}`)? `->` type($result) (`{` \
            $result_dims^ `}`)? attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorLoad: Op {
        static let name: StaticString = "flow.tensor.load"
        static let summary: StaticString = "Loads an element or a vector of a tensor."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let source = Operand(.rankedTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let indices = VariadicOperand(.index)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.elementType(from: "source", to: "result")]
        static let assembly: StaticString = """
            $source (`[` $indices^ `]`)? `:` type($source) (`{` $source_dims^ `}`)? \
            attr-dict-with-keyword
            """
        init() {}
    }

    enum TensorReshape: OpKind {
        static let name: StaticString = "flow.tensor.reshape"
        static let summary: StaticString = "Reshapes a tensor."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static var fields: SharedFields.TensorView { .init() }
    }

    struct TensorSlice: Op {
        static let name: StaticString = "flow.tensor.slice"
        static let summary: StaticString = "Slices out a region of a tensor."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .attrSizedOperands, .shapeAware, .pure]
        let source = Operand(.rankedTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let startIndices = VariadicOperand(.index)
        let lengths = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString = """
            $source `[` $start_indices `for` $lengths `]` `:` type($source) (`{` $source_dims^ \
            `}`)? `->` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorSplat: Op {
        static let name: StaticString = "flow.tensor.splat"
        static let summary: StaticString = "Splats a value into a tensor."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        let value = Operand(.primitive)
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let typeRules: [TypeRule] = [.elementType(from: "result", to: "value")]
        static let assembly: StaticString =
            "$value `:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        init() {}
    }

    struct TensorStore: Op {
        static let name: StaticString = "flow.tensor.store"
        static let summary: StaticString = "Stores an element into a tensor and yields the updated tensor."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let value = Operand(.any)
        let target = Operand(.rankedTensor).dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let indices = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.targetDims)
        static let typeRules: [TypeRule] = [
            .same(["target", "result"]), .elementType(from: "target", to: "value"),
        ]
        static let assembly: StaticString = """
            $value `,` $target (`[` $indices^ `]`)? `:` type($target) (`{` $target_dims^ `}`)? \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorTieShape: Op {
        static let name: StaticString = "flow.tensor.tie_shape"
        static let summary: StaticString = "Associates dynamic dimensions with a tensor."
        static let traits: OpTraits = [.shapeAware, .pure]
        let operand = Operand(.rankedTensor).dimensions(\Self.dynamicDims)
        let dynamicDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.dynamicDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString =
            "$operand attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?"
        init() {}
    }

    struct TensorTrace: Op {
        static let name: StaticString = "flow.tensor.trace"
        static let summary: StaticString = "Traces tensor contents at run time."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware]
        let key = AttributeField(.string)
        let values = VariadicOperand(.rankedTensor).dimensions(\Self.valueDims)
        let valueDims = VariadicOperand(.index)
        static let assembly: StaticString = """
            $key `=` `[` custom<ShapedOperandList>($values, type($values), $value_dims) `]` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorTransfer: Op {
        static let name: StaticString = "flow.tensor.transfer"
        static let summary: StaticString = "Transfers a tensor to the target affinity."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .shapeAware, .pure, .runsAtTarget]
        let operand = Operand(.rankedTensor).dimensions(\Self.operandDims)
        let operandDims = VariadicOperand(.index)
        let target = AttributeField(.any)
        let result = Result(.rankedTensor).dimensions(\Self.operandDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString = """
            $operand `:` type($result) (`{` $operand_dims^ `}`)? `to` $target \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorUpdate: Op {
        static let name: StaticString = "flow.tensor.update"
        static let summary: StaticString = "Updates a region of a tensor with another tensor."
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.attrSizedOperands, .hoistable, .tied, .shapeAware, .pure]
        let target = Operand(.rankedTensor).dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let startIndices = VariadicOperand(.index)
        let update = Operand(.rankedTensor).dimensions(\Self.updateDims)
        let updateDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).tied(to: \Self.target).dimensions(\Self.targetDims)
        static let typeRules: [TypeRule] = [
            .same(["target", "result"])
        ]
        static let assembly: StaticString = """
            $update `,` $target `[` $start_indices `]` `:` type($update) (`{` $update_dims^ \
            `}`)? `->` custom<ShapedTiedResult>(type($result), $target_dims) \
            attr-dict-with-keyword
            """
        init() {}
    }
}
