import IREECompilerCore

/// Operations of the `cf` dialect.
extension CF {
    struct Assert: Op {
        static let name: StaticString = "cf.assert"
        static let summary: StaticString = "Fails with a message if a condition is false."
        let arg = Operand(.i1)
        let msg = AttributeField(.string)
        static let assembly: StaticString = "$arg `,` $msg attr-dict"
        init() {}
    }

    struct Branch: Op {
        static let name: StaticString = "cf.br"
        static let summary: StaticString = "Unconditional branch."
        static let traits: OpTraits = [.branchLike, .terminator, .pure]
        let destOperands = VariadicOperand(.any).named("destOperands")
        let dest = Successor()
        static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
        init() {}
    }

    struct CondBranch: Op {
        static let name: StaticString = "cf.cond_br"
        static let summary: StaticString = "Conditional branch."
        static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator, .pure]
        let condition = Operand(.i1)
        let trueDestOperands = VariadicOperand(.any).named("trueDestOperands")
        let falseDestOperands = VariadicOperand(.any).named("falseDestOperands")
        let branchWeights = OptionalAttribute(.denseI32Array)
        let trueDest = Successor().named("trueDest")
        let falseDest = Successor().named("falseDest")
        static let assembly: StaticString = """
            $condition (`weights` `(` $branch_weights^ `)` )? `,` $trueDest (`(` \
            $trueDestOperands^ `:` type($trueDestOperands) `)`)? `,` $falseDest (`(` \
            $falseDestOperands^ `:` type($falseDestOperands) `)`)? attr-dict
            """
        init() {}
    }

    struct Switch: Op {
        static let name: StaticString = "cf.switch"
        static let summary: StaticString =
            "Branches to the successor of the matching case value, or to the default one."
        static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator, .pure]
        let flag = Operand(.anyInteger)
        let defaultOperands = VariadicOperand(.any).named("defaultOperands")
        let caseOperands = VariadicOperand(.any).named("caseOperands")
        let caseValues = OptionalAttribute(.any)
        let caseOperandSegments = AttributeField(.denseI32Array)
        let defaultDestination = Successor().named("defaultDestination")
        let caseDestinations = VariadicSuccessor().named("caseDestinations")
        static let assembly: StaticString = """
            $flag `:` type($flag) `,` `[` `\\n` \
            custom<SwitchOpCases>(ref(type($flag)),$defaultDestination, $defaultOperands, \
            type($defaultOperands), $case_values, $caseDestinations, $caseOperands, \
            type($caseOperands)) `]` attr-dict
            """
        init() {}
    }
}
