import IREEBytecode
import IREECompilerCore
import IREECompilerDialects

/// Floating-point arithmetic, comparisons and conversions.
extension VMVXPrinter {
    private func make(_ single: F32Opcode, _ double: F64Opcode, _ operands: [Value]) -> Value {
        operands.first?.type == .f64 ? builder.make(double, operands) : builder.make(single, operands)
    }

    private static let functions: [KernelOperation.Unary: (F32Opcode, F64Opcode)] = [
        .sqrt: (.sqrtF32, .sqrtF64), .exponential: (.expF32, .expF64), .exponential2: (.exp2F32, .exp2F64),
        .exponentialMinus1: (.expm1F32, .expm1F64), .logarithm: (.logF32, .logF64),
        .logarithm2: (.log2F32, .log2F64), .logarithm10: (.log10F32, .log10F64),
        .logarithm1Plus: (.log1pF32, .log1pF64), .sine: (.sinF32, .sinF64), .cosine: (.cosF32, .cosF64),
        .hyperbolicTangent: (.tanhF32, .tanhF64), .errorFunction: (.erfF32, .erfF64),
        .arcTangent: (.atanF32, .atanF64), .absolute: (.absF32, .absF64), .negated: (.negF32, .negF64),
        .ceil: (.ceilF32, .ceilF64), .floor: (.floorF32, .floorF64), .round: (.roundF32, .roundF64),
        .roundEven: (.roundF32Even, .roundF64Even),
    ]

    func floatUnary(_ unary: KernelOperation.Unary, _ a: Value) -> Value {
        guard let (single, double) = Self.functions[unary] else { return a }
        return make(single, double, [a])
    }

    private static let operations: [KernelOperation.Binary: (F32Opcode, F64Opcode)] = [
        .addF: (.addF32, .addF64), .subF: (.subF32, .subF64), .mulF: (.mulF32, .mulF64),
        .divF: (.divF32, .divF64), .power: (.powF32, .powF64), .arcTangent2: (.atan2F32, .atan2F64),
    ]

    func floatBinary(_ binary: KernelOperation.Binary, _ a: Value, _ b: Value) -> Value {
        switch binary {
        case .remF: return remainder(a, b)
        // Of two equal numbers the first, and also if the second is NaN.
        case .minimum: return builder.vmSelect(equal(b, b), make(.minF32, .minF64, [a, b]), b)
        case .maximum: return builder.vmSelect(equal(b, b), make(.maxF32, .maxF64, [a, b]), b)
        default: break
        }
        guard let (single, double) = Self.operations[binary] else { return a }
        return make(single, double, [a, b])
    }

    /// The remainder of division toward zero: the VM's is that of division to nearest, and smaller than half the
    /// divisor. The difference of the divisor and it is exact.
    private func remainder(_ a: Value, _ b: Value) -> Value {
        let near = make(.remF32, .remF64, [a, b])
        let zero = builder.vmZero(a.type)
        let divisor = make(.absF32, .absF64, [b])
        let isNegative = less(a, zero)
        let above = builder.make(.andI32, [less(near, zero), negation(isNegative)])
        let below = builder.make(.andI32, [less(zero, near), isNegative])
        let raised = builder.vmSelect(above, make(.addF32, .addF64, [near, divisor]), near)
        return builder.vmSelect(below, make(.subF32, .subF64, [near, divisor]), raised)
    }

    // MARK: Comparisons

    private func equal(_ a: Value, _ b: Value) -> Value { make(.cmpEqF32O, .cmpEqF64O, [a, b]) }
    private func less(_ a: Value, _ b: Value) -> Value { make(.cmpLtF32O, .cmpLtF64O, [a, b]) }
    private func lessOrEqual(_ a: Value, _ b: Value) -> Value { make(.cmpLteF32O, .cmpLteF64O, [a, b]) }
    private func negation(_ a: Value) -> Value { builder.make(.xorI32, [a, constant(i32: 1)]) }

