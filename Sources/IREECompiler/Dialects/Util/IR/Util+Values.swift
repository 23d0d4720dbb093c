import IREECompilerCore

/// Operations of the `util` dialect on values.
extension Util {
    struct Align: Op {
        static let name: StaticString = "util.align"
        static let summary: StaticString = "Aligns a value up to a multiple."
        static let traits: OpTraits = [.sameOperandsAndResultType, .pure]
        let value = Operand(.signlessIntegerLike)
        let alignment = Operand(.signlessIntegerLike)
        let result = Result(.signlessIntegerLike)
        static let assembly: StaticString = "$value `,` $alignment attr-dict `:` type($result)"
        init() {}
    }

    struct AssumeInt: Op {
        static let name: StaticString = "util.assume.int"
        static let summary: StaticString = "Annotates integers with known ranges and divisors."
        static let syntax: OpSyntax? = Util.assumeInt
        static let traits: OpTraits = .pure
        let operands = VariadicOperand(.indexOrSignless)
        let assumptions = AttributeField(.any)
        let results = VariadicResult(.indexOrSignless)
        static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        init() {}
    }

    struct Cast: Op {
        static let name: StaticString = "util.cast"
        static let summary: StaticString = "Casts between compatible types."
        static let traits: OpTraits = [.castLike, .tied, .pure]
        let operand = Operand(.any)
        let result = Result(.any).tied(to: \Self.operand)
        static let assembly: StaticString = "$operand attr-dict `:` type($operand) `to` type($result)"
        init() {}
    }

    struct CmpEQ: Op {
        static let name: StaticString = "util.cmp.eq"
        static let summary: StaticString = "Equality comparison."
        static let traits: OpTraits = [.commutative, .pure]
        let lhs = Operand(.any)
        let rhs = Operand(.any)
        let result = Result(.i1)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        init() {}
    }

    struct CmpNE: Op {
        static let name: StaticString = "util.cmp.ne"
        static let summary: StaticString = "Inequality comparison."
        static let traits: OpTraits = [.commutative, .pure]
        let lhs = Operand(.any)
        let rhs = Operand(.any)
        let result = Result(.i1)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        init() {}
    }

    struct HoistableConversion: Op {
        static let name: StaticString = "util.hoistable_conversion"
        static let summary: StaticString =
            "Conversion region that can be hoisted and that cancels with its inverse."
        static let terminator: StaticString? = "util.return"
        static let syntax: OpSyntax? = Util.hoistableConversion
        static let traits: OpTraits = [.singleBlock, .implicitTerminator, .recursiveSideEffects]
        let tag = AttributeField(.string)
        let inverseTag = AttributeField(.string).named("inverseTag")
        let inputs = VariadicOperand(.any)
        let results = VariadicResult(.any)
        let body = RegionField()
        init() {}
    }

    struct Null: Op {
        static let name: StaticString = "util.null"
        static let summary: StaticString = "Null reference."
        static let traits: OpTraits = [.constantLike, .pure]
        let result = Result(.any)
        static let assembly: StaticString = "attr-dict `:` type($result)"
        init() {}
    }

    struct NumericOptionalNarrow: Op {
        static let name: StaticString = "util.numeric.optional_narrow"
        static let summary: StaticString = "Annotates a value as representable in a narrower type."
        static let traits: OpTraits = [.sameOperandsAndResultType, .pure]
        let operand = Operand(.any)
        let semanticType = AttributeField(.type)
        let minValue = OptionalAttribute(.any)
        let maxValue = OptionalAttribute(.any)
        let result = Result(.any)
        static let assembly: StaticString = "$operand `:` type($operand) `as` $semantic_type attr-dict"
        init() {}
    }

    struct OptimizationBarrier: Op {
        static let name: StaticString = "util.optimization_barrier"
        static let summary: StaticString = "Prevents optimizations across a value."
        static var flow: [FlowEdge] { [FlowEdge(.operands(\Self.operands), to: .results)] }
        let operands = VariadicOperand(.any)
        let results = VariadicResult(.any)
        static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            guard op.operands.map(\.type) == op.results.map(\.type) else {
                throw op.error("failed to verify that all of {operands, results} have same type")
            }
        }
        init() {}
    }

    struct RangeExtents: Op {
        static let name: StaticString = "util.range.extents"
        static let summary: StaticString = "Minimum and maximum extents of ranges."
        static let traits: OpTraits = [.sameOperandsAndResultType, .sameVariadicOperandSize, .pure]
        let offsets = VariadicOperand(.integerOrIndex)
        let lengths = VariadicOperand(.integerOrIndex)
        let min = Result(.integerOrIndex)
        let max = Result(.integerOrIndex)
        static let assembly: StaticString =
            "custom<RangeList>($offsets, $lengths) attr-dict `:` type($min)"
        init() {}
    }

    /// Minimum or maximum of values.
    struct RangeEnd: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .sameVariadicOperandSize, .pure]
        let operands = VariadicOperand(.integerOrIndex)
        let result = Result(.integerOrIndex)
        static let assembly: StaticString = "$operands attr-dict `:` type($result)"
    }

    enum RangeMax: OpKind {
        static let name: StaticString = "util.range.max"
        static let summary: StaticString = "Maximum of values."
        static var fields: RangeEnd { .init() }
    }

    enum RangeMin: OpKind {
        static let name: StaticString = "util.range.min"
        static let summary: StaticString = "Minimum of values."
        static var fields: RangeEnd { .init() }
    }

    struct SCFUnreachable: Op {
        static let name: StaticString = "util.scf.unreachable"
        static let summary: StaticString = "Marks unreachable code within structured control flow."
        let message = OptionalAttribute(.string)
        static let assembly: StaticString = "($message^)? attr-dict"
        init() {}
    }

    struct SizeOf: Op {
        static let name: StaticString = "util.sizeof"
        static let summary: StaticString = "Size of a type in bytes."
        static let traits: OpTraits = .pure
        let sizedType = AttributeField(.type).named("sizedType")
        let size = Result(.index)
        static let assembly: StaticString = "$sizedType attr-dict-with-keyword"
        init() {}
    }

    struct StatusCheckOk: Op {
        static let name: StaticString = "util.status.check_ok"
        static let summary: StaticString = "Fails if a status is not OK."
        let status = Operand(.i32)
        let message = OptionalAttribute(.string)
        static let assembly: StaticString = "$status (`,` $message^)? attr-dict"
        init() {}
    }

    struct Switch: Op {
        static let name: StaticString = "util.switch"
        static let summary: StaticString = "Selects the value at an index, or a default."
        static let traits: OpTraits = .pure
        let index = Operand(.index)
        let defaultValue = Operand(.primitive)
        let values = VariadicOperand(.primitive)
        let result = Result(.primitive)
        static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        static let assembly: StaticString = """
            type($default_value) `from` custom<TypedValueList>(ref(type($default_value)), \
            $values, type($values)) `at` $index `else` $default_value attr-dict `:` \
            type($result)
            """
        init() {}
    }

    struct UnfoldableConstant: Op {
        static let name: StaticString = "util.unfoldable_constant"
        static let summary: StaticString = "Constant that is not folded."
        static let syntax: OpSyntax? = .constant(gap: " ")
        let value = AttributeField(.any)
        let result = Result(.any)
        init() {}
    }

    struct Unreachable: Op {
        static let name: StaticString = "util.unreachable"
        static let summary: StaticString = "Terminator of an unreachable block."
        static let traits: OpTraits = [.returnLike, .terminator, .pure]
        let message = OptionalAttribute(.string)
        static let assembly: StaticString = "($message^)? attr-dict"
        init() {}
    }
}
