import IREECompilerCore

/// Collective operations of the `flow` dialect.
extension Flow {
    /// Count or rank of a collective channel.
    struct ChannelNumber: OpFields {
        static let traits: OpTraits = .pure
        let channel = Operand(.flowChannel)
        let result = Result(.index)
        static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
    }

    struct ChannelDefault: Op {
        static let name: StaticString = "flow.channel.default"
        static let summary: StaticString = "Returns the default collective channel."
        static let resultNames: NameSuggestion? = .fixed("default_channel")
        static let traits: OpTraits = .pure
        let group = OptionalAttribute(.string)
        let result = Result(.flowChannel)
        static let assembly: StaticString = "($group^)? `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct ChannelSplit: Op {
        static let name: StaticString = "flow.channel.split"
        static let summary: StaticString = "Splits a collective channel into channels by color and key."
        static let resultNames: NameSuggestion? = .fixed("channel")
        let channel = Operand(.flowChannel)
        let color = Operand(.index)
        let key = Operand(.index)
        let result = Result(.flowChannel)
        static let assembly: StaticString = """
            $channel `,` $color `,` $key `:` type($channel) `->` type($result) \
            attr-dict-with-keyword
            """
        init() {}
    }

    /// Collective that exchanges tensors without reducing them.
    struct CollectiveExchange: OpFields {
        static let traits: OpTraits = .tied
        let elementType = AttributeField(.enumeration(.collectiveElementType))
        let target = Operand(.rankedTensor).tieable().dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let source = Operand(.rankedTensor)
        let channel = Operand(.flowChannel)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            $element_type `,` $target `,` $source `,` $channel `:` `(` type($target) `,` \
            type($source) `,` type($channel) `)` `->` custom<ShapedTiedResult>(type($result), \
            $target_dims, $tied_operands) attr-dict-with-keyword
            """
    }

    struct CollectiveAllReduce: Op {
        static let name: StaticString = "flow.collective.all_reduce"
        static let summary: StaticString = "All-reduce collective."
        static let traits: OpTraits = .tied
        let reductionOp = AttributeField(.enumeration(.collectiveReductionOp))
        let elementType = AttributeField(.enumeration(.collectiveElementType))
        let target = Operand(.rankedTensor).tieable().dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let source = Operand(.rankedTensor)
        let channel = Operand(.flowChannel)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["source", "target", "result"])]
        static let assembly: StaticString = """
            $reduction_op `,` $element_type `,` $target `,` $source `,` $channel `:` `(` \
            type($target) `,` type($source) `,` type($channel) `)` `->` \
            custom<ShapedTiedResult>(type($result), $target_dims, $tied_operands) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CollectiveReduceScatter: Op {
        static let name: StaticString = "flow.collective.reduce_scatter"
        static let summary: StaticString = "Reduce-scatter collective."
        static let traits: OpTraits = .tied
        let reductionOp = AttributeField(.enumeration(.collectiveReductionOp))
        let elementType = AttributeField(.enumeration(.collectiveElementType))
        let target = Operand(.rankedTensor).tieable().dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let source = Operand(.rankedTensor)
        let channel = Operand(.flowChannel)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            $reduction_op `,` $element_type `,` $target `,` $source `,` $channel `:` `(` \
            type($target) `,` type($source) `,` type($channel) `)` `->` \
            custom<ShapedTiedResult>(type($result), $target_dims, $tied_operands) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CollectiveSendRecv: Op {
        static let name: StaticString = "flow.collective.send_recv"
        static let summary: StaticString = "Send-and-receive collective."
        static let traits: OpTraits = .tied
        let elementType = AttributeField(.enumeration(.collectiveElementType))
        let target = Operand(.rankedTensor).tieable().dimensions(\Self.targetDims)
        let targetDims = VariadicOperand(.index)
        let source = Operand(.rankedTensor)
        let channel = Operand(.flowChannel)
        let send = Operand(.index)
        let recv = Operand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let result = Result(.rankedTensor)
        static let typeRules: [TypeRule] = [.same(["source", "target", "result"])]
        static let assembly: StaticString = """
            $element_type `,` $target `,` $source `,` $channel `,` $send `,` $recv `:` `(` \
            type($target) `,` type($source) `,` type($channel) `,` type($send) `,` type($recv) \
            `)` `->` custom<ShapedTiedResult>(type($result), $target_dims, $tied_operands) \
            attr-dict-with-keyword
            """
        init() {}
    }
}
