import IREECompilerCore

/// Operations of the `arith` dialect on floats.
extension Arith {
    enum AddF: OpKind {
        static let name: StaticString = "arith.addf"
        static let summary: StaticString = "Floating-point addition."
        static let traits: OpTraits = .commutative
        static var fields: RoundedBinaryFloats { .init() }
    }

    enum SubF: OpKind {
        static let name: StaticString = "arith.subf"
        static let summary: StaticString = "Floating-point subtraction."
        static var fields: RoundedBinaryFloats { .init() }
    }

    enum MulF: OpKind {
        static let name: StaticString = "arith.mulf"
        static let summary: StaticString = "Floating-point multiplication."
        static let traits: OpTraits = .commutative
        static var fields: RoundedBinaryFloats { .init() }
    }

    enum DivF: OpKind {
        static let name: StaticString = "arith.divf"
        static let summary: StaticString = "Floating-point division."
        static var fields: RoundedBinaryFloats { .init() }
    }

    enum RemF: OpKind {
        static let name: StaticString = "arith.remf"
        static let summary: StaticString = "Floating-point remainder."
        static var fields: BinaryFloats { .init() }
    }

    enum NegF: OpKind {
        static let name: StaticString = "arith.negf"
        static let summary: StaticString = "Floating-point negation."
        static var fields: UnaryFloat { .init() }
    }

    enum MaximumF: OpKind {
        static let name: StaticString = "arith.maximumf"
        static let summary: StaticString = "Floating-point maximum that propagates NaN."
        static let traits: OpTraits = .commutative
        static var fields: BinaryFloats { .init() }
    }

    enum MinimumF: OpKind {
        static let name: StaticString = "arith.minimumf"
        static let summary: StaticString = "Floating-point minimum that propagates NaN."
        static let traits: OpTraits = .commutative
        static var fields: BinaryFloats { .init() }
    }
}
