import IREECompilerCore

/// Operations of the `stream` dialect in `stream.cmd.execute`.
extension Stream {
    struct CmdCall: Op {
        static let name: StaticString = "stream.cmd.call"
        static let summary: StaticString = "Calls a streamable external function with allocated ranges."
        static let traits: OpTraits = [
            .attrSizedOperands, .callLike, .cmdPhase, .streamable, .subviewEffects, .sizeAware,
        ]
        let callee = AttributeField(.flatSymbol)
        let resourceOperands = VariadicOperand(.any).sized(by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        let resourceOperandOffsets = VariadicOperand(.index)
        let resourceOperandLengths = VariadicOperand(.index)
        let resultSizes = VariadicOperand(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let resourceOperandAccesses = AttributeField(.array)
        let results = VariadicResult(.primitive).sized(by: \Self.resultSizes)
        static let assembly: StaticString = """
            $callee `` custom<CmdCallOperands>($resource_operands, $resource_operand_offsets, \
            $resource_operand_lengths, $resource_operand_accesses) attr-dict `:` \
            custom<ShapedFunctionType>(ref($resource_operands), type($resource_operands), \
            $resource_operand_sizes, type($results), $result_sizes, $tied_operands)
            """
        init() {}
    }

    struct CmdCollective: Op {
        static let name: StaticString = "stream.cmd.collective"
        static let summary: StaticString = "Collective operation on allocated ranges."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .streamable, .subviewEffects, .sizeAware,
        ]
        let op = AttributeField(.dialect(Stream.collective))
        let channel = Operand(.streamChannel)
        let elementCount = Operand(.index)
        let param = OptionalOperand(.i32)
        let resources = VariadicOperand(.streamResource).sized(by: \Self.resourceSizes)
        let resourceSizes = VariadicOperand(.index)
        let resourceOffsets = VariadicOperand(.index)
        let resourceLengths = VariadicOperand(.index)
        let resourceAccesses = AttributeField(.array)
        static let assembly: StaticString = """
            `` $op `` `[` $element_count `]` `channel` `(` $channel `)` (`param` `(` $param^ `:` \
            type($param) `)`)? `{` custom<DispatchResources>($resources, type($resources), \
            $resource_sizes, $resource_offsets, $resource_lengths, $resource_accesses) `\\n` `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdConcurrent: Op {
        static let name: StaticString = "stream.cmd.concurrent"
        static let summary: StaticString = "Region of commands that may execute concurrently."
        static let terminator: StaticString? = "stream.yield"
        static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator, .cmdPhase, .streamable,
        ]
        let body = RegionField()
        static let assembly: StaticString = "$body attr-dict-with-keyword"
        init() {}
    }

    struct CmdCopy: Op {
        static let name: StaticString = "stream.cmd.copy"
        static let summary: StaticString = "Copies a range of a resource into a range of another."
        static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        let source = Operand(.anyStreamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let target = Operand(.anyStreamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        static let assembly: StaticString = """
            $source `[` $source_offset `]` `,` $target `[` $target_offset `]` `,` $length `:` \
            type($source) `` `{` $source_size `}` `->` type($target) `` `{` $target_size `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdDiscard: Op {
        static let name: StaticString = "stream.cmd.discard"
        static let summary: StaticString = "Discards the contents of a range."
        static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        let target = Operand(.anyStreamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetLength = Operand(.index)
        static let assembly: StaticString = """
            $target `[` $target_offset `for` $target_length `]` `:` type($target) `` `{` \
            $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdDispatch: Op {
        static let name: StaticString = "stream.cmd.dispatch"
        static let summary: StaticString = "Dispatches a grid with allocated ranges as operands."
        static let traits: OpTraits = [
            .attrSizedOperands, .cmdPhase, .streamable, .subviewEffects, .sizeAware,
        ]
        let workload = VariadicOperand(.index)
        let entryPoints = AttributeField(.array)
        let uniformOperands = VariadicOperand(.primitive)
        let resources = VariadicOperand(.streamResource).sized(by: \Self.resourceSizes)
        let resourceSizes = VariadicOperand(.index)
        let resourceOffsets = VariadicOperand(.index)
        let resourceLengths = VariadicOperand(.index)
        let resourceAccesses = AttributeField(.array)
        static let assembly: StaticString = """
            custom<DispatchEntryPoints>($entry_points) (`[` $workload^ `]`)? `` (`(` \
            $uniform_operands^ `:` type($uniform_operands) `)`)? `{` \
            custom<DispatchResources>($resources, type($resources), $resource_sizes, \
            $resource_offsets, $resource_lengths, $resource_accesses) `\\n` `}` \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdExecute: Op {
        static let name: StaticString = "stream.cmd.execute"
        static let summary: StaticString = "Execution region of commands that produces a timepoint."
        static let terminator: StaticString? = "stream.yield"
        static let traits: OpTraits = [
            .attrSizedOperands, .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
            .cmdPhase, .timeline, .sizeAware,
        ]
        static var flow: [FlowEdge] {
            [
                FlowEdge(.operands(\Self.resourceOperands), to: .arguments()),
                FlowEdge(.yields(), to: .results),
            ]
        }
        let resourceOperands = VariadicOperand(.anyStreamResource).sized(by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        let once = OptionalAttribute(.unit)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        let body = RegionField()
        static let assembly: StaticString = """
            (`once` $once^)? @affinity @await_timepoint `with` `` \
            custom<ExplicitResourceRegion>($resource_operands, type($resource_operands), \
            $resource_operand_sizes, $body) @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdFill: Op {
        static let name: StaticString = "stream.cmd.fill"
        static let summary: StaticString = "Fills a range of a resource with a pattern."
        static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetLength = Operand(.index)
        let value = Operand(.fillPattern)
        static let assembly: StaticString = """
            $value `,` $target `[` $target_offset `for` $target_length `]` `:` type($value) `->` \
            type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdFlush: Op {
        static let name: StaticString = "stream.cmd.flush"
        static let summary: StaticString =
            "Flushes a range so that writes become visible outside of the execution region."
        static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        let target = Operand(.anyStreamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetLength = Operand(.index)
        let sourceAffinity = OptionalAttribute(.affinity)
        static let assembly: StaticString = """
            (`to` `(` $source_affinity^ `)`)? $target `[` $target_offset `for` $target_length \
            `]` `:` type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdFunc: Op {
        static let name: StaticString = "stream.cmd.func"
        static let summary: StaticString = "Declaration of a streamable external function."
        static let traits: OpTraits = [
            .callable, .function, .symbol, .isolatedFromAbove, .cmdPhase, .privateDeclaration,
        ]
        let symName = AttributeField(.symbolName)
        let functionType = AttributeField(.type)
        let symVisibility = OptionalAttribute(.string)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name `` \
            custom<DispatchFunctionSignature>($function_type, $arg_attrs, $res_attrs) \
            attr-dict-with-keyword ($body^)?
            """
        init() {}
    }

    struct CmdInvalidate: Op {
        static let name: StaticString = "stream.cmd.invalidate"
        static let summary: StaticString = "Invalidates a range so that writes of others become visible."
        static let traits: OpTraits = [.cmdPhase, .streamable, .subviewEffects, .sizeAware]
        let target = Operand(.anyStreamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetLength = Operand(.index)
        let sourceAffinity = OptionalAttribute(.affinity)
        static let assembly: StaticString = """
            (`from` `(` $source_affinity^ `)`)? $target `[` $target_offset `for` $target_length \
            `]` `:` type($target) `` `{` $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct CmdSerial: Op {
        static let name: StaticString = "stream.cmd.serial"
        static let summary: StaticString = "Region of commands that execute serially."
        static let terminator: StaticString? = "stream.yield"
        static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator, .cmdPhase, .streamable,
        ]
        let body = RegionField()
        static let assembly: StaticString = "$body attr-dict-with-keyword"
        init() {}
    }
}
