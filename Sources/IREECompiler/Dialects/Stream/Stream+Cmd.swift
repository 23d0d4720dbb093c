/// Operations of the `stream` dialect: Cmd.
extension Stream {
    /// Calls a function with ranges of storage.
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

    /// A collective operation on ranges of storage.
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

    /// Commands that may run at the same time.
    public struct CmdConcurrent: Op {
        public static let name: StaticString = "stream.cmd.concurrent"
        public static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator, .cmdPhase, .streamable,
        ]
        public let body = RegionField()
        public static let assembly: StaticString = "$body attr-dict-with-keyword"
        public init() {}
    }

    /// Copies bytes from range to range.
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

    /// Says that the contents of a range are wanted no more.
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

    /// Runs an executable's function on ranges of storage.
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

    /// Commands that run together and then reach a timepoint.
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

    /// Writes a value again and again over a range.
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

    /// Makes what was written seen by others.
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

    /// A function that is defined elsewhere and works on ranges of storage.
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

    /// Makes what others wrote seen here.
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

    /// Commands that run one after another.
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
