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
    public struct Destination: OpFields {
        public static let traits: OpTraits = [.branchLike, .terminator]
        public let destOperands = VariadicOperand(.vmAny).named("destOperands")
        public let dest = Successor()
        public static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
    }

    /// Unconditional branch.
    public enum Branch: OpKind {
        public static let name: StaticString = "vm.br"
        public static var fields: Destination { .init() }
    }

    /// Branches to the successor at an index, or to the default one.
    public struct BranchTable: Op {
        public static let name: StaticString = "vm.br_table"
        public static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator, .pure]
        public let index = Operand(.i32)
        public let defaultOperands = VariadicOperand(.vmAny).named("defaultOperands")
        public let caseOperands = VariadicOperand(.vmAny).named("caseOperands")
        public let caseOperandSegments = AttributeField(.denseI32Array)
        public let defaultDestination = Successor().named("defaultDestination")
        public let caseDestinations = VariadicSuccessor().named("caseDestinations")
        public static let assembly: StaticString = """
            $index ` ` `{` `\\n` custom<BranchTableCases>( $defaultDestination, \
            $defaultOperands, type($defaultOperands), $caseDestinations, $caseOperands, \
            type($caseOperands)) `}` attr-dict
            """
        public init() {}
    }

    /// Conditional branch.
    public struct CondBranch: Op {
        public static let name: StaticString = "vm.cond_br"
        public static let traits: OpTraits = [.attrSizedOperands, .branchLike, .terminator]
        public let condition = Operand(.i32)
        public let trueDestOperands = VariadicOperand(.vmAny).named("trueDestOperands")
        public let falseDestOperands = VariadicOperand(.vmAny).named("falseDestOperands")
        public let trueDest = Successor().named("trueDest")
        public let falseDest = Successor().named("falseDest")
        public static let assembly: StaticString = """
            $condition `,` $trueDest (`(` $trueDestOperands^ `:` type($trueDestOperands) `)`)? \
            `,` $falseDest (`(` $falseDestOperands^ `:` type($falseDestOperands) `)`)? attr-dict
            """
        public init() {}
    }

    /// Conditional breakpoint.
    public struct CondBreak: Op {
        public static let name: StaticString = "vm.cond_break"
        public static let traits: OpTraits = [
            .branchLike, .terminator, .yieldPoint, .fullBarrier, .debugOnly,
        ]
        public let condition = Operand(.i32)
        public let destOperands = VariadicOperand(.vmAny).named("destOperands")
        public let dest = Successor()
        public static let assembly: StaticString = """
            $condition `,` $dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict
            """
        public init() {}
    }

    /// Calls a function.
    public struct Call: Op {
        public static let name: StaticString = "vm.call"
        public static let traits: OpTraits = [.callLike, .mayFail]
        public let callee = AttributeField(.symbol)
        public let operands = VariadicOperand(.vmAny)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let results = VariadicResult(.vmAny)
        public static let assembly: StaticString =
            "$callee `(` operands `)` attr-dict `:` functional-type(operands, results)"
        public init() {}
    }

    /// Calls a function with variadic arguments.
    public struct CallVariadic: Op {
        public static let name: StaticString = "vm.call.variadic"
        public static let traits: OpTraits = [.callLike, .mayFail]
        public let callee = AttributeField(.symbol)
        public let segmentSizes = AttributeField(.any)
        public let segmentTypes = AttributeField(.array)
        public let operands = VariadicOperand(.vmAny)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let results = VariadicResult(.vmAny)
        public init() {}
    }

    /// Calls a function with variadic arguments that may yield.
    public struct CallVariadicYieldable: Op {
        public static let name: StaticString = "vm.call.variadic.yieldable"
        public static let traits: OpTraits = [.branchLike, .callLike, .terminator, .yieldPoint, .mayFail]
        public let callee = AttributeField(.symbol)
        public let segmentSizes = AttributeField(.any)
        public let segmentTypes = AttributeField(.array)
        public let operands = VariadicOperand(.vmAny)
        public let resultTypes = AttributeField(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let dest = Successor()
        public static let assembly: StaticString = """
            $callee `(` $operands `)` attr-dict `:` `(` type($operands) `)` `->` $dest \
            custom<ResultTypeList>($result_types)
            """
        public init() {}
    }

    /// Calls a function that may yield.
    public struct CallYieldable: Op {
        public static let name: StaticString = "vm.call.yieldable"
        public static let traits: OpTraits = [.branchLike, .callLike, .terminator, .yieldPoint, .mayFail]
        public let callee = AttributeField(.symbol)
        public let arguments = VariadicOperand(.vmAny)
        public let resultTypes = AttributeField(.array)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let dest = Successor()
        public static let assembly: StaticString = """
            $callee `(` $arguments `)` attr-dict `:` `(` type($arguments) `)` `->` $dest \
            custom<ResultTypeList>($result_types)
            """
        public init() {}
    }

    /// Returns from a function.
    public struct Return: Op {
        public static let name: StaticString = "vm.return"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let operands = VariadicOperand(.vmAny)
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        public init() {}
    }

    /// Check of two values, with a message.
    public struct Check: OpFields {
        public static let traits: OpTraits = [.commutative, .pseudo]
        public let lhs = Operand(.vmAny)
        public let rhs = Operand(.vmAny)
        public let message = OptionalAttribute(.string)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "$lhs `,` $rhs (`,` $message^)? attr-dict `:` type($lhs)"
    }

    /// Fails if a value is zero.
    public struct CheckNZ: Op {
        public static let name: StaticString = "vm.check.nz"
        public static let traits: OpTraits = .pseudo
        public let value = Operand(.vmAny)
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "$value (`,` $message^)? attr-dict `:` type($value)"
        public init() {}
    }

    /// Fails with a status if a condition holds.
    public struct CondFail: Op {
        public static let name: StaticString = "vm.cond_fail"
        public static let traits: OpTraits = [.pseudo, .mayFail]
        public let condition = Operand(.i32)
        public let status = Operand(.i32)
        public let message = OptionalAttribute(.string)
        public init() {}
    }

    /// Fails with a status.
    public struct Fail: Op {
        public static let name: StaticString = "vm.fail"
        public static let traits: OpTraits = [.terminator, .mayFail]
        public let status = Operand(.i32)
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "$status (`,` $message^)? attr-dict"
        public init() {}
    }

    /// Discards references.
    public struct DiscardRefs: Op {
        public static let name: StaticString = "vm.discard.refs"
        public static let traits: OpTraits = .writesMemory
        public let refs = VariadicOperand(.vmRef)
        public static let assembly: StaticString = "($refs^ `:` type($refs))? attr-dict"
        public init() {}
    }

    /// Prevents optimizations across a value.
    public struct OptimizationBarrier: Op {
        public static let name: StaticString = "vm.optimization_barrier"
        public static let traits: OpTraits = .pseudo
        public let operands = VariadicOperand(.vmAny)
        public let results = VariadicResult(.vmAny)
        public static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        public init() {}
    }

    /// Prints a message and values, in debug builds of the runtime.
    public struct Print: Op {
        public static let name: StaticString = "vm.print"
        public static let traits: OpTraits = [.fullBarrier, .debugOnly]
        public let message = AttributeField(.string)
        public let operands = VariadicOperand(.vmAny)
        public static let assembly: StaticString = "$message `(` operands `)` attr-dict `:` type(operands)"
        public init() {}
    }

    /// Traces a message and values, in debug builds of the runtime.
    public struct Trace: Op {
        public static let name: StaticString = "vm.trace"
        public static let traits: OpTraits = [.fullBarrier, .debugOnly]
        public let eventName = AttributeField(.string)
        public let operands = VariadicOperand(.vmAny)
        public static let assembly: StaticString = "$event_name `(` operands `)` attr-dict `:` type(operands)"
        public init() {}
    }
}
