import IREECompilerCore

/// Operations of the `scf` dialect.
extension SCF {
    struct Condition: Op {
        static let name: StaticString = "scf.condition"
        static let summary: StaticString =
            "Terminator of the `before` region of a `while`: whether to continue, and the values to forward."
        static let traits: OpTraits = [.terminator, .pure]
        let condition = Operand(.i1)
        let args = VariadicOperand(.any)
        static let assembly: StaticString = "`(` $condition `)` attr-dict ($args^ `:` type($args))?"
        init() {}
    }

    struct ExecuteRegion: Op {
        static let name: StaticString = "scf.execute_region"
        static let summary: StaticString = "Executes a multi-block region once."
        static let syntax: OpSyntax? = SCF.executeRegion
        static let traits: OpTraits = [.regionBranch, .recursiveSideEffects]
        static var flow: [FlowEdge] { [FlowEdge(.yields(), to: .results)] }
        let noInline = OptionalAttribute(.unit)
        let result = VariadicResult(.any)
        let region = RegionField()
        init() {}
    }

    struct For: Op {
        static let name: StaticString = "scf.for"
        static let summary: StaticString = "Counted loop with iteration arguments."
        static let facts: [any Sendable] = [HoistingRule.withRegions]
        static let terminator: StaticString? = "scf.yield"
        static let syntax: OpSyntax? = SCF.forLoop
        static let traits: OpTraits = [
            .loopLike, .regionBranch, .singleBlock, .implicitTerminator, .recursiveSideEffects,
        ]
        static var flow: [FlowEdge] {
            [
                FlowEdge(.operands(\Self.initArgs), to: .arguments(from: 1), .results),
                FlowEdge(.yields(), to: .arguments(from: 1), .results),
            ]
        }
        let lowerBound = Operand(.indexOrSignless).named("lowerBound")
        let upperBound = Operand(.indexOrSignless).named("upperBound")
        let step = Operand(.indexOrSignless)
        let initArgs = VariadicOperand(.any).named("initArgs")
        let unsignedCmp = OptionalAttribute(.unit).named("unsignedCmp")
        let results = VariadicResult(.any)
        let region = RegionField()
        static let typeRules: [TypeRule] = [.same(["lowerBound", "upperBound", "step"])]
        init() {}
    }

    struct Forall: Op {
        static let name: StaticString = "scf.forall"
        static let summary: StaticString = "Parallel loop over an iteration space, with shared outputs."
        static let terminator: StaticString? = "scf.forall.in_parallel"
        static let syntax: OpSyntax? = SCF.forall
        static let traits: OpTraits = [
            .attrSizedOperands, .loopLike, .recursiveSideEffects, .singleBlock, .implicitTerminator,
            .regionBranch,
        ]
        let dynamicLowerBound = VariadicOperand(.index).named("dynamicLowerBound")
        let dynamicUpperBound = VariadicOperand(.index).named("dynamicUpperBound")
        let dynamicStep = VariadicOperand(.index).named("dynamicStep")
        let staticLowerBound = AttributeField(.denseI64Array).named("staticLowerBound")
        let staticUpperBound = AttributeField(.denseI64Array).named("staticUpperBound")
        let staticStep = AttributeField(.denseI64Array).named("staticStep")
        let outputs = VariadicOperand(.rankedTensor)
        let mapping = OptionalAttribute(.any)
        let results = VariadicResult(.any)
        let region = RegionField()
        init() {}
    }

    struct If: Op {
        static let name: StaticString = "scf.if"
        static let summary: StaticString = "Conditional."
        static let facts: [any Sendable] = [HoistingRule.withRegions]
        static let terminator: StaticString? = "scf.yield"
        static let syntax: OpSyntax? = SCF.branch
        static let traits: OpTraits = [
            .regionBranch, .singleBlock, .implicitTerminator, .recursiveSideEffects, .exclusiveRegions,
        ]
        static var flow: [FlowEdge] { [FlowEdge(.yields(), to: .results)] }
        let condition = Operand(.i1)
        let results = VariadicResult(.any)
        let thenRegion = RegionField().named("thenRegion")
        let elseRegion = RegionField().named("elseRegion")
        init() {}
    }

