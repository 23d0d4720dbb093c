/// Operations of the `stream` dialect: Timepoints.
extension Stream {
    /// Waits for a timepoint on the host before resources are used.
    public struct TimepointAwait: Op {
        public static let name: StaticString = "stream.timepoint.await"
        public static let traits: OpTraits = [
            .attrSizedOperands, .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        public let resourceOperands = VariadicOperand(.anyStreamResource)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let awaitTimepoint = Operand(.timepoint)
        public let sync = OptionalAttribute(.unit)
        public let results = VariadicResult(.anyStreamResource)
        public static let assembly: StaticString = """
            (`sync` $sync^)? $await_timepoint `=` `` `>` $resource_operands `:` \
            custom<ShapedTypeList>(type($resource_operands), type($results), \
            $resource_operand_sizes) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Produces a timepoint at which a resource is available.
    public struct TimepointBarrier: Op {
        public static let name: StaticString = "stream.timepoint.barrier"
        public static let traits: OpTraits = [
            .affinity, .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        public let resource = Operand(.anyStreamResource)
        public let resourceSize = Operand(.index)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyStreamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let typeRules: [TypeRule] = [.same(["resource", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $resource `:` type($resource) `` `{` $resource_size `}` \
            `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Signals an external object when a timepoint is reached.
    public struct TimepointChainExternal: Op {
        public static let name: StaticString = "stream.timepoint.chain_external"
        public static let traits: OpTraits = .affinity
        public let awaitTimepoint = Operand(.timepoint)
        public let externalValues = VariadicOperand(.any)
        public let affinity = OptionalAttribute(.any)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $await_timepoint `=` `` `>` `(` $external_values `:` \
            type($external_values) `)` attr-dict-with-keyword
            """
        public init() {}
    }

    /// Exports a timepoint as external objects.
    public struct TimepointExport: Op {
        public static let name: StaticString = "stream.timepoint.export"
        public static let traits: OpTraits = [.affinity, .pure]
        public let awaitTimepoint = Operand(.timepoint)
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $await_timepoint `=` `` `>` `(` type($results) `)` \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Timepoint that is already resolved.
    public struct TimepointImmediate: Op {
        public static let name: StaticString = "stream.timepoint.immediate"
        public static let traits: OpTraits = [.constantLike, .timeline, .pure]
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = "attr-dict `=` `` `>` type($result_timepoint)"
        public init() {}
    }

    /// Imports a timepoint from external objects.
    public struct TimepointImport: Op {
        public static let name: StaticString = "stream.timepoint.import"
        public static let traits: OpTraits = [.affinity, .pure]
        public let operands = VariadicOperand(.any)
        public let affinity = OptionalAttribute(.any)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $operands `:` `(` type($operands) `)` `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Joins timepoints into one that is reached when all are.
    public struct TimepointJoin: Op {
        public static let name: StaticString = "stream.timepoint.join"
        public static let traits: OpTraits = [.timeline, .pure]
        public let awaitTimepoints = VariadicOperand(.timepoint)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            `max` `(` $await_timepoints `)` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        public init() {}
    }
}
