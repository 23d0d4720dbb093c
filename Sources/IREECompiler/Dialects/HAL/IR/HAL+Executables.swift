import IREECompilerCore

/// Operations of the `hal` dialect on executables.
extension HAL {
    struct ExecutableBinary: Op {
        static let name: StaticString = "hal.executable.binary"
        static let summary: StaticString = "Serialized executable for one target."
        static let traits: OpTraits = .symbol
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let format = AttributeField(.string)
        let data = AttributeField(.any)
        let mimeType = OptionalAttribute(.string)
        static let assembly: StaticString =
            "custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword"
        init() {}
    }

    struct ExecutableCalculateWorkgroups: Op {
        static let name: StaticString = "hal.executable.calculate_workgroups"
        static let summary: StaticString = "Calculates the workgroup count of an export for a workload."
        static let traits: OpTraits = .pure
        let device = Operand(.halDevice)
        let entryPoint = AttributeField(.symbol)
        let workload = VariadicOperand(.index)
        let workgroupX = Result(.index)
        let workgroupY = Result(.index)
        let workgroupZ = Result(.index)
        static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `target` `(` $entry_point `)` (`workload` \
            `(` `[` $workload^ `]` `)`)? `:` type($workgroup_x) `,` type($workgroup_y) `,` \
            type($workgroup_z) attr-dict-with-keyword
            """
        init() {}
    }

    struct ExecutableCondition: Op {
        static let name: StaticString = "hal.executable.condition"
        static let summary: StaticString =
            "Host code that determines whether a variant is enabled on a device."
        static let syntax: OpSyntax? = HAL.condition
        static let traits: OpTraits = [.isolatedFromAbove, .function, .callable]
        let functionType = AttributeField(.type)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        init() {}
    }

    struct ExecutableConstantBlock: Op {
        static let name: StaticString = "hal.executable.constant.block"
        static let summary: StaticString = "Host code that initializes executable constants."
        static let syntax: OpSyntax? = HAL.constantBlock
        static let traits: OpTraits = [.isolatedFromAbove, .callable, .function]
        let functionType = AttributeField(.type)
        let keys = AttributeField(.array)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        init() {}
    }

    struct ExecutableConstantLoad: Op {
        static let name: StaticString = "hal.executable.constant.load"
        static let summary: StaticString = "Loads an executable constant."
        static let traits: OpTraits = .pure
        let key = AttributeField(.string)
        let result = Result(.primitive)
        static let assembly: StaticString = "$key attr-dict `:` type($result)"
        init() {}
    }

    struct ExecutableCreate: Op {
        static let name: StaticString = "hal.executable.create"
        static let summary: StaticString = "Creates an executable on a device."
        static let resultNames: NameSuggestion? = .fixed("executable")
        static let traits: OpTraits = .pure
        let queue: QueueOperands = .named
        let executableTarget = AttributeField(.symbol)
        let constants = VariadicOperand(.i32)
        let result = Result(.halExecutable)
        static let assembly: StaticString = """
            @queue `target` `(` $executable_target `)` (`constants` `(` `[` $constants^ `]` \
            `)`)? `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct ExecutableExport: Op {
        static let name: StaticString = "hal.executable.export"
        static let summary: StaticString =
            "Entry point of an executable, with its pipeline layout and workgroup count."
        static let traits: OpTraits = [.symbol, .isolatedFromAbove]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let ordinal = OptionalAttribute(.index)
        let layout = AttributeField(.dialect(HAL.pipelineLayout))
        let conditionFallback = OptionalAttribute(.flatSymbol)
        let workgroupSize = OptionalAttribute(.array)
        let subgroupSize = OptionalAttribute(.index)
        let workgroupLocalMemory = OptionalAttribute(.index)
        let sourceLocs = OptionalAttribute(.dictionary)
        let workgroupCount = RegionField()
        let condition = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name (`ordinal` `(` $ordinal^ `)`)? \
            `layout` `(` qualified($layout) `)` (`condition` `` \
            custom<ExportConditionRegion>($condition)^)? (`fallback` `(` $condition_fallback^ \
            `)`)? (`count` `` custom<DeviceCountRegion>($workgroup_count)^)? \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct ExecutableExportOrdinal: Op {
        static let name: StaticString = "hal.executable.export.ordinal"
        static let summary: StaticString = "Ordinal of an executable export."
        static let resultNames: NameSuggestion? = .fixed("ordinal")
        static let traits: OpTraits = .pure
        let entryPoint = AttributeField(.symbol)
        let result = Result(.index)
        static let assembly: StaticString =
            "`target` `(` $entry_point `)` `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct ExecutableLookupFunction: Op {
        static let name: StaticString = "hal.executable.lookup.function"
        static let summary: StaticString = "Looks up a function of an executable."
        static let resultNames: NameSuggestion? = .fixed("function_id")
        static let traits: OpTraits = .pure
        let executable = Operand(.halExecutable)
        let entryPoint = AttributeField(.symbol)
        let result = Result(.i64)
        static let assembly: StaticString = """
            `target` `(` $executable `:` type($executable) `)` `function` `(` $entry_point `)` \
            `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct ExecutableLookup: Op {
        static let name: StaticString = "hal.executable.lookup"
        static let summary: StaticString = "Looks up a cached executable of a device."
        static let resultNames: NameSuggestion? = .fixed("exe")
        static let traits: OpTraits = .pure
        let device = Operand(.halDevice)
        let executable = AttributeField(.flatSymbol)
        let result = Result(.halExecutable)
        static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `executable` `(` $executable `)` `:` \
            type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct Executable: Op {
        static let name: StaticString = "hal.executable"
        static let summary: StaticString = "Executable with a variant for each target."
        static let terminator: StaticString? = "hal.executable_end"
        static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let lazy = OptionalAttribute(.unit)
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`lazy` $lazy^)? $sym_name \
            attr-dict-with-keyword regions
            """
        init() {}
    }

