import IREECompilerCore

/// Operations of the `flow` dialect: Tensors.
extension Flow {
    /// Allocates a transient tensor with undefined contents.
    struct TensorAlloca: Op {
        static let name: StaticString = "flow.tensor.alloca"
        static let traits: OpTraits = [.shapeAware, .allocates]
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString =
            "`:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        init() {}
    }

    /// Prevents optimizations across a tensor value.
    struct TensorBarrier: Op {
        static let name: StaticString = "flow.tensor.barrier"
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

    /// Bitwise cast of a tensor to another element type or shape.
    enum TensorBitCast: OpKind {
        static let name: StaticString = "flow.tensor.bitcast"
        static let facts: [any Sendable] = [HoistingRule.transient]
        static var fields: SharedFields.TensorView { .init() }
    }

    /// Clones a tensor.
    struct TensorClone: Op {
        static let name: StaticString = "flow.tensor.clone"
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

    /// Tensor constant.
    struct TensorConstant: Op {
        static let name: StaticString = "flow.tensor.constant"
        static let traits: OpTraits = [.constantLike, .pure]
        let value = AttributeField(.any)
        let result = Result(.anyTensor)
        static let typeRules: [TypeRule] = [.same(["value", "result"])]
        static let assembly: StaticString = "attr-dict $value"
        init() {}
    }

    /// Tensor constant whose shape is treated as dynamic.
    struct TensorDynamicConstant: Op {
        static let name: StaticString = "flow.tensor.dynamic_constant"
        let value = AttributeField(.any)
        let result = Result(.anyTensor)
        static let assembly: StaticString = "attr-dict $value `->` type($result)"
        init() {}
    }

    /// Tensor with undefined contents.
    struct TensorEmpty: Op {
        static let name: StaticString = "flow.tensor.empty"
        static let facts: [any Sendable] = [HoistingRule.transient]
        static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        let resultDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.resultDims)
        static let assembly: StaticString =
            "`:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        init() {}
    }

    /// Changes the encoding of a tensor.
    struct TensorEncode: Op {
        static let name: StaticString = "flow.tensor.encode"
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

    /// Loads an element or a vector of a tensor.
    struct TensorLoad: Op {
        static let name: StaticString = "flow.tensor.load"
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

    /// Reshapes a tensor.
    enum TensorReshape: OpKind {
        static let name: StaticString = "flow.tensor.reshape"
        static let facts: [any Sendable] = [HoistingRule.transient]
        static var fields: SharedFields.TensorView { .init() }
    }

    /// Slices out a region of a tensor.
    struct TensorSlice: Op {
        static let name: StaticString = "flow.tensor.slice"
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

    /// Splats a value into a tensor.
    struct TensorSplat: Op {
        static let name: StaticString = "flow.tensor.splat"
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

    /// Stores an element into a tensor and yields the updated tensor.
    struct TensorStore: Op {
        static let name: StaticString = "flow.tensor.store"
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

    /// Associates dynamic dimensions with a tensor.
    struct TensorTieShape: Op {
        static let name: StaticString = "flow.tensor.tie_shape"
        static let traits: OpTraits = [.shapeAware, .pure]
        let operand = Operand(.rankedTensor).dimensions(\Self.dynamicDims)
        let dynamicDims = VariadicOperand(.index)
        let result = Result(.rankedTensor).dimensions(\Self.dynamicDims)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString =
            "$operand attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?"
        init() {}
    }

    /// Traces tensor contents at run time.
    struct TensorTrace: Op {
        static let name: StaticString = "flow.tensor.trace"
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

    /// Transfers a tensor to the target affinity.
    struct TensorTransfer: Op {
        static let name: StaticString = "flow.tensor.transfer"
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

    /// Updates a region of a tensor with another tensor.
    struct TensorUpdate: Op {
        static let name: StaticString = "flow.tensor.update"
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