    /// Of three comparisons that are false for NaN: runtimes differ in some of the others.
    func floatCompare(_ comparison: KernelOperation.Comparison, _ a: Value, _ b: Value) -> Value {
        switch comparison {
        case .oeq: equal(a, b)
        case .une: negation(equal(a, b))
        case .olt: less(a, b)
        case .ole: lessOrEqual(a, b)
        case .ogt: less(b, a)
        case .oge: lessOrEqual(b, a)
        case .fult: negation(lessOrEqual(b, a))
        case .fule: negation(less(b, a))
        case .fugt: negation(lessOrEqual(a, b))
        case .fuge: negation(less(a, b))
        case .one: builder.make(.orI32, [less(a, b), less(b, a)])
        case .ueq: negation(builder.make(.orI32, [less(a, b), less(b, a)]))
        case .ord: ordered(a, b)
        default: negation(ordered(a, b))
        }
    }

    private func ordered(_ a: Value, _ b: Value) -> Value {
        let isNumber = equal(a, a)
        return a == b ? isNumber : builder.make(.andI32, [isNumber, equal(b, b)])
    }

    // MARK: Conversions

    func convert(
        _ conversion: KernelOperation.Conversion, _ a: Value, _ from: KernelElement, _ to: KernelElement
    ) -> Value {
        switch conversion {
        case .zeroExtend: return to == .i64 ? builder.make(.extI32I64U, [a]) : a
        case .signExtend:
            let wide = signExtended(a, from)
            return to == .i64 ? builder.make(.extI32I64S, [wide]) : wrapped(wide, to)
        case .truncate: return wrapped(from == .i64 ? builder.make(.truncI64I32, [a]) : a, to)
        case .floatExtend: return builder.vmCast(.extF32F64, a)
        case .floatTruncate: return builder.vmCast(.truncF64F32, a)
        case .floatToSigned, .floatToUnsigned:
            return toInteger(a, to, isSigned: conversion == .floatToSigned)
        case .signedToFloat, .unsignedToFloat:
            return toFloat(a, from, to, isSigned: conversion == .signedToFloat)
        case .bitcast:
            switch (from.register, to.register) {
            case (.f32, .i32): return builder.vmCast(.bitcastF32I32, a)
            case (.i32, .f32): return builder.vmCast(.bitcastI32F32, a)
            case (.f64, .i64): return builder.vmCast(.bitcastF64I64, a)
            case (.i64, .f64): return builder.vmCast(.bitcastI64F64, a)
            default: return a
            }
        }
    }

    /// Toward zero: the VM's casts round to nearest.
    private func toInteger(_ a: Value, _ to: KernelElement, isSigned: Bool) -> Value {
        let isNegative = less(a, builder.vmZero(a.type))
        let whole = builder.vmSelect(
            isNegative, make(.ceilF32, .ceilF64, [a]), make(.floorF32, .floorF64, [a]))
        func long(_ value: Value) -> Value { make(.castF32Si64, .castF64Si64, [value]) }
        guard to == .i64 else { return wrapped(builder.make(.truncI64I32, [long(whole)]), to) }
        guard !isSigned else { return long(whole) }
        // The upper half of the numbers is below the sign.
        let limit = builder.vmConstant(.float(0x1p63, a.type), a.type)
        let isLarge = lessOrEqual(limit, whole)
        let rest = builder.vmSelect(isLarge, make(.subF32, .subF64, [whole, limit]), whole)
        let sign = builder.vmSelect(isLarge, constant(i64: .min), builder.vmZero(.i64))
        return builder.make(.xorI64, [long(rest), sign])
    }

    private func toFloat(_ a: Value, _ from: KernelElement, _ to: KernelElement, isSigned: Bool) -> Value {
        let wide = isSigned ? signExtended(a, from) : a
        guard to == .f64 || from == .i64 else {
            return builder.vmCast(isSigned ? .castSI32F32 : .castUI32F32, wide)
        }
        let long =
            from == .i64 ? wide : builder.make(isSigned ? .extI32I64S : .extI32I64U, [wide])
        let single: VM.NumberCast = isSigned ? .castSI64F32 : .castUI64F32
        let double: VM.NumberCast = isSigned ? .castSI64F64 : .castUI64F64
        return builder.vmCast(to == .f64 ? double : single, long)
    }
}
