/// Operations of the `util` dialect: Values.
extension Util {
    /// Aligns a value up to a multiple.
    public struct Align: Op {
        public static let name: StaticString = "util.align"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .pure]
        public let value = Operand(.signlessIntegerLike)
        public let alignment = Operand(.signlessIntegerLike)
        public let result = Result(.signlessIntegerLike)
        public static let assembly: StaticString = "$value `,` $alignment attr-dict `:` type($result)"
        public init() {}
    }

    /// Annotates integers with known ranges and divisors.
    public struct AssumeInt: Op {
        public static let name: StaticString = "util.assume.int"
        public static let traits: OpTraits = .pure
        public let operands = VariadicOperand(.integerOrIndex)
        public let assumptions = AttributeField(.any)
        public let results = VariadicResult(.integerOrIndex)
        public static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        public init() {}
    }

    /// Casts between compatible types.
    public struct Cast: Op {
        public static let name: StaticString = "util.cast"
        public static let traits: OpTraits = [.castLike, .tied, .pure]
        public let operand = Operand(.any)
        public let result = Result(.any)
        public static let assembly: StaticString = "$operand attr-dict `:` type($operand) `to` type($result)"
        public init() {}
    }

    /// Equality comparison.
    public struct CmpEQ: Op {
        public static let name: StaticString = "util.cmp.eq"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.any)
        public let rhs = Operand(.any)
        public let result = Result(.i1)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Inequality comparison.
    public struct CmpNE: Op {
        public static let name: StaticString = "util.cmp.ne"
        public static let traits: OpTraits = [.commutative, .pure]
        public let lhs = Operand(.any)
        public let rhs = Operand(.any)
        public let result = Result(.i1)
        public static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        public static let assembly: StaticString = "operands attr-dict `:` type($lhs)"
        public init() {}
    }

    /// Conversion region that can be hoisted and that cancels with its inverse.
    public struct HoistableConversion: Op {
        public static let name: StaticString = "util.hoistable_conversion"
        public static let traits: OpTraits = [.singleBlock, .implicitTerminator, .recursiveSideEffects]
        public let tag = AttributeField(.string)
        public let inverseTag = AttributeField(.string).named("inverseTag")
        public let inputs = VariadicOperand(.any)
        public let results = VariadicResult(.any)
        public let body = RegionField()
        public init() {}
    }

    /// Null reference.
    public struct Null: Op {
        public static let name: StaticString = "util.null"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let result = Result(.any)
        public static let assembly: StaticString = "attr-dict `:` type($result)"
        public init() {}
    }

    /// Annotates a value as representable in a narrower type.
    public struct NumericOptionalNarrow: Op {
        public static let name: StaticString = "util.numeric.optional_narrow"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .pure]
        public let operand = Operand(.any)
        public let semanticType = AttributeField(.type)
        public let minValue = OptionalAttribute(.any)
        public let maxValue = OptionalAttribute(.any)
        public let result = Result(.any)
        public static let assembly: StaticString = "$operand `:` type($operand) `as` $semantic_type attr-dict"
        public init() {}
    }

    /// Prevents optimizations across a value.
    public struct OptimizationBarrier: Op {
        public static let name: StaticString = "util.optimization_barrier"
        public let operands = VariadicOperand(.any)
        public let results = VariadicResult(.any)
        public static let typeRules: [TypeRule] = [.same(["operands", "results"])]
        public static let assembly: StaticString = "attr-dict ($operands^ `:` type($operands))?"
        public static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            guard op.operands.map(\.type) == op.results.map(\.type) else {
                throw op.error("failed to verify that all of {operands, results} have same type")
            }
        }
        public init() {}
    }

    /// Minimum and maximum extents of ranges.
    public struct RangeExtents: Op {
        public static let name: StaticString = "util.range.extents"
        public static let traits: OpTraits = [.sameOperandsAndResultType, .sameVariadicOperandSize, .pure]
        public let offsets = VariadicOperand(.integerOrIndex)
        public let lengths = VariadicOperand(.integerOrIndex)
        public let min = Result(.integerOrIndex)
        public let max = Result(.integerOrIndex)
        public static let assembly: StaticString =
            "custom<RangeList>($offsets, $lengths) attr-dict `:` type($min)"
        public init() {}
    }

    /// Minimum or maximum of values.
    public struct RangeEnd: OpFields {
        public static let traits: OpTraits = [.sameOperandsAndResultType, .sameVariadicOperandSize, .pure]
        public let operands = VariadicOperand(.integerOrIndex)
        public let result = Result(.integerOrIndex)
        public static let assembly: StaticString = "$operands attr-dict `:` type($result)"
    }

    /// Maximum of values.
    public enum RangeMax: OpKind {
        public static let name: StaticString = "util.range.max"
        public static var fields: RangeEnd { .init() }
    }

    /// Minimum of values.
    public enum RangeMin: OpKind {
        public static let name: StaticString = "util.range.min"
        public static var fields: RangeEnd { .init() }
    }

    /// Marks unreachable code within structured control flow.
    public struct SCFUnreachable: Op {
        public static let name: StaticString = "util.scf.unreachable"
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "($message^)? attr-dict"
        public init() {}
    }

    /// Size of a type in bytes.
    public struct SizeOf: Op {
        public static let name: StaticString = "util.sizeof"
        public static let traits: OpTraits = .pure
        public let sizedType = AttributeField(.type).named("sizedType")
        public let size = Result(.index)
        public static let assembly: StaticString = "$sizedType attr-dict-with-keyword"
        public init() {}
    }

    /// Fails if a status is not OK.
    public struct StatusCheckOk: Op {
        public static let name: StaticString = "util.status.check_ok"
        public let status = Operand(.i32)
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "$status (`,` $message^)? attr-dict"
        public init() {}
    }

    /// Selects the value at an index, or a default.
    public struct Switch: Op {
        public static let name: StaticString = "util.switch"
        public static let traits: OpTraits = .pure
        public let index = Operand(.index)
        public let defaultValue = Operand(.primitive)
        public let values = VariadicOperand(.primitive)
        public let result = Result(.primitive)
        public static let typeRules: [TypeRule] = [.same(["default_value", "result"])]
        public static let assembly: StaticString = """
            type($default_value) `from` custom<TypedValueList>(ref(type($default_value)), \
            $values, type($values)) `at` $index `else` $default_value attr-dict `:` \
            type($result)
            """
        public init() {}
    }

    /// Constant that is not folded.
    public struct UnfoldableConstant: Op {
        public static let name: StaticString = "util.unfoldable_constant"
        public let value = AttributeField(.any)
        public let result = Result(.any)
        public init() {}
    }

    /// Terminator of an unreachable block.
    public struct Unreachable: Op {
        public static let name: StaticString = "util.unreachable"
        public static let traits: OpTraits = [.returnLike, .terminator, .pure]
        public let message = OptionalAttribute(.string)
        public static let assembly: StaticString = "($message^)? attr-dict"
        public init() {}
    }
}
