import IREECompilerCore

/// Operations of the `stream` dialect on resources.
extension Stream {
    struct ChannelCount: Op {
        static let name: StaticString = "stream.channel.count"
        static let summary: StaticString = "Number of participants of a collective channel."
        static let resultNames: NameSuggestion? = .fixed("ccl_count")
        static let traits: OpTraits = .pure
        let channel = Operand(.streamChannel)
        let result = Result(.index)
        static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct ChannelCreate: Op {
        static let name: StaticString = "stream.channel.create"
        static let summary: StaticString = "Creates a collective channel."
        static let resultNames: NameSuggestion? = .fixed("channel")
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let id = OptionalOperand(.utilBuffer)
        let group = OptionalAttribute(.string)
        let rank = OptionalOperand(.index)
        let count = OptionalOperand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamChannel)
        static let assembly: StaticString = """
            @affinity (`id` `(` $id^ `)`)? (`group` `(` $group^ `)`)? (`rank` `(` $rank^ `)`)? \
            (`count` `(` $count^ `)`)? `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct ChannelRank: Op {
        static let name: StaticString = "stream.channel.rank"
        static let summary: StaticString = "Rank of the local participant in a collective channel."
        static let resultNames: NameSuggestion? = .fixed("ccl_rank")
        static let traits: OpTraits = .pure
        let channel = Operand(.streamChannel)
        let result = Result(.index)
        static let assembly: StaticString = "$channel `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct ChannelSplit: Op {
        static let name: StaticString = "stream.channel.split"
        static let summary: StaticString = "Splits a collective channel into channels by color and key."
        static let resultNames: NameSuggestion? = .fixed("channel")
        static let traits: OpTraits = .pure
        let channel = Operand(.streamChannel)
        let color = Operand(.index)
        let key = Operand(.index)
        let result = Result(.streamChannel)
        static let assembly: StaticString = """
            $channel `,` $color `,` $key `:` type($channel) `->` type($result) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct FileConstant: Op {
        static let name: StaticString = "stream.file.constant"
        static let summary: StaticString = "File backed by constant memory."
        static let resultNames: NameSuggestion? = .fixed("file")
        static let traits: OpTraits = [.sizeAware, .allocates, .subrangeOperands, .pure]
        let source = Operand(.utilBuffer).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let sourceLength = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamFile)
        static let assembly: StaticString = """
            @affinity $source `[` $source_offset `for` $source_length `]` `:` type($source) `` \
            `{` $source_size `}` `->` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct FileRead: Op {
        static let name: StaticString = "stream.file.read"
        static let summary: StaticString = "Reads a range of a file into a resource."
        static let traits: OpTraits = [.cmdPhase, .timeline, .sizeAware]
        let source = Operand(.streamFile)
        let sourceOffset = Operand(.i64)
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let length = Operand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrowOrColon
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint $source `[` $source_offset `]` `,` $target `[` \
            $target_offset `]` `,` $length `:` type($source) `->` type($target) `` `{` \
            $target_size `}` @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct FileWrite: Op {
        static let name: StaticString = "stream.file.write"
        static let summary: StaticString = "Writes a range of a resource to a file."
        static let traits: OpTraits = [.cmdPhase, .timeline, .sizeAware]
        let source = Operand(.streamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let target = Operand(.streamFile)
        let targetOffset = Operand(.i64)
        let length = Operand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrowOrColon
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity @await_timepoint $source `[` $source_offset `]` `,` $target `[` \
            $target_offset `]` `,` $length `:` type($source) `` `{` $source_size `}` `->` \
            type($target) @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }

    struct ResourceAlloc: Op {
        static let name: StaticString = "stream.resource.alloc"
        static let summary: StaticString = "Allocates a persistent resource."
        static let traits: OpTraits = [.sizeAware, .allocates]
        let storageSize = Operand(.index)
        let uninitialized = OptionalAttribute(.unit)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.anyStreamResource).sized(by: \Self.storageSize)
        static let assembly: StaticString = """
            (`uninitialized` $uninitialized^)? @affinity attr-dict `:` type($result) `{` \
            $storage_size `}`
            """
        init() {}
    }

    struct ResourceAlloca: Op {
        static let name: StaticString = "stream.resource.alloca"
        static let summary: StaticString = "Timeline-ordered transient allocation."
        static let traits: OpTraits = [.timeline, .sizeAware, .allocates]
        let storageSize = Operand(.index)
        let indeterminateLifetime = OptionalAttribute(.unit)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrowOrColon
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.anyStreamResource).sized(by: \Self.storageSize)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            `uninitialized` (`indeterminate` $indeterminate_lifetime^)? @affinity \
            @await_timepoint attr-dict type($result) `{` $storage_size `}` @result_timepoint
            """
        init() {}
    }

