import IREECompilerCore
import IREECompilerDialects

extension IRType {
    /// The element type that kernels use; nil if there is none.
    var kernelElement: KernelElement? {
        switch self {
        case .index: return .i64
        case .integer(let width, .signless), .integer(let width, .signed), .integer(let width, .unsigned):
            return [1: .i1, 2: .i2, 4: .i4, 8: .i8, 16: .i16, 32: .i32, 64: .i64][width]
        case .float(let kind): return KernelElement(rawValue: kind.rawValue)
        default: return nil
        }
    }
}

/// Scalars outside of tensors: constants, sizes, offsets.
extension DispatchLowering {
    /// The values of the body of a structured operation, at a point.
    typealias Environment = [Value: KernelValue]

    /// A scalar of the function.
    func scalar(_ value: Value) throws(KernelError) -> KernelValue {
        if let known = scalars[value] { return known }
        guard let op = value.definingOp else {
            throw KernelError("an argument of type \(value.type) has no value in a kernel")
        }
        let point = Point(indices: [], mask: nil, lanes: 1)
        guard op.regions.isEmpty else {
            var environment = Environment()
            return try RegionEvaluator(function, self).evaluate(value, &environment, point)
        }
        let results = try evaluate(scalar: op, Environment(), point)
        // A value of an inner block is not visible elsewhere.
        for (result, computed) in zip(op.results, results) where builder.depth(of: [computed]) == 0 {
            scalars[result] = computed
        }
        guard results.indices.contains(value.index) else { throw fail(op) }
        return results[value.index]
    }

    func scalar(_ value: Value, _ environment: Environment) throws(KernelError) -> KernelValue {
        if let known = environment[value] { return known }
        return try scalar(value)
    }

    /// The results of an operation on scalars, where its operands have the lanes of a point.
    func evaluate(
        scalar op: Operation, _ environment: Environment, _ point: Point
    ) throws(KernelError) -> [KernelValue] {
        switch op.name {
        case Arith.Name.constant:
            guard let value = op.attributes["value"] else { throw fail(op) }
            return [try constant(value, op)]
        case HAL.Name.interfaceConstantLoad:
            guard let result = op.results.first?.type.kernelElement else { throw fail(op) }
            let ordinal = Int(op.attributes["ordinal"]?.integerValue ?? 0)
            let word = builder.define(.dispatchConstant(ordinal), KernelType(.i32))
            switch result {
            case .i32, .f32: return [builder.bitcast(word, to: result)]
            case .i64: return [builder.convert(.zeroExtend, word, to: .i64)]
            case .i1, .i8, .i16: return [builder.convert(.truncate, word, to: result)]
            default: throw fail(op)
            }
        case HAL.Name.interfaceWorkgroupId, HAL.Name.interfaceWorkgroupCount:
            let dimension = Int(op.attributes["dimension"]?.integerValue ?? 0)
            guard (0..<3).contains(dimension) else { throw fail(op) }
            let isID = op.name.hasSuffix("id")
            return [builder.define(isID ? .workgroupID(dimension) : .workgroupCount(dimension), .index)]
        case TensorExt.Name.dispatchWorkloadOrdinal, Util.Name.assumeInt, Util.Name.optimizationBarrier:
            var results: [KernelValue] = []
            for operand in op.operands { results.append(try scalar(operand, environment)) }
            return results
        case Tensor.Name.dim:
            guard op.operands.count == 2,
                let d = builder.constantIndex(try scalar(op.operand(1), environment)),
                let rank = op.operand(0).type.shaped?.rank, (0..<rank).contains(d)
            else { throw fail(op) }
            return [try size(op.operand(0), d)]
        case Tensor.Name.extract:
            var indices: [LaneIndex] = []
            for operand in op.operands.dropFirst() {
                indices.append(builder.laneIndex(of: try scalar(operand, environment)))
            }
            return [try evaluate(op.operand(0), [point.with(indices)])[0]]
        default:
            if IndexRules.names.contains(op.name) {
                return try IndexRules(lowering: self).evaluate(op, environment)
            }
            guard let rule = ScalarOperations.rules[op.name] else { throw fail(op) }
            var operands: [KernelValue] = []
            for operand in op.operands { operands.append(try scalar(operand, environment)) }
            return try apply(rule, op, operands)
        }
    }

    /// Applies a rule to operands, in `f32` if they are narrow floats.
    func apply(
        _ rule: ScalarOperations.Rule, _ op: Operation, _ operands: [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        let elements = op.results.map(\.type.elementOrSelf.kernelElement)
        for (element, result) in zip(elements, op.results) where element == nil {
            if failedOperation == nil { failedOperation = op }
            throw KernelError(unsupported(op, result.type).message)
        }
        let results = elements.compactMap { $0 }
        if rule.takesNarrowFloats {
            guard let values = rule.compute(builder, op, operands, results) else { throw fail(op) }
            return values
        }
        let wide = operands.map { value in
            builder.type(value).element.isNarrowFloat ? builder.floatCast(value, to: .f32) : value
        }
        guard let values = rule.compute(builder, op, wide, results) else { throw fail(op) }
        return zip(values, results).map { value, element in
            element.isNarrowFloat ? builder.floatCast(value, to: element) : value
        }
    }

    /// A scalar constant.
    func constant(_ value: Attribute, _ op: Operation) throws(KernelError) -> KernelValue {
        switch value {
        case .integer(let number, let type):
            guard let element = type.kernelElement else { break }
            return builder.constant(UInt64(bitPattern: number), KernelType(element))
        case .float(let bits, let type):
            guard let element = type.kernelElement else { break }
            let number = Double(bitPattern: bits)
            switch element {
            case .f64: return builder.constant(bits, KernelType(.f64))
            case .f32: return builder.float(number, KernelType(.f32))
            default: return narrowConstant(number, element)
            }
        default: break
        }
        throw fail(op)
    }

    /// A constant of a narrow float, which has its value exactly.
    private func narrowConstant(_ number: Double, _ element: KernelElement) -> KernelValue {
        let bits: UInt64 =
            switch element {
            case .bf16: UInt64(Float(number).bitPattern >> 16)
            case .f16: UInt64(HalfPrecision.bits(of: Float(number)))
            default: element.layout?.encode(number) ?? 0
            }
        return builder.constant(bits, KernelType(element))
    }
}

/// IEEE half precision in software: `Float16` is not on all platforms.
enum HalfPrecision {
    /// The bits of a number that half precision has exactly; others are truncated.
    static func bits(of number: Float) -> UInt16 {
        let bits = number.bitPattern
        let sign = UInt16(truncatingIfNeeded: bits >> 16) & 0x8000
        let exponent = Int(bits >> 23 & 0xFF)
        let fraction = bits & 0x7F_FFFF
        switch exponent {
        case 0xFF: return sign | 0x7C00 | UInt16(truncatingIfNeeded: fraction >> 13)
        case 143...: return sign | 0x7C00
        case 113...: return sign | UInt16(truncatingIfNeeded: (exponent - 112) << 10) | UInt16(fraction >> 13)
        case 102...:
            return sign | UInt16(truncatingIfNeeded: (fraction | 0x80_0000) >> UInt32(126 - exponent))
        default: return sign
        }
    }
}
