/// Operations of the `vm` dialect: Control.
extension VM {
    /// Goes on in another block.
    public struct Branch: Op {
        public static let name: StaticString = "vm.br"
        public static let traits: OpTraits = [.branchLike, .terminator]
        public let destOperands = VariadicOperand(.vmAny).named("destOperands")
        public let dest = Successor()
        public static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
        public init() {}
    }

    /// Goes on in the block for a number, or in another for all other numbers.
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

    /// Stops in the debugger, then goes on in another block.
    public struct Break: Op {
        public static let name: StaticString = "vm.break"
        public static let traits: OpTraits = [
            .branchLike, .terminator, .yieldPoint, .fullBarrier, .debugOnly,
        ]
        public let destOperands = VariadicOperand(.vmAny).named("destOperands")
        public let dest = Successor()
        public static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
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

    /// Calls a function that takes some arguments any number of times.
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

    /// As `vm.call.variadic`, where the call may be suspended.
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

    /// As `vm.call`, where the call may be suspended.
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

    /// Ends the call unless two values are the same.
    public struct CheckEQ: Op {
        public static let name: StaticString = "vm.check.eq"
        public static let traits: OpTraits = [.commutative, .pseudo]
        public let lhs = Operand(.vmAny)
        public let rhs = Operand(.vmAny)
        public let message = OptionalAttribute(.string)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "$lhs `,` $rhs (`,` $message^)? attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Ends the call if two values are the same.
    public struct CheckNE: Op {
        public static let name: StaticString = "vm.check.ne"
        public static let traits: OpTraits = [.commutative, .pseudo]
        public let lhs = Operand(.vmAny)
        public let rhs = Operand(.vmAny)
        public let message = OptionalAttribute(.string)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "$lhs `,` $rhs (`,` $message^)? attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Ends the call if a value is zero.
    public struct CheckNZ: Op {
        public static let name: StaticString = "vm.check.nz"
        public static let traits: OpTraits = .pseudo
        public let value = Operand(.vmAny)
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "$value (`,` $message^)? attr-dict `:` type($value)"
        public init() {}
    }

    /// Ends the call unless two numbers are almost the same.
    public struct CheckNearlyEQ: Op {
        public static let name: StaticString = "vm.check.nearly_eq"
        public static let traits: OpTraits = [.commutative, .pseudo]
        public let lhs = Operand(.vmAny)
        public let rhs = Operand(.vmAny)
        public let message = OptionalAttribute(.string)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "$lhs `,` $rhs (`,` $message^)? attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Goes on in one of two blocks.
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

    /// Stops in the debugger if a condition holds, then goes on in another block.
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

    /// Ends the call with a status if a condition holds.
    public struct CondFail: Op {
        public static let name: StaticString = "vm.cond_fail"
        public static let traits: OpTraits = [.pseudo, .mayFail]
        public let condition = Operand(.i32)
        public let status = Operand(.i32)
        public let message = OptionalAttribute(.string)
        public init() {}
    }

    /// Says that references are used no more.
    public struct DiscardRefs: Op {
        public static let name: StaticString = "vm.discard.refs"
        public static let traits: OpTraits = .writesMemory
        public let refs = VariadicOperand(.vmRef)
        public static let assembly: StaticString = "($refs^ `:` type($refs))? attr-dict"
        public init() {}
    }

    /// A function that others can call, and its name for them.
    public struct Export: Op {
        public static let name: StaticString = "vm.export"
        public let functionRef = AttributeField(.flatSymbol)
        public let exportName = AttributeField(.string)
        public let ordinal = OptionalAttribute(.i32)
        public init() {}
    }

    /// Ends the call with a status.
    public struct Fail: Op {
        public static let name: StaticString = "vm.fail"
        public static let traits: OpTraits = [.terminator, .mayFail]
        public let status = Operand(.i32)
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "$status (`,` $message^)? attr-dict"
        public init() {}
    }

    /// A function.
    public struct Function: Op {
        public static let name: StaticString = "vm.func"
        public static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .symbol]
        public let symName = AttributeField(.symbolName)
        public let symVisibility = OptionalAttribute(.string)
        public let functionType = AttributeField(.type)
        public let ordinal = OptionalAttribute(.i32)
        public let inliningPolicy = OptionalAttribute(.any)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }

    /// A function of another module.
    public struct Import: Op {
        public static let name: StaticString = "vm.import"
        public static let traits: OpTraits = [.symbol, .function, .callable]
        public let symName = AttributeField(.symbolName)
        public let functionType = AttributeField(.type)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let symVisibility = OptionalAttribute(.string)
        public let ordinal = OptionalAttribute(.i32)
        public let isOptional = OptionalAttribute(.unit)
        public let minimumVersion = OptionalAttribute(.i32)
        public let body = RegionField()
        public init() {}
    }

    /// Whether an import that may be missing is there.
    public struct ImportResolved: Op {
        public static let name: StaticString = "vm.import.resolved"
        public static let traits: OpTraits = .pure
        public let `import` = AttributeField(.symbol)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$import attr-dict `:` type($result)"
        public init() {}
    }

    /// Code that runs once, when the module is loaded.
    public struct Initializer: Op {
        public static let name: StaticString = "vm.initializer"
        public static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .initializer]
        public let functionType = AttributeField(.type)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }

    /// Functions, globals and constants that make up one file.
    public struct Module: Op {
        public static let name: StaticString = "vm.module"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let ordinalCounts = OptionalAttribute(.dialect("vm.ordinal_counts"))
        public let version = OptionalAttribute(.i32)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
        public init() {}
    }

