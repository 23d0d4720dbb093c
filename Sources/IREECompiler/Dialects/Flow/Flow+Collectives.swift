/// Operations of the `flow` dialect: Collectives.
extension Flow {
    public struct ChannelCount: Op {
        public static let name: StaticString = "flow.channel.count"
        public static let traits: OpTraits = .pure
        public let channel = Operand(.flowChannel)
        public let result = Result(.index)
        public static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    public struct ChannelDefault: Op {
        public static let name: StaticString = "flow.channel.default"
        public static let traits: OpTraits = .pure
        public let group = OptionalAttribute(.string)
        public let result = Result(.flowChannel)
        public static let assembly: StaticString = "($group^)? `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    public struct ChannelRank: Op {
        public static let name: StaticString = "flow.channel.rank"
        public static let traits: OpTraits = .pure
        public let channel = Operand(.flowChannel)
        public let result = Result(.index)
        public static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

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

    public struct CollectiveAllGather: Op {
        public static let name: StaticString = "flow.collective.all_gather"
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
        public init() {}
    }

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

    public struct CollectiveAllToAll: Op {
        public static let name: StaticString = "flow.collective.all_to_all"
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
        public init() {}
    }

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
