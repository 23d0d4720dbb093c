import IREECompilerCore

extension VMConversion {
    func addCastRules() {
        conversion.add([Arith.ExtSI.self]) { [unowned self] op, operands, conversion in
            try convertExtension(op, operands[0][0], isSigned: true)
        }
        conversion.add([Arith.ExtUI.self]) { [unowned self] op, operands, conversion in
            try convertExtension(op, operands[0][0], isSigned: false)
        }
        conversion.add([Arith.IndexCast.self]) { [unowned self] op, operands, conversion in
            try convertIndexCast(op, operands[0][0], isSigned: true)
        }
        conversion.add([Arith.IndexCastUI.self]) { [unowned self] op, operands, conversion in
            try convertIndexCast(op, operands[0][0], isSigned: false)
        }
        conversion.add([Arith.TruncI.self]) { [unowned self] op, operands, conversion in
            conversion.replace(op, with: truncated(operands[0][0], op.operand(0).type, op.results[0].type))
        }
        conversion.add([Arith.ExtF.self]) { [unowned self] op, operands, conversion in
            guard op.operand(0).type == .f32, op.results[0].type == .f64 else { throw unsupported(op) }
            conversion.replace(op, with: builder.vmCast(.extF32F64, operands[0][0]))
        }
        conversion.add([Arith.TruncF.self]) { [unowned self] op, operands, conversion in
            guard op.operand(0).type == .f64, op.results[0].type == .f32 else { throw unsupported(op) }
            conversion.replace(op, with: builder.vmCast(.truncF64F32, operands[0][0]))
        }
        addFloatRule(Arith.SIToFP.self, isSigned: true)
        addFloatRule(Arith.UIToFP.self, isSigned: false)
        addIntegerRule(Arith.FPToSI.self, isSigned: true)
        addIntegerRule(Arith.FPToUI.self, isSigned: false)
        conversion.add([Arith.Bitcast.self]) { [unowned self] op, operands, conversion in
            conversion.replace(
                op, with: try bitcast(operands[0][0], to: conversion.convert([op.results[0].type])[0], op))
        }
    }

    private func convertExtension(_ op: Operation, _ value: Value, isSigned: Bool) throws(Diagnostic) {
        guard let width = op.operand(0).type.bitWidth,
            let target = try conversion.convert([op.results[0].type]).first
        else { throw unsupported(op) }
        switch (width, target, isSigned) {
        case (1, _, true):
            let ones = builder.vmConstant(.integer(-1, target), target)
            conversion.replace(op, with: builder.vmSelect(value, ones, builder.vmZero(target)))
        case (8, .i64, _):
            conversion.replace(op, with: builder.vmCast(isSigned ? .extI8I64S : .extI8I64U, value))
        case (16, .i64, _):
            conversion.replace(op, with: builder.vmCast(isSigned ? .extI16I64S : .extI16I64U, value))
        default:
            let full =
                width == 32 ? value : isSigned ? signExtended(value, width) : zeroExtended(value, width)
            conversion.replace(op, with: target == .i64 ? widened(full, isSigned: isSigned) : full)
        }
    }

    private func convertIndexCast(_ op: Operation, _ value: Value, isSigned: Bool) throws(Diagnostic) {
        let (source, target) = (op.operand(0).type, op.results[0].type)
        guard let type = try conversion.convert([target]).first else { return }
        let full = extended(value, source, isSigned ? .signed : .unsigned)
        switch (full.type, type) {
        case (.i32, .i64): conversion.replace(op, with: widened(full, isSigned: isSigned))
        case (.i64, .i32): conversion.replace(op, with: truncated(full, .i64, target))
        default: conversion.replace(op, with: truncated(full, .i32, target))
        }
    }

    /// An integer of a source type, truncated to a type.
    func truncated(_ value: Value, _ source: IRType, _ target: IRType) -> Value {
        let width = target == .index ? indexType.bitWidth ?? 32 : target.bitWidth ?? 32
        let from = source == .index ? indexType.bitWidth ?? 32 : source.bitWidth ?? 32
        guard width < from else { return value }
        let isWide = value.type == .i64
        switch width {
        case 8:
            return builder.vmCast(isWide ? .truncI64I8 : from == 16 ? .truncI16I8 : .truncI32I8, value)
        case 16: return builder.vmCast(isWide ? .truncI64I16 : .truncI32I16, value)
        case 32...: return isWide ? narrowed(value) : value
        default: return make(.andI32, narrowed(value), constant(i32: (1 << Int64(width)) - 1))
        }
    }

