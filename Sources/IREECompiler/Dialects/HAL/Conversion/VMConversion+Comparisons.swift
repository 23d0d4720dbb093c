import IREECompilerCore

extension VMConversion {
    /// `arith.cmpi` predicates by value.
    private static let integerComparisons: [(comparison: VM.IntegerComparison, extends: Extension)] = [
        (.eq, .unsigned), (.ne, .unsigned), (.slt, .signed), (.sle, .signed), (.sgt, .signed),
        (.sge, .signed),
        (.ult, .unsigned), (.ule, .unsigned), (.ugt, .unsigned), (.uge, .unsigned),
    ]

    /// What an `arith.cmpf` predicate becomes.
    private enum FloatPredicate {
        case constant(Int64)
        case comparison(VM.FloatComparison)
        /// Whether an operand is NaN, or that none is.
        case anyNaN, noNaN
    }

    /// `arith.cmpf` predicates by value.
    private static let floatPredicates: [FloatPredicate] = [
        .constant(0), .comparison(.oeq), .comparison(.ogt), .comparison(.oge), .comparison(.olt),
        .comparison(.ole), .comparison(.one), .noNaN, .comparison(.ueq), .comparison(.ugt), .comparison(.uge),
        .comparison(.ult), .comparison(.ule), .comparison(.une), .anyNaN, .constant(1),
    ]

    func addComparisonRules() {
        conversion.add(Arith.CmpI.self) { [unowned self] op, new, conversion in
            guard let number = op.predicate.integerValue.flatMap({ Int(exactly: $0) }),
                Self.integerComparisons.indices.contains(number)
            else { throw op.error("has an unknown predicate") }
            let row = Self.integerComparisons[number]
            let result = builder.vmCompare(
                row.comparison, extended(new.lhs[0], op.lhs.type, row.extends),
                extended(new.rhs[0], op.rhs.type, row.extends))
            conversion.replace(op.op, with: result)
        }
        conversion.add(Arith.CmpF.self) { [unowned self] op, new, conversion in
            let (a, b) = (new.lhs[0], new.rhs[0])
            guard a.type == op.lhs.type, let number = op.predicate.integerValue.flatMap({ Int(exactly: $0) }),
                Self.floatPredicates.indices.contains(number)
            else { throw unsupported(op.op) }
            let result: Value
            switch Self.floatPredicates[number] {
            case .constant(let value): result = value == 0 ? builder.vmZero(.i32) : constant(i32: value)
            case .comparison(let comparison): result = builder.vmCompare(comparison, a, b)
            case .anyNaN: result = make(.orI32, builder.vmIsNaN(a), builder.vmIsNaN(b))
            case .noNaN:
                // The official release negates "both are NaN".
                let any = make(.orI32, builder.vmIsNaN(a), builder.vmIsNaN(b))
                result = make(.xorI32, any, constant(i32: 1))
            }
            conversion.replace(op.op, with: result)
        }
        addReferenceComparison(Util.CmpEQ.self, .eq, .cmpEqRef)
        addReferenceComparison(Util.CmpNE.self, .ne, .cmpNeRef)
    }

    /// Numbers and references are compared.
    private func addReferenceComparison(
        _ kind: any OpKind.Type, _ comparison: VM.IntegerComparison, _ reference: VM.Opcode
    ) {
        conversion.add([kind]) { [unowned self] op, operands, conversion in
            let (a, b) = (operands[0][0], operands[1][0])
            switch VM.bank(of: a.type) {
            case .ref: conversion.replace(op, with: make(reference, a, b))
            case .i32, .i64:
                let type = op.operand(0).type
                let result = builder.vmCompare(
                    comparison, extended(a, type, .unsigned), extended(b, type, .unsigned))
                conversion.replace(op, with: result)
            case .f32, .f64:
                conversion.replace(op, with: builder.vmCompare(comparison == .eq ? .oeq : .une, a, b))
            }
        }
    }
}
