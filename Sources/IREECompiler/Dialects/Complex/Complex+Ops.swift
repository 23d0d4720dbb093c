import IREECompilerCore

/// Operations of the `complex` dialect with a syntax or folds of their own.
extension Complex {
    struct Constant: Op {
        static let name: StaticString = "complex.constant"
        static let summary: StaticString = "Complex constant."
        static let resultNames: NameSuggestion? = .fixed("cst")
        static let traits: OpTraits = [.constantLike, .pure]
        let value = AttributeField(.array)
        let complex = Result(.complex)
        static let assembly: StaticString = "$value attr-dict `:` type($complex)"
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            guard let parts = op.value.arrayValue, parts.count == 2 else {
                throw op.error("requires `value` to be an array of two values")
            }
            guard case .complex(let element) = op.complex.type else { return }
            for part in parts where part.type != element {
                throw op.error(
                    "requires the values of `value` to have the element type \(element.quoted),"
                        + " got \(part.type?.quoted ?? "another attribute")")
            }
        }
    }

    struct PowerOfInteger: Op {
        static let name: StaticString = "complex.powi"
        static let summary: StaticString = "Complex number raised to a signed integer."
        static let traits: OpTraits = [.elementwise, .pure]
        let lhs = Operand(.complex)
        let rhs = Operand(.anyInteger)
        let fastmath = AttributeField.fastMath
        let result = Result(.complex)
        static let typeRules: [TypeRule] = [.same(["lhs", "result"])]
        static let assembly: StaticString = """
            $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result) `,` type($rhs)
            """
        init() {}
    }

    struct Bitcast: Op {
        static let name: StaticString = "complex.bitcast"
        static let summary: StaticString = "Reinterprets the bits of a complex number, or as one."
        static let traits: OpTraits = [.elementwise, .pure]
        let operand = Operand(.any)
        let result = Result(.any)
        static let assembly: StaticString = "$operand attr-dict `:` type($operand) `to` type($result)"
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let types = [op.operand.type, op.result.type]
            if types[0] == types[1] { return }
            guard types.contains(where: { Complex.parts($0) != nil }) else {
                throw op.error("requires the operand or the result to be complex")
            }
            guard let from = Complex.width(types[0]), from == Complex.width(types[1]) else {
                throw op.error("requires operand and result to have the same number of bits")
            }
        }

        /// Casts there and back again cancel.
        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            if op.operand.type == op.result.type { return .replaced([.value(op.operand)]) }
            guard let inner = op.operand.definingOp?.as(Bitcast.self), inner.operand.type == op.result.type
            else {
                return nil
            }
            return .replaced([.value(inner.operand)])
        }
    }

    enum Negate: OpKind {
        static let name: StaticString = "complex.neg"
        static let summary: StaticString = "Negation."
        static var fields: Unary { .init() }

        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            op.complex.definingOp?.as(Self.self).map { .replaced([.value($0.complex)]) }
        }
    }

    enum Conjugate: OpKind {
        static let name: StaticString = "complex.conj"
        static let summary: StaticString = "Complex conjugate."
        static var fields: Unary { .init() }

        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            op.complex.definingOp?.as(Self.self).map { .replaced([.value($0.complex)]) }
        }
    }

    enum Add: OpKind {
        static let name: StaticString = "complex.add"
        static let summary: StaticString = "Addition."
        static var fields: Binary { .init() }

        /// Adding zero would change the sign of negative zeros.
        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            Complex.isConstant(constants[1], -0.0, -0.0) ? .replaced([.value(op.lhs)]) : nil
        }
    }

    enum Subtract: OpKind {
        static let name: StaticString = "complex.sub"
        static let summary: StaticString = "Subtraction."
        static var fields: Binary { .init() }

        /// Subtracting negative zero would change the sign of zeros.
        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            Complex.isConstant(constants[1], 0, 0) ? .replaced([.value(op.lhs)]) : nil
        }
    }

    enum Multiply: OpKind {
        static let name: StaticString = "complex.mul"
        static let summary: StaticString = "Multiplication."
        static var fields: Binary { .init() }

        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            Complex.isConstant(constants[1], 1, 0) ? .replaced([.value(op.lhs)]) : nil
        }
    }

    /// A part (0 real, 1 imaginary) of a number that is created or constant.
    static func foldPart(of value: Value, _ constant: Attribute?, _ part: Int) -> FoldResult? {
        if let create = value.definingOp?.as(Create.self) {
            return .replaced([.value(part == 0 ? create.real : create.imaginary)])
        }
        guard let parts = constant?.arrayValue, parts.indices.contains(part) else { return nil }
        return .replaced([.attribute(parts[part])])
    }

    /// The type of the parts of a complex type.
    private static func parts(_ type: IRType) -> IRType? {
        if case .complex(let part) = type { part } else { nil }
    }

    private static func width(_ type: IRType) -> Int? {
        if let part = parts(type) { return part.bitWidth.map { $0 * 2 } }
        return type.bitWidth
    }

    /// Whether a constant has these parts, with their signs.
    private static func isConstant(_ value: Attribute?, _ real: Double, _ imaginary: Double) -> Bool {
        value?.arrayValue?.map { $0.doubleValue?.bitPattern } == [real.bitPattern, imaginary.bitPattern]
    }
}
