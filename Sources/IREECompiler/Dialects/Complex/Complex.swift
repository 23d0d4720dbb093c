/// The `complex` dialect, as far as numbers are taken apart and put together.
public enum Complex {
    static let ops: [any OpKind.Type] = [Create.self, Imaginary.self, Real.self]

    /// Creates a complex number from its real and imaginary parts.
    public struct Create: Op {
        public static let name: StaticString = "complex.create"
        public static let traits: OpTraits = .pure
        public let real = Operand(.floatLike)
        public let imaginary = Operand(.floatLike)
        public let complex = Result(.complex)
        public static let typeRules: [TypeRule] = [
            part(from: "complex", to: "real"), part(from: "complex", to: "imaginary"),
        ]
        public static let assembly: StaticString =
            "$real `,` $imaginary attr-dict `:` type($complex)"
        public init() {}
    }

    /// Imaginary part of a complex number.
    public enum Imaginary: OpKind {
        public static let name: StaticString = "complex.im"
        public static var fields: Part { .init() }
    }

    /// Real part of a complex number.
    public enum Real: OpKind {
        public static let name: StaticString = "complex.re"
        public static var fields: Part { .init() }
    }

    /// Real or imaginary part of a complex number.
    public struct Part: OpFields {
        public static let traits: OpTraits = [.elementwise, .pure]
        public let complex = Operand(.complex)
        public let result = Result(.floatLike)
        public static let typeRules: [TypeRule] = [Complex.part(from: "complex", to: "result")]
        public static let assembly: StaticString = "$complex attr-dict `:` type($complex)"
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
