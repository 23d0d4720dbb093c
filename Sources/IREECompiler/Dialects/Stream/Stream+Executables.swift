/// Operations of the `stream` dialect: Executables.
extension Stream {
    /// Subspan of a stream binding, as a tensor or memref.
    public struct BindingSubspan: Op {
        public static let name: StaticString = "stream.binding.subspan"
        public static let traits: OpTraits = [.shapeAware, .pure]
        public let binding = Operand(.any)
        public let byteOffset = Operand(.index)
        public let dynamicDims = VariadicOperand(.index)
        public let result = Result(.any)
        public static let assembly: StaticString = """
            $binding `` `[` $byte_offset `]` attr-dict `:` type($binding) `->` type($result) \
            (`{` $dynamic_dims^ `}`)?
            """
        public init() {}
    }

    /// Resolves low-level context handles from an affinity.
    public struct ContextResolve: Op {
        public static let name: StaticString = "stream.context.resolve"
        public static let traits: OpTraits = [.affinity, .pure]
        public let affinity = OptionalAttribute(.any)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = "(`on` `(` $affinity^ `)`)? attr-dict `:` type($results)"
        public init() {}
    }

    /// Entry point of an executable, with its workgroup count region.
    public enum ExecutableExport: OpKind {
        public static let name: StaticString = "stream.executable.export"
        public static var fields: SharedFields.ExecutableExport { .init() }
    }

    /// Device code in a nested module, with its exports.
    public enum Executable: OpKind {
        public static let name: StaticString = "stream.executable"
        public static var fields: SharedFields.Executable { .init() }
    }

    /// Terminator that returns values from a region.
    public struct Return: Op {
        public static let name: StaticString = "stream.return"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let operands = VariadicOperand(.any)
        public static let assembly: StaticString = "attr-dict $operands `:` type($operands)"
        public init() {}
    }

    /// Test operation that is aware of fences.
    public struct TestTimelineAware: Op {
        public static let name: StaticString = "stream.test.timeline_aware"
        public static let traits: OpTraits = [.attrSizedOperands, .pure]
        public let args = VariadicOperand(.any)
        public let waitFenceLikes = VariadicOperand(.streamTestFence)
        public let signalFenceLike = Operand(.streamTestFence)
        public let results = VariadicResult(.any)
        public static let assembly: StaticString = """
            `(` $args `)` `waits` `(` $wait_fence_likes `)` `signals` `(` $signal_fence_like `)` \
            attr-dict `:` functional-type($args, $results)
            """
        public init() {}
    }

    /// Test operation that consumes and produces timepoints.
    public struct TestTimeline: Op {
        public static let name: StaticString = "stream.test.timeline_op"
        public static let traits: OpTraits = [.attrSizedOperands, .timeline, .sizeAware, .pure]
        public let resourceOperands = VariadicOperand(.anyStreamResource)
        public let resourceOperandSizes = VariadicOperand(.index)
        public let resultSizes = VariadicOperand(.index)
        public let awaitOperands = VariadicOperand(.timepoint)
        public let tiedOperands = OptionalAttribute(.array)
        public let awaitLimit = OptionalAttribute(.i64)
        public let results = VariadicResult(.anyStreamResource)
        public let resultTimepoint = Result(.timepoint)
        public static let assembly: StaticString = """
            (`await_limit` `(` $await_limit^ `)`)? (`await` `(` $await_operands^ `)` `=` `` \
            `>`)? `with` `(` $resource_operands `)` attr-dict `:` \
            custom<ShapedFunctionType>(ref($resource_operands), type($resource_operands), \
            $resource_operand_sizes, type($results), $result_sizes, $tied_operands) `=` `` `>` \
            type($result_timepoint)
            """
        public init() {}
    }

    /// Terminator that yields values from an execution region.
    public struct Yield: Op {
        public static let name: StaticString = "stream.yield"
        public static let traits: OpTraits = [.terminator, .sameVariadicOperandSize, .sizeAware, .pure]
        public let resourceOperands = VariadicOperand(.anyStreamResource)
        public let resourceOperandSizes = VariadicOperand(.index)
        public static let assembly: StaticString = """
            attr-dict ($resource_operands^ `:` custom<ShapedTypeList>(type($resource_operands), \
            $resource_operand_sizes))?
            """
        public init() {}
    }
}
