import IREECompilerCore

/// The `complex` dialect: creating complex numbers and taking their parts.
enum Complex {
    static let ops: [any OpKind.Type] = [Create.self, Imaginary.self, Real.self]

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
    }

    enum Imaginary: OpKind {
        static let name: StaticString = "complex.im"
        static let summary: StaticString = "Imaginary part of a complex number."
        static var fields: Part { .init() }
    }

    enum Real: OpKind {
        static let name: StaticString = "complex.re"
        static let summary: StaticString = "Real part of a complex number."
        static var fields: Part { .init() }
    }

    /// Real or imaginary part of a complex number.
    struct Part: OpFields {
        static let traits: OpTraits = [.elementwise, .pure]
        let complex = Operand(.complex)
        let result = Result(.floatLike)
        static let typeRules: [TypeRule] = [Complex.part(from: "complex", to: "result")]
        static let assembly: StaticString = "$complex attr-dict `:` type($complex)"
    }

    private static func part(from: String, to: String) -> TypeRule {
        .derived(from: from, to: to) { type in
            guard case .complex(let part) = type else { return nil }
            return part
        }
    }
}

extension TypeConstraint {
    fileprivate static let complex = TypeConstraint("complex type with floating-point elements") {
        if case .complex(.float) = $0 { true } else { false }
    }
}
