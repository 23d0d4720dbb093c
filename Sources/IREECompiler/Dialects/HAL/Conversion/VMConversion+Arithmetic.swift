import IREECompilerCore

extension VMConversion {
    /// How operands narrower than 32 bits are extended before an operation: not at all if only the low bits of its
    /// result count and follow from the low bits of its operands.
    enum Extension { case none, signed, unsigned }

    /// Binary integer operations with their 32-bit and 64-bit instructions.
    private static let binary: [(kind: any OpKind.Type, extends: Extension, i32: VM.Opcode, i64: VM.Opcode)] =
        [
            (Arith.AddI.self, .none, .addI32, .addI64), (Arith.SubI.self, .none, .subI32, .subI64),
            (Arith.MulI.self, .none, .mulI32, .mulI64), (Arith.DivSI.self, .signed, .divI32S, .divI64S),
            (Arith.DivUI.self, .unsigned, .divI32U, .divI64U),
            (Arith.RemSI.self, .signed, .remI32S, .remI64S),
            (Arith.RemUI.self, .unsigned, .remI32U, .remI64U), (Arith.AndI.self, .none, .andI32, .andI64),
            (Arith.OrI.self, .none, .orI32, .orI64), (Arith.XOrI.self, .none, .xorI32, .xorI64),
            (Arith.MinSI.self, .signed, .minI32S, .minI64S),
            (Arith.MinUI.self, .unsigned, .minI32U, .minI64U),
            (Arith.MaxSI.self, .signed, .maxI32S, .maxI64S),
            (Arith.MaxUI.self, .unsigned, .maxI32U, .maxI64U),
        ]
    private static let shifts: [(kind: any OpKind.Type, extends: Extension, i32: VM.Opcode, i64: VM.Opcode)] =
        [
            (Arith.ShLI.self, .none, .shlI32, .shlI64), (Arith.ShRSI.self, .signed, .shrI32S, .shrI64S),
            (Arith.ShRUI.self, .unsigned, .shrI32U, .shrI64U),
        ]
    /// Floating-point operations by the mnemonic of their instructions.
    private static let floating: [(kind: any OpKind.Type, mnemonic: String)] = [
        (Arith.AddF.self, "add"), (Arith.SubF.self, "sub"), (Arith.MulF.self, "mul"),
        (Arith.DivF.self, "div"), (Arith.RemF.self, "rem"), (Arith.NegF.self, "neg"),
        (Arith.MinimumF.self, "min"), (Arith.MaximumF.self, "max"), (Math.AbsF.self, "abs"),
        (Math.PowF.self, "pow"), (Math.Fma.self, "fma"),
    ]

    func addArithmeticRules() {
        for row in Self.binary {
            conversion.add([row.kind]) { [unowned self] op, operands, conversion in
                let (a, b) = (
                    extended(operands[0][0], op.operand(0).type, row.extends),
                    extended(operands[1][0], op.operand(1).type, row.extends)
                )
                let result = make(a.type == .i64 ? row.i64 : row.i32, a, b)
                conversion.replace(op, with: wrapped(result, op))
            }
        }
        for row in Self.shifts {
            conversion.add([row.kind]) { [unowned self] op, operands, conversion in
                let value = extended(operands[0][0], op.operand(0).type, row.extends)
                // Shift amounts are 32-bit for all operand types.
                let amount = narrowed(extended(operands[1][0], op.operand(1).type, .unsigned))
                let result = make(value.type == .i64 ? row.i64 : row.i32, value, amount)
                conversion.replace(op, with: wrapped(result, op))
            }
        }
        for row in Self.floating {
            conversion.add([row.kind]) { [unowned self] op, operands, conversion in
                try replaceNumeric(op, operands.map { $0[0] }, row.mnemonic)
            }
        }
        conversion.add(Arith.CeilDivUI.self) { [unowned self] op, new, conversion in
            let (a, b) = (
                extended(new.lhs[0], op.lhs.type, .unsigned), extended(new.rhs[0], op.rhs.type, .unsigned)
            )
            // (a - 1) / b + 1, or 0 if a is: does not overflow.
            let isWide = a.type == .i64
            let one = builder.vmConstant(.integer(1, a.type), a.type)
            let quotient = make(isWide ? .divI64U : .divI32U, make(isWide ? .subI64 : .subI32, a, one), b)
            let sum = make(isWide ? .addI64 : .addI32, quotient, one)
            conversion.replace(
                op.op, with: builder.vmSelect(builder.vmIsNonzero(a), sum, builder.vmZero(a.type)))
        }
        conversion.add(Arith.Select.self) { [unowned self] op, new, conversion in
            let result = builder.vmSelect(new.condition[0], new.trueValue[0], new.falseValue[0])
            conversion.replace(op.op, with: result)
        }
        conversion.add([Math.AbsI.self]) { [unowned self] op, operands, conversion in
            let value = extended(operands[0][0], op.operand(0).type, .signed)
            guard let result = builder.vmNumeric("abs", [value]) else { throw unsupported(op) }
            conversion.replace(op, with: wrapped(result, op))
        }
        addComparisonRules()
        addCastRules()
    }

    /// Replaces an operation on numbers by the instruction with a mnemonic. Registers hold short floats as bits: there are
    /// no instructions on them.
    func replaceNumeric(_ op: Operation, _ operands: [Value], _ mnemonic: String, suffix: String = "")
        throws(Diagnostic)
    {
        guard
            operands.indices.allSatisfy({
                operands[$0].type == op.operand($0).type || op.operand($0).type == .index
            }),
            op.results.count == 1, let result = builder.vmNumeric(mnemonic, operands, suffix: suffix)
        else { throw unsupported(op) }
        conversion.replace(op, with: result)
    }

    /// Operations of `math` have the mnemonics of the instructions.
    func convertMath(_ op: Operation, _ operands: [Conversion.Values]) throws(Diagnostic) {
        let operands = operands.map { $0[0] }
        let mnemonic = String(op.name.dropFirst(op.definition.dialect.count + 1))
        if mnemonic == "roundeven" { return try replaceNumeric(op, operands, "round", suffix: ".even") }
        try replaceNumeric(op, operands, mnemonic)
    }

    func unsupported(_ op: Operation) -> Diagnostic {
        let types = (op.operands + op.results).map(\.type.quoted).joined(separator: ", ")
        return Diagnostic(
            .error, "failed to legalize operation '\(op.name)': the VM has no instruction for \(types)",
            at: op.location)
    }

    /// The upper bits of integers narrower than 32 bits are cleared in results of arithmetic; loads and calls may leave
    /// others, so that operations that depend on them extend their operands.
    func wrapped(_ value: Value, _ op: Operation) -> Value {
        guard let width = op.results.first?.type.bitWidth, width < 32, value.type == .i32 else {
            return value
        }
        // Booleans are 0 or 1, and so is what bitwise operations make of them.
        if width == 1, op.is(Arith.AndI.self) || op.is(Arith.OrI.self) || op.is(Arith.XOrI.self) {
            return value
        }
        return make(.andI32, value, constant(i32: (1 << Int64(width)) - 1))
    }

    /// The value of an integer of `type` with all bits of its register defined. Booleans are 0 or 1 everywhere.
    func extended(_ value: Value, _ type: IRType, _ how: Extension) -> Value {
        guard how != .none, value.type == .i32, type.isInteger, let width = type.bitWidth, width > 1,
            width < 32
        else { return value }
        return how == .signed ? signExtended(value, width) : zeroExtended(value, width)
    }
}
