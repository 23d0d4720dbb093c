/// Operations of the `stream` dialect: Cmd.
extension Stream {
    /// Calls a streamable external function with allocated ranges.
    public struct CmdCall: Op {
        public static let name: StaticString = "stream.cmd.call"
        public static let traits: OpTraits = [
            .attrSizedOperands, .callLike, .cmdPhase, .streamable, .subviewEffects, .sizeAware,
        ]
        public let callee = AttributeField(.flatSymbol)
        public let resourceOperands = VariadicOperand(.any)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let resourceOperandOffsets = VariadicOperand(.index)
        public let resourceOperandLengths = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let resourceOperandAccesses = AttributeField(.array)
        public let results = VariadicResult(.primitive)
        public static let assembly: StaticString = """
            $callee `` custom<CmdCallOperands>($resource_operands, $resource_operand_offsets, \
            $resource_operand_lengths, $resource_operand_accesses) attr-dict `:` \
            custom<ShapedFunctionType>(ref($resource_operands), type($resource_operands), \
            $resource_operand_sizes, type($results), $result_sizes, $tied_operands)
            """
        public init() {}
    }

    /// Collective operation on allocated ranges.
    public struct CmdCollective: Op {
        public static let name: StaticString = "stream.cmd.collective"
        public static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .streamable, .subviewEffects, .sizeAware,
        ]
        public let op = AttributeField(.dialect("stream.collective"))
        public let channel = Operand(.streamChannel)
        public let elementCount = Operand(.index)
        public let param = OptionalOperand(.i32)
        public let resources = VariadicOperand(.streamResource)
        public let resourceSizes = VariadicOperand(.index)
        public let resourceOffsets = VariadicOperand(.index)
        public let resourceLengths = VariadicOperand(.index)
        public let resourceAccesses = AttributeField(.array)
        public static let assembly: StaticString = """
            `` $op `` `[` $element_count `]` `channel` `(` $channel `)` (`param` `(` $param^ `:` \
            type($param) `)`)? `{` custom<DispatchResources>($resources, type($resources), \
            $resource_sizes, $resource_offsets, $resource_lengths, $resource_accesses) `\\n` `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Region of commands that may execute concurrently.
    public struct CmdConcurrent: Op {
        public static let name: StaticString = "stream.cmd.concurrent"
        public static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator, .cmdPhase, .streamable,
        ]
        public let body = RegionField()
        public static let assembly: StaticString = "$body attr-dict-with-keyword"
        public init() {}
    }

    /// Copies a range of a resource into a range of another.
    public struct CmdCopy: Op {
        public static let name: StaticString = "stream.cmd.copy"
        public static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        public let source = Operand(.anyStreamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let target = Operand(.anyStreamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public static let assembly: StaticString = """
            $source `[` $source_offset `]` `,` $target `[` $target_offset `]` `,` $length `:` \
            type($source) `` `{` $source_size `}` `->` type($target) `` `{` $target_size `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Discards the contents of a range.
    public struct CmdDiscard: Op {
        public static let name: StaticString = "stream.cmd.discard"
        public static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        public let target = Operand(.anyStreamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetLength = Operand(.index)
        public static let assembly: StaticString = """
            $target `[` $target_offset `for` $target_length `]` `:` type($target) `` `{` \
            $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Dispatches a grid with allocated ranges as operands.
    public struct CmdDispatch: Op {
        public static let name: StaticString = "stream.cmd.dispatch"
        public static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .streamable, .subviewEffects, .sizeAware,
        ]
        public let workload = VariadicOperand(.index)
        public let entryPoints = AttributeField(.array)
        public let uniformOperands = VariadicOperand(.primitive)
        public let resources = VariadicOperand(.streamResource)
        public let resourceSizes = VariadicOperand(.index)
        public let resourceOffsets = VariadicOperand(.index)
        public let resourceLengths = VariadicOperand(.index)
        public let resourceAccesses = AttributeField(.array)
        public static let assembly: StaticString = """
            custom<DispatchEntryPoints>($entry_points) (`[` $workload^ `]`)? `` (`(` \
            $uniform_operands^ `:` type($uniform_operands) `)`)? `{` \
            custom<DispatchResources>($resources, type($resources), $resource_sizes, \
            $resource_offsets, $resource_lengths, $resource_accesses) `\\n` `}` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Execution region of commands that produces a timepoint.
    public struct CmdExecute: Op {
        public static let name: StaticString = "stream.cmd.execute"
        public static let traits: OpTraits = [
            .attrSizedOperands, .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
            .affinity, .cmdPhase, .timeline, .sizeAware,
        ]
        public let resourceOperands = VariadicOperand(.anyStreamResource)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let once = OptionalAttribute(.unit)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public let body = RegionField()
        public static let assembly: StaticString = """
            (`once` $once^)? (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` \
            `` `>`)? `with` `` custom<ExplicitResourceRegion>($resource_operands, \
            type($resource_operands), $resource_operand_sizes, $body) `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Fills a range of a resource with a pattern.
    public struct CmdFill: Op {
        public static let name: StaticString = "stream.cmd.fill"
        public static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetLength = Operand(.index)
        public let value = Operand(.fillPattern)
        public static let assembly: StaticString = """
            $value `,` $target `[` $target_offset `for` $target_length `]` `:` type($value) `->` \
            type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Flushes a range so that writes become visible outside of the execution region.
    public struct CmdFlush: Op {
        public static let name: StaticString = "stream.cmd.flush"
        public static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        public let target = Operand(.anyStreamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetLength = Operand(.index)
        public let sourceAffinity = OptionalAttribute(.any)
        public static let assembly: StaticString = """
            (`to` `(` $source_affinity^ `)`)? $target `[` $target_offset `for` $target_length \
            `]` `:` type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Declaration of a streamable external function.
    public struct CmdFunc: Op {
        public static let name: StaticString = "stream.cmd.func"
        public static let traits: OpTraits = [.callable, .function, .symbol, .isolatedFromAbove, .cmdPhase]
        public let symName = AttributeField(.symbolName)
        public let functionType = AttributeField(.type)
        public let symVisibility = OptionalAttribute(.string)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name `` \
            custom<DispatchFunctionSignature>($function_type, $arg_attrs, $res_attrs) \
            attr-dict-with-keyword ($body^)?
            """
        public init() {}
    }

    /// Invalidates a range so that writes of others become visible.
    public struct CmdInvalidate: Op {
        public static let name: StaticString = "stream.cmd.invalidate"
        public static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        public let target = Operand(.anyStreamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let targetLength = Operand(.index)
        public let sourceAffinity = OptionalAttribute(.any)
        public static let assembly: StaticString = """
            (`from` `(` $source_affinity^ `)`)? $target `[` $target_offset `for` $target_length \
            `]` `:` type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Region of commands that execute serially.
    public struct CmdSerial: Op {
        public static let name: StaticString = "stream.cmd.serial"
        public static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator, .cmdPhase, .streamable,
        ]
        public let body = RegionField()
        public static let assembly: StaticString = "$body attr-dict-with-keyword"
        public init() {}
    }
}
