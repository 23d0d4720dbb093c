import IREECompilerCore

/// Operations of the `linalg` dialect.
extension Linalg {
    struct Generic: Op {
        static let name: StaticString = "linalg.generic"
        static let summary: StaticString =
            "Structured operation given by indexing maps, iterator types and a body."
        static let facts: [any Sendable] = [HoistingRule.structured()]
        static let syntax: OpSyntax? = Linalg.generic
        static let argumentNames: ArgumentNames? = Linalg.argumentNames("out")
        static let terminator: StaticString? = "linalg.yield"
        static let traits: OpTraits = [
            .writtenTerminator,
            .attrSizedOperands, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        let inputs = VariadicOperand(.any)
        let outputs = VariadicOperand(.shaped)
        let indexingMaps = AttributeField(.array)
        let iteratorTypes = AttributeField(.array)
        let doc = OptionalAttribute(.string)
        let libraryCall = OptionalAttribute(.string)
        let resultTensors = VariadicResult(.rankedTensor)
        let region = RegionField()
        init() {}
    }

    /// A named structured operation: its maps and body are derived. One definition for all of `Linalg.named`.
    struct Structured: OpFields {
        static let traits: OpTraits = [
            .attrSizedOperands, .singleBlock, .implicitTerminator, .recursiveSideEffects,
            .writtenTerminator,
        ]
        static let syntax: OpSyntax? = Linalg.structured
        static let argumentNames: ArgumentNames? = Linalg.argumentNames("out")
        static let terminator: StaticString? = "linalg.yield"
        let inputs = VariadicOperand(.any)
        let outputs = VariadicOperand(.shaped)
        let indexingMaps = OptionalAttribute(.array)
        let cast = OptionalAttribute(.any)
        let kind = OptionalAttribute(.any)
        let strides = OptionalAttribute(.elements)
        let dilations = OptionalAttribute(.elements)
        let resultTensors = VariadicResult(.rankedTensor)
        let region = RegionField()
    }

    struct Map: Op {
        static let name: StaticString = "linalg.map"
        static let summary: StaticString = "Elementwise operation with a body."
        static let facts: [any Sendable] = [HoistingRule.structured()]
        static let syntax: OpSyntax? = Linalg.map
        static let argumentNames: ArgumentNames? = Linalg.argumentNames("init")
        static let terminator: StaticString? = "linalg.yield"
        static let resultNames: NameSuggestion? = .fixed("mapped")
        static let traits: OpTraits = [
            .writtenTerminator, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        let inputs = VariadicOperand(.shaped)
        let initial = Operand(.shaped).named("init")
        let result = VariadicResult(.anyTensor)
        let mapper = RegionField()
        init() {}
    }

    struct Reduce: Op {
        static let name: StaticString = "linalg.reduce"
        static let summary: StaticString = "Reduction over some dimensions."
        static let facts: [any Sendable] = [HoistingRule.structured()]
        static let syntax: OpSyntax? = Linalg.reduce
        static let argumentNames: ArgumentNames? = Linalg.argumentNames("init")
        static let terminator: StaticString? = "linalg.yield"
        static let resultNames: NameSuggestion? = .derived { op in op.results.map { _ in "reduced" } }
        static let traits: OpTraits = [
            .writtenTerminator,
            .sameVariadicOperandSize, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        let inputs = VariadicOperand(.shaped)
        let inits = VariadicOperand(.shaped)
        let dimensions = AttributeField(.denseI64Array)
        let results = VariadicResult(.anyTensor)
        let combiner = RegionField()
        init() {}
    }

    struct Transpose: Op {
        static let name: StaticString = "linalg.transpose"
        static let summary: StaticString = "Transposition by a permutation of dimensions."
        static let facts: [any Sendable] = [HoistingRule.structured()]
        static let syntax: OpSyntax? = Linalg.rearranging("permutation")
        static let argumentNames: ArgumentNames? = Linalg.argumentNames("init")
        static let terminator: StaticString? = "linalg.yield"
        static let resultNames: NameSuggestion? = .fixed("transposed")
        static let traits: OpTraits = [
            .writtenTerminator, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        let input = Operand(.shaped)
        let initial = Operand(.shaped).named("init")
        let permutation = AttributeField(.denseI64Array)
        let result = VariadicResult(.anyTensor)
        let region = RegionField()
        init() {}
    }

    struct Broadcast: Op {
        static let name: StaticString = "linalg.broadcast"
        static let summary: StaticString = "Broadcast along new dimensions."
        static let facts: [any Sendable] = [HoistingRule.structured()]
        static let syntax: OpSyntax? = Linalg.rearranging("dimensions")
        static let argumentNames: ArgumentNames? = Linalg.argumentNames("init")
        static let terminator: StaticString? = "linalg.yield"
        static let resultNames: NameSuggestion? = .fixed("broadcasted")
        static let traits: OpTraits = [
            .writtenTerminator, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        let input = Operand(.shaped)
        let initial = Operand(.shaped).named("init")
        let dimensions = AttributeField(.denseI64Array)
        let result = VariadicResult(.anyTensor)
        let region = RegionField()
        init() {}
    }

    struct Index: Op {
        static let name: StaticString = "linalg.index"
        static let summary: StaticString =
            "Iteration index of the enclosing structured operation in a dimension."
        static let facts: [any Sendable] = [HoistingRule.never]
        static let traits: OpTraits = .pure
        let dim = AttributeField(.i64)
        let result = Result(.index)
        static let assembly: StaticString = "$dim attr-dict `:` type($result)"
        init() {}
    }

    struct Softmax: Op {
        static let name: StaticString = "linalg.softmax"
        static let summary: StaticString = "Softmax along a dimension."
        static let facts: [any Sendable] = [HoistingRule.never]
        let input = Operand(.shaped)
        let output = Operand(.shaped)
        let dimension = AttributeField(.i64)
        let result = VariadicResult(.anyTensor)
        static let assembly: StaticString = """
            attr-dict `dimension` `(` $dimension `)` `ins` `(` $input `:` type($input) `)` `outs` \
            `(` $output `:` type($output) `)` (`->` type($result)^)?
            """
        init() {}
    }

    struct Yield: Op {
        static let name: StaticString = "linalg.yield"
        static let summary: StaticString = "Terminator of the body of a structured operation."
        static let facts: [any Sendable] = [HoistingRule.never]
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let values = VariadicOperand(.any)
        static let assembly: StaticString = "attr-dict ($values^ `:` type($values))?"
        init() {}
    }
}
