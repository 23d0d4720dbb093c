import IREECompilerCore

/// Operations on single numbers that the VM has no instructions for, by others.
enum ScalarExpansion {
    private typealias Rule = @Sendable (OpBuilder, Operation) throws(Diagnostic) -> [Value]

    private static let rules: [String: Rule] = [
        Arith.Name.ceildivsi: { (builder, op) throws(Diagnostic) in [builder.divide(op, roundsUp: true)] },
        Arith.Name.floordivsi: { (builder, op) throws(Diagnostic) in [builder.divide(op, roundsUp: false)] },
        Arith.Name.maxnumf: { (builder, op) throws(Diagnostic) in
            [builder.ignoringNaN(op, Arith.Name.maximumf)]
        },
        Arith.Name.minnumf: { (builder, op) throws(Diagnostic) in
            [builder.ignoringNaN(op, Arith.Name.minimumf)]
        },
        Arith.Name.adduiExtended: { (builder, op) throws(Diagnostic) in
            let sum = builder.create(Arith.AddI.self, op.operand(0), op.operand(1))
            return [sum, builder.compare(.ult, sum, op.operand(0))]
        },
        Arith.Name.subuiExtended: { (builder, op) throws(Diagnostic) in
            let difference = builder.create(Arith.SubI.self, op.operand(0), op.operand(1))
            return [difference, builder.compare(.ult, op.operand(0), op.operand(1))]
        },
        Math.Name.trunc: { (builder, op) throws(Diagnostic) in
            let (value, type) = (op.operand(0), op.operand(0).type)
            let isNegative = builder.compare(.olt, value, builder.constant(.float(0, type)))
            return [
                builder.select(
                    isNegative, builder.value(Math.Name.ceil, [value], type),
                    builder.value(Math.Name.floor, [value], type))
            ]
        },
        Math.Name.copysign: { (builder, op) throws(Diagnostic) in
            let (a, type) = (op.operand(0), op.operand(0).type)
            let size = builder.value("\(Math.AbsF.name)", [a], type)
            // The sign of zeros and NaN is that of their bits.
            let bits = builder.cast(Arith.Bitcast.self, op.operand(1), to: type == .f64 ? .i64 : .i32)
            let isNegative = builder.compare(.slt, bits, builder.constant(.integer(0, bits.type)))
            return [builder.select(isNegative, builder.value(Arith.Name.negf, [size], type), size)]
        },
        Arith.Name.muluiExtended: { (builder, op) throws(Diagnostic) in
            builder.wideProduct(op, isSigned: false)
        },
        Arith.Name.mulsiExtended: { (builder, op) throws(Diagnostic) in
            builder.wideProduct(op, isSigned: true)
        },
        Affine.Name.apply: { (builder, op) throws(Diagnostic) in try builder.mapped(op) },
        Affine.Name.minimum: { (builder, op) throws(Diagnostic) in
            let values = try builder.mapped(op)
            return [values.dropFirst().reduce(values[0]) { builder.create(Arith.MinSI.self, $0, $1) }]
        },
        Affine.Name.maximum: { (builder, op) throws(Diagnostic) in
            let values = try builder.mapped(op)
            return [values.dropFirst().reduce(values[0]) { builder.create(Arith.MaxSI.self, $0, $1) }]
        },
        Affine.Name.linearizeIndex: { (builder, op) throws(Diagnostic) in
            let (basis, indices) = (try builder.basis(of: op), op.operands(0))
            var linear = builder.constant(index: 0)
            for (i, index) in indices.enumerated() {
                // The outermost size does not matter.
                let place = basis.count - indices.count + i
                if i > 0, basis.indices.contains(place) {
                    linear = builder.multiplyIndices(linear, basis[place])
                }
                linear = builder.addIndices(linear, index)
            }
            return [linear]
        },
        Affine.Name.delinearizeIndex: { (builder, op) throws(Diagnostic) in
            let basis = try builder.basis(of: op)
            var rest = op.operand(0)
            var digits: [Value] = []
            for i in op.results.indices.reversed() {
                let place = basis.count - op.results.count + i
                guard i > 0, basis.indices.contains(place) else {
                    digits.append(rest)
                    continue
                }
                digits.append(builder.remainder(rest, basis[place]))
                rest = builder.divide(rest, basis[place], roundsUp: false)
            }
            return digits.reversed()
        },
    ]

    /// Expands all operations in functions of a module.
    static func run(on module: Operation) throws(Diagnostic) {
        var found: [(Operation, Rule)] = []
        module.walk { op in
            if let rule = rules[op.name], op.results.allSatisfy({ $0.type.shaped == nil }) {
                found.append((op, rule))
            }
        }
        for (op, rule) in found {
            op.replaceAllUses(with: try rule(OpBuilder(before: op), op))
            op.erase()
        }
    }
}

extension OpBuilder {
    fileprivate func divide(_ op: Operation, roundsUp: Bool) -> Value {
        divide(op.operand(0), op.operand(1), roundsUp: roundsUp)
    }

