import IREECompilerCore
import IREECompilerDialects

/// Operations on indices of the `affine` dialect.
struct IndexRules {
    typealias Environment = DispatchLowering.Environment

    let lowering: DispatchLowering

    static let names: Set<String> = [
        Affine.Name.apply, Affine.Name.minimum, Affine.Name.maximum, Affine.Name.linearizeIndex,
        Affine.Name.delinearizeIndex,
    ]

    private var builder: KernelBuilder { lowering.builder }

    func evaluate(_ op: Operation, _ environment: Environment) throws(KernelError) -> [KernelValue] {
        switch op.name {
        case Affine.Name.linearizeIndex: return [try linearIndex(op, environment)]
        case Affine.Name.delinearizeIndex: return try digits(op, environment)
        default: return [try mapped(op, environment)]
        }
    }

    /// The result of a map, or the least or largest of its results.
    private func mapped(_ op: Operation, _ environment: Environment) throws(KernelError) -> KernelValue {
        guard let map = op.attributes["map"]?.affineMapValue else { throw lowering.fail(op) }
        var operands: [KernelValue] = []
        for operand in op.operands { operands.append(try lowering.scalar(operand, environment)) }
        guard operands.count == map.dimensionCount + map.symbolCount else { throw lowering.fail(op) }
        var results: [KernelValue] = []
        for result in map.results { results.append(value(of: result, operands, map.dimensionCount)) }
        guard var value = results.first else { throw lowering.fail(op) }
        for other in results.dropFirst() {
            value = builder.binary(op.name == Affine.Name.minimum ? .minS : .maxS, value, other)
        }
        return value
    }

    private func value(
        of expression: AffineExpression, _ operands: [KernelValue], _ dimensionCount: Int
    ) -> KernelValue {
        switch expression {
        case .dimension(let d): return operands[d]
        case .symbol(let i): return operands[dimensionCount + i]
        case .constant(let value): return builder.index(Int(value))
        case .binary(let operation, let left, let right):
            let a = value(of: left, operands, dimensionCount)
            let b = value(of: right, operands, dimensionCount)
            switch operation {
            case .add: return builder.add(a, b)
            case .multiply: return builder.multiply(a, b)
            case .floorDivide: return builder.floorDivide(a, b)
            case .ceilDivide: return builder.ceilDivide(a, b)
            case .modulo: return remainder(a, b)
            }
        }
    }

    /// Not negative, for a divisor that is positive.
    private func remainder(_ a: KernelValue, _ b: KernelValue) -> KernelValue {
        builder.binary(.subI, a, builder.multiply(builder.floorDivide(a, b), b))
    }

    private func linearIndex(_ op: Operation, _ environment: Environment) throws(KernelError) -> KernelValue {
        let basis = try basis(op, environment)
        let indices = op.operands(0)
        var linear = builder.index(0)
        for (i, index) in indices.enumerated() {
            // The outermost size does not matter.
            let place = basis.count - indices.count + i
            if i > 0, basis.indices.contains(place) { linear = builder.multiply(linear, basis[place]) }
            linear = builder.add(linear, try lowering.scalar(index, environment))
        }
        return linear
    }

    private func digits(_ op: Operation, _ environment: Environment) throws(KernelError) -> [KernelValue] {
        let basis = try basis(op, environment)
        var rest = try lowering.scalar(op.operand(0), environment)
        var digits: [KernelValue] = []
        for i in op.results.indices.reversed() {
            let place = basis.count - op.results.count + i
            if i > 0, basis.indices.contains(place) {
                digits.append(remainder(rest, basis[place]))
                rest = builder.floorDivide(rest, basis[place])
            } else {
                digits.append(rest)
            }
        }
        return digits.reversed()
    }

    /// The sizes of a basis: numbers, and operands in place of dynamic ones.
    private func basis(_ op: Operation, _ environment: Environment) throws(KernelError) -> [KernelValue] {
        var dynamic = op.operands(1)[...]
        var sizes: [KernelValue] = []
        for number in op.attributes["static_basis"]?.denseArrayValue ?? [] {
            guard number == Int64.min else {
                sizes.append(builder.index(Int(number)))
                continue
            }
            guard let operand = dynamic.popFirst() else { throw lowering.fail(op) }
            sizes.append(try lowering.scalar(operand, environment))
        }
        return sizes
    }
}
