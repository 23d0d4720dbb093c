/// Operations of the `stream` dialect: Resources.
extension Stream {
    /// Number of participants of a collective channel.
    public struct ChannelCount: Op {
        public static let name: StaticString = "stream.channel.count"
        public static let traits: OpTraits = .pure
        public let channel = Operand(.streamChannel)
        public let result = Result(.index)
        public static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Creates a collective channel.
    public struct ChannelCreate: Op {
        public static let name: StaticString = "stream.channel.create"
        public static let traits: OpTraits = [.attrSizedOperands, .affinity, .pure]
        public let id = OptionalOperand(.utilBuffer)
        public let group = OptionalAttribute(.string)
        public let rank = OptionalOperand(.index)
        public let count = OptionalOperand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamChannel)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`id` `(` $id^ `)`)? (`group` `(` $group^ `)`)? (`rank` \
            `(` $rank^ `)`)? (`count` `(` $count^ `)`)? `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Rank of the local participant in a collective channel.
    public struct ChannelRank: Op {
        public static let name: StaticString = "stream.channel.rank"
        public static let traits: OpTraits = .pure
        public let channel = Operand(.streamChannel)
        public let result = Result(.index)
        public static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Splits a collective channel into channels by color and key.
    public struct ChannelSplit: Op {
        public static let name: StaticString = "stream.channel.split"
        public static let traits: OpTraits = .pure
        public let channel = Operand(.streamChannel)
        public let color = Operand(.index)
        public let key = Operand(.index)
        public let result = Result(.streamChannel)
        public static let assembly: StaticString = """
            $channel `,` $color `,` $key `:` type($channel) `->` type($result) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// File backed by constant memory.
    public struct FileConstant: Op {
        public static let name: StaticString = "stream.file.constant"
        public static let traits: OpTraits = [.affinity, .sizeAware, .allocates, .subrangeOperands, .pure]
        public let source = Operand(.utilBuffer)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let sourceLength = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamFile)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `[` $source_offset `for` $source_length `]` `:` \
            type($source) `` `{` $source_size `}` `->` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Reads a range of a file into a resource.
    public struct FileRead: Op {
        public static let name: StaticString = "stream.file.read"
        public static let traits: OpTraits = [.affinity, .cmdPhase, .timeline, .sizeAware]
        public let source = Operand(.streamFile)
        public let sourceOffset = Operand(.i64)
        public let target = Operand(.streamResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let length = Operand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`):(`:`)? \
            $source `[` $source_offset `]` `,` $target `[` $target_offset `]` `,` $length `:` \
            type($source) `->` type($target) `` `{` $target_size `}` `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Writes a range of a resource to a file.
    public struct FileWrite: Op {
        public static let name: StaticString = "stream.file.write"
        public static let traits: OpTraits = [.affinity, .cmdPhase, .timeline, .sizeAware]
        public let source = Operand(.streamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let target = Operand(.streamFile)
        public let targetOffset = Operand(.i64)
        public let length = Operand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`):(`:`)? \
            $source `[` $source_offset `]` `,` $target `[` $target_offset `]` `,` $length `:` \
            type($source) `` `{` $source_size `}` `->` type($target) `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Allocates a persistent resource.
    public struct ResourceAlloc: Op {
        public static let name: StaticString = "stream.resource.alloc"
        public static let traits: OpTraits = [.affinity, .sizeAware, .allocates]
        public let storageSize = Operand(.index)
        public let uninitialized = OptionalAttribute(.unit)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyStreamResource)
        public static let assembly: StaticString = """
            (`uninitialized` $uninitialized^)? (`on` `(` $affinity^ `)`)? attr-dict `:` \
            type($result) `{` $storage_size `}`
            """
        public init() {}
    }

    /// Timeline-ordered transient allocation.
    public struct ResourceAlloca: Op {
        public static let name: StaticString = "stream.resource.alloca"
        public static let traits: OpTraits = [.affinity, .timeline, .sizeAware, .allocates]
        public let storageSize = Operand(.index)
        public let indeterminateLifetime = OptionalAttribute(.unit)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyStreamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            `uninitialized` (`indeterminate` $indeterminate_lifetime^)? (`on` `(` $affinity^ \
            `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>`):(`:`)? attr-dict type($result) \
            `{` $storage_size `}` `=` `` `>` type($result_timepoint)
            """
        public init() {}
    }

    /// Uploads constants into new resources.
    public struct ResourceConstants: Op {
        public static let name: StaticString = "stream.resource.constants"
        public static let traits: OpTraits = [.affinity, .timeline, .sizeAware, .pure]
        public let values = AttributeField(.array)
        public let resultSizes = VariadicOperand(.index)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? attr-dict `:` custom<ConstantValueList>(type($results), \
            $result_sizes, $values) `\\n` ` ` ` ` `=` `` `>` type($result_timepoint)
            """
        public init() {}
    }

    /// Timeline-ordered deallocation.
    public struct ResourceDealloca: Op {
        public static let name: StaticString = "stream.resource.dealloca"
        public static let traits: OpTraits = [.affinity, .timeline, .sizeAware]
        public let operand = Operand(.anyStreamResource)
        public let operandSize = Operand(.index)
        public let preferOrigin = OptionalAttribute(.unit)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`origin` $prefer_origin^)? (`on` `(` $affinity^ `)`)? (`await` `(` \
            $await_timepoint^ `)` `=` `` `>`)? $operand `:` type($operand) `{` $operand_size `}` \
            `=` `` `>` type($result_timepoint) attr-dict
            """
        public init() {}
    }

    /// Returns whether a resource has no other reference.
    public struct ResourceIsTerminal: Op {
        public static let name: StaticString = "stream.resource.is_terminal"
        public static let traits: OpTraits = [.cmdPhase, .sizeAware]
        public let operand = Operand(.anyStreamResource)
        public let operandSize = Operand(.index)
        public let result = Result(.i1)
        public static let assembly: StaticString =
            "$operand attr-dict `:` type($operand) `{` $operand_size `}`"
        public init() {}
    }

    /// Loads a value from a staging resource.
    public struct ResourceLoad: Op {
        public static let name: StaticString = "stream.resource.load"
        public static let traits: OpTraits = .sizeAware
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

    /// Packs slices with lifetime intervals into one allocation; disjoint intervals may share memory.
    public struct ResourcePack: Op {
        public static let name: StaticString = "stream.resource.pack"
        public static let traits: OpTraits = [.attrSizedOperands, .affinity, .pure]
        public let offset = OptionalOperand(.index)
        public let lifetimeIntervals = AttributeField(.array)
        public let dynamicSliceSizes = VariadicOperand(.index)
        public let affinity = OptionalAttribute(.any)
        public let totalLength = Result(.index)
        public let packedOffsets = VariadicResult(.index)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`offset` `(` $offset^ `)`)? `slices` `(` `{` \
            custom<PackSliceRanges>($lifetime_intervals, $dynamic_slice_sizes, \
            type($packed_offsets)) `}` `)` `:` type($total_length) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Drops a reference to a resource; returns whether it was the last one.
    public struct ResourceRelease: Op {
        public static let name: StaticString = "stream.resource.release"
        public static let traits: OpTraits = [.cmdPhase, .sizeAware]
        public let operand = Operand(.anyStreamResource)
        public let operandSize = Operand(.index)
        public let result = Result(.i1)
        public static let assembly: StaticString =
            "$operand attr-dict `:` type($operand) `{` $operand_size `}`"
        public init() {}
    }

    /// Adds a reference to a resource.
    public struct ResourceRetain: Op {
        public static let name: StaticString = "stream.resource.retain"
        public static let traits: OpTraits = [.cmdPhase, .sizeAware]
        public let operand = Operand(.anyStreamResource)
        public let operandSize = Operand(.index)
        public static let assembly: StaticString =
            "$operand attr-dict `:` type($operand) `{` $operand_size `}`"
        public init() {}
    }

    /// Byte size of a resource.
    public struct ResourceSize: Op {
        public static let name: StaticString = "stream.resource.size"
        public static let traits: OpTraits = [.sizeAware, .pure]
        public let operand = Operand(.anyStreamResource)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.index)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        public init() {}
    }

    /// Stores a value into a staging resource.
    public struct ResourceStore: Op {
        public static let name: StaticString = "stream.resource.store"
        public static let traits: OpTraits = [.sizeAware, .writesMemory]
        public let target = Operand(.stagingResource)
        public let targetSize = Operand(.index)
        public let targetOffset = Operand(.index)
        public let value = Operand(.any)
        public static let assembly: StaticString = """
            $value `,` $target `[` $target_offset `]` `:` type($value) `->` type($target) `{` \
            $target_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Aliasing subview of a resource.
    public struct ResourceSubview: Op {
        public static let name: StaticString = "stream.resource.subview"
        public static let traits: OpTraits = [.streamable, .sizeAware, .tied, .pure]
        public let source = Operand(.anyStreamResource)
        public let sourceSize = Operand(.index)
        public let sourceOffset = Operand(.index)
        public let resultSize = Operand(.index)
        public let result = Result(.anyStreamResource)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Supplies the storage of transient allocations of a computation.
    public struct ResourceTransients: Op {
        public static let name: StaticString = "stream.resource.transients"
        public static let traits: OpTraits = [
            .affinity, .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        public let resource = Operand(.streamResource)
        public let resourceSize = Operand(.index)
        public let storage = Operand(.anyStreamResource)
        public let storageSize = Operand(.index)
        public let awaitTimepoint = OptionalOperand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.streamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let typeRules: [TypeRule] = [.same(["resource", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`await` `(` $await_timepoint^ `)` `=` `` `>` )? \
            $resource `:` type($resource) `` `{` $resource_size `}` `from` $storage `:` \
            type($storage) `` `{` $storage_size `}` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Maps constant memory as a resource, if the device can use it in place.
    public struct ResourceTryMap: Op {
        public static let name: StaticString = "stream.resource.try_map"
        public static let traits: OpTraits = [.affinity, .sizeAware, .allocates, .pure]
        public let source = Operand(.utilBuffer)
        public let sourceOffset = Operand(.index)
        public let resultSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let didMap = Result(.i1)
        public let result = Result(.streamResource)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `[` $source_offset `]` `:` type($source) `->` \
            type($did_map) `,` type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        public init() {}
    }
}
