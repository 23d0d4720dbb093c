import IREECompilerCore

/// Operations on complex numbers by operations on their parts.
///
/// Values stay complex only where they are arguments of blocks or come from elsewhere.
enum ComplexExpansion {
    /// Expands the operations in functions of a module.
    static func run(on module: Operation) {
        var found: [Operation] = []
        module.walk { op in
            if op.name.hasPrefix("complex."), op.name != "\(Complex.Create.name)" { found.append(op) }
        }
        for op in found {
            let type = op.operands.isEmpty ? op.results[0].type : op.operand(0).type
            guard case .complex(let part) = type, part == .f32 || part == .f64 else { continue }
            guard let value = ComplexBuilder(OpBuilder(before: op), part).expand(op) else { continue }
            op.replaceAllUses(with: [value])
            op.erase()
        }
        var unused: [Operation] = []
        module.walk { op in
            if op.is(Complex.Create.self), !op.results[0].hasUses { unused.append(op) }
        }
        for op in unused { op.erase() }
    }
}

/// Computes with complex numbers, each a pair of values.
struct ComplexBuilder {
    struct Number {
        var re: Value
        var im: Value
    }

    let builder: OpBuilder
    /// The type of the parts.
    let type: IRType

    init(_ builder: OpBuilder, _ type: IRType) {
        self.builder = builder
        self.type = type
    }

    /// What is equal to an operation's result; nil for operations that are not expanded.
    func expand(_ op: Operation) -> Value? {
        let operands = op.operands.map { isComplex($0) ? parts(of: $0) : nil }
        guard let a = operands.first.flatMap({ $0 }) else {
            guard let parts = op.attributes["value"]?.arrayValue, parts.count == 2 else { return nil }
            return number(Number(re: builder.constant(parts[0]), im: builder.constant(parts[1])))
        }
        if operands.count == 2 {
            if let b = operands[1] { return binary(op.name, a, b) }
            guard op.is(Complex.PowerOfInteger.self) else { return nil }
            let exponent = builder.cast(Arith.SIToFP.self, op.operand(1), to: type)
            return number(power(a, Number(re: exponent, im: constant(0))))
        }
        return real(op.name, a) ?? unary(op.name, a).map(number)
    }

    private func isComplex(_ value: Value) -> Bool { value.type == .complex(type) }

    private func binary(_ name: String, _ a: Number, _ b: Number) -> Value? {
        switch name {
        case "complex.add": number(Number(re: add(a.re, b.re), im: add(a.im, b.im)))
        case "complex.sub": number(Number(re: sub(a.re, b.re), im: sub(a.im, b.im)))
        case "complex.mul": number(multiply(a, b))
        case "complex.div": number(divide(a, b))
        case "complex.pow": number(power(a, b))
        case "complex.atan2": number(atan2(a, b))
        case "complex.eq": and(compare(.oeq, a.re, b.re), compare(.oeq, a.im, b.im))
        case "complex.neq": or(compare(.une, a.re, b.re), compare(.une, a.im, b.im))
        default: nil
        }
    }

    /// Operations with a real result.
    private func real(_ name: String, _ a: Number) -> Value? {
        switch name {
        case "complex.re": a.re
        case "complex.im": a.im
        case "complex.abs": magnitude(a)
        case "complex.angle": angle(a)
        default: nil
        }
    }

    private func unary(_ name: String, _ a: Number) -> Number? {
        switch name {
        case "complex.neg": Number(re: negate(a.re), im: negate(a.im))
        case "complex.conj": Number(re: a.re, im: negate(a.im))
        case "complex.exp": exponential(a)
        case "complex.expm1": exponentialMinusOne(a)
        case "complex.log": logarithm(a)
        case "complex.log1p": logarithmOfOnePlus(a)
        case "complex.sqrt": squareRoot(a)
        case "complex.rsqrt": divide(Number(re: constant(1), im: constant(0)), squareRoot(a))
        case "complex.sign": sign(a)
        case "complex.sin": sine(a)
        case "complex.cos": cosine(a)
        case "complex.tan": tangent(a)
        case "complex.tanh": hyperbolicTangent(a)
        default: nil
        }
    }

    // MARK: Pairs and values

    private func parts(of value: Value) -> Number {
        if let create = value.definingOp?.as(Complex.Create.self) {
            return Number(re: create.real, im: create.imaginary)
        }
        return Number(
            re: builder.value("\(Complex.Real.name)", [value], type),
            im: builder.value("\(Complex.Imaginary.name)", [value], type))
    }

    private func number(_ a: Number) -> Value {
        builder.value("\(Complex.Create.name)", [a.re, a.im], .complex(type))
    }
}