    /// Ends a module.
    public struct ModuleTerminator: Op {
        public static let name: StaticString = "vm.module_terminator"
        public static let traits: OpTraits = .terminator
        public static let assembly: StaticString = "attr-dict"
        public init() {}
    }

    /// Values as they are, of which optimizations may assume nothing.
    public struct OptimizationBarrier: Op {
        public static let name: StaticString = "vm.optimization_barrier"
        public static let traits: OpTraits = .pseudo
        public let operands = VariadicOperand(.vmAny)
        public let results = VariadicResult(.vmAny)
        public static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        public init() {}
    }

    /// Writes a message and values, where debugging is on.
    public struct Print: Op {
        public static let name: StaticString = "vm.print"
        public static let traits: OpTraits = [.fullBarrier, .debugOnly]
        public let message = AttributeField(.string)
        public let operands = VariadicOperand(.vmAny)
        public static let assembly: StaticString = "$message `(` operands `)` attr-dict `:` type(operands)"
        public init() {}
    }

    /// Ends a function with its results.
    public struct Return: Op {
        public static let name: StaticString = "vm.return"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let operands = VariadicOperand(.vmAny)
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        public init() {}
    }

    /// One of two 32-bit floats, by a condition.
    public struct SelectF32: Op {
        public static let name: StaticString = "vm.select.f32"
        public static let traits: OpTraits = .pure
        public let condition = Operand(.i32)
        public let trueValue = Operand(.f32)
        public let falseValue = Operand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// One of two 64-bit floats, by a condition.
    public struct SelectF64: Op {
        public static let name: StaticString = "vm.select.f64"
        public static let traits: OpTraits = .pure
        public let condition = Operand(.i32)
        public let trueValue = Operand(.f64)
        public let falseValue = Operand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// One of two 32-bit integers, by a condition.
    public struct SelectI32: Op {
        public static let name: StaticString = "vm.select.i32"
        public static let traits: OpTraits = .pure
        public let condition = Operand(.i32)
        public let trueValue = Operand(.i32)
        public let falseValue = Operand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// One of two 64-bit integers, by a condition.
    public struct SelectI64: Op {
        public static let name: StaticString = "vm.select.i64"
        public static let traits: OpTraits = .pure
        public let condition = Operand(.i32)
        public let trueValue = Operand(.i64)
        public let falseValue = Operand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// One of two references, by a condition.
    public struct SelectRef: Op {
        public static let name: StaticString = "vm.select.ref"
        public static let traits: OpTraits = .pure
        public let condition = Operand(.i32)
        public let trueValue = Operand(.vmRef)
        public let falseValue = Operand(.vmRef)
        public let result = Result(.vmRef)
        public static let typeRules: [TypeRule] = [.same(["true_value", "false_value", "result"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($result)"
        public init() {}
    }

    /// The 32-bit float at an index, or another for an index beyond the last.
    public struct SwitchF32: Op {
        public static let name: StaticString = "vm.switch.f32"
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue = Operand(.f32)
        public let values = VariadicOperand(.f32)
        public let result = Result(.f32)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public static let assembly: StaticString =
            "$index `[` $values `]` `else` $default_value attr-dict `:` type($result)"
        public init() {}
    }

    /// The 64-bit float at an index, or another for an index beyond the last.
    public struct SwitchF64: Op {
        public static let name: StaticString = "vm.switch.f64"
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue = Operand(.f64)
        public let values = VariadicOperand(.f64)
        public let result = Result(.f64)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public static let assembly: StaticString =
            "$index `[` $values `]` `else` $default_value attr-dict `:` type($result)"
        public init() {}
    }

    /// The 32-bit integer at an index, or another for an index beyond the last.
    public struct SwitchI32: Op {
        public static let name: StaticString = "vm.switch.i32"
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue = Operand(.i32)
        public let values = VariadicOperand(.i32)
        public let result = Result(.i32)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public static let assembly: StaticString =
            "$index `[` $values `]` `else` $default_value attr-dict `:` type($result)"
        public init() {}
    }

    /// The 64-bit integer at an index, or another for an index beyond the last.
    public struct SwitchI64: Op {
        public static let name: StaticString = "vm.switch.i64"
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue = Operand(.i64)
        public let values = VariadicOperand(.i64)
        public let result = Result(.i64)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public static let assembly: StaticString =
            "$index `[` $values `]` `else` $default_value attr-dict `:` type($result)"
        public init() {}
    }

    /// The reference at an index, or another for an index beyond the last.
    public struct SwitchRef: Op {
        public static let name: StaticString = "vm.switch.ref"
        public static let traits: OpTraits = .pure
        public let index = Operand(.i32)
        public let defaultValue = Operand(.vmRef)
        public let values = VariadicOperand(.vmRef)
        public let result = Result(.vmRef)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public init() {}
    }

    /// Writes a message and values to the log, where debugging is on.
    public struct Trace: Op {
        public static let name: StaticString = "vm.trace"
        public static let traits: OpTraits = [.fullBarrier, .debugOnly]
        public let eventName = AttributeField(.string)
        public let operands = VariadicOperand(.vmAny)
        public static let assembly: StaticString = "$event_name `(` operands `)` attr-dict `:` type(operands)"
        public init() {}
    }

    /// Suspends the call, then goes on in another block.
    public struct Yield: Op {
        public static let name: StaticString = "vm.yield"
        public static let traits: OpTraits = [.branchLike, .terminator, .yieldPoint]
        public let destOperands = VariadicOperand(.vmAny).named("destOperands")
        public let dest = Successor()
        public static let assembly: StaticString =
            "$dest (`(` $destOperands^ `:` type($destOperands) `)`)? attr-dict"
        public init() {}
    }
}
