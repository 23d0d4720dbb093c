import IREECompilerCore

/// Operations of the `stream` dialect on timepoints.
extension Stream {
    struct TimepointAwait: Op {
        static let name: StaticString = "stream.timepoint.await"
        static let summary: StaticString = "Waits for a timepoint on the host before resources are used."
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

    struct TimepointBarrier: Op {
        static let name: StaticString = "stream.timepoint.barrier"
        static let summary: StaticString = "Produces a timepoint at which a resource is available."
        static let traits: OpTraits = [
            .tiedPassthrough, .timeline, .sizeAware, .tied, .pure,
        ]
        let resource = Operand(.anyStreamResource).sized(by: \Self.resourceSize)
        let resourceSize = Operand(.index)
        let affinity: OptionalAttribute = .onAffinity
        let result = Result(.anyStreamResource).tied(to: \Self.resource)
        let resultTimepoint: Result = .resultTimepoint
        static let typeRules: [TypeRule] = [.same(["resource", "result"])]
        static let assembly: StaticString = """
            @affinity $resource `:` type($resource) `` `{` $resource_size `}` @result_timepoint \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TimepointChainExternal: Op {
        static let name: StaticString = "stream.timepoint.chain_external"
        static let summary: StaticString = "Signals an external object when a timepoint is reached."
        let awaitTimepoint = Operand(.timepoint)
        let externalValues = VariadicOperand(.any)
        let affinity: OptionalAttribute = .onAffinity
        static let assembly: StaticString = """
            @affinity $await_timepoint `=` `` `>` `(` $external_values `:` \
            type($external_values) `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct TimepointExport: Op {
        static let name: StaticString = "stream.timepoint.export"
        static let summary: StaticString = "Exports a timepoint as external objects."
        static let traits: OpTraits = [.pure]
        let awaitTimepoint = Operand(.timepoint)
        let affinity: OptionalAttribute = .onAffinity
        let results = VariadicResult(.any)
        static let assembly: StaticString = """
            @affinity $await_timepoint `=` `` `>` `(` type($results) `)` attr-dict-with-keyword
            """
        init() {}
    }

    struct TimepointImmediate: Op {
        static let name: StaticString = "stream.timepoint.immediate"
        static let summary: StaticString = "Timepoint that is already resolved."
        static let traits: OpTraits = [.constantLike, .timeline, .pure]
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = "attr-dict @result_timepoint"
        init() {}
    }

    struct TimepointImport: Op {
        static let name: StaticString = "stream.timepoint.import"
        static let summary: StaticString = "Imports a timepoint from external objects."
        static let traits: OpTraits = [.pure]
        let operands = VariadicOperand(.any)
        let affinity: OptionalAttribute = .onAffinity
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            @affinity $operands `:` `(` type($operands) `)` @result_timepoint \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct TimepointJoin: Op {
        static let name: StaticString = "stream.timepoint.join"
        static let summary: StaticString = "Joins timepoints into one that is reached when all are."
        static let traits: OpTraits = [.timeline, .pure]
        let awaitTimepoints = VariadicOperand(.timepoint)
        let resultTimepoint: Result = .resultTimepoint
        static let assembly: StaticString = """
            `max` `(` $await_timepoints `)` @result_timepoint attr-dict-with-keyword
            """
        init() {}
    }
}
