import IREECompilerCore

/// Operations of the `vm` dialect: control flow.
extension VM {
    static let checks: [OpRow] = [
        OpRow("vm.check.eq", "Fails if two values differ.", Check.init),
        OpRow("vm.check.ne", "Fails if two values are equal.", Check.init),
        OpRow("vm.check.nearly_eq", "Fails if two values are not nearly equal.", Check.init),
    ]

    /// Successor of an unconditional branch.
    package struct Destination: OpFields {
        package static let traits: OpTraits = [.branchLike, .terminator]
        package let destOperands = VariadicOperand(.vmAny).named("destOperands")
        package let dest = Successor()
        package static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
    }

    package enum Branch: VMInstruction {
        package static let opcode = Opcode.branch
        package static var fields: Destination { .init() }
    }

    struct BranchTable: Op, VMInstruction {
        static let opcode = Opcode.branchTable
        static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator, .pure]
        let index = Operand(.i32)
        let defaultOperands = VariadicOperand(.vmAny).named("defaultOperands")
        let caseOperands = VariadicOperand(.vmAny).named("caseOperands")
        let caseOperandSegments = AttributeField(.denseI32Array)
        let defaultDestination = Successor().named("defaultDestination")
        let caseDestinations = VariadicSuccessor().named("caseDestinations")
        static let assembly: StaticString = """
            $index ` ` `{` `\\n` custom<BranchTableCases>( $defaultDestination, \
            $defaultOperands, type($defaultOperands), $caseDestinations, $caseOperands, \
            type($caseOperands)) `}` attr-dict
            """
        init() {}
    }

    package struct CondBranch: Op, VMInstruction {
        package static let opcode = Opcode.conditionalBranch
        package static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator]
        package let condition = Operand(.i32)
        package let trueDestOperands = VariadicOperand(.vmAny).named("trueDestOperands")
        package let falseDestOperands = VariadicOperand(.vmAny).named("falseDestOperands")
        package let trueDest = Successor().named("trueDest")
        package let falseDest = Successor().named("falseDest")
        package static let assembly: StaticString = """
            $condition `,` $trueDest (`(` $trueDestOperands^ `:` type($trueDestOperands) `)`)? \
            `,` $falseDest (`(` $falseDestOperands^ `:` type($falseDestOperands) `)`)? attr-dict
            """
        package init() {}
    }

    struct CondBreak: Op, VMInstruction {
        static let opcode = Opcode.conditionalBreak
        static let traits: OpTraits = [
            .branchLike, .terminator, .yieldPoint, .fullBarrier, .debugOnly,
        ]
        let condition = Operand(.i32)
        let destOperands = VariadicOperand(.vmAny).named("destOperands")
        let dest = Successor()
        static let assembly: StaticString = """
            $condition `,` $dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict
            """
        init() {}
    }

    struct Call: Op, VMInstruction {
        static let opcode = Opcode.call
        static let traits: OpTraits = [.callLike, .mayFail]
        let callee = AttributeField(.symbol)
        let operands = VariadicOperand(.vmAny)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let results = VariadicResult(.vmAny)
        static let assembly: StaticString =
            "$callee `(` operands `)` attr-dict `:` functional-type(operands, results)"
        init() {}
    }

    struct CallVariadic: Op, VMInstruction {
        static let opcode = Opcode.callVariadic
        static let syntax: OpSyntax? = VM.callVariadic
        static let traits: OpTraits = [.callLike, .mayFail]
        let callee = AttributeField(.symbol)
        let segmentSizes = AttributeField(.any)
        let segmentTypes = AttributeField(.array)
        let operands = VariadicOperand(.vmAny)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let results = VariadicResult(.vmAny)
        init() {}
    }

    struct CallVariadicYieldable: Op, VMInstruction {
        static let opcode = Opcode.callVariadicYieldable
        static let traits: OpTraits = [.branchLike, .callLike, .terminator, .yieldPoint, .mayFail]
        let callee = AttributeField(.symbol)
        let segmentSizes = AttributeField(.any)
        let segmentTypes = AttributeField(.array)
        let operands = VariadicOperand(.vmAny)
        let resultTypes = AttributeField(.array)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let dest = Successor()
        static let assembly: StaticString = """
            $callee `(` $operands `)` attr-dict `:` `(` type($operands) `)` `->` $dest \
            custom<ResultTypeList>($result_types)
            """
        init() {}
    }

    struct CallYieldable: Op, VMInstruction {
        static let opcode = Opcode.callYieldable
        static let traits: OpTraits = [.branchLike, .callLike, .terminator, .yieldPoint, .mayFail]
        let callee = AttributeField(.symbol)
        let arguments = VariadicOperand(.vmAny)
        let resultTypes = AttributeField(.array)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let dest = Successor()
        static let assembly: StaticString = """
            $callee `(` $arguments `)` attr-dict `:` `(` type($arguments) `)` `->` $dest \
            custom<ResultTypeList>($result_types)
            """
        init() {}
    }

    package struct Return: Op, VMInstruction {
        package static let opcode = Opcode.returns
        package static let traits: OpTraits = [.returnLike, .terminator, .pure]
        package let operands = VariadicOperand(.vmAny)
        package static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        package init() {}
    }

    /// Check of two values, with a message.
    struct Check: OpFields {
        static let traits: OpTraits = [.commutative, .pseudo]
        let lhs = Operand(.vmAny)
        let rhs = Operand(.vmAny)
        let message = OptionalAttribute(.string)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = "$lhs `,` $rhs (`,` $message^)? attr-dict `:` type($lhs)"
    }

    struct CheckNZ: Op {
        static let name: StaticString = "vm.check.nz"
        static let summary: StaticString = "Fails if a value is zero."
        static let traits: OpTraits = .pseudo
        let value = Operand(.vmAny)
        let message = OptionalAttribute(.string)
        static let assembly: StaticString = "$value (`,` $message^)? attr-dict `:` type($value)"
        init() {}
    }

    struct CondFail: Op {
        static let name: StaticString = "vm.cond_fail"
        static let summary: StaticString = "Fails with a status if a condition holds."
        static let syntax: OpSyntax? = VM.condFail
        static let traits: OpTraits = [.pseudo, .mayFail]
        let condition = Operand(.i32)
        let status = Operand(.i32)
        let message = OptionalAttribute(.string)
        init() {}
    }

    struct Fail: Op, VMInstruction {
        static let opcode = Opcode.fail
        static let traits: OpTraits = [.terminator, .mayFail]
        let status = Operand(.i32)
        let message = OptionalAttribute(.string)
        static let assembly: StaticString = "$status (`,` $message^)? attr-dict"
        init() {}
    }

    package struct DiscardRefs: Op, VMInstruction {
        package static let opcode = Opcode.discardRefs
        package static let traits: OpTraits = .writesMemory
        package let refs = VariadicOperand(.vmRef)
        package static let assembly: StaticString = "($refs^ `:` type($refs))? attr-dict"
        package init() {}
    }

    struct OptimizationBarrier: Op {
        static let name: StaticString = "vm.optimization_barrier"
        static let summary: StaticString = "Prevents optimizations across a value."
        static let traits: OpTraits = .pseudo
        let operands = VariadicOperand(.vmAny)
        let results = VariadicResult(.vmAny)
        static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        init() {}
    }

    struct Print: Op, VMInstruction {
        static let opcode = Opcode.print
        static let traits: OpTraits = [.fullBarrier, .debugOnly]
        let message = AttributeField(.string)
        let operands = VariadicOperand(.vmAny)
        static let assembly: StaticString = "$message `(` operands `)` attr-dict `:` type(operands)"
        init() {}
    }

    struct Trace: Op, VMInstruction {
        static let opcode = Opcode.trace
        static let traits: OpTraits = [.fullBarrier, .debugOnly]
        let eventName = AttributeField(.string)
        let operands = VariadicOperand(.vmAny)
        static let assembly: StaticString = "$event_name `(` operands `)` attr-dict `:` type(operands)"
        init() {}
    }
}
