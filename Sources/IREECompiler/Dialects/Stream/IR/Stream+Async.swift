import IREECompilerCore

/// Asynchronous operations of the `stream` dialect on resources with value semantics.
extension Stream {
    struct AsyncAlloca: Op {
        static let name: StaticString = "stream.async.alloca"
        static let summary: StaticString = "Allocates a transient resource with undefined contents."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .sizeAware, .allocates, .prefersCloning, .storageMetadata,
        ]
        let storageSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).sized(by: \Self.storageSize)
            .used(.mutated)
        static let assembly: StaticString = "@affinity attr-dict `:` type($result) `{` $storage_size `}`"
        init() {}
    }

    struct AsyncBarrier: Op {
        static let name: StaticString = "stream.async.barrier"
        static let summary: StaticString = "Barrier on a resource."
        static let traits: OpTraits = [
            .asyncPhase, .tiedPassthrough, .streamable, .sizeAware, .tied, .storageMetadata,
        ]
        let source = Operand(.anyStreamResource).sized(by: \Self.size)
        let size = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.anyStreamResource).tied(to: \Self.source)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            @affinity $source `:` type($source) `` `{` $size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncCall: Op {
        static let name: StaticString = "stream.async.call"
        static let summary: StaticString = "Calls a streamable external function with resource ranges."
        static let traits: OpTraits = [
            .attrSizedOperands, .callLike, .asyncPhase, .streamable, .asyncAccess, .sizeAware,
            .tied,
        ]
        let callee = AttributeField(.flatSymbol)
        let resourceOperands = VariadicOperand(.any).tieable().sized(by: \Self.resourceOperandSizes)
            .reads(
                from: \Self.resourceOperandOffsets, to: \Self.resourceOperandEnds,
                length: \Self.resourceOperandLengths, writesIfTied: true
            )
            .used([.transferRead, .dispatchRead], whenTied: [.mutated, .dispatchWrite])
        let resourceOperandSizes = VariadicOperand(.index)
        let resourceOperandOffsets = VariadicOperand(.index)
        let resourceOperandEnds = VariadicOperand(.index)
        let resourceOperandLengths = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.any).sized(by: \Self.resultSizes)
            .used([.transferWrite, .dispatchWrite])
        static let assembly: StaticString = """
            @affinity $callee `` custom<DispatchOperands>($resource_operands, \
            $resource_operand_offsets, $resource_operand_ends, $resource_operand_lengths) \
            attr-dict `:` custom<ShapedFunctionType>(ref($resource_operands), \
            type($resource_operands), $resource_operand_sizes, type($results), $result_sizes, \
            $tied_operands)
            """
        init() {}
    }

    struct AsyncCast: Op {
        static let name: StaticString = "stream.async.cast"
        static let summary: StaticString = "Casts between resource lifetimes."
        static let traits: OpTraits = [
            .asyncPhase, .tiedPassthrough, .tied, .sizeAware, .pure,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .used([], isShared: true)
        let sourceSize = Operand(.index)
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.source).sized(by: \Self.resultSize)
            .used([], isShared: true)
        static let assembly: StaticString = """
            @affinity $source `:` type($source) `{` $source_size `}` `->` type($result) `{` \
            $result_size `}` attr-dict
            """
        init() {}
    }

    struct AsyncClone: Op {
        static let name: StaticString = "stream.async.clone"
        static let summary: StaticString = "Clones the contents of a resource."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .asyncAccess, .sizeAware, .hoistable, .prefersCloning,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .used(.transferRead, isShared: true)
        let sourceSize = Operand(.index)
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).sized(by: \Self.resultSize)
        static let assembly: StaticString = """
            @affinity $source `:` type($source) `` `{` $source_size `}` `->` type($result) `` \
            `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncCollective: Op {
        static let name: StaticString = "stream.async.collective"
        static let summary: StaticString = "Collective operation on resource ranges."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        let op = AttributeField(.dialect(Stream.collective))
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.targetLength)
            .used([.mutated, .transferWrite, .dispatchWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let targetLength = Operand(.index)
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffset, to: \Self.sourceEnd, length: \Self.sourceLength)
            .used([.transferRead, .dispatchRead])
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceEnd = Operand(.index)
        let sourceLength = Operand(.index)
        let elementCount = Operand(.index)
        let channel = Operand(.streamChannel)
        let param = OptionalOperand(.i32)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target)
            .used([.transferWrite, .dispatchWrite])
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            `` $op `` `[` $element_count `]` @affinity `channel` `(` $channel `)` \
            custom<CollectiveParam>(ref($op), $param) `` $source `[` $source_offset `to` \
            $source_end `for` $source_length `]` `,` $target `[` $target_offset `to` $target_end \
            `for` $target_length `]` `:` type($source) `` `{` $source_size `}` `->` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncConcurrent: Op {
        static let name: StaticString = "stream.async.concurrent"
        static let summary: StaticString = "Region of operations that may execute concurrently."
        static let terminator: StaticString? = "stream.yield"
        static let traits: OpTraits = [
            .attrSizedOperands, .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
            .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied,
        ]
        static var flow: [FlowEdge] {
            [
                FlowEdge(.operands(\Self.resourceOperands), to: .arguments()),
                FlowEdge(.yields(), to: .results),
            ]
        }
        let resourceOperands = VariadicOperand(.anyStreamResource).tieable().sized(
            by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.anyStreamResource).sized(by: \Self.resultSizes)
        let body = RegionField()
        static let assembly: StaticString = """
            @affinity `with` `` custom<ResourceRegion>($resource_operands, \
            type($resource_operands), $resource_operand_sizes, type($results), $result_sizes, \
            $tied_operands, $body) attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncConstant: Op {
        static let name: StaticString = "stream.async.constant"
        static let summary: StaticString = "Resource with constant contents."
        static let resultNames: NameSuggestion? = .fixed("cst")
        static let traits: OpTraits = [
            .asyncPhase, .timeline, .streamable, .asyncAccess, .hoistable, .sizeAware, .pure,
            .storageMetadata,
        ]
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let value = AttributeField(.any)
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).sized(by: \Self.resultSize)
            .used([.constant, .transferWrite])
        static let assembly: StaticString = """
            @affinity @await_timepoint `:` type($result) `` `{` $result_size `}` `=` $value \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncCopy: Op {
        static let name: StaticString = "stream.async.copy"
        static let summary: StaticString = "Copies a range of a resource into a range of another."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.length)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffset, to: \Self.sourceEnd, length: \Self.length)
            .used(.transferRead)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceEnd = Operand(.index)
        let length = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            @affinity $source `[` $source_offset `to` $source_end `]` `,` $target `[` \
            $target_offset `to` $target_end `]` `,` $length `:` type($source) `` `{` \
            $source_size `}` `->` custom<ShapedTiedResult>(type($target), $target_size) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncDispatch: Op {
        static let name: StaticString = "stream.async.dispatch"
        static let summary: StaticString = "Dispatches a grid with resource ranges as operands."
        static let traits: OpTraits = [
            .attrSizedOperands, .asyncPhase, .streamable, .asyncAccess, .hoistable, .sizeAware,
            .tied, .pure,
        ]
        let workload = VariadicOperand(.index)
        let entryPoints = AttributeField(.array)
        let resourceOperands = VariadicOperand(.any).tieable().sized(by: \Self.resourceOperandSizes)
            .reads(
                from: \Self.resourceOperandOffsets, to: \Self.resourceOperandEnds,
                length: \Self.resourceOperandLengths, writesIfTied: true
            )
            .used(.dispatchRead, whenTied: [.mutated, .dispatchWrite])
        let resourceOperandSizes = VariadicOperand(.index)
        let resourceOperandOffsets = VariadicOperand(.index)
        let resourceOperandEnds = VariadicOperand(.index)
        let resourceOperandLengths = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.streamResource).sized(by: \Self.resultSizes)
            .used(.dispatchWrite)
        static let assembly: StaticString = """
            @affinity custom<DispatchEntryPoints>($entry_points) (`[` $workload^ `]`)? `` \
            custom<DispatchOperands>($resource_operands, $resource_operand_offsets, \
            $resource_operand_ends, $resource_operand_lengths) attr-dict `:` \
            custom<ShapedFunctionType>(ref($resource_operands), type($resource_operands), \
            $resource_operand_sizes, type($results), $result_sizes, $tied_operands)
            """
        init() {}
    }

    struct AsyncExecute: Op {
        static let name: StaticString = "stream.async.execute"
        static let summary: StaticString = "Execution region that produces a timepoint."
        static let terminator: StaticString? = "stream.yield"
        static let traits: OpTraits = [
            .attrSizedOperands, .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
            .asyncPhase, .asyncAccess, .timeline, .sizeAware, .tied,
        ]
        static var flow: [FlowEdge] {
            [
                FlowEdge(.operands(\Self.resourceOperands), to: .arguments()),
                FlowEdge(.yields(), to: .results),
            ]
        }
        let resourceOperands = VariadicOperand(.anyStreamResource).tieable().sized(
            by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.anyStreamResource).sized(by: \Self.resultSizes)
        let resultTimepoint: Result = .resultTimepoint
        let body = RegionField()
        static let assembly: StaticString = """
            @affinity @await_timepoint `with` `` custom<ResourceRegion>($resource_operands, \
            type($resource_operands), $resource_operand_sizes, type($results), $result_sizes, \
            $tied_operands, $body) @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncFill: Op {
        static let name: StaticString = "stream.async.fill"
        static let summary: StaticString = "Fills a range of a resource with a pattern."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.targetLength)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let targetLength = Operand(.index)
        let value = Operand(.anyInteger)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            @affinity $value `,` $target `[` $target_offset `to` $target_end `for` \
            $target_length `]` `:` type($value) `->` custom<ShapedTiedResult>(type($target), \
            $target_size) attr-dict-with-keyword
            """
        init() {}
    }

    enum AsyncFunc: OpKind {
        static let name: StaticString = "stream.async.func"
        static let summary: StaticString = "Declaration of a streamable external function on resources."
        static let traits: OpTraits = .asyncPhase
        static var fields: SharedFields.ShapedFunction { .init() }
    }

    struct AsyncLoad: Op {
        static let name: StaticString = "stream.async.load"
        static let summary: StaticString = "Loads a value from a staging resource."
        static let traits: OpTraits = [.asyncPhase, .sizeAware, .pure]
        let source = Operand(.stagingResource).sized(by: \Self.sourceSize)
            .used(.stagingRead)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let result = Result(.primitiveOrVector)
        static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncSlice: Op {
        static let name: StaticString = "stream.async.slice"
        static let summary: StaticString = "Clones a range of a resource."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .asyncAccess, .hoistable, .sizeAware, .pure,
        ]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
            .reads(from: \Self.sourceOffset, to: \Self.sourceEnd, length: \Self.resultSize)
            .used(.transferRead, isShared: true)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceEnd = Operand(.index)
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).sized(by: \Self.resultSize)
            .used(.transferWrite, isShared: true)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            @affinity $source `[` $source_offset `to` $source_end `]` `:` type($source) `` `{` \
            $source_size `}` `->` type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncSplat: Op {
        static let name: StaticString = "stream.async.splat"
        static let summary: StaticString = "Splats a pattern into a resource."
        static let traits: OpTraits = [
            .asyncPhase, .timeline, .streamable, .asyncAccess, .sizeAware, .hoistable,
            .prefersCloning,
        ]
        let awaitTimepoint: OptionalOperand = .awaitTimepoint
        let value = Operand(.anyInteger)
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).sized(by: \Self.resultSize)
            .used(.transferWrite)
        static let assembly: StaticString = """
            @affinity @await_timepoint $value `:` type($value) `->` type($result) `` `{` \
            $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncStore: Op {
        static let name: StaticString = "stream.async.store"
        static let summary: StaticString = "Stores a value into a staging resource."
        static let traits: OpTraits = [.asyncPhase, .sizeAware, .tied, .pure]
        let target = Operand(.stagingResource).sized(by: \Self.targetSize)
            .used([.mutated, .stagingWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let value = Operand(.primitiveOrVector)
        let result = Result(.stagingResource).tied(to: \Self.target)
            .used(.stagingWrite)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            $value `,` $target `[` $target_offset `]` `:` type($value) `->` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncTransfer: Op {
        static let name: StaticString = "stream.async.transfer"
        static let summary: StaticString = "Transfers a resource to another affinity or lifetime."
        static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .hoistable, .sizeAware, .pure,
        ]
        let source = Operand(.anyStreamResource).sized(by: \Self.sourceSize)
            .used(.transferRead)
        let sourceSize = Operand(.index)
        let resultSize = Operand(.index)
        let sourceAffinity = OptionalAttribute(.affinity)
        let targetAffinity = OptionalAttribute(.affinity)
        let executionAffinity = OptionalAttribute(.affinity)
        let result = Result(.anyStreamResource).sized(by: \Self.resultSize)
            .used(.transferWrite)
        static let assembly: StaticString = """
            (`on` `(` $execution_affinity^ `)`)? $source `:` type($source) `` `{` $source_size \
            `}` (`from` `(` $source_affinity^ `)`)? `->` (`to` `(` $target_affinity^ `)`)? \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct AsyncUpdate: Op {
        static let name: StaticString = "stream.async.update"
        static let summary: StaticString = "Updates a range of a resource with another resource."
        static let traits: OpTraits = [
            .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.updateSize)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let update = Operand(.streamResource).sized(by: \Self.updateSize)
            .reads(to: \Self.updateSize, length: \Self.updateSize)
            .used(.transferRead)
        let updateSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.target)
            .used(.transferWrite)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            @affinity $update `,` $target `[` $target_offset `to` $target_end `]` `:` \
            type($update) `` `{` $update_size `}` `->` custom<ShapedTiedResult>(type($target), \
            $target_size) attr-dict-with-keyword
            """
        init() {}
    }
}