    /// A signed quotient that is rounded toward positive or negative infinity.
    fileprivate func divide(_ a: Value, _ b: Value, roundsUp: Bool) -> Value {
        func constant(_ value: Int64) -> Value { self.constant(.integer(value, a.type)) }
        let zero = constant(0)
        let quotient = value(Arith.Name.divsi, [a, b], a.type)
        let rest = create(Arith.RemSI.self, a, b)
        // The quotient was rounded toward zero: down where the operands have one sign, else up.
        let signs = value(Arith.Name.xori, [a, b], a.type)
        let isNegative = compare(.slt, signs, zero)
        let next = create(Arith.AddI.self, quotient, constant(roundsUp ? 1 : -1))
        let moved =
            roundsUp ? select(isNegative, quotient, next) : select(isNegative, next, quotient)
        return select(compare(.ne, rest, zero), moved, quotient)
    }

    /// What is left of a division that rounds toward negative infinity.
    fileprivate func remainder(_ a: Value, _ b: Value) -> Value {
        let rest = create(Arith.RemSI.self, a, b)
        let isNegative = compare(.slt, rest, constant(.integer(0, a.type)))
        return select(isNegative, create(Arith.AddI.self, rest, b), rest)
    }

    /// The other operand where one is NaN.
    fileprivate func ignoringNaN(_ op: Operation, _ name: String) -> Value {
        let (a, b) = (op.operand(0), op.operand(1))
        let chosen = select(compare(.uno, b, b), a, value(name, [a, b], a.type))
        return select(compare(.uno, a, a), b, chosen)
    }

    /// The low and the high half of a product of twice the width.
    fileprivate func wideProduct(_ op: Operation, isSigned: Bool) -> [Value] {
        let (a, b, type) = (op.operand(0), op.operand(1), op.operand(0).type)
        let low = create(Arith.MulI.self, a, b)
        guard type.bitWidth == 64 else {
            func widened(_ value: Value) -> Value {
                isSigned
                    ? cast(Arith.ExtSI.self, value, to: .i64) : cast(Arith.ExtUI.self, value, to: .i64)
            }
            let width = constant(.integer(Int64(type.bitWidth ?? 32), .i64))
            let product = create(Arith.MulI.self, widened(a), widened(b))
            return [low, truncate(value(Arith.Name.shrui, [product, width], .i64), to: type)]
        }
        // Of halves of 32 bits, the sums of which do not overflow.
        let (half, mask) = (constant(i64: 32), constant(i64: 0xFFFF_FFFF))
        func upper(_ value: Value) -> Value { self.value(Arith.Name.shrui, [value, half], type) }
        func lower(_ value: Value) -> Value { create(Arith.AndI.self, value, mask) }
        func product(_ a: Value, _ b: Value) -> Value { create(Arith.MulI.self, a, b) }
        func sum(_ a: Value, _ b: Value) -> Value { create(Arith.AddI.self, a, b) }
        let middle = sum(product(upper(a), lower(b)), upper(product(lower(a), lower(b))))
        let other = sum(product(lower(a), upper(b)), lower(middle))
        var high = sum(sum(product(upper(a), upper(b)), upper(middle)), upper(other))
        if isSigned {
            // A negative factor counts as one that is larger by two to the power of 64.
            let zero = constant(i64: 0)
            for (factor, other) in [(a, b), (b, a)] {
                high = create(Arith.SubI.self, high, select(compare(.slt, factor, zero), other, zero))
            }
        }
        return [low, high]
    }

    // MARK: Affine maps

    /// The results of a map.
    fileprivate func mapped(_ op: Operation) throws(Diagnostic) -> [Value] {
        guard let map = op.attributes["map"]?.affineMapValue, !map.results.isEmpty,
            op.operandCount == map.dimensionCount + map.symbolCount
        else { throw op.error("expects a map with as many dimensions and symbols as operands") }
        return map.results.map { value(of: $0, op.operands, map.dimensionCount) }
    }

    private func value(of expression: AffineExpression, _ operands: [Value], _ dimensions: Int) -> Value {
        switch expression {
        case .dimension(let d): return operands[d]
        case .symbol(let i): return operands[dimensions + i]
        case .constant(let value): return constant(index: Int64(value))
        case .binary(let operation, let left, let right):
            let a = value(of: left, operands, dimensions)
            let b = value(of: right, operands, dimensions)
            switch operation {
            case .add: return addIndices(a, b)
            case .multiply: return multiplyIndices(a, b)
            case .floorDivide: return divide(a, b, roundsUp: false)
            case .ceilDivide: return divide(a, b, roundsUp: true)
            case .modulo: return remainder(a, b)
            }
        }
    }

    /// The sizes of a basis: numbers, and operands in place of dynamic ones.
    fileprivate func basis(of op: Operation) throws(Diagnostic) -> [Value] {
        var dynamic = op.operands(1)[...]
        var sizes: [Value] = []
        for number in op.attributes["static_basis"]?.denseArrayValue ?? [] {
            guard number == Int64.min else {
                sizes.append(constant(index: number))
                continue
            }
            guard let operand = dynamic.popFirst() else {
                throw op.error("expects an operand for each dynamic size")
            }
            sizes.append(operand)
        }
        return sizes
    }
}