    struct ExecutableSource: Op {
        static let name: StaticString = "hal.executable.source"
        static let summary: StaticString = "Target-independent source of an executable."
        static let terminator: StaticString? = "hal.executable.source_end"
        static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let objects = OptionalAttribute(.dialect(HAL.executableObjects))
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword $body
            """
        init() {}
    }

    enum ExecutableEnd: OpKind {
        static let name: StaticString = "hal.executable_end"
        static let summary: StaticString = "Terminator of an executable."
        static var fields: SharedFields.End { .init() }
    }

    enum ExecutableSourceEnd: OpKind {
        static let name: StaticString = "hal.executable.source_end"
        static let summary: StaticString = "Terminator of an executable source."
        static var fields: SharedFields.End { .init() }
    }

    enum ExecutableVariantEnd: OpKind {
        static let name: StaticString = "hal.executable.variant_end"
        static let summary: StaticString = "Terminator of an executable variant."
        static var fields: SharedFields.End { .init() }
    }

    struct ExecutableVariant: Op {
        static let name: StaticString = "hal.executable.variant"
        static let summary: StaticString = "Variant of an executable for one target."
        static let terminator: StaticString? = "hal.executable.variant_end"
        static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable,
        ]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let target = AttributeField(.dialect(HAL.executableTarget))
        let objects = OptionalAttribute(.array)
        let sources = OptionalAttribute(.dictionary)
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name `target` `(` $target `)` \
            (`objects` `(` $objects^ `)` )? (`sources` `(` $sources^ `)` )? \
            attr-dict-with-keyword $body
            """
        init() {}
    }

    struct InstrumentMemoryLoad: Op {
        static let name: StaticString = "hal.instrument.memory.load"
        static let summary: StaticString = "Instruments a memory load."
        static let traits: OpTraits = .pure
        let buffer = Operand(.anyMemRef)
        let workgroupKey = Operand(.index).named("workgroupKey")
        let loadValue = Operand(.any).named("loadValue")
        let base = Operand(.anyMemRef)
        let indices = VariadicOperand(.index)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.same(["loadValue", "result"])]
        static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $base `[` $indices `]` `,` \
            $loadValue attr-dict `:` type($base) `,` type($result)
            """
        init() {}
    }

    struct InstrumentMemoryStore: Op {
        static let name: StaticString = "hal.instrument.memory.store"
        static let summary: StaticString = "Instruments a memory store."
        static let traits: OpTraits = .pure
        let buffer = Operand(.anyMemRef)
        let workgroupKey = Operand(.index).named("workgroupKey")
        let storeValue = Operand(.any).named("storeValue")
        let base = Operand(.anyMemRef)
        let indices = VariadicOperand(.index)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.same(["storeValue", "result"])]
        static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $base `[` $indices `]` `,` \
            $storeValue attr-dict `:` type($base) `,` type($result)
            """
        init() {}
    }

