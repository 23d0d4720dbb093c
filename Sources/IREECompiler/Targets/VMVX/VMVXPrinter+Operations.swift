import IREEBytecode
import IREECompilerCore
import IREECompilerDialects

extension VMVXPrinter {
    /// The register of the result of an operation.
    func result(_ value: KernelValue, _ operation: KernelOperation) -> Value {
        let element = type(value)
        switch operation {
        case .constant(let bits): return constant(bits, element)
        // Values are scalars.
        case .iota: return builder.vmZero(element.register)
        case .splat(let a), .reduce(_, let a): return register(a)
        case .workgroupID(let axis): return workgroupID(axis)
        case .workgroupCount(let axis): return workgroupCount(axis)
        case .dispatchConstant(let ordinal): return dispatchConstant(ordinal)
        case .unary(let unary, let a):
            return element.isFloat
                ? floatUnary(unary, register(a)) : integerUnary(unary, register(a), element)
        case .binary(let binary, let a, let b):
            if binary == .addI, let (x, y, z) = fusedProduct(a, b) {
                return builder.make(element == .i64 ? .fmaI64 : .fmaI32, [x, y, z])
            }
            return element.isFloat
                ? floatBinary(binary, register(a), register(b))
                : integerBinary(binary, register(a), register(b), element)
        case .fma(let a, let b, let c):
            let operands = [register(a), register(b), register(c)]
            return element == .f64
                ? builder.make(VM.F64.fmaF64, operands) : builder.make(VM.F32.fmaF32, operands)
        case .compare(let comparison, let a, let b):
            return comparison.isFloat
                ? floatCompare(comparison, register(a), register(b))
                : integerCompare(comparison, register(a), register(b), type(a))
        case .select(let condition, let a, let b):
            return builder.vmSelect(register(condition), register(a), register(b))
        case .convert(let conversion, let a): return convert(conversion, register(a), type(a), element)
        case .load(let access): return load(value, access)
        // Kernels for this target have none: `run` has checked it.
        case .call, .pairProduct: return builder.vmZero(element.register)
        }
    }

    func constant(_ bits: UInt64, _ element: KernelElement) -> Value {
        switch element {
        case .f32:
            let word = UInt32(truncatingIfNeeded: bits)
            let number = Float(bitPattern: word)
            guard !number.isNaN else {
                return builder.vmCast(.bitcastI32F32, constant(i32: Int(Int32(bitPattern: word))))
            }
            return word == 0
                ? builder.vmZero(.f32) : builder.vmConstant(.float(Double(number), .f32), .f32)
        case .f64:
            guard !Double(bitPattern: bits).isNaN else {
                return builder.vmCast(.bitcastI64F64, constant(i64: Int(truncatingIfNeeded: bits)))
            }
            return bits == 0 ? builder.vmZero(.f64) : builder.vmConstant(.float(bits: bits, .f64), .f64)
        case .i64: return constant(i64: Int(truncatingIfNeeded: bits))
        default: return constant(i32: Int(Int32(truncatingIfNeeded: bits)))
        }
    }

    // MARK: Narrow integers

    /// With zeros in the bits that a narrow integer does not have.
    func wrapped(_ value: Value, _ element: KernelElement) -> Value {
        switch element.bits {
        case 1, 2, 4: builder.make(.andI32, [value, constant(i32: (1 << element.bits) - 1)])
        case 8: builder.make(.truncI32I8, [value])
        case 16: builder.make(.truncI32I16, [value])
        default: value
        }
    }

    /// With the sign in the bits that a narrow integer does not have.
    func signExtended(_ value: Value, _ element: KernelElement) -> Value {
        switch element.bits {
        case 1: builder.make(.subI32, [builder.vmZero(.i32), value])
        case 2, 4:
            builder.make(
                .shrI32S,
                [
                    builder.make(.shlI32, [value, constant(i32: 32 - element.bits)]),
                    constant(i32: 32 - element.bits),
                ])
        case 8: builder.make(.extI8I32S, [value])
        case 16: builder.make(.extI16I32S, [value])
        default: value
        }
    }

    // MARK: Arithmetic

    /// Instructions for 32 and for 64 bits; whether operands are signed; and whether the result may not fit.
    private struct IntegerRule {
        var i32: CoreOpcode
        var i64: CoreOpcode
        var isSigned = false
        var wraps = false
        var isShift = false
    }