    private func addFloatRule(_ kind: any OpKind.Type, isSigned: Bool) {
        conversion.add([kind]) { [unowned self] op, operands, conversion in
            let source = op.operand(0).type
            var value = extended(operands[0][0], source, isSigned ? .signed : .unsigned)
            if isSigned, source == .i1 {
                value = builder.vmSelect(value, constant(i32: -1), constant(i32: 0))
            }
            switch (value.type, op.results[0].type) {
            case (.i32, .f32):
                conversion.replace(op, with: builder.vmCast(isSigned ? .castSI32F32 : .castUI32F32, value))
            case (.i64, .f32):
                conversion.replace(op, with: builder.vmCast(isSigned ? .castSI64F32 : .castUI64F32, value))
            case (.i32, .f64):
                // Only 64-bit integers are cast to 64-bit floats.
                let wide = widened(value, isSigned: isSigned)
                conversion.replace(op, with: builder.vmCast(isSigned ? .castSI64F64 : .castUI64F64, wide))
            case (.i64, .f64):
                conversion.replace(op, with: builder.vmCast(isSigned ? .castSI64F64 : .castUI64F64, value))
            default: throw unsupported(op)
            }
        }
    }

    private func addIntegerRule(_ kind: any OpKind.Type, isSigned: Bool) {
        conversion.add([kind]) { [unowned self] op, operands, conversion in
            let (source, target) = (op.operand(0).type, op.results[0].type)
            guard source == .f32, let type = try conversion.convert([target]).first,
                isSigned || target == .i32 || target == .i64
            else { throw unsupported(op) }
            let isWide = type == .i64
            let cast: VM.NumberCast =
                isSigned ? isWide ? .castF32SI64 : .castF32SI32 : isWide ? .castF32UI64 : .castF32UI32
            conversion.replace(op, with: builder.vmCast(cast, operands[0][0]))
        }
    }

    /// The bits of a value in another register bank.
    func bitcast(_ value: Value, to type: IRType, _ op: Operation) throws(Diagnostic) -> Value {
        switch (value.type, type) {
        case _ where value.type == type: return value
        case (.f32, .i32): return builder.vmCast(.bitcastF32I32, value)
        case (.i32, .f32): return builder.vmCast(.bitcastI32F32, value)
        case (.f64, .i64): return builder.vmCast(.bitcastF64I64, value)
        case (.i64, .f64): return builder.vmCast(.bitcastI64F64, value)
        default: throw unsupported(op)
        }
    }

    // MARK: Registers

    func signExtended(_ value: Value, _ width: Int) -> Value {
        switch width {
        case 8: return builder.vmCast(.extI8I32S, value)
        case 16: return builder.vmCast(.extI16I32S, value)
        default:
            let shift = constant(i32: Int64(32 - width))
            return make(.shrI32S, make(.shlI32, value, shift), shift)
        }
    }

    func zeroExtended(_ value: Value, _ width: Int) -> Value {
        switch width {
        case 8: builder.vmCast(.extI8I32U, value)
        case 16: builder.vmCast(.extI16I32U, value)
        default: make(.andI32, value, constant(i32: (1 << Int64(width)) - 1))
        }
    }

    /// Extends an integer to 64 bits.
    func widened(_ value: Value, isSigned: Bool) -> Value {
        guard value.type == .i32 else { return value }
        if let known = value.vmInteger {
            return constant(i64: isSigned ? known : Int64(UInt32(truncatingIfNeeded: known)))
        }
        return make(isSigned ? .extI32I64S : .extI32I64U, value)
    }

    /// Zero-extends an integer to 64 bits, the type of buffer offsets and lengths.
    func widened(_ value: Value) -> Value { widened(value, isSigned: false) }

    /// Truncates an integer to 32 bits.
    func narrowed(_ value: Value) -> Value {
        guard value.type == .i64 else { return value }
        if let known = value.vmInteger { return constant(i32: Int64(Int32(truncatingIfNeeded: known))) }
        return make(.truncI64I32, value)
    }

    /// Converts a 64-bit integer to the index type.
    func index(_ value: Value) -> Value { indexType == .i64 ? value : narrowed(value) }

    /// A value of the type of an argument, as calls of imported functions take it: integers are sign-extended or
    /// truncated, floats are passed as their bits.
    func cast(_ value: Value, to type: IRType) -> Value {
        switch (value.type, type) {
        case (.i32, .i64): widened(value, isSigned: true)
        case (.i64, .i32): narrowed(value)
        case (.f32, .i32): builder.vmCast(.bitcastF32I32, value)
        case (.f32, .i64): widened(builder.vmCast(.bitcastF32I32, value))
        case (.f64, .i64): builder.vmCast(.bitcastF64I64, value)
        default: value
        }
    }
}
