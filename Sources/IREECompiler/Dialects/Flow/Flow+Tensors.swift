/// Operations of the `flow` dialect: Tensors.
extension Flow {
    /// Allocates a transient tensor with undefined contents.
    public struct TensorAlloca: Op {
        public static let name: StaticString = "flow.tensor.alloca"
        public static let traits: OpTraits = [.shapeAware, .allocates]
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString =
            "`:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        public init() {}
    }

    /// Prevents optimizations across a tensor value.
    public struct TensorBarrier: Op {
        public static let name: StaticString = "flow.tensor.barrier"
        public static let traits: OpTraits = [.hoistable, .shapeAware, .tied, .pure]
        public let operand = Operand(.rankedTensor)
        public let operandDims = VariadicOperand(.index)
        public let target = AttributeField(.any)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = """
            $operand `:` type($result) (`{` $operand_dims^ `}`)? `on` $target \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Bitwise cast of a tensor to another element type or shape.
    public enum TensorBitCast: OpKind {
        public static let name: StaticString = "flow.tensor.bitcast"
        public static var fields: SharedFields.TensorView { .init() }
    }

    /// Clones a tensor.
    public struct TensorClone: Op {
        public static let name: StaticString = "flow.tensor.clone"
        public static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        public let operand = Operand(.rankedTensor)
        public let operandDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString =
            "$operand `:` type($result) (`{` $operand_dims^ `}`)? attr-dict-with-keyword"
        public init() {}
    }

    /// Tensor constant.
    public struct TensorConstant: Op {
        public static let name: StaticString = "flow.tensor.constant"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let value = AttributeField(.any)
        public let result = Result(.anyTensor)
        public static let typeRules: [TypeRule] = [.same(["value", "result"])]
        public static let assembly: StaticString = "attr-dict $value"
        public init() {}
    }

    /// Tensor constant whose shape is treated as dynamic.
    public struct TensorDynamicConstant: Op {
        public static let name: StaticString = "flow.tensor.dynamic_constant"
        public let value = AttributeField(.any)
        public let result = Result(.anyTensor)
        public static let assembly: StaticString = "attr-dict $value `->` type($result)"
        public init() {}
    }

    /// Tensor with undefined contents.
    public struct TensorEmpty: Op {
        public static let name: StaticString = "flow.tensor.empty"
        public static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString =
            "`:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        public init() {}
    }

    /// Changes the encoding of a tensor.
    public struct TensorEncode: Op {
        public static let name: StaticString = "flow.tensor.encode"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        public let operand = Operand(.rankedTensor)
        public let operandDims = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $operand `:` type($operand) (`{` $operand_dims^ `}`)? `->` type($result) (`{` \
            $result_dims^ `}`)? attr-dict-with-keyword
            """
        public init() {}
    }

    /// Loads an element or a vector of a tensor.
    public struct TensorLoad: Op {
        public static let name: StaticString = "flow.tensor.load"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        public let source = Operand(.rankedTensor)
        public let sourceDims = VariadicOperand(.index)
        public let indices = VariadicOperand(.index)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.elementType(from: "source", to: "result")]
        public static let assembly: StaticString = """
            $source (`[` $indices^ `]`)? `:` type($source) (`{` $source_dims^ `}`)? \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Reshapes a tensor.
    public enum TensorReshape: OpKind {
        public static let name: StaticString = "flow.tensor.reshape"
        public static var fields: SharedFields.TensorView { .init() }
    }

    /// Slices out a region of a tensor.
    public struct TensorSlice: Op {
        public static let name: StaticString = "flow.tensor.slice"
        public static let traits: OpTraits = [.hoistable, .attrSizedOperands, .shapeAware, .pure]
        public let source = Operand(.rankedTensor)
        public let sourceDims = VariadicOperand(.index)
        public let startIndices = VariadicOperand(.index)
        public let lengths = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let assembly: StaticString = """
            $source `[` $start_indices `for` $lengths `]` `:` type($source) (`{` $source_dims^ \
            `}`)? `->` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword
            """
        public init() {}
    }

    /// Splats a value into a tensor.
    public struct TensorSplat: Op {
        public static let name: StaticString = "flow.tensor.splat"
        public static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        public let value = Operand(.primitive)
        public let resultDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.elementType(from: "result", to: "value")]
        public static let assembly: StaticString =
            "$value `:` type($result) (`{` $result_dims^ `}`)? attr-dict-with-keyword"
        public init() {}
    }

    /// Stores an element into a tensor and yields the updated tensor.
    public struct TensorStore: Op {
        public static let name: StaticString = "flow.tensor.store"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        public let value = Operand(.any)
        public let target = Operand(.rankedTensor)
        public let targetDims = VariadicOperand(.index)
        public let indices = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [
            .same(["target", "result"]), .elementType(from: "target", to: "value"),
        ]
        public static let assembly: StaticString = """
            $value `,` $target (`[` $indices^ `]`)? `:` type($target) (`{` $target_dims^ `}`)? \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Associates dynamic dimensions with a tensor.
    public struct TensorTieShape: Op {
        public static let name: StaticString = "flow.tensor.tie_shape"
        public static let traits: OpTraits = [.shapeAware, .pure]
        public let operand = Operand(.rankedTensor)
        public let dynamicDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString =
            "$operand attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?"
        public init() {}
    }

    /// Traces tensor contents at run time.
    public struct TensorTrace: Op {
        public static let name: StaticString = "flow.tensor.trace"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware]
        public let key = AttributeField(.string)
        public let values = VariadicOperand(.rankedTensor)
        public let valueDims = VariadicOperand(.index)
        public static let assembly: StaticString = """
            $key `=` `[` custom<ShapedOperandList>($values, type($values), $value_dims) `]` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Transfers a tensor to the target affinity.
    public struct TensorTransfer: Op {
        public static let name: StaticString = "flow.tensor.transfer"
        public static let traits: OpTraits = [.hoistable, .shapeAware, .pure]
        public let operand = Operand(.rankedTensor)
        public let operandDims = VariadicOperand(.index)
        public let target = AttributeField(.any)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = """
            $operand `:` type($result) (`{` $operand_dims^ `}`)? `to` $target \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Updates a region of a tensor with another tensor.
    public struct TensorUpdate: Op {
        public static let name: StaticString = "flow.tensor.update"
        public static let traits: OpTraits = [.attrSizedOperands, .hoistable, .tied, .shapeAware, .pure]
        public let target = Operand(.rankedTensor)
        public let targetDims = VariadicOperand(.index)
        public let startIndices = VariadicOperand(.index)
        public let update = Operand(.rankedTensor)
        public let updateDims = VariadicOperand(.index)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [
            .same(["target", "result"])
        ]
        public static let assembly: StaticString = """
            $update `,` $target `[` $start_indices `]` `:` type($update) (`{` $update_dims^ \
            `}`)? `->` custom<ShapedTiedResult>(type($result), $target_dims) \
            attr-dict-with-keyword
            """
        public init() {}
    }
}