    private static let integerRules: [KernelOperation.Binary: IntegerRule] = [
        .addI: IntegerRule(i32: .addI32, i64: .addI64, wraps: true),
        .subI: IntegerRule(i32: .subI32, i64: .subI64, wraps: true),
        .mulI: IntegerRule(i32: .mulI32, i64: .mulI64, wraps: true),
        .and: IntegerRule(i32: .andI32, i64: .andI64),
        .or: IntegerRule(i32: .orI32, i64: .orI64),
        .xor: IntegerRule(i32: .xorI32, i64: .xorI64),
        .shiftLeft: IntegerRule(i32: .shlI32, i64: .shlI64, wraps: true, isShift: true),
        .shiftRightSigned: IntegerRule(i32: .shrI32S, i64: .shrI64S, isShift: true),
        .shiftRightUnsigned: IntegerRule(i32: .shrI32U, i64: .shrI64U, isShift: true),
        .divS: IntegerRule(i32: .divI32S, i64: .divI64S, isSigned: true, wraps: true),
        .remS: IntegerRule(i32: .remI32S, i64: .remI64S, isSigned: true, wraps: true),
        .divU: IntegerRule(i32: .divI32U, i64: .divI64U),
        .remU: IntegerRule(i32: .remI32U, i64: .remI64U),
        .minS: IntegerRule(i32: .minI32S, i64: .minI64S, isSigned: true, wraps: true),
        .maxS: IntegerRule(i32: .maxI32S, i64: .maxI64S, isSigned: true, wraps: true),
        .minU: IntegerRule(i32: .minI32U, i64: .minI64U),
        .maxU: IntegerRule(i32: .maxI32U, i64: .maxI64U),
    ]

    private func integerBinary(
        _ binary: KernelOperation.Binary, _ a: Value, _ b: Value, _ element: KernelElement
    ) -> Value {
        guard let rule = Self.integerRules[binary] else { return a }
        if element == .i64 {
            let amount = rule.isShift ? builder.make(.truncI64I32, [b]) : b
            return builder.make(rule.i64, [a, amount])
        }
        if binary == .shiftRightSigned {
            return wrapped(builder.make(rule.i32, [signExtended(a, element), b]), element)
        }
        let operands = rule.isSigned ? [signExtended(a, element), signExtended(b, element)] : [a, b]
        let value = builder.make(rule.i32, operands)
        return rule.wraps ? wrapped(value, element) : value
    }

    private func integerUnary(
        _ unary: KernelOperation.Unary, _ a: Value, _ element: KernelElement
    ) -> Value {
        let isLong = element == .i64
        func make(_ short: CoreOpcode, _ long: CoreOpcode, _ operands: Value...) -> Value {
            builder.make(isLong ? long : short, operands)
        }
        func number(_ value: Int) -> Value { isLong ? constant(i64: value) : constant(i32: value) }
        switch unary {
        case .leadingZeros:
            let count = make(.ctlzI32, .ctlzI64, a)
            return element.bits < 32
                ? builder.make(.subI32, [count, constant(i32: 32 - element.bits)]) : count
        case .trailingZeros:
            // Ones in place of the zeros below the lowest one.
            let below = make(
                .andI32, .andI64, make(.notI32, .notI64, a), make(.subI32, .subI64, a, number(1)))
            return populationCount(wrapped(below, element), isLong)
        default: return populationCount(a, isLong)
        }
    }

    /// Sums of bits, of pairs, of fours, and of bytes.
    private func populationCount(_ a: Value, _ isLong: Bool) -> Value {
        func make(_ short: CoreOpcode, _ long: CoreOpcode, _ x: Value, _ y: Value) -> Value {
            builder.make(isLong ? long : short, [x, y])
        }
        func mask(_ byte: UInt64) -> Value {
            let bits = byte &* 0x0101_0101_0101_0101
            return isLong
                ? constant(i64: Int(truncatingIfNeeded: bits)) : constant(i32: Int(truncatingIfNeeded: bits))
        }
        func shifted(_ x: Value, _ amount: Int) -> Value {
            make(.shrI32U, .shrI64U, x, constant(i32: amount))
        }
        func and(_ x: Value, _ byte: UInt64) -> Value { make(.andI32, .andI64, x, mask(byte)) }
        let pairs = make(.subI32, .subI64, a, and(shifted(a, 1), 0x55))
        let fours = make(.addI32, .addI64, and(pairs, 0x33), and(shifted(pairs, 2), 0x33))
        let bytes = and(make(.addI32, .addI64, fours, shifted(fours, 4)), 0x0F)
        return shifted(make(.mulI32, .mulI64, bytes, mask(1)), isLong ? 56 : 24)
    }

    // MARK: Comparisons

    private static let integerComparisons: [KernelOperation.Comparison: (VM.IntegerComparison, Bool)] = [
        .eq: (.eq, false), .ne: (.ne, false), .slt: (.slt, true), .sle: (.sle, true), .sgt: (.sgt, true),
        .sge: (.sge, true), .ult: (.ult, false), .ule: (.ule, false), .ugt: (.ugt, false),
        .uge: (.uge, false),
    ]

    private func integerCompare(
        _ comparison: KernelOperation.Comparison, _ a: Value, _ b: Value, _ element: KernelElement
    ) -> Value {
        guard let (operation, isSigned) = Self.integerComparisons[comparison] else { return a }
        guard isSigned else { return builder.vmCompare(operation, a, b) }
        return builder.vmCompare(operation, signExtended(a, element), signExtended(b, element))
    }
}
