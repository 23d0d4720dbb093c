/// Operations of the `cf` dialect: Ops.
extension CF {
    /// Fails with a message if a condition is false.
    public struct Assert: Op {
        public static let name: StaticString = "cf.assert"
        public let arg = Operand(.i1)
        public let msg = AttributeField(.string)
        public static let assembly: StaticString = "$arg `,` $msg attr-dict"
        public init() {}
    }

    /// Unconditional branch.
    public struct Branch: Op {
        public static let name: StaticString = "cf.br"
        public static let traits: OpTraits = [.branchLike, .terminator, .pure]
        public let destOperands = VariadicOperand(.any).named("destOperands")
        public let dest = Successor()
        public static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
        public init() {}
    }

    /// Conditional branch.
    public struct CondBranch: Op {
        public static let name: StaticString = "cf.cond_br"
        public static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator, .pure]
        public let condition = Operand(.i1)
        public let trueDestOperands = VariadicOperand(.any).named("trueDestOperands")
        public let falseDestOperands = VariadicOperand(.any).named("falseDestOperands")
        public let branchWeights = OptionalAttribute(.denseI32Array)
        public let trueDest = Successor().named("trueDest")
        public let falseDest = Successor().named("falseDest")
        public static let assembly: StaticString = """
            $condition (`weights` `(` $branch_weights^ `)` )? `,` $trueDest (`(` \
            $trueDestOperands^ `:` type($trueDestOperands) `)`)? `,` $falseDest (`(` \
            $falseDestOperands^ `:` type($falseDestOperands) `)`)? attr-dict
            """
        public init() {}
    }

    /// Branches to the successor of the matching case value, or to the default one.
    public struct Switch: Op {
        public static let name: StaticString = "cf.switch"
        public static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator, .pure]
        public let flag = Operand(.anyInteger)
        public let defaultOperands = VariadicOperand(.any).named("defaultOperands")
        public let caseOperands = VariadicOperand(.any).named("caseOperands")
        public let caseValues = OptionalAttribute(.any)
        public let caseOperandSegments = AttributeField(.denseI32Array)
        public let defaultDestination = Successor().named("defaultDestination")
        public let caseDestinations = VariadicSuccessor().named("caseDestinations")
        public static let assembly: StaticString = """
            $flag `:` type($flag) `,` `[` `\\n` \
            custom<SwitchOpCases>(ref(type($flag)),$defaultDestination, $defaultOperands, \
            type($defaultOperands), $case_values, $caseDestinations, $caseOperands, \
            type($caseOperands)) `]` attr-dict
            """
        public init() {}
    }
}
