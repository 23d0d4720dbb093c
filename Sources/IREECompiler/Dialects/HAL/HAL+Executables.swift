/// Operations of the `hal` dialect: Executables.
extension HAL {
    /// Serialized executable for one target.
    public struct ExecutableBinary: Op {
        public static let name: StaticString = "hal.executable.binary"
        public static let traits: OpTraits = .symbol
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let format = AttributeField(.string)
        public let data = AttributeField(.any)
        public let mimeType = OptionalAttribute(.string)
        public static let assembly: StaticString =
            "custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword"
        public init() {}
    }

    /// Calculates the workgroup count of an export for a workload.
    public struct ExecutableCalculateWorkgroups: Op {
        public static let name: StaticString = "hal.executable.calculate_workgroups"
        public static let traits: OpTraits = .pure
        public let device = Operand(.halDevice)
        public let entryPoint = AttributeField(.symbol)
        public let workload = VariadicOperand(.index)
        public let workgroupX = Result(.index)
        public let workgroupY = Result(.index)
        public let workgroupZ = Result(.index)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `target` `(` $entry_point `)` (`workload` \
            `(` `[` $workload^ `]` `)`)? `:` type($workgroup_x) `,` type($workgroup_y) `,` \
            type($workgroup_z) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Host code that determines whether a variant is enabled on a device.
    public struct ExecutableCondition: Op {
        public static let name: StaticString = "hal.executable.condition"
        public static let traits: OpTraits = [.isolatedFromAbove, .function, .callable]
        public let functionType = AttributeField(.type)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }

    /// Host code that initializes executable constants.
    public struct ExecutableConstantBlock: Op {
        public static let name: StaticString = "hal.executable.constant.block"
        public static let traits: OpTraits = [.isolatedFromAbove, .callable, .function]
        public let functionType = AttributeField(.type)
        public let keys = AttributeField(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }

    /// Loads an executable constant.
    public struct ExecutableConstantLoad: Op {
        public static let name: StaticString = "hal.executable.constant.load"
        public static let traits: OpTraits = .pure
        public let key = AttributeField(.string)
        public let result = Result(.primitive)
        public static let assembly: StaticString = "$key attr-dict `:` type($result)"
        public init() {}
    }

    /// Creates an executable on a device.
    public struct ExecutableCreate: Op {
        public static let name: StaticString = "hal.executable.create"
        public static let traits: OpTraits = .pure
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let executableTarget = AttributeField(.symbol)
        public let constants = VariadicOperand(.i32)
        public let result = Result(.halExecutable)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `affinity` `(` $queue_affinity `)` \
            `target` `(` $executable_target `)` (`constants` `(` `[` $constants^ `]` `)`)? `:` \
            type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Entry point of an executable, with its pipeline layout and workgroup count.
    public struct ExecutableExport: Op {
        public static let name: StaticString = "hal.executable.export"
        public static let traits: OpTraits = [.symbol, .isolatedFromAbove]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let ordinal = OptionalAttribute(.index)
        public let layout = AttributeField(.dialect("hal.pipeline.layout"))
        public let conditionFallback = OptionalAttribute(.flatSymbol)
        public let workgroupSize = OptionalAttribute(.array)
        public let subgroupSize = OptionalAttribute(.index)
        public let workgroupLocalMemory = OptionalAttribute(.index)
        public let sourceLocs = OptionalAttribute(.dictionary)
        public let workgroupCount = RegionField()
        public let condition = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name (`ordinal` `(` $ordinal^ `)`)? \
            `layout` `(` qualified($layout) `)` (`condition` `` \
            custom<ExportConditionRegion>($condition)^)? (`fallback` `(` $condition_fallback^ \
            `)`)? (`count` `` custom<DeviceCountRegion>($workgroup_count)^)? \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Ordinal of an executable export.
    public struct ExecutableExportOrdinal: Op {
        public static let name: StaticString = "hal.executable.export.ordinal"
        public static let traits: OpTraits = .pure
        public let entryPoint = AttributeField(.symbol)
        public let result = Result(.index)
        public static let assembly: StaticString =
            "`target` `(` $entry_point `)` `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Looks up a function of an executable.
    public struct ExecutableLookupFunction: Op {
        public static let name: StaticString = "hal.executable.lookup.function"
        public static let traits: OpTraits = .pure
        public let executable = Operand(.halExecutable)
        public let entryPoint = AttributeField(.symbol)
        public let result = Result(.i64)
        public static let assembly: StaticString = """
            `target` `(` $executable `:` type($executable) `)` `function` `(` $entry_point `)` \
            `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Looks up a cached executable of a device.
    public struct ExecutableLookup: Op {
        public static let name: StaticString = "hal.executable.lookup"
        public static let traits: OpTraits = .pure
        public let device = Operand(.halDevice)
        public let executable = AttributeField(.flatSymbol)
        public let result = Result(.halExecutable)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `executable` `(` $executable `)` `:` \
            type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Executable with a variant for each target.
    public struct Executable: Op {
        public static let name: StaticString = "hal.executable"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let lazy = OptionalAttribute(.unit)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`lazy` $lazy^)? $sym_name \
            attr-dict-with-keyword regions
            """
        public init() {}
    }

