/// Operations of the `hal` dialect: Tensors.
extension HAL {
    /// Requests that a tensor's contents are placed in the given storage.
    public struct TensorAlias: Op {
        public static let name: StaticString = "hal.tensor.alias"
        public static let traits: OpTraits = [.attrSizedOperands, .tied, .shapeAware, .pure]
        public let source = Operand(.anyTensor)
        public let sourceDims = VariadicOperand(.index)
        public let storage = Operand(.bufferOrView)
        public let waitFence = OptionalOperand(.halFence)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyTensor)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`wait` `(` $wait_fence^ `)` `=` `` `>`)? $source `:` \
            type($source) (`{` $source_dims^ `}`)? `to` $storage `:` type($storage) attr-dict
            """
        public init() {}
    }

    /// Signals a fence when all tensors are available.
    public struct TensorBarrier: Op {
        public static let name: StaticString = "hal.tensor.barrier"
        public static let traits: OpTraits = .tied
        public let sources = VariadicOperand(.anyTensor)
        public let signalFence = Operand(.halFence)
        public let results = VariadicResult(.anyTensor)
        public static let typeRules: [TypeRule] = [.same(["sources", "results"])]
        public static let assembly: StaticString = """
            `join` `` `(` $sources `:` type($sources) `)` `=` `` `>` $signal_fence `:` \
            type($signal_fence) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Exports a tensor to a HAL buffer or buffer view.
    public struct TensorExport: Op {
        public static let name: StaticString = "hal.tensor.export"
        public static let traits: OpTraits = [.shapeAware, .pure]
        public let source = Operand(.anyTensor)
        public let sourceEncoding = AttributeField(.type)
        public let sourceDims = VariadicOperand(.index)
        public let name = OptionalAttribute(.string)
        public let affinity = OptionalAttribute(.any)
        public let target = Result(.bufferOrView)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source ($name^)? `:` custom<TypeAlias>($source_encoding, \
            type($source)) (`{` $source_dims^ `}`)? `->` type($target) attr-dict
            """
        public init() {}
    }

    /// Imports a tensor from a HAL buffer or buffer view.
    public struct TensorImport: Op {
        public static let name: StaticString = "hal.tensor.import"
        public static let traits: OpTraits = [.attrSizedOperands, .shapeAware, .pure]
        public let source = Operand(.bufferOrView)
        public let targetEncoding = AttributeField(.type)
        public let targetDims = VariadicOperand(.index)
        public let consume = OptionalAttribute(.unit)
        public let waitFence = OptionalOperand(.halFence)
        public let byteOffset = OptionalOperand(.index)
        public let name = OptionalAttribute(.string)
        public let affinity = OptionalAttribute(.any)
        public let target = Result(.anyTensor)
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? (`wait` `(` $wait_fence^ `)` `=` `` `>`)? (`consume` \
            $consume^)? $source (`offset` `(` $byte_offset^ `)`)? ($name^)? `:` type($source) \
            `->` custom<TypeAlias>($target_encoding, type($target)) (`{` $target_dims^ `}`)? \
            attr-dict
            """
        public init() {}
    }

    /// Supplies the storage of transient allocations of a tensor's computation.
    public struct TensorTransients: Op {
        public static let name: StaticString = "hal.tensor.transients"
        public static let traits: OpTraits = [.tied, .shapeAware, .pure]
        public let source = Operand(.anyTensor)
        public let sourceDims = VariadicOperand(.index)
        public let storage = Operand(.bufferOrView)
        public let affinity = OptionalAttribute(.any)
        public let result = Result(.anyTensor)
        public static let typeRules: [TypeRule] = [.same(["source", "result"])]
        public static let assembly: StaticString = """
            (`on` `(` $affinity^ `)`)? $source `:` type($source) (`{` $source_dims^ `}`)? `from` \
            $storage `:` type($storage) attr-dict
            """
        public init() {}
    }
}
