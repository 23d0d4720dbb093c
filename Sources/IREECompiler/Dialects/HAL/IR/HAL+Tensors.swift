import IREECompilerCore

/// Operations of the `hal` dialect on tensors.
extension HAL {
    struct TensorAlias: Op {
        static let name: StaticString = "hal.tensor.alias"
        static let summary: StaticString = """
            Requests that a tensor's contents are placed in the given storage.
            """
        static let traits: OpTraits = [.attrSizedOperands, .tied, .shapeAware, .pure]
        let source = Operand(.anyTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let storage = Operand(.bufferOrView)
        let waitFence: OptionalOperand = .waitFence
        let affinity: OptionalAttribute = .untrackedAffinity
        let result = Result(.anyTensor).tied(to: \Self.source).dimensions(\Self.sourceDims)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            @affinity @wait_fence $source `:` type($source) (`{` $source_dims^ `}`)? `to` \
            $storage `:` type($storage) attr-dict
            """
        init() {}
    }

    struct TensorBarrier: Op {
        static let name: StaticString = "hal.tensor.barrier"
        static let summary: StaticString = "Signals a fence when all tensors are available."
        static let traits: OpTraits = .tied
        let sources = VariadicOperand(.anyTensor)
        let signalFence = Operand(.halFence)
        let results = VariadicResult(.anyTensor).tied(to: \Self.sources)
        static let typeRules: [TypeRule] = [.same(["sources", "results"])]
        static let assembly: StaticString = """
            `join` `` `(` $sources `:` type($sources) `)` `=` `` `>` $signal_fence `:` \
            type($signal_fence) attr-dict-with-keyword
            """
        init() {}
    }

    struct TensorExport: Op {
        static let name: StaticString = "hal.tensor.export"
        static let summary: StaticString = "Exports a tensor to a HAL buffer or buffer view."
        static let traits: OpTraits = [.shapeAware, .pure]
        let source = Operand(.anyTensor).dimensions(\Self.sourceDims)
        let sourceEncoding = AttributeField(.type)
        let sourceDims = VariadicOperand(.index)
        let name = OptionalAttribute(.string)
        let affinity: OptionalAttribute = .untrackedAffinity
        let target = Result(.bufferOrView)
        static let assembly: StaticString = """
            @affinity $source ($name^)? `:` custom<TypeAlias>($source_encoding, type($source)) \
            (`{` $source_dims^ `}`)? `->` type($target) attr-dict
            """
        init() {}
    }

    struct TensorImport: Op {
        static let name: StaticString = "hal.tensor.import"
        static let summary: StaticString = "Imports a tensor from a HAL buffer or buffer view."
        static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        let source = Operand(.bufferOrView)
        let targetEncoding = AttributeField(.type)
        let targetDims = VariadicOperand(.index)
        let consume = OptionalAttribute(.unit)
        let waitFence: OptionalOperand = .waitFence
        let byteOffset = OptionalOperand(.index)
        let name = OptionalAttribute(.string)
        let affinity: OptionalAttribute = .untrackedAffinity
        let target = Result(.anyTensor).dimensions(\Self.targetDims)
        static let assembly: StaticString = """
            @affinity @wait_fence (`consume` $consume^)? $source (`offset` `(` $byte_offset^ \
            `)`)? ($name^)? `:` type($source) `->` custom<TypeAlias>($target_encoding, \
            type($target)) (`{` $target_dims^ `}`)? attr-dict
            """
        init() {}
    }

    struct TensorTransients: Op {
        static let name: StaticString = "hal.tensor.transients"
        static let summary: StaticString =
            "Supplies the storage of transient allocations of a tensor's computation."
        static let traits: OpTraits = [.tied, .shapeAware, .pure]
        let source = Operand(.anyTensor).dimensions(\Self.sourceDims)
        let sourceDims = VariadicOperand(.index)
        let storage = Operand(.bufferOrView)
        let affinity: OptionalAttribute = .untrackedAffinity
        let result = Result(.anyTensor).tied(to: \Self.source).dimensions(\Self.sourceDims)
        static let typeRules: [TypeRule] = [.same(["source", "result"])]
        static let assembly: StaticString = """
            @affinity $source `:` type($source) (`{` $source_dims^ `}`)? `from` $storage `:` \
            type($storage) attr-dict
            """
        init() {}
    }
}