    struct InParallel: Op {
        static let name: StaticString = "scf.forall.in_parallel"
        static let summary: StaticString =
            "Terminator of `forall`: how iterations combine into the shared outputs."
        static let syntax: OpSyntax? = SCF.inParallel
        static let traits: OpTraits = [
            .terminator, .returnLike, .noTerminator, .singleBlock, .graphRegion, .pure,
        ]
        let region = RegionField()
        init() {}
    }

    struct IndexSwitch: Op {
        static let name: StaticString = "scf.index_switch"
        static let summary: StaticString = "Switch over an index value, with a default region."
        static let terminator: StaticString? = "scf.yield"
        static let traits: OpTraits = [
            .recursiveSideEffects, .singleBlock, .implicitTerminator, .regionBranch, .exclusiveRegions,
        ]
        static var flow: [FlowEdge] { [FlowEdge(.yields(), to: .results)] }
        let arg = Operand(.index)
        let cases = AttributeField(.denseI64Array)
        let results = VariadicResult(.any)
        let defaultRegion = RegionField().named("defaultRegion")
        let caseRegions = VariadicRegion().named("caseRegions")
        static let assembly: StaticString = """
            $arg attr-dict (`->` type($results)^)? custom<SwitchCases>($cases, $caseRegions) \
            `\\n` `` `default` $defaultRegion
            """
        init() {}
    }

    struct Parallel: Op {
        static let name: StaticString = "scf.parallel"
        static let summary: StaticString = "Parallel loop with optional reductions."
        static let terminator: StaticString? = "scf.reduce"
        static let syntax: OpSyntax? = SCF.parallel
        static let traits: OpTraits = [
            .attrSizedOperands, .loopLike, .recursiveSideEffects, .regionBranch, .singleBlock,
            .implicitTerminator,
        ]
        let lowerBound = VariadicOperand(.index).named("lowerBound")
        let upperBound = VariadicOperand(.index).named("upperBound")
        let step = VariadicOperand(.index)
        let initVals = VariadicOperand(.any).named("initVals")
        let results = VariadicResult(.any)
        let region = RegionField()
        init() {}
    }

    struct Reduce: Op {
        static let name: StaticString = "scf.reduce"
        static let summary: StaticString = "Terminator of `parallel`: reductions of the iterations' values."
        static let traits: OpTraits = [.terminator, .recursiveSideEffects]
        let operands = VariadicOperand(.any)
        let reductions = VariadicRegion()
        static let assembly: StaticString =
            "(`(` $operands^ `:` type($operands) `)`)? $reductions attr-dict"
        init() {}
    }

    struct ReduceReturn: Op {
        static let name: StaticString = "scf.reduce.return"
        static let summary: StaticString = "Terminator of a reduction region."
        static let traits: OpTraits = [.terminator, .pure]
        let result = Operand(.any)
        static let assembly: StaticString = "$result attr-dict `:` type($result)"
        init() {}
    }

    struct While: Op {
        static let name: StaticString = "scf.while"
        static let summary: StaticString = "Loop with a condition region and a body region."
        static let facts: [any Sendable] = [HoistingRule.withRegions]
        static let syntax: OpSyntax? = SCF.whileLoop
        static let traits: OpTraits = [.regionBranch, .loopLike, .recursiveSideEffects, .singleBlock]
        static var flow: [FlowEdge] {
            [
                FlowEdge(.operands(\Self.inits), to: .arguments()),
                // The first field of `scf.condition` is the condition.
                FlowEdge(.yields(region: 0, field: 1), to: .arguments(region: 1), .results),
                FlowEdge(.yields(region: 1), to: .arguments()),
            ]
        }
        let inits = VariadicOperand(.any)
        let results = VariadicResult(.any)
        let before = RegionField()
        let after = RegionField()
        init() {}
    }

    struct Yield: Op {
        static let name: StaticString = "scf.yield"
        static let summary: StaticString = "Terminator that yields values from a region."
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let results = VariadicOperand(.any)
        static let assembly: StaticString = "attr-dict ($results^ `:` type($results))?"
        init() {}
    }
}
