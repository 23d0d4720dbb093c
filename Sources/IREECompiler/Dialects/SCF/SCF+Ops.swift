/// Operations of the `scf` dialect: Ops.
extension SCF {
    /// Terminator of the `before` region of a `while`: whether to continue, and the values to forward.
    public struct Condition: Op {
        public static let name: StaticString = "scf.condition"
        public static let traits: OpTraits = [.terminator, .pure]
        public let condition = Operand(.i1)
        public let args = VariadicOperand(.any)
        public static let assembly: StaticString = "`(` $condition `)` attr-dict ($args^ `:` type($args))?"
        public init() {}
    }

    /// Executes a multi-block region once.
    public struct ExecuteRegion: Op {
        public static let name: StaticString = "scf.execute_region"
        public static let traits: OpTraits = [.regionBranch, .recursiveSideEffects]
        public let noInline = OptionalAttribute(.unit)
        public let result = VariadicResult(.any)
        public let region = RegionField()
        public init() {}
    }

    /// Counted loop with iteration arguments.
    public struct For: Op {
        public static let name: StaticString = "scf.for"
        public static let traits: OpTraits = [
            .loopLike, .regionBranch, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        public let lowerBound = Operand(.integerOrIndex).named("lowerBound")
        public let upperBound = Operand(.integerOrIndex).named("upperBound")
        public let step = Operand(.integerOrIndex)
        public let initArgs = VariadicOperand(.any).named("initArgs")
        public let unsignedCmp = OptionalAttribute(.unit).named("unsignedCmp")
        public let results = VariadicResult(.any)
        public let region = RegionField()
        public static let typeRules: [TypeRule] = [.same(["lowerBound", "upperBound", "step"])]
        public init() {}
    }

    /// Parallel loop over an iteration space, with shared outputs.
    public struct Forall: Op {
        public static let name: StaticString = "scf.forall"
        public static let traits: OpTraits = [
            .attrSizedOperands, .loopLike, .recursiveSideEffects, .singleBlock, .implicitTerminator,
            .regionBranch,
        ]
        public let dynamicLowerBound = VariadicOperand(.index).named("dynamicLowerBound")
        public let dynamicUpperBound = VariadicOperand(.index).named("dynamicUpperBound")
        public let dynamicStep = VariadicOperand(.index).named("dynamicStep")
        public let staticLowerBound = AttributeField(.denseI64Array).named("staticLowerBound")
        public let staticUpperBound = AttributeField(.denseI64Array).named("staticUpperBound")
        public let staticStep = AttributeField(.denseI64Array).named("staticStep")
        public let outputs = VariadicOperand(.rankedTensor)
        public let mapping = OptionalAttribute(.any)
        public let results = VariadicResult(.any)
        public let region = RegionField()
        public init() {}
    }

    /// Conditional.
    public struct If: Op {
        public static let name: StaticString = "scf.if"
        public static let traits: OpTraits = [
            .regionBranch, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        public let condition = Operand(.i1)
        public let results = VariadicResult(.any)
        public let thenRegion = RegionField().named("thenRegion")
        public let elseRegion = RegionField().named("elseRegion")
        public init() {}
    }

    /// Terminator of `forall`: how iterations combine into the shared outputs.
    public struct InParallel: Op {
        public static let name: StaticString = "scf.forall.in_parallel"
        public static let traits: OpTraits = [
            .terminator, .returnLike, .noTerminator, .singleBlock, .graphRegion, .pure,
        ]
        public let region = RegionField()
        public init() {}
    }

    /// Switch over an index value, with a default region.
    public struct IndexSwitch: Op {
        public static let name: StaticString = "scf.index_switch"
        public static let traits: OpTraits = [
            .recursiveSideEffects, .singleBlock, .implicitTerminator, .regionBranch,
        ]
        public let arg = Operand(.index)
        public let cases = AttributeField(.denseI64Array)
        public let results = VariadicResult(.any)
        public let defaultRegion = RegionField().named("defaultRegion")
        public let caseRegions = VariadicRegion().named("caseRegions")
        public static let assembly: StaticString = """
            $arg attr-dict (`->` type($results)^)? custom<SwitchCases>($cases, $caseRegions) \
            `\\n` `` `default` $defaultRegion
            """
        public init() {}
    }

    /// Parallel loop with optional reductions.
    public struct Parallel: Op {
        public static let name: StaticString = "scf.parallel"
        public static let traits: OpTraits = [
            .attrSizedOperands, .loopLike, .recursiveSideEffects, .regionBranch, .singleBlock,
            .implicitTerminator,
        ]
        public let lowerBound = VariadicOperand(.index).named("lowerBound")
        public let upperBound = VariadicOperand(.index).named("upperBound")
        public let step = VariadicOperand(.index)
        public let initVals = VariadicOperand(.any).named("initVals")
        public let results = VariadicResult(.any)
        public let region = RegionField()
        public init() {}
    }

    /// Terminator of `parallel`: reductions of the iterations' values.
    public struct Reduce: Op {
        public static let name: StaticString = "scf.reduce"
        public static let traits: OpTraits = [.terminator, .recursiveSideEffects]
        public let operands = VariadicOperand(.any)
        public let reductions = VariadicRegion()
        public static let assembly: StaticString =
            "(`(` $operands^ `:` type($operands) `)`)? $reductions attr-dict"
        public init() {}
    }

    /// Terminator of a reduction region.
    public struct ReduceReturn: Op {
        public static let name: StaticString = "scf.reduce.return"
        public static let traits: OpTraits = [.terminator, .pure]
        public let result = Operand(.any)
        public static let assembly: StaticString = "$result attr-dict `:` type($result)"
        public init() {}
    }

    /// Loop with a condition region and a body region.
    public struct While: Op {
        public static let name: StaticString = "scf.while"
        public static let traits: OpTraits = [.regionBranch, .loopLike, .recursiveSideEffects, .singleBlock]
        public let inits = VariadicOperand(.any)
        public let results = VariadicResult(.any)
        public let before = RegionField()
        public let after = RegionField()
        public init() {}
    }

    /// Terminator that yields values from a region.
    public struct Yield: Op {
        public static let name: StaticString = "scf.yield"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let results = VariadicOperand(.any)
        public static let assembly: StaticString = "attr-dict ($results^ `:` type($results))?"
        public init() {}
    }
}
