import IREECompilerCore

/// Folds of casts of the `vm` dialect.
extension VM {
    static let castRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for (name, cast) in integerCasts {
            rules["vm.\(name)"] = RowRules(
                fold: { op, constants in
                    guard let value = constants[0]?.integerValue else { return nil }
                    let bits =
                        cast.isSigned
                        ? ArithFolding.wrap(value, cast.width)
                        : Int64(bitPattern: ArithFolding.unsigned(value, cast.width))
                    let type = op.results[0].type
                    return .replaced([
                        .attribute(.integer(ArithFolding.wrap(bits, type.bitWidth ?? 64), type))
                    ])
                })
        }
        for (name, steps) in castsInSteps { rules["vm.\(name)"]?.canonicalize = castInSteps(steps) }
        for (name, compute) in numberCasts {
            rules["vm.\(name)"] = RowRules(fold: { op, constants in
                guard let constant = constants[0], let value = compute(constant) else { return nil }
                return .replaced([.attribute(value)])
            })
        }
        rules["vm.cast.any.ref"] = RowRules(
            fold: { op, _ in foldReferenceCast(op, inverse: "vm.cast.ref.any") },
            canonicalize: castNull)
        rules["vm.cast.ref.any"] = RowRules(
            fold: { op, _ in foldReferenceCast(op, inverse: "vm.cast.any.ref") },
            canonicalize: castNull)
        return rules
    }()

    // MARK: Integers

    /// The low bits that a cast takes from its operand, and how it extends them.
    private static let integerCasts: [String: (width: Int, isSigned: Bool)] = [
        "trunc.i16.i8": (8, false), "trunc.i32.i8": (8, false), "trunc.i64.i8": (8, false),
        "trunc.i32.i16": (16, false), "trunc.i64.i16": (16, false), "trunc.i64.i32": (32, false),
        "ext.i8.i32.s": (8, true), "ext.i8.i32.u": (8, false),
        "ext.i16.i32.s": (16, true), "ext.i16.i32.u": (16, false),
        "ext.i8.i64.s": (8, true), "ext.i8.i64.u": (8, false),
        "ext.i16.i64.s": (16, true), "ext.i16.i64.u": (16, false),
        "ext.i32.i64.s": (32, true), "ext.i32.i64.u": (32, false),
    ]

    /// Casts without an instruction, and the two that do the same.
    static let castsInSteps: [String: (first: NumberCast, second: NumberCast)] = [
        "trunc.i16.i8": (.extI16I32U, .truncI32I8),
        "trunc.i64.i8": (.truncI64I32, .truncI32I8),
        "trunc.i64.i16": (.truncI64I32, .truncI32I16),
        "ext.i8.i64.s": (.extI8I32S, .extI32I64S),
        "ext.i8.i64.u": (.extI8I32U, .extI32I64U),
        "ext.i16.i64.s": (.extI16I32S, .extI32I64S),
        "ext.i16.i64.u": (.extI16I32U, .extI32I64U),
    ]

    private static func castInSteps(_ steps: (first: NumberCast, second: NumberCast)) -> RowRules.Pattern {
        { op, rewriter in
            let narrow = rewriter.vmCast(steps.first, op.operand(0))
            rewriter.replace(op, with: [rewriter.vmCast(steps.second, narrow)])
            return true
        }
    }

    // MARK: Floating-point numbers

    private static let numberCasts: [String: @Sendable (Attribute) -> Attribute?] = [
        "trunc.f64.f32": { $0.doubleValue.map { .float(Double(Float($0)), .f32) } },
        "ext.f32.f64": { $0.doubleValue.map { .float($0, .f64) } },
        "cast.si32.f32": { $0.integerValue.map { .float(Double(Float($0)), .f32) } },
        "cast.si64.f32": { $0.integerValue.map { .float(Double(Float($0)), .f32) } },
        "cast.ui32.f32": {
            $0.integerValue.map { .float(Double(Float(ArithFolding.unsigned($0, 32))), .f32) }
        },
        "cast.ui64.f32": {
            $0.integerValue.map { .float(Double(Float(ArithFolding.unsigned($0, 64))), .f32) }
        },
        "cast.si64.f64": { $0.integerValue.map { .float(Double($0), .f64) } },
        "cast.ui64.f64": { $0.integerValue.map { .float(Double(ArithFolding.unsigned($0, 64)), .f64) } },
        "cast.f32.si32": { rounded($0, .i32) },
        "cast.f32.ui32": { rounded($0, .i32, from: 0) },
        "cast.f32.si64": { rounded($0, .i64) },
        "cast.f32.ui64": { rounded($0, .i64, from: 0) },
        "cast.f64.si64": { rounded($0, .i64) },
        "cast.f64.ui64": { rounded($0, .i64, from: 0) },
    ]

    /// The nearest integer, halves away from zero as the machine rounds; nil if it is not in the range that all
    /// processors agree on.
    private static func rounded(
        _ constant: Attribute, _ type: IRType, from minimum: Double = -.infinity
    ) -> Attribute? {
        guard let value = constant.doubleValue?.rounded(.toNearestOrAwayFromZero), value >= minimum else {
            return nil
        }
        let integer = type == .i32 ? Int32(exactly: value).map { Int64($0) } : Int64(exactly: value)
        return integer.map { .integer($0, type) }
    }

    // MARK: References

    /// Folds a cast to its own type, and one that undoes another.
    private static func foldReferenceCast(_ op: Operation, inverse: String) -> FoldResult? {
        let type = op.results[0].type
        if op.operand(0).type == type { return .replaced([.value(op.operand(0))]) }
        guard let cast = op.operand(0).definingOp, cast.name == inverse, cast.operand(0).type == type else {
            return nil
        }
        return .replaced([.value(cast.operand(0))])
    }

    /// A null reference of one type is one of any other.
    @Sendable
    private static func castNull(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard op.operand(0).definingOp?.is(ConstRefZero.self) == true else { return false }
        rewriter.replace(op, with: [rewriter.vmZero(op.results[0].type)])
        return true
    }
}
