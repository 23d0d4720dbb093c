/// Operations of the `flow` dialect: Collectives.
extension Flow {
    /// Count or rank of a collective channel.
    public struct ChannelNumber: OpFields {
        public static let traits: OpTraits = .pure
        public let channel = Operand(.flowChannel)
        public let result = Result(.index)
        public static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
    }

    /// Returns the default collective channel.
    public struct ChannelDefault: Op {
        public static let name: StaticString = "flow.channel.default"
        public static let traits: OpTraits = .pure
        public let group = OptionalAttribute(.string)
        public let result = Result(.flowChannel)
        public static let assembly: StaticString = "($group^)? `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Splits a collective channel into channels by color and key.
    public struct ChannelSplit: Op {
        public static let name: StaticString = "flow.channel.split"
        public let channel = Operand(.flowChannel)
        public let color = Operand(.index)
        public let key = Operand(.index)
        public let result = Result(.flowChannel)
        public static let assembly: StaticString = """
            $channel `,` $color `,` $key `:` type($channel) `->` type($result) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Collective that exchanges tensors without reducing them.
    public struct CollectiveExchange: OpFields {
        public static let traits: OpTraits = .tied
        public let elementType = AttributeField(.enumeration(.collectiveElementType))
        public let target = Operand(.rankedTensor)
        public let targetDims = VariadicOperand(.index)
        public let source = Operand(.rankedTensor)
        public let channel = Operand(.flowChannel)
        public let tiedOperands = OptionalAttribute(.array)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            $element_type `,` $target `,` $source `,` $channel `:` `(` type($target) `,` \
            type($source) `,` type($channel) `)` `->` custom<ShapedTiedResult>(type($result), \
            $target_dims, $tied_operands) attr-dict-with-keyword
            """
    }

    /// All-reduce collective.
    public struct CollectiveAllReduce: Op {
        public static let name: StaticString = "flow.collective.all_reduce"
        public static let traits: OpTraits = .tied
        public let reductionOp = AttributeField(.enumeration(.collectiveReductionOp))
        public let elementType = AttributeField(.enumeration(.collectiveElementType))
        public let target = Operand(.rankedTensor)
        public let targetDims = VariadicOperand(.index)
        public let source = Operand(.rankedTensor)
        public let channel = Operand(.flowChannel)
        public let tiedOperands = OptionalAttribute(.array)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["source", "target", "result"])]
        public static let assembly: StaticString = """
            $reduction_op `,` $element_type `,` $target `,` $source `,` $channel `:` `(` \
            type($target) `,` type($source) `,` type($channel) `)` `->` \
            custom<ShapedTiedResult>(type($result), $target_dims, $tied_operands) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Reduce-scatter collective.
    public struct CollectiveReduceScatter: Op {
        public static let name: StaticString = "flow.collective.reduce_scatter"
        public static let traits: OpTraits = .tied
        public let reductionOp = AttributeField(.enumeration(.collectiveReductionOp))
        public let elementType = AttributeField(.enumeration(.collectiveElementType))
        public let target = Operand(.rankedTensor)
        public let targetDims = VariadicOperand(.index)
        public let source = Operand(.rankedTensor)
        public let channel = Operand(.flowChannel)
        public let tiedOperands = OptionalAttribute(.array)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            $reduction_op `,` $element_type `,` $target `,` $source `,` $channel `:` `(` \
            type($target) `,` type($source) `,` type($channel) `)` `->` \
            custom<ShapedTiedResult>(type($result), $target_dims, $tied_operands) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Send-and-receive collective.
    public struct CollectiveSendRecv: Op {
        public static let name: StaticString = "flow.collective.send_recv"
        public static let traits: OpTraits = .tied
        public let elementType = AttributeField(.enumeration(.collectiveElementType))
        public let target = Operand(.rankedTensor)
        public let targetDims = VariadicOperand(.index)
        public let source = Operand(.rankedTensor)
        public let channel = Operand(.flowChannel)
        public let send = Operand(.index)
        public let recv = Operand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let result = Result(.rankedTensor)
        public static let typeRules: [TypeRule] = [.same(["source", "target", "result"])]
        public static let assembly: StaticString = """
            $element_type `,` $target `,` $source `,` $channel `,` $send `,` $recv `:` `(` \
            type($target) `,` type($source) `,` type($channel) `,` type($send) `,` type($recv) \
            `)` `->` custom<ShapedTiedResult>(type($result), $target_dims, $tied_operands) \
            attr-dict-with-keyword
            """
        public init() {}
    }
}
