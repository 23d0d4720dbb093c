import IREECompilerCore

/// Other operations of the `hal` dialect.
extension HAL {
    struct DispatchExtern: Op {
        static let name: StaticString = "hal.dispatch.extern"
        static let summary: StaticString =
            "Dispatch of externally defined functions, one object file for each target."
        static let traits: OpTraits = [
            .isolatedFromAbove, .attrSizedOperands, .tied, .shapeAware, .pure,
        ]
        let exportName = AttributeField(.string)
        let workload = VariadicOperand(.index)
        let arguments = VariadicOperand(.any).tieable().dimensions(\Self.argumentDims)
        let argumentDims = VariadicOperand(.index)
        let resultDims = VariadicOperand(.index)
        let layout = AttributeField(.dialect(HAL.pipelineLayout))
        let targets = AttributeField(.array)
        let targetOrdinals = AttributeField(.array)
        let targetObjects = AttributeField(.array)
        let workgroupSize = OptionalAttribute(.array)
        let subgroupSize = OptionalAttribute(.index)
        let workgroupLocalMemory = OptionalAttribute(.index)
        let tiedOperands = OptionalAttribute(.tiedOperands)
        let results = VariadicResult(.any).dimensions(\Self.resultDims)
        let workgroupCount = RegionField()
        let targetRegions = VariadicRegion()
        static let assembly: StaticString = """
            $export_name (`[` $workload^ `]`)? `` `(` $arguments `)` `:` \
            custom<ShapedFunctionType>(ref($arguments), type($arguments), $argument_dims, \
            type($results), $result_dims, $tied_operands) `count` `` \
            custom<DeviceCountRegion>($workgroup_count) `layout` `(` $layout `)` `objects` \
            `(` `{` custom<TargetConditionObjects>($targets, $target_ordinals, $target_objects, \
            $target_regions) `}` `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct ExFileFromMemory: Op {
        static let name: StaticString = "hal.ex.file.from_memory"
        static let summary: StaticString = "Creates a file backed by memory."
        static let resultNames: NameSuggestion? = .fixed("memory_file")
        let queue: QueueOperands = .named
        let access = AttributeField(.enumeration(.memoryAccess))
        let buffer = Operand(.utilBuffer)
        let offset = Operand(.index)
        let length = Operand(.index)
        let flags = Operand(.i32)
        let result = Result(.halFile)
        static let assembly: StaticString = """
            @queue `access` `(` $access `)` `buffer` `(` $buffer `:` type($buffer) `)` `` `[` \
            $offset `for` $length `]` `flags` `(` $flags `)` `:` type($result) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct Return: Op {
        static let name: StaticString = "hal.return"
        static let summary: StaticString = "Terminator that returns values from a region."
        static let traits: OpTraits = .terminator
        let operands = VariadicOperand(.any)
        static let assembly: StaticString = "($operands^ `:` type($operands))? attr-dict"
        init() {}
    }
}