    /// Target-independent source of an executable.
    public struct ExecutableSource: Op {
        public static let name: StaticString = "hal.executable.source"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable, .objectLike,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let objects = OptionalAttribute(.dialect("hal.executable.objects"))
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword $body
            """
        public init() {}
    }

    /// Variant of an executable for one target.
    public struct ExecutableVariant: Op {
        public static let name: StaticString = "hal.executable.variant"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let target = AttributeField(.dialect("hal.executable.target"))
        public let objects = OptionalAttribute(.array)
        public let sources = OptionalAttribute(.dictionary)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name `target` `(` $target `)` \
            (`objects` `(` $objects^ `)` )? (`sources` `(` $sources^ `)` )? \
            attr-dict-with-keyword $body
            """
        public init() {}
    }

    /// Instruments a memory load.
    public struct InstrumentMemoryLoad: Op {
        public static let name: StaticString = "hal.instrument.memory.load"
        public static let traits: OpTraits = .pure
        public let buffer = Operand(.anyMemRef)
        public let workgroupKey = Operand(.index).named("workgroupKey")
        public let loadValue = Operand(.any).named("loadValue")
        public let base = Operand(.anyMemRef)
        public let indices = VariadicOperand(.index)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.same(["loadValue", "result"])]
        public static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $base `[` $indices `]` `,` \
            $loadValue attr-dict `:` type($base) `,` type($result)
            """
        public init() {}
    }

    /// Instruments a memory store.
    public struct InstrumentMemoryStore: Op {
        public static let name: StaticString = "hal.instrument.memory.store"
        public static let traits: OpTraits = .pure
        public let buffer = Operand(.anyMemRef)
        public let workgroupKey = Operand(.index).named("workgroupKey")
        public let storeValue = Operand(.any).named("storeValue")
        public let base = Operand(.anyMemRef)
        public let indices = VariadicOperand(.index)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.same(["storeValue", "result"])]
        public static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $base `[` $indices `]` `,` \
            $storeValue attr-dict `:` type($base) `,` type($result)
            """
        public init() {}
    }

    /// Instruments with a formatted string.
    public struct InstrumentPrint: Op {
        public static let name: StaticString = "hal.instrument.print"
        public let buffer = Operand(.anyMemRef)
        public let workgroupKey = Operand(.index).named("workgroupKey")
        public let format = AttributeField(.string)
        public let values = VariadicOperand(.any)
        public static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $format (`*` `(` $values^ \
            `:` type($values) `)`)? attr-dict
            """
        public init() {}
    }

    /// Instruments with a scalar value.
    public struct InstrumentValue: Op {
        public static let name: StaticString = "hal.instrument.value"
        public let buffer = Operand(.anyMemRef)
        public let workgroupKey = Operand(.index).named("workgroupKey")
        public let ordinal = AttributeField(.i8)
        public let operand = Operand(.any)
        public let result = Result(.any)
        public static let typeRules: [TypeRule] = [.same(["operand", "result"])]
        public static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `for` $workgroupKey `]` $ordinal `=` $operand \
            attr-dict `:` type($operand)
            """
        public init() {}
    }

    /// Instruments a workgroup entry.
    public struct InstrumentWorkgroup: Op {
        public static let name: StaticString = "hal.instrument.workgroup"
        public let buffer = Operand(.anyMemRef)
        public let dispatchId = Operand(.i32).named("dispatchId")
        public let workgroupKey = Result(.index).named("workgroupKey")
        public static let assembly: StaticString = """
            `` `[` $buffer `:` type($buffer) `]` `dispatch` `(` $dispatchId `)` attr-dict `:` \
            type($workgroupKey)
            """
        public init() {}
    }

    /// Subspan of an interface binding, as a tensor or memref.
    public struct InterfaceBindingSubspan: Op {
        public static let name: StaticString = "hal.interface.binding.subspan"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        public let layout = AttributeField(.dialect("hal.pipeline.layout"))
        public let binding = AttributeField(.index)
        public let byteOffset = OptionalOperand(.index)
        public let dynamicDims = VariadicOperand(.index)
        public let alignment = OptionalAttribute(.index)
        public let descriptorFlags = OptionalAttribute(.enumeration(.descriptor))
        public let result = Result(.any)
        public static let assembly: StaticString = """
            `layout` `(` $layout `)` `binding` `(` $binding `)` (`alignment` `(` $alignment^ \
            `)`)? (`offset` `(` $byte_offset^ `)`)? (`flags` `(` $descriptor_flags^ `)`)? \
            attr-dict `:` type($result) (`{` $dynamic_dims^ `}`)?
            """
        public init() {}
    }

    /// Loads a push constant.
    public struct InterfaceConstantLoad: Op {
        public static let name: StaticString = "hal.interface.constant.load"
        public static let traits: OpTraits = .pure
        public let layout = AttributeField(.dialect("hal.pipeline.layout"))
        public let ordinal = AttributeField(.index)
        public let alignment = OptionalAttribute(.index)
        public let values = OptionalAttribute(.array)
        public let result = Result(.primitive)
        public static let assembly: StaticString = """
            `layout` `(` $layout `)` `ordinal` `(` $ordinal `)` (`alignment` `(` $alignment^ \
            `)`)? (`values` `(` $values^ `)`)? attr-dict `:` type($result)
            """
        public init() {}
    }

    /// Workgroup id, count or size in a grid dimension, with an optional upper bound.
    public struct BoundedGridValue: OpFields {
        public static let traits: OpTraits = .pure
        public let dimension = AttributeField(.index)
        public let upperBound = OptionalAttribute(.index)
        public let result = Result(.index)
        public static let assembly: StaticString =
            "`[` $dimension `]` (`upper_bound` $upper_bound^)? attr-dict `:` type($result)"
    }
}
