import IREECompilerCore

extension Linalg {
    /// The body of a named operation, which only the generic form prints.
    static func body(
        _ body: Body, kind: Attribute?, inputs: [IRType], outputs: [IRType], at location: Location,
        _ registry: Registry
    ) -> Region? {
        let region = Region()
        let block = region.addBlock()
        for type in inputs + outputs { block.addArgument(type.elementOrSelf, at: location) }
        guard let output = block.arguments.last, !outputs.isEmpty else { return nil }
        let builder = BodyBuilder(block: block, location: location, registry: registry)
        let arguments = block.arguments
        let result: Value
        switch body {
        case .first: result = builder.cast(arguments[0], to: output.type)
        case .multiplyAdd, .quantizedMultiplyAdd:
            guard inputs.count >= 2 else { return nil }
            var left = builder.cast(arguments[0], to: output.type)
            var right = builder.cast(arguments[1], to: output.type)
            if case .quantizedMultiplyAdd = body {
                guard inputs.count >= 4 else { return nil }
                left = builder.binary("sub", left, builder.cast(arguments[2], to: output.type))
                right = builder.binary("sub", right, builder.cast(arguments[3], to: output.type))
            }
            result = builder.binary("add", output, builder.binary("mul", left, right))
        case .pool(let pooling, let isUnsigned):
            let value = builder.cast(arguments[0], to: output.type, isUnsigned: isUnsigned)
            let word = isUnsigned ? "ui" : "si"
            switch pooling {
            case .sum: result = builder.binary("add", output, value)
            case .largest: result = builder.binary("max", output, value, float: "imumf", integer: word)
            case .smallest: result = builder.binary("min", output, value, float: "imumf", integer: word)
            }
        case .kind:
            guard let word = kind?.dialectValue?.parameters.first?.stringValue,
                let value = builder.elementwise(word, arguments)
            else { return nil }
            result = value
        }
        builder.make("linalg.yield", [[result]], [])
        return region
    }
}

/// Creates operations on scalars in a block.
private struct BodyBuilder {
    let block: Block
    let location: Location
    let registry: Registry

    @discardableResult
    func make(_ name: String, _ operands: [[Value]], _ results: [IRType]) -> Value? {
        let op = Operation(
            registry.definition(named: name), at: location, operands: operands,
            results: results.map { [$0] })
        block.append(op)
        return op.results.first
    }

    func value(_ name: String, _ operands: Value..., type: IRType) -> Value {
        make(name, operands.map { [$0] }, [type]) ?? operands[0]
    }

    /// A cast of the number.
    func cast(_ value: Value, to type: IRType, isUnsigned: Bool = false) -> Value {
        let from = value.type
        guard from != type else { return value }
        let widens = (type.bitWidth ?? 64) > (from.bitWidth ?? 64)
        switch (from.isFloat, type.isFloat) {
        case (true, true): return self.value(widens ? "arith.extf" : "arith.truncf", value, type: type)
        case (true, false): return self.value(isUnsigned ? "arith.fptoui" : "arith.fptosi", value, type: type)
        case (false, true): return self.value(isUnsigned ? "arith.uitofp" : "arith.sitofp", value, type: type)
        case (false, false):
            if from == .index || type == .index { return self.value("arith.index_cast", value, type: type) }
            let extend = isUnsigned ? "arith.extui" : "arith.extsi"
            return self.value(widens ? extend : "arith.trunci", value, type: type)
        }
    }

    /// `arith.addf` or `arith.addi`, by type; the boolean equivalent for `i1`.
    func binary(
        _ word: String, _ left: Value, _ right: Value, float: String = "f", integer: String = "i"
    ) -> Value {
        let type = left.type
        if type == .i1, let logic = ["add": "ori", "mul": "andi"][word] {
            return value("arith.\(logic)", left, right, type: type)
        }
        return value("arith.\(word)\(type.isFloat ? float : integer)", left, right, type: type)
    }

    /// Keywords that name operations of the `math` dialect.
    private static let unary: Set<String> = [
        "exp", "log", "ceil", "floor", "round", "sqrt", "rsqrt", "tanh", "erf", "sin", "cos", "tan", "acos",
        "acosh", "asin", "asinh", "atan", "atanh", "log10", "log1p", "log2",
    ]

    func elementwise(_ word: String, _ values: [Value]) -> Value? {
        guard let type = values.last?.type, values.count >= 2 else { return nil }
        if Self.unary.contains(word) { return value("math.\(word)", values[0], type: type) }
        switch word {
        case "negf": return value("arith.negf", values[0], type: type)
        case "reciprocal":
            let one = Operation(
                registry.definition(named: "arith.constant"), at: location, results: [[type]],
                attributes: AttributeDictionary([("value", .float(1, type))]))
            block.append(one)
            return binary("div", one.results[0], values[0])
        case "abs": return value(type.isFloat ? "math.absf" : "math.absi", values[0], type: type)
        case "square": return binary("mul", values[0], values[0])
        case "add", "sub", "mul": return values.count > 2 ? binary(word, values[0], values[1]) : nil
        case "div": return values.count > 2 ? binary("div", values[0], values[1], integer: "si") : nil
        case "div_unsigned":
            return values.count > 2 ? binary("div", values[0], values[1], integer: "ui") : nil
        case "max_signed", "min_signed", "max_unsigned", "min_unsigned":
            guard values.count > 2 else { return nil }
            let integer = word.hasSuffix("unsigned") ? "ui" : "si"
            return binary(String(word.prefix(3)), values[0], values[1], float: "imumf", integer: integer)
        case "powf": return values.count > 2 ? value("math.powf", values[0], values[1], type: type) : nil
        case "select":
            return values.count > 3
                ? value("arith.select", values[0], values[1], values[2], type: type) : nil
        default: return nil
        }
    }
}