    struct InstrumentPrint: Op {
        static let name: StaticString = "hal.instrument.print"
        static let summary: StaticString = "Instruments with a formatted string."
        let buffer = Operand(.anyMemRef)
        let workgroupKey = Operand(.index).named("workgroupKey")
        let format = AttributeField(.string)
        let values = VariadicOperand(.any)
        static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $format (`*` `(` $values^ \
            `:` type($values) `)`)? attr-dict
            """
        init() {}
    }

    struct InstrumentValue: Op {
        static let name: StaticString = "hal.instrument.value"
        static let summary: StaticString = "Instruments with a scalar value."
        let buffer = Operand(.anyMemRef)
        let workgroupKey = Operand(.index).named("workgroupKey")
        let ordinal = AttributeField(.i8)
        let operand = Operand(.any)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $ordinal `=` $operand \
            attr-dict `:` type($operand)
            """
        init() {}
    }

    struct InstrumentWorkgroup: Op {
        static let name: StaticString = "hal.instrument.workgroup"
        static let summary: StaticString = "Instruments a workgroup entry."
        let buffer = Operand(.anyMemRef)
        let dispatchId = Operand(.i32).named("dispatchId")
        let workgroupKey = Result(.index).named("workgroupKey")
        static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `]` `dispatch` `(` $dispatchId `)` attr-dict `:` \
            type($workgroupKey)
            """
        init() {}
    }

    struct InterfaceBindingSubspan: Op {
        static let name: StaticString = "hal.interface.binding.subspan"
        static let summary: StaticString = "Subspan of an interface binding, as a tensor or memref."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let layout = AttributeField(.dialect(HAL.pipelineLayout))
        let binding = AttributeField(.index)
        let byteOffset = OptionalOperand(.index)
        let dynamicDims = VariadicOperand(.index)
        let alignment = OptionalAttribute(.index)
        let descriptorFlags = OptionalAttribute(.enumeration(.descriptor))
        let result = Result(.any).dimensions(\Self.dynamicDims)
        static let assembly: StaticString = """
            `layout` `(` $layout `)` `binding` `(` $binding `)` (`alignment` `(` $alignment^ \
            `)`)? (`offset` `(` $byte_offset^ `)`)? (`flags` `(` $descriptor_flags^ `)`)? \
            attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?
            """
        init() {}
    }

    struct InterfaceConstantLoad: Op {
        static let name: StaticString = "hal.interface.constant.load"
        static let summary: StaticString = "Loads a push constant."
        static let traits: OpTraits = .pure
        let layout = AttributeField(.dialect(HAL.pipelineLayout))
        let ordinal = AttributeField(.index)
        let alignment = OptionalAttribute(.index)
        let values = OptionalAttribute(.array)
        let result = Result(.primitive)
        static let assembly: StaticString = """
            `layout` `(` $layout `)` `ordinal` `(` $ordinal `)` (`alignment` `(` $alignment^ \
            `)`)? (`values` `(` $values^ `)`)? attr-dict `:` type($result)
            """
        init() {}
    }

    enum InterfaceWorkgroupID: OpKind {
        static let name: StaticString = "hal.interface.workgroup.id"
        static let summary: StaticString = "Index of the current workgroup in a grid dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_id_", letters: true)
        static var fields: BoundedGridValue { .init() }
    }

    enum InterfaceWorkgroupCount: OpKind {
        static let name: StaticString = "hal.interface.workgroup.count"
        static let summary: StaticString = "Number of workgroups in a grid dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_count_", letters: true)
        static var fields: BoundedGridValue { .init() }
    }

    enum InterfaceWorkgroupSize: OpKind {
        static let name: StaticString = "hal.interface.workgroup.size"
        static let summary: StaticString = "Number of invocations of a workgroup in a dimension."
        static let resultNames: NameSuggestion? = .dimension("workgroup_size_", letters: true)
        static var fields: BoundedGridValue { .init() }
    }

    /// Workgroup id, count or size in a grid dimension, with an optional upper bound.
    struct BoundedGridValue: OpFields {
        static let traits: OpTraits = .pure
        let dimension = AttributeField(.index)
        let upperBound = OptionalAttribute(.index)
        let result = Result(.index)
        static let assembly: StaticString =
            "`[` $dimension `]` (`upper_bound` $upper_bound^)? attr-dict `:` type($result)"
    }
}
