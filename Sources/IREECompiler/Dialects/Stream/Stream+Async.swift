/// Operations of the `stream` dialect: Async.
extension Stream {
    /// Allocates a transient resource with undefined contents.
    public struct AsyncAlloca: Op {
        public static let name: StaticString = "stream.async.alloca"
        public static let traits: OpTraits = [.affinity, .asyncPhase, .streamable, .sizeAware, .allocates]
        public let storageSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString =
            "(`on` `(` $affinity^ `)`)? attr-dict `:` type($result) `{` $storage_size `}`"
        public init() {}
    }

    /// Barrier on a resource.
    public struct AsyncBarrier: Op {
        public static let name: StaticString = "stream.async.barrier"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .tiedPassthrough, .streamable, .sizeAware, .tied,
        ]
        public let source = Operand(.anyStreamResource)
        public let size = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyStreamResource)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `:` type($source) `` `{` $size `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Calls a streamable external function with resource ranges.
    public struct AsyncCall: Op {
        public static let name: StaticString = "stream.async.call"
        public static let traits: OpTraits = [
            .attrSizedOperands, .callLike, .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware,
            .tied,
        ]
        public let callee = AttributeField(.flatSymbol)
        public let resourceOperands = VariadicOperand(.any)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let resourceOperandOffsets = VariadicOperand(.index)
        public let resourceOperandEnds = VariadicOperand(.index)
        public let resourceOperandLengths = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $callee `` custom<DispatchOperands>($resource_operands, \
            $resource_operand_offsets, $resource_operand_ends, $resource_operand_lengths) \
            attr-dict `:` custom<ShapedFunctionType>(ref($resource_operands), \
            type($resource_operands), $resource_operand_sizes, type($results), $result_sizes, \
            $tied_operands)
            """
        public init() {}
    }

    /// Casts between resource lifetimes.
    public struct AsyncCast: Op {
        public static let name: StaticString = "stream.async.cast"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .tiedPassthrough, .tied, .sizeAware, .pure,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `:` type($source) `{` $source_size `}` `->` \
            type($result) `{` $result_size `}` attr-dict
            """
        public init() {}
    }

    /// Clones the contents of a resource.
    public struct AsyncClone: Op {
        public static let name: StaticString = "stream.async.clone"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware, .hoistable,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `:` type($source) `` `{` $source_size `}` `->` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Collective operation on resource ranges.
    public struct AsyncCollective: Op {
        public static let name: StaticString = "stream.async.collective"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        public let op = AttributeField(.dialect("stream.collective"))
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetEnd = Operand(.index)
        public let targetLength = Operand(.index)
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let sourceEnd = Operand(.index)
        public let sourceLength = Operand(.index)
        public let elementCount = Operand(.index)
        public let channel = Operand(.streamChannel)
        public let param = OptionalOperand(.i32)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            `` $op `` `[` $element_count `]` (`on` `(` $affinity^ `)`)? `channel` `(` $channel \
            `)` custom<CollectiveParam>(ref($op), $param) `` $source `[` $source_offset `to` \
            $source_end `for` $source_length `]` `,` $target `[` $target_offset `to` $target_end \
            `for` $target_length `]` `:` type($source) `` `{` $source_size `}` `->` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Region of operations that may execute concurrently.
    public struct AsyncConcurrent: Op {
        public static let name: StaticString = "stream.async.concurrent"
        public static let traits: OpTraits = [
            .attrSizedOperands, .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
            .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied,
        ]
        public let resourceOperands = VariadicOperand(.anyStreamResource)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.anyStreamResource)
        public let body = RegionField()
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? `with` `` custom<ResourceRegion>($resource_operands, \
            type($resource_operands), $resource_operand_sizes, type($results), $result_sizes, \
            $tied_operands, $body) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Resource with constant contents.
    public struct AsyncConstant: Op {
        public static let name: StaticString = "stream.async.constant"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .timeline, .streamable, .asyncAccess, .hoistable, .sizeAware, .pure,
        ]
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let value = AttributeField(.any)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? `:` type($result) `` \
            `{` $result_size `}` `=` $value attr-dict-with-keyword
            """
        public init() {}
    }

    /// Copies a range of a resource into a range of another.
    public struct AsyncCopy: Op {
        public static let name: StaticString = "stream.async.copy"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetEnd = Operand(.index)
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let sourceEnd = Operand(.index)
        public let length = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `[` $source_offset `to` $source_end `]` `,` \
            $target `[` $target_offset `to` $target_end `]` `,` $length `:` type($source) `` `{` \
            $source_size `}` `->` custom<ShapedTiedResult>(type($target), $target_size) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Dispatches a grid with resource ranges as operands.
    public struct AsyncDispatch: Op {
        public static let name: StaticString = "stream.async.dispatch"
        public static let traits: OpTraits = [
            .attrSizedOperands, .affinity, .asyncPhase, .streamable, .asyncAccess, .hoistable, .sizeAware,
            .tied, .pure,
        ]
        public let workload = VariadicOperand(.index)
        public let entryPoints = AttributeField(.array)
        public let resourceOperands = VariadicOperand(.any)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let resourceOperandOffsets = VariadicOperand(.index)
        public let resourceOperandEnds = VariadicOperand(.index)
        public let resourceOperandLengths = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? custom<DispatchEntryPoints>($entry_points) (`[` \
            $workload^ `]`)? `` custom<DispatchOperands>($resource_operands, \
            $resource_operand_offsets, $resource_operand_ends, $resource_operand_lengths) \
            attr-dict `:` custom<ShapedFunctionType>(ref($resource_operands), \
            type($resource_operands), $resource_operand_sizes, type($results), $result_sizes, \
            $tied_operands)
            """
        public init() {}
    }

    /// Execution region that produces a timepoint.
    public struct AsyncExecute: Op {
        public static let name: StaticString = "stream.async.execute"
        public static let traits: OpTraits = [
            .attrSizedOperands, .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
            .affinity, .asyncPhase, .asyncAccess, .timeline, .sizeAware, .tied,
        ]
        public let resourceOperands = VariadicOperand(.anyStreamResource)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let tiedOperands = OptionalAttribute(.array)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.anyStreamResource)
        public let resultTimepoint = Result(.timepoint)
        public let body = RegionField()
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`)? `with` `` \
            custom<ResourceRegion>($resource_operands, type($resource_operands), \
            $resource_operand_sizes, type($results), $result_sizes, $tied_operands, $body) `=` \
            `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Fills a range of a resource with a pattern.
    public struct AsyncFill: Op {
        public static let name: StaticString = "stream.async.fill"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetEnd = Operand(.index)
        public let targetLength = Operand(.index)
        public let value = Operand(.anyInteger)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $value `,` $target `[` $target_offset `to` $target_end \
            `for` $target_length `]` `:` type($value) `->` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Declaration of a streamable external function on resources.
    public enum AsyncFunc: OpKind {
        public static let name: StaticString = "stream.async.func"
        public static let traits: OpTraits = .asyncPhase
        public static var fields: SharedFields.ShapedFunction { .init() }
    }

    /// Loads a value from a staging resource.
    public struct AsyncLoad: Op {
        public static let name: StaticString = "stream.async.load"
        public static let traits: OpTraits = [.asyncPhase, .sizeAware, .pure]
        public let source = Operand(.stagingResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Clones a range of a resource.
    public struct AsyncSlice: Op {
        public static let name: StaticString = "stream.async.slice"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .hoistable, .sizeAware, .pure,
        ]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let sourceEnd = Operand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `[` $source_offset `to` $source_end `]` `:` \
            type($source) `` `{` $source_size `}` `->` type($result) `` `{` $result_size `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Splats a pattern into a resource.
    public struct AsyncSplat: Op {
        public static let name: StaticString = "stream.async.splat"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .timeline, .streamable, .asyncAccess, .sizeAware, .hoistable,
        ]
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let value = Operand(.anyInteger)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)`)? $value `:` \
            type($value) `->` type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Stores a value into a staging resource.
    public struct AsyncStore: Op {
        public static let name: StaticString = "stream.async.store"
        public static let traits: OpTraits = [.asyncPhase, .sizeAware, .tied, .pure]
        public let target = Operand(.stagingResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let value = Operand(.any)
        public let result = Result(.stagingResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            $value `,` $target `[` $target_offset `]` `:` type($value) `->` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Transfers a resource to another affinity or lifetime.
    public struct AsyncTransfer: Op {
        public static let name: StaticString = "stream.async.transfer"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .hoistable, .sizeAware, .pure,
        ]
        public let source = Operand(.anyStreamResource)
        public let sourceSize = Operand(.index)
        public let resultSize = Operand(.index)
        public let sourceAffinity = OptionalAttribute(.any)
        public let targetAffinity = OptionalAttribute(.any)
        public let executionAffinity = OptionalAttribute(.any)
        public let result = Result(.anyStreamResource)
        public static let assembly: StaticString = """
            (`on` `(` $execution_affinity^ `)`)? $source `:` type($source) `` `{` $source_size \
            `}` (`from` `(` $source_affinity^ `)`)? `->` (`to` `(` $target_affinity^ `)`)? \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Updates a range of a resource with another resource.
    public struct AsyncUpdate: Op {
        public static let name: StaticString = "stream.async.update"
        public static let traits: OpTraits = [
            .affinity, .asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied, .hoistable,
        ]
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetEnd = Operand(.index)
        public let update = Operand(.streamResource)
        public let updateSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public static let typeRules: [TypeRule] = [.same(["target", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $update `,` $target `[` $target_offset `to` $target_end \
            `]` `:` type($update) `` `{` $update_size `}` `->` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict-with-keyword
            """
        public init() {}
    }
}
