/// Operations of the `linalg` dialect.
extension Linalg {
    /// Structured operation given by indexing maps, iterator types and a body.
    public struct Generic: Op {
        public static let name: StaticString = "linalg.generic"
        public static let traits: OpTraits = [
            .attrSizedOperands, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        public let inputs = VariadicOperand(.any)
        public let outputs = VariadicOperand(.shaped)
        public let indexingMaps = AttributeField(.array)
        public let iteratorTypes = AttributeField(.array)
        public let doc = OptionalAttribute(.string)
        public let libraryCall = OptionalAttribute(.string)
        public let resultTensors = VariadicResult(.rankedTensor)
        public let region = RegionField()
        public init() {}
    }

    /// A loop nest with a name: maps and body follow from it. One definition for all of `Linalg.named`.
    public struct Structured: OpFields {
        public static let traits: OpTraits = [
            .attrSizedOperands, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        public let inputs = VariadicOperand(.any)
        public let outputs = VariadicOperand(.shaped)
        public let indexingMaps = OptionalAttribute(.array)
        public let cast = OptionalAttribute(.any)
        public let kind = OptionalAttribute(.any)
        public let strides = OptionalAttribute(.elements)
        public let dilations = OptionalAttribute(.elements)
        public let resultTensors = VariadicResult(.rankedTensor)
        public let region = RegionField()
    }

    /// Elementwise operation with a body.
    public struct Map: Op {
        public static let name: StaticString = "linalg.map"
        public static let traits: OpTraits = [.singleBlock, .implicitTerminator, .recursiveSideEffects]
        public let inputs = VariadicOperand(.shaped)
        public let initial = Operand(.shaped).named("init")
        public let result = VariadicResult(.anyTensor)
        public let mapper = RegionField()
        public init() {}
    }

    /// Reduction over some dimensions.
    public struct Reduce: Op {
        public static let name: StaticString = "linalg.reduce"
        public static let traits: OpTraits = [
            .sameVariadicOperandSize, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        public let inputs = VariadicOperand(.shaped)
        public let inits = VariadicOperand(.shaped)
        public let dimensions = AttributeField(.denseI64Array)
        public let results = VariadicResult(.anyTensor)
        public let combiner = RegionField()
        public init() {}
    }

    /// Transposition by a permutation of dimensions.
    public struct Transpose: Op {
        public static let name: StaticString = "linalg.transpose"
        public static let traits: OpTraits = [.singleBlock, .implicitTerminator, .recursiveSideEffects]
        public let input = Operand(.shaped)
        public let initial = Operand(.shaped).named("init")
        public let permutation = AttributeField(.denseI64Array)
        public let result = VariadicResult(.anyTensor)
        public let region = RegionField()
        public init() {}
    }

    /// Broadcast along new dimensions.
    public struct Broadcast: Op {
        public static let name: StaticString = "linalg.broadcast"
        public static let traits: OpTraits = [.singleBlock, .implicitTerminator, .recursiveSideEffects]
        public let input = Operand(.shaped)
        public let initial = Operand(.shaped).named("init")
        public let dimensions = AttributeField(.denseI64Array)
        public let result = VariadicResult(.anyTensor)
        public let region = RegionField()
        public init() {}
    }

    /// Iteration index of the enclosing structured operation in a dimension.
    public struct Index: Op {
        public static let name: StaticString = "linalg.index"
        public static let traits: OpTraits = .pure
        public let dim = AttributeField(.i64)
        public let result = Result(.index)
        public static let assembly: StaticString = "$dim attr-dict `:` type($result)"
        public init() {}
    }

    /// Softmax along a dimension.
    public struct Softmax: Op {
        public static let name: StaticString = "linalg.softmax"
        public let input = Operand(.shaped)
        public let output = Operand(.shaped)
        public let dimension = AttributeField(.i64)
        public let result = VariadicResult(.anyTensor)
        public static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` `ins` `(` $input `:` type($input) `)` `outs` \
            `(` $output `:` type($output) `)` (`->` type($result)^)?
            """
        public init() {}
    }

    /// Terminator of the body of a structured operation.
    public struct Yield: Op {
        public static let name: StaticString = "linalg.yield"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let values = VariadicOperand(.any)
        public static let assembly: StaticString = "attr-dict ($values^ `:` type($values))?"
        public init() {}
    }
}