    struct ResourceConstants: Op {
        static let name: StaticString = "stream.resource.constants"
        static let summary: StaticString = "Uploads constants into new resources."
        static let traits: OpTraits = [.timeline, .sizeAware, .pure]
        let values = AttributeField(.array)
        let resultSizes = VariadicOperand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.any).sized(by: \Self.resultSizes)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity attr-dict `:` custom<ConstantValueList>(type($results), $result_sizes, \
            $values) `\\n` ` ` ` ` @result_timepoint
            """
        init() {}
    }

    struct ResourceDealloca: Op {
        static let name: StaticString = "stream.resource.dealloca"
        static let summary: StaticString = "Timeline-ordered deallocation."
        static let traits: OpTraits = [.timeline, .sizeAware]
        let operand = Operand(.anyStreamResource).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        let preferOrigin = OptionalAttribute(.unit)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            (`origin` $prefer_origin^)? @affinity @await_timepoint $operand `:` type($operand) \
            `{` $operand_size `}` @result_timepoint attr-dict
            """
        init() {}
    }

    struct ResourceIsTerminal: Op {
        static let name: StaticString = "stream.resource.is_terminal"
        static let summary: StaticString = "Returns whether a resource has no other reference."
        static let resultNames: NameSuggestion? = .fixed("is_terminal")
        static let traits: OpTraits = [.cmdPhase, .sizeAware]
        let operand = Operand(.anyStreamResource).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        let result = Result(.i1)
        static let assembly: StaticString =
            "$operand attr-dict `:` type($operand) `{` $operand_size `}`"
        init() {}
    }

    struct ResourceLoad: Op {
        static let name: StaticString = "stream.resource.load"
        static let summary: StaticString = "Loads a value from a staging resource."
        static let traits: OpTraits = .sizeAware
        let source = Operand(.stagingResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let result = Result(.primitiveOrVector)
        static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct ResourcePack: Op {
        static let name: StaticString = "stream.resource.pack"
        static let summary: StaticString =
            "Packs slices with lifetime intervals into one allocation; disjoint intervals may share memory."
        static let resultNames: NameSuggestion? = .fixed([])
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let offset = OptionalOperand(.index)
        let lifetimeIntervals = AttributeField(.array)
        let dynamicSliceSizes = VariadicOperand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let totalLength = Result(.index)
        let packedOffsets = VariadicResult(.index)
        static let assembly: StaticString = """
            @affinity (`offset` `(` $offset^ `)`)? `slices` `(` `{` \
            custom<PackSliceRanges>($lifetime_intervals, $dynamic_slice_sizes, \
            type($packed_offsets)) `}` `)` `:` type($total_length) attr-dict-with-keyword
            """
        init() {}
    }

    struct ResourceRelease: Op {
        static let name: StaticString = "stream.resource.release"
        static let summary: StaticString =
            "Drops a reference to a resource; returns whether it was the last one."
        static let resultNames: NameSuggestion? = .fixed("is_terminal")
        static let traits: OpTraits = [.cmdPhase, .sizeAware]
        let operand = Operand(.anyStreamResource).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        let result = Result(.i1)
        static let assembly: StaticString =
            "$operand attr-dict `:` type($operand) `{` $operand_size `}`"
        init() {}
    }

    struct ResourceRetain: Op {
        static let name: StaticString = "stream.resource.retain"
        static let summary: StaticString = "Adds a reference to a resource."
        static let traits: OpTraits = [.cmdPhase, .sizeAware]
        let operand = Operand(.anyStreamResource).sized(by: \Self.operandSize)
        let operandSize = Operand(.index)
        static let assembly: StaticString =
            "$operand attr-dict `:` type($operand) `{` $operand_size `}`"
        init() {}
    }

    struct ResourceSize: Op {
        static let name: StaticString = "stream.resource.size"
        static let summary: StaticString = "Byte size of a resource."
        static let traits: OpTraits = [.sizeAware, .pure]
        let operand = Operand(.anyStreamResource)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.index)
        static let assembly: StaticString = "$operand attr-dict `:` type($operand)"
        init() {}
    }

    struct ResourceStore: Op {
        static let name: StaticString = "stream.resource.store"
        static let summary: StaticString = "Stores a value into a staging resource."
        static let traits: OpTraits = [.sizeAware, .writesMemory]
        let target = Operand(.stagingResource).sized(by: \Self.targetSize)
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let value = Operand(.primitiveOrVector)
        static let assembly: StaticString = """
            $value `,` $target `[` $target_offset `]` `:` type($value) `->` type($target) `{` \
            $target_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct ResourceSubview: Op {
        static let name: StaticString = "stream.resource.subview"
        static let summary: StaticString = "Aliasing subview of a resource."
        static let traits: OpTraits = [.streamable, .sizeAware, .tied, .pure, .storageMetadata]
        let source = Operand(.anyStreamResource).sized(by: \Self.sourceSize)
        let sourceSize = Operand(.index)
        let sourceOffset = Operand(.index)
        let resultSize = Operand(.index)
        let result = Result(.anyStreamResource).tied(to: \Self.source).sized(by: \Self.resultSize)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            $source `[` $source_offset `]` `:` type($source) `` `{` $source_size `}` `->` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }

    struct ResourceTransients: Op {
        static let name: StaticString = "stream.resource.transients"
        static let summary: StaticString = "Supplies the storage of transient allocations of a computation."
        static let traits: OpTraits = [
            .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        let resource = Operand(.streamResource).sized(by: \Self.resourceSize)
        let resourceSize = Operand(.index)
        let storage = Operand(.anyStreamResource).sized(by: \Self.storageSize)
        let storageSize = Operand(.index)
        let awaitTimepoint: OptionalOperand = .awaitTimepointArrow
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.streamResource).tied(to: \Self.resource)
        let resultTimepoint: Result = .resultTimepoint
        static let typeRules: [TypeRule] = [.same(["resource", "result"])]
        static let assembly: StaticString = """
            @affinity @await_timepoint $resource `:` type($resource) `` `{` $resource_size `}` \
            `from` $storage `:` type($storage) `` `{` $storage_size `}` @result_timepoint \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct ResourceTryMap: Op {
        static let name: StaticString = "stream.resource.try_map"
        static let summary: StaticString =
            "Maps constant memory as a resource, if the device can use it in place."
        static let traits: OpTraits = [.sizeAware, .allocates, .pure]
        let source = Operand(.utilBuffer)
        let sourceOffset = Operand(.index)
        let resultSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let didMap = Result(.i1)
        let result = Result(.streamResource).sized(by: \Self.resultSize)
        static let assembly: StaticString = """
            @affinity $source `[` $source_offset `]` `:` type($source) `->` type($did_map) `,` \
            type($result) `` `{` $result_size `}` attr-dict-with-keyword
            """
        init() {}
    }
}
