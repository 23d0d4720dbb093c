import IREECompilerCore

extension VMConversion {
    /// Operations on two integers: `arith.name` becomes `vm.instruction.type`, with what follows the type.
    private static let binary: [(name: String, instruction: String, suffix: String)] = [
        ("addi", "add", ""), ("subi", "sub", ""), ("muli", "mul", ""), ("divsi", "div", ".s"),
        ("divui", "div", ".u"), ("remsi", "rem", ".s"), ("remui", "rem", ".u"), ("andi", "and", ""),
        ("ori", "or", ""), ("xori", "xor", ""), ("minsi", "min", ".s"), ("minui", "min", ".u"),
        ("maxsi", "max", ".s"), ("maxui", "max", ".u"),
    ]
    private static let shifts: [(name: String, instruction: String, suffix: String)] = [
        ("shli", "shl", ""), ("shrsi", "shr", ".s"), ("shrui", "shr", ".u"),
    ]
    private static let floating: [(name: String, instruction: String)] = [
        ("addf", "add"), ("subf", "sub"), ("mulf", "mul"), ("divf", "div"), ("remf", "rem"),
    ]

    /// `arith.cmpi` predicates by their number: the comparison, and whether its operands change places.
    private static let comparisons: [(instruction: String, suffix: String)] = [
        ("eq", ""), ("ne", ""), ("lt", ".s"), ("lte", ".s"), ("gt", ".s"), ("gte", ".s"), ("lt", ".u"),
        ("lte", ".u"), ("gt", ".u"), ("gte", ".u"),
    ]

    func addArithmeticRules() {
        for row in Self.binary {
            conversion.rules["arith.\(row.name)"] = { [unowned self] op, operands, conversion in
                let type = operands[0][0].type
                let result = make(
                    "vm.\(row.instruction).\(type)\(row.suffix)", [operands[0][0], operands[1][0]], [type])
                conversion.replace(op, with: wrapped(result.results[0], op))
            }
        }
        for row in Self.shifts {
            conversion.rules["arith.\(row.name)"] = { [unowned self] op, operands, conversion in
                let type = operands[0][0].type
                // Amounts have 32 bits, whatever is shifted.
                var amount = operands[1][0]
                if amount.type == .i64 { amount = make("vm.trunc.i64.i32", [amount], [.i32]).results[0] }
                let result = make(
                    "vm.\(row.instruction).\(type)\(row.suffix)", [operands[0][0], amount], [type])
                conversion.replace(op, with: wrapped(result.results[0], op))
            }
        }
        for row in Self.floating {
            conversion.rules["arith.\(row.name)"] = { [unowned self] op, operands, conversion in
                let type = operands[0][0].type
                let result = make("vm.\(row.instruction).\(type)", [operands[0][0], operands[1][0]], [type])
                conversion.replace(op, with: result.results[0])
            }
        }
        conversion.add(Arith.CmpI.self) { [unowned self] op, new, conversion in
            guard let number = op.predicate.integerValue, Self.comparisons.indices.contains(Int(number))
            else {
                throw Diagnostic(.error, "unknown predicate", at: op.op.location)
            }
            let row = Self.comparisons[Int(number)]
            let (a, b) = (new.lhs[0], new.rhs[0])
            let result = make("vm.cmp.\(row.instruction).\(a.type)\(row.suffix)", [a, b], [.i32])
            conversion.replace(op.op, with: result.results[0])
        }
        conversion.add(Arith.Select.self) { [unowned self] op, new, conversion in
            let type = new.trueValue[0].type
            let result = make(
                "vm.select.\(Self.suffix(type))", [new.condition[0], new.trueValue[0], new.falseValue[0]],
                [type])
            conversion.replace(op.op, with: result.results[0])
        }
        addCastRules()
    }

    /// Numbers narrower than 32 bits are kept in 32; what an operation carried beyond them is cut off.
    private func wrapped(_ value: Value, _ op: Operation) -> Value {
        guard let width = op.results.first?.type.bitWidth, width < 32, value.type == .i32 else {
            return value
        }
        let mask = constant(i32: width == 1 ? 1 : (1 << Int64(width)) - 1)
        return make("vm.and.i32", [value, mask], [.i32]).results[0]
    }

    private func addCastRules() {
        func add(_ name: String, signed: Bool) {
            conversion.rules["arith.\(name)"] = { [unowned self] op, operands, conversion in
                let value = operands[0][0]
                guard let target = try conversion.convert([op.results[0].type]).first else { return }
                conversion.replace(
                    op, with: cast(value, from: op.operand(0).type, to: target, op, signed: signed))
            }
        }
        add("extsi", signed: true)
        add("extui", signed: false)
        add("trunci", signed: false)
        add("index_cast", signed: true)
        add("index_castui", signed: false)
    }

    private func cast(_ value: Value, from source: IRType, to target: IRType, _ op: Operation, signed: Bool)
        -> Value
    {
        var value = value
        if let width = source.bitWidth, width < 32, value.type == .i32, op.name == "arith.extsi" {
            value = signExtended(value, width)
        }
        switch (value.type, target) {
        case (.i32, .i64):
            return make(signed ? "vm.ext.i32.i64.s" : "vm.ext.i32.i64.u", [value], [.i64]).results[0]
        case (.i64, .i32):
            return wrapped(make("vm.trunc.i64.i32", [value], [.i32]).results[0], op)
        default: return op.name == "arith.trunci" ? wrapped(value, op) : value
        }
    }

    private func signExtended(_ value: Value, _ width: Int) -> Value {
        switch width {
        case 8: return make("vm.ext.i8.i32.s", [value], [.i32]).results[0]
        case 16: return make("vm.ext.i16.i32.s", [value], [.i32]).results[0]
        default:
            let shift = constant(i32: Int64(32 - width))
            let left = make("vm.shl.i32", [value, shift], [.i32]).results[0]
            return make("vm.shr.i32.s", [left, shift], [.i32]).results[0]
        }
    }
}
