import IREECompilerCore

extension Linalg {
    /// The body of a named operation, which only the generic form prints; nil if it takes other operands.
    static func body(
        _ body: Body, kind: Attribute?, inputs: [IRType], outputs: [IRType], at location: Location,
        _ registry: Registry
    ) -> Region? {
        let region = Region()
        let block = region.addBlock()
        for type in inputs + outputs { block.addArgument(type.elementOrSelf, at: location) }
        guard let output = block.arguments.last, outputs.count == 1,
            inputs.count == body.inputCount ?? inputs.count
        else { return nil }
        let builder = BodyBuilder(block: block, location: location, registry: registry)
        let arguments = block.arguments
        let result: Value
        switch body {
        case .first: result = builder.cast(arguments[0], to: output.type)
        case .multiplyAdd, .quantizedMultiplyAdd:
            var left = builder.cast(arguments[0], to: output.type)
            var right = builder.cast(arguments[1], to: output.type)
            if case .quantizedMultiplyAdd = body {
                left = builder.binary(.subtract, left, builder.cast(arguments[2], to: output.type))
                right = builder.binary(.subtract, right, builder.cast(arguments[3], to: output.type))
            }
            result = builder.binary(.add, output, builder.binary(.multiply, left, right))
        case .pool(let pooling, let isUnsigned):
            let value = builder.cast(arguments[0], to: output.type, isUnsigned: isUnsigned)
            switch pooling {
            case .sum: result = builder.binary(.add, output, value)
            case .largest: result = builder.binary(isUnsigned ? .maxUnsigned : .maxSigned, output, value)
            case .smallest: result = builder.binary(isUnsigned ? .minUnsigned : .minSigned, output, value)
            }
        case .kind:
            guard let word = kind?.dialectValue?.parameters.first?.stringValue,
                let value = builder.elementwise(word, arguments)
            else { return nil }
            result = value
        }
        builder.make(registry.definition(of: Linalg.Yield.self), [[result]], [])
        return region
    }
}

/// A binary scalar operation: its float, integer and, if different, boolean variants.
private struct ElementOperation {
    let float: any OpKind.Type
    let integer: any OpKind.Type
    var logic: (any OpKind.Type)?

    static let add = Self(float: Arith.AddF.self, integer: Arith.AddI.self, logic: Arith.OrI.self)
    static let subtract = Self(float: Arith.SubF.self, integer: Arith.SubI.self)
    static let multiply = Self(float: Arith.MulF.self, integer: Arith.MulI.self, logic: Arith.AndI.self)
    static let divideSigned = Self(float: Arith.DivF.self, integer: Arith.DivSI.self)
    static let divideUnsigned = Self(float: Arith.DivF.self, integer: Arith.DivUI.self)
    static let maxSigned = Self(float: Arith.MaximumF.self, integer: Arith.MaxSI.self)
    static let maxUnsigned = Self(float: Arith.MaximumF.self, integer: Arith.MaxUI.self)
    static let minSigned = Self(float: Arith.MinimumF.self, integer: Arith.MinSI.self)
    static let minUnsigned = Self(float: Arith.MinimumF.self, integer: Arith.MinUI.self)

    /// By the keyword of `linalg.elementwise`.
    static let byWord: [String: Self] = [
        "add": add, "sub": subtract, "mul": multiply, "div": divideSigned, "div_unsigned": divideUnsigned,
        "max_signed": maxSigned, "max_unsigned": maxUnsigned, "min_signed": minSigned,
        "min_unsigned": minUnsigned,
    ]

    func kind(for type: IRType) -> any OpKind.Type {
        if type == .i1, let logic { return logic }
        return type.isFloat ? float : integer
    }
}

/// Creates operations on scalars in a block.
private struct BodyBuilder {
    let block: Block
    let location: Location
    let registry: Registry

    @discardableResult
    func make(_ definition: OpDefinition, _ operands: [[Value]], _ results: [IRType]) -> Value? {
        let op = Operation(
            definition, at: location, operands: operands, results: results.map { [$0] })
        block.append(op)
        return op.results.first
    }

    func value(_ kind: any OpKind.Type, _ operands: Value..., type: IRType) -> Value {
        make(registry.definition(named: "\(kind.name)"), operands.map { [$0] }, [type]) ?? operands[0]
    }

    /// A cast of the number.
    func cast(_ value: Value, to type: IRType, isUnsigned: Bool = false) -> Value {
        let from = value.type
        guard from != type else { return value }
        let widens = (type.bitWidth ?? 64) > (from.bitWidth ?? 64)
        let kind: any OpKind.Type
        switch (from.isFloat, type.isFloat) {
        case (true, true): kind = widens ? Arith.ExtF.self : Arith.TruncF.self
        case (true, false): kind = isUnsigned ? Arith.FPToUI.self : Arith.FPToSI.self
        case (false, true): kind = isUnsigned ? Arith.UIToFP.self : Arith.SIToFP.self
        case (false, false) where from == .index || type == .index: kind = Arith.IndexCast.self
        case (false, false) where widens: kind = isUnsigned ? Arith.ExtUI.self : Arith.ExtSI.self
        case (false, false): kind = Arith.TruncI.self
        }
        return self.value(kind, value, type: type)
    }

    func binary(_ operation: ElementOperation, _ left: Value, _ right: Value) -> Value {
        value(operation.kind(for: left.type), left, right, type: left.type)
    }

    /// Keywords that name operations of the `math` dialect.
    private static let unary: Set<String> = [
        "exp", "log", "ceil", "floor", "round", "sqrt", "rsqrt", "tanh", "erf", "sin", "cos", "tan", "acos",
        "acosh", "asin", "asinh", "atan", "atanh", "log10", "log1p", "log2",
    ]

    func elementwise(_ word: String, _ values: [Value]) -> Value? {
        guard let type = values.last?.type, values.count >= 2 else { return nil }
        if Self.unary.contains(word) {
            return make(Math.definition(word, registry), [[values[0]]], [type])
        }
        if let operation = ElementOperation.byWord[word] {
            return values.count > 2 ? binary(operation, values[0], values[1]) : nil
        }
        switch word {
        case "negf": return value(Arith.NegF.self, values[0], type: type)
        case "reciprocal":
            let one = Operation(
                registry.definition(of: Arith.Constant.self), at: location, results: [[type]],
                attributes: AttributeDictionary([("value", .float(1, type))]))
            block.append(one)
            return binary(.divideSigned, one.results[0], values[0])
        case "abs": return value(type.isFloat ? Math.AbsF.self : Math.AbsI.self, values[0], type: type)
        case "square": return binary(.multiply, values[0], values[0])
        case "powf": return values.count > 2 ? value(Math.PowF.self, values[0], values[1], type: type) : nil
        case "select":
            return values.count > 3
                ? value(Arith.Select.self, values[0], values[1], values[2], type: type) : nil
        default: return nil
        }
    }
}
