import IREECompilerCore

/// Operations of the `stream` dialect: Timepoints.
extension Stream {
    /// Waits for a timepoint on the host before resources are used.
    struct TimepointAwait: Op {
        static let name: StaticString = "stream.timepoint.await"
        static let traits: OpTraits = [
            .attrSizedOperands, .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        let resourceOperands = VariadicOperand(.anyStreamResource).sized(by: \Self.resourceOperandSizes)
        let resourceOperandSizes = VariadicOperand(.index)
        let awaitTimepoint = Operand(.timepoint)
        let sync = OptionalAttribute(.unit)
        let results = VariadicResult(.anyStreamResource).tied(to: \Self.resourceOperands)
        static let assembly: StaticString = """
            (`sync` $sync^)? $await_timepoint `=` `` `>` $resource_operands `:` \
            custom<ShapedTypeList>(type($resource_operands), type($results), \
            $resource_operand_sizes) attr-dict-with-keyword
            """
        init() {}
    }

    /// Produces a timepoint at which a resource is available.
    struct TimepointBarrier: Op {
        static let name: StaticString = "stream.timepoint.barrier"
        static let traits: OpTraits = [
            .affinity, .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        let resource = Operand(.anyStreamResource).sized(by: \Self.resourceSize)
        let resourceSize = Operand(.index)
        let affinity = OptionalAttribute(.affinity)
        let result = Result(.anyStreamResource).tied(to: \Self.resource)
        let resultTimepoint = Result(.timepoint)
        static let typeRules: [TypeRule] = [.same(["resource", "result"])]
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $resource `:` type($resource) `` `{` $resource_size `}` \
            `=` `` `>` type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    /// Signals an external object when a timepoint is reached.
    struct TimepointChainExternal: Op {
        static let name: StaticString = "stream.timepoint.chain_external"
        static let traits: OpTraits = .affinity
        let awaitTimepoint = Operand(.timepoint)
        let externalValues = VariadicOperand(.any)
        let affinity = OptionalAttribute(.affinity)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $await_timepoint `=` `` `>` `(` $external_values `:` \
            type($external_values) `)` attr-dict-with-keyword
            """
        init() {}
    }

    /// Exports a timepoint as external objects.
    struct TimepointExport: Op {
        static let name: StaticString = "stream.timepoint.export"
        static let traits: OpTraits = [.affinity, .pure]
        let awaitTimepoint = Operand(.timepoint)
        let affinity = OptionalAttribute(.affinity)
        let results = VariadicResult(.any)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $await_timepoint `=` `` `>` `(` type($results) `)` \
            attr-dict-with-keyword
            """
        init() {}
    }

    /// Timepoint that is already resolved.
    struct TimepointImmediate: Op {
        static let name: StaticString = "stream.timepoint.immediate"
        static let traits: OpTraits = [.constantLike, .timeline, .pure]
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = "attr-dict `=` `` `>` type($result_timepoint)"
        init() {}
    }

    /// Imports a timepoint from external objects.
    struct TimepointImport: Op {
        static let name: StaticString = "stream.timepoint.import"
        static let traits: OpTraits = [.affinity, .pure]
        let operands = VariadicOperand(.any)
        let affinity = OptionalAttribute(.affinity)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $operands `:` `(` type($operands) `)` `=` `` `>` \
            type($result_timepoint) attr-dict-with-keyword
            """
        init() {}
    }

    /// Joins timepoints into one that is reached when all are.
    struct TimepointJoin: Op {
        static let name: StaticString = "stream.timepoint.join"
        static let traits: OpTraits = [.timeline, .pure]
        let awaitTimepoints = VariadicOperand(.timepoint)
        let resultTimepoint = Result(.timepoint)
        static let assembly: StaticString = """
            `max` `(` $await_timepoints `)` `=` `` `>` type($result_timepoint) \
            attr-dict-with-keyword
            """
        init() {}
    }
}
