/// Operations of the `hal` dialect: Other.
extension HAL {
    /// Dispatch of externally defined functions, one object file for each target.
    public struct DispatchExtern: Op {
        public static let name: StaticString = "hal.dispatch.extern"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .attrSizedOperands, .tied, .shapeAware, .pure,
        ]
        public let exportName = AttributeField(.string)
        public let workload = VariadicOperand(.index)
        public let arguments = VariadicOperand(.any)
        public let argumentDims = VariadicOperand(.index)
        public let resultDims = VariadicOperand(.index)
        public let layout = AttributeField(.dialect("hal.pipeline.layout"))
        public let targets = AttributeField(.array)
        public let targetOrdinals = AttributeField(.array)
        public let targetObjects = AttributeField(.array)
        public let workgroupSize = OptionalAttribute(.array)
        public let subgroupSize = OptionalAttribute(.index)
        public let workgroupLocalMemory = OptionalAttribute(.index)
        public let tiedOperands = OptionalAttribute(.array)
        public let results = VariadicResult(.any)
        public let workgroupCount = RegionField()
        public let targetRegions = VariadicRegion()
        public static let assembly: StaticString = """
            $export_name (`[` $workload^ `]`)? `` `(` $arguments `)` `:` \
            custom<ShapedFunctionType>(ref($arguments), type($arguments), $argument_dims, \
            type($results), $result_dims, $tied_operands) `count` `` \
            custom<DeviceCountRegion>($workgroup_count) `layout` `(` $layout `)` `objects` \
            `(` `{` custom<TargetConditionObjects>($targets, $target_ordinals, $target_objects, \
            $target_regions) `}` `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Creates a file backed by memory.
    public struct ExFileFromMemory: Op {
        public static let name: StaticString = "hal.ex.file.from_memory"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let access = AttributeField(.enumeration(.memoryAccess))
        public let buffer = Operand(.utilBuffer)
        public let offset = Operand(.index)
        public let length = Operand(.index)
        public let flags = Operand(.i32)
        public let result = Result(.halFile)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `affinity` `(` $queue_affinity `)` \
            `access` `(` $access `)` `buffer` `(` $buffer `:` type($buffer) `)` `` `[` $offset \
            `for` $length `]` `flags` `(` $flags `)` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Terminator that returns values from a region.
    public struct Return: Op {
        public static let name: StaticString = "hal.return"
        public static let traits: OpTraits = .terminator
        public let operands = VariadicOperand(.any)
        public static let assembly: StaticString = "($operands^ `:` type($operands))? attr-dict"
        public init() {}
    }
}
