import IREECompilerCore

extension VMConversion {
    /// Binary integer operations with their 32-bit and 64-bit instructions.
    private static let binary: [(kind: any OpKind.Type, i32: VM.Opcode, i64: VM.Opcode)] = [
        (Arith.AddI.self, .addI32, .addI64), (Arith.SubI.self, .subI32, .subI64),
        (Arith.MulI.self, .mulI32, .mulI64), (Arith.DivSI.self, .divI32S, .divI64S),
        (Arith.DivUI.self, .divI32U, .divI64U), (Arith.RemSI.self, .remI32S, .remI64S),
        (Arith.RemUI.self, .remI32U, .remI64U), (Arith.AndI.self, .andI32, .andI64),
        (Arith.OrI.self, .orI32, .orI64), (Arith.XOrI.self, .xorI32, .xorI64),
        (Arith.MinSI.self, .minI32S, .minI64S), (Arith.MinUI.self, .minI32U, .minI64U),
        (Arith.MaxSI.self, .maxI32S, .maxI64S), (Arith.MaxUI.self, .maxI32U, .maxI64U),
    ]
    private static let shifts: [(kind: any OpKind.Type, i32: VM.Opcode, i64: VM.Opcode)] = [
        (Arith.ShLI.self, .shlI32, .shlI64), (Arith.ShRSI.self, .shrI32S, .shrI64S),
        (Arith.ShRUI.self, .shrI32U, .shrI64U),
    ]
    private static let floating: [(kind: any OpKind.Type, f32: VM.F32, f64: VM.F64)] = [
        (Arith.AddF.self, .addF32, .addF64), (Arith.SubF.self, .subF32, .subF64),
        (Arith.MulF.self, .mulF32, .mulF64), (Arith.DivF.self, .divF32, .divF64),
        (Arith.RemF.self, .remF32, .remF64),
    ]

    /// `arith.cmpi` predicates by value.
    private static let comparisons: [VM.IntegerComparison] = [
        .eq, .ne, .slt, .sle, .sgt, .sge, .ult, .ule, .ugt, .uge,
    ]

    func addArithmeticRules() {
        for row in Self.binary {
            conversion.add([row.kind]) { [unowned self] op, operands, conversion in
                let (a, b) = (operands[0][0], operands[1][0])
                let result = make(a.type == .i64 ? row.i64 : row.i32, a, b)
                conversion.replace(op, with: wrapped(result, op))
            }
        }
        for row in Self.shifts {
            conversion.add([row.kind]) { [unowned self] op, operands, conversion in
                let value = operands[0][0]
                // Shift amounts are 32-bit for all operand types.
                var amount = operands[1][0]
                if amount.type == .i64 { amount = make(.truncI64I32, amount) }
                let result = make(value.type == .i64 ? row.i64 : row.i32, value, amount)
                conversion.replace(op, with: wrapped(result, op))
            }
        }
        for row in Self.floating {
            conversion.add([row.kind]) { [unowned self] op, operands, conversion in
                let (a, b) = (operands[0][0], operands[1][0])
                conversion.replace(
                    op, with: a.type == .f64 ? builder.make(row.f64, [a, b]) : builder.make(row.f32, [a, b]))
            }
        }
        conversion.add(Arith.CmpI.self) { [unowned self] op, new, conversion in
            guard let number = op.predicate.integerValue, Self.comparisons.indices.contains(Int(number))
            else {
                throw Diagnostic(.error, "unknown predicate", at: op.op.location)
            }
            let result = builder.vmCompare(Self.comparisons[Int(number)], new.lhs[0], new.rhs[0])
            conversion.replace(op.op, with: result)
        }
        conversion.add(Arith.Select.self) { [unowned self] op, new, conversion in
            let result = builder.vmSelect(new.condition[0], new.trueValue[0], new.falseValue[0])
            conversion.replace(op.op, with: result)
        }
        addCastRules()
    }

    /// Integers narrower than 32 bits are in 32-bit registers; the upper bits of a result are truncated.
    private func wrapped(_ value: Value, _ op: Operation) -> Value {
        guard let width = op.results.first?.type.bitWidth, width < 32, value.type == .i32 else {
            return value
        }
        let mask = constant(i32: width == 1 ? 1 : (1 << Int64(width)) - 1)
        return make(.andI32, value, mask)
    }

    private func addCastRules() {
        func add(_ kind: any OpKind.Type, signed: Bool) {
            conversion.add([kind]) { [unowned self] op, operands, conversion in
                let value = operands[0][0]
                guard let target = try conversion.convert([op.results[0].type]).first else { return }
                conversion.replace(
                    op, with: cast(value, from: op.operand(0).type, to: target, op, signed: signed))
            }
        }
        add(Arith.ExtSI.self, signed: true)
        add(Arith.ExtUI.self, signed: false)
        add(Arith.TruncI.self, signed: false)
        add(Arith.IndexCast.self, signed: true)
        add(Arith.IndexCastUI.self, signed: false)
    }

    private func cast(_ value: Value, from source: IRType, to target: IRType, _ op: Operation, signed: Bool)
        -> Value
    {
        var value = value
        if let width = source.bitWidth, width < 32, value.type == .i32, op.is(Arith.ExtSI.self) {
            value = signExtended(value, width)
        }
        switch (value.type, target) {
        case (.i32, .i64):
            return make(signed ? .extI32I64S : .extI32I64U, value)
        case (.i64, .i32):
            return wrapped(make(.truncI64I32, value), op)
        default: return op.is(Arith.TruncI.self) ? wrapped(value, op) : value
        }
    }

    private func signExtended(_ value: Value, _ width: Int) -> Value {
        switch width {
        case 8: return make(.extI8I32S, value)
        case 16: return make(.extI16I32S, value)
        default:
            let shift = constant(i32: Int64(32 - width))
            return make(.shrI32S, make(.shlI32, value, shift), shift)
        }
    }
}
