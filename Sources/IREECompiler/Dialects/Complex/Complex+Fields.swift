import IREECompilerCore

extension Complex {
    /// Operation of a complex number that has a complex result.
    struct Unary: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let complex = Operand(.complex)
        let fastmath = AttributeField.fastMath
        let result = Result(.complex)
        static let assembly: StaticString =
            "$complex (`fastmath` `` $fastmath^)? attr-dict `:` type($complex)"
    }

    /// Operation of a complex number that has a real result.
    struct Magnitude: OpFields {
        static let traits: OpTraits = [.elementwise, .pure]
        let complex = Operand(.complex)
        let fastmath = AttributeField.fastMath
        let result = Result(.floatLike)
        static let typeRules: [TypeRule] = [Complex.part(from: "complex", to: "result")]
        static let assembly: StaticString =
            "$complex (`fastmath` `` $fastmath^)? attr-dict `:` type($complex)"
    }

    /// Operation of two complex numbers that has a complex result.
    struct Binary: OpFields {
        static let traits: OpTraits = [.sameOperandsAndResultType, .elementwise, .pure]
        let lhs = Operand(.complex)
        let rhs = Operand(.complex)
        let fastmath = AttributeField.fastMath
        let result = Result(.complex)
        static let assembly: StaticString =
            "$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)"
    }

    /// Comparison of two complex numbers.
    struct Comparison: OpFields {
        static let traits: OpTraits = [.elementwise, .pure]
        let lhs = Operand(.complex)
        let rhs = Operand(.complex)
        let result = Result(.i1)
        static let typeRules: [TypeRule] = [.same(["lhs", "rhs"])]
        static let assembly: StaticString = "$lhs `,` $rhs attr-dict `:` type($lhs)"
    }
}
