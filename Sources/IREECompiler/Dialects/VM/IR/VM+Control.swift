import IREECompilerCore

/// Operations of the `vm` dialect: where control goes.
extension VM {
    static let control: [OpRow] = [
        OpRow("vm.yield", "Yields execution and resumes in the successor.", Destination.init, .yieldPoint),
        OpRow(
            "vm.break", "Breakpoint, followed by a branch.", Destination.init,
            [.yieldPoint, .fullBarrier, .debugOnly]),
        OpRow("vm.check.eq", "Fails if two values differ.", Check.init),
        OpRow("vm.check.ne", "Fails if two values are equal.", Check.init),
        OpRow("vm.check.nearly_eq", "Fails if two values are not nearly equal.", Check.init),
    ]

    /// Successor of an unconditional branch.
    struct Destination: OpFields {
        static let traits: OpTraits = [.branchLike, .terminator]
        let destOperands = VariadicOperand(.vmAny).named("destOperands")
        let dest = Successor()
        static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
    }

    enum Branch: OpKind {
        static let name: StaticString = "vm.br"
        static let summary: StaticString = "Unconditional branch."
        static var fields: Destination { .init() }
    }

    struct BranchTable: Op {
        static let name: StaticString = "vm.br_table"
        static let summary: StaticString = "Branches to the successor at an index, or to the default one."
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

    struct CondBranch: Op {
        static let name: StaticString = "vm.cond_br"
        static let summary: StaticString = "Conditional branch."
        static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator]
        let condition = Operand(.i32)
        let trueDestOperands = VariadicOperand(.vmAny).named("trueDestOperands")
        let falseDestOperands = VariadicOperand(.vmAny).named("falseDestOperands")
        let trueDest = Successor().named("trueDest")
        let falseDest = Successor().named("falseDest")
        static let assembly: StaticString = """
            $condition `,` $trueDest (`(` $trueDestOperands^ `:` type($trueDestOperands) `)`)? \
            `,` $falseDest (`(` $falseDestOperands^ `:` type($falseDestOperands) `)`)? attr-dict
            """
        init() {}
    }

    struct CondBreak: Op {
        static let name: StaticString = "vm.cond_break"
        static let summary: StaticString = "Conditional breakpoint."
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

    struct Call: Op {
        static let name: StaticString = "vm.call"
        static let summary: StaticString = "Calls a function."
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

    struct CallVariadic: Op {
        static let name: StaticString = "vm.call.variadic"
        static let summary: StaticString = "Calls a function with variadic arguments."
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

    struct CallVariadicYieldable: Op {
        static let name: StaticString = "vm.call.variadic.yieldable"
        static let summary: StaticString = "Calls a function with variadic arguments that may yield."
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

    struct CallYieldable: Op {
        static let name: StaticString = "vm.call.yieldable"
        static let summary: StaticString = "Calls a function that may yield."
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

    struct Return: Op {
        static let name: StaticString = "vm.return"
        static let summary: StaticString = "Returns from a function."
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let operands = VariadicOperand(.vmAny)
        static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        init() {}
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

    struct Fail: Op {
        static let name: StaticString = "vm.fail"
        static let summary: StaticString = "Fails with a status."
        static let traits: OpTraits = [.terminator, .mayFail]
        let status = Operand(.i32)
        let message = OptionalAttribute(.string)
        static let assembly: StaticString = "$status (`,` $message^)? attr-dict"
        init() {}
    }

    struct DiscardRefs: Op {
        static let name: StaticString = "vm.discard.refs"
        static let summary: StaticString = "Discards references."
        static let traits: OpTraits = .writesMemory
        let refs = VariadicOperand(.vmRef)
        static let assembly: StaticString = "($refs^ `:` type($refs))? attr-dict"
        init() {}
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

    struct Print: Op {
        static let name: StaticString = "vm.print"
        static let summary: StaticString = "Prints a message and values, in debug builds of the runtime."
        static let traits: OpTraits = [.fullBarrier, .debugOnly]
        let message = AttributeField(.string)
        let operands = VariadicOperand(.vmAny)
        static let assembly: StaticString = "$message `(` operands `)` attr-dict `:` type(operands)"
        init() {}
    }

    struct Trace: Op {
        static let name: StaticString = "vm.trace"
        static let summary: StaticString = "Traces a message and values, in debug builds of the runtime."
        static let traits: OpTraits = [.fullBarrier, .debugOnly]
        let eventName = AttributeField(.string)
        let operands = VariadicOperand(.vmAny)
        static let assembly: StaticString = "$event_name `(` operands `)` attr-dict `:` type(operands)"
        init() {}
    }
}
