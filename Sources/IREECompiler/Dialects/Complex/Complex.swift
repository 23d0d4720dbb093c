import IREECompilerCore

/// The `complex` dialect.
enum Complex {
    static let ops: [any OpKind.Type] = [
        Add.self, Bitcast.self, Conjugate.self, Constant.self, Create.self, Imaginary.self, Multiply.self,
        Negate.self, PowerOfInteger.self, Real.self, Subtract.self,
    ]

    static let rows: [OpRow] = [
        OpRow("complex.abs", "Absolute value.", Magnitude.init),
        OpRow("complex.angle", "Angle to the positive real axis.", Magnitude.init),
        OpRow("complex.atan2", "Two-argument arc tangent.", Binary.init),
        OpRow("complex.cos", "Cosine.", Unary.init),
        OpRow("complex.div", "Division.", Binary.init),
        OpRow("complex.eq", "Returns whether both parts are equal.", Comparison.init),
        OpRow("complex.exp", "Base-e exponential.", Unary.init),
        OpRow("complex.expm1", "Exponential minus one.", Unary.init),
        OpRow("complex.log", "Natural logarithm.", Unary.init),
        OpRow("complex.log1p", "Natural logarithm of one plus the operand.", Unary.init),
        OpRow("complex.neq", "Returns whether a part is different.", Comparison.init),
        OpRow("complex.pow", "Complex power.", Binary.init),
        OpRow("complex.rsqrt", "Reciprocal square root.", Unary.init),
        OpRow("complex.sign", "Complex number divided by its absolute value.", Unary.init),
        OpRow("complex.sin", "Sine.", Unary.init),
        OpRow("complex.sqrt", "Square root.", Unary.init),
        OpRow("complex.tan", "Tangent.", Unary.init),
        OpRow("complex.tanh", "Hyperbolic tangent.", Unary.init),
    ]

    struct Create: Op {
        static let name: StaticString = "complex.create"
        static let summary: StaticString = "Creates a complex number from its real and imaginary parts."
        static let traits: OpTraits = .pure
        let real = Operand(.floatLike)
        let imaginary = Operand(.floatLike)
        let complex = Result(.complex)
        static let typeRules: [TypeRule] = [
            part(from: "complex", to: "real"), part(from: "complex", to: "imaginary"),
        ]
        static let assembly: StaticString =
            "$real `,` $imaginary attr-dict `:` type($complex)"
        init() {}

        /// The parts of one number make that number.
        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            guard let real = op.real.definingOp?.as(Real.self)?.complex,
                let imaginary = op.imaginary.definingOp?.as(Imaginary.self)?.complex, real === imaginary
            else { return nil }
            return .replaced([.value(real)])
        }
    }

    enum Imaginary: OpKind {
        static let name: StaticString = "complex.im"
        static let summary: StaticString = "Imaginary part of a complex number."
        static var fields: Magnitude { .init() }

        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            Complex.foldPart(of: op.complex, constants[0], 1)
        }
    }

    enum Real: OpKind {
        static let name: StaticString = "complex.re"
        static let summary: StaticString = "Real part of a complex number."
        static var fields: Magnitude { .init() }

        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            Complex.foldPart(of: op.complex, constants[0], 0)
        }
    }

    /// The rule that a field has the type of the parts of another.
    static func part(from: String, to: String) -> TypeRule {
        .derived(from: from, to: to) { type in
            guard case .complex(let part) = type else { return nil }
            return part
        }
    }
}

extension TypeConstraint {
    static let complex = TypeConstraint("complex type with floating-point elements") {
        if case .complex(.float) = $0 { true } else { false }
    }
}
