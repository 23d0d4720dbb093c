import IREECompilerCore

/// Folds of integer arithmetic of the `vm` dialect.
extension VM {
    /// How an operation of two integers folds; the same for both widths.
    private struct IntegerFold: Sendable {
        /// The right operand that leaves the left one as it is.
        var identity: Int64?
        /// The right operand for which the result is zero.
        var annihilator: Int64?
        /// Whether the result for zero on the left is zero.
        var keepsZero = false
        /// The result for two equal operands.
        var same: Same?
        /// The operand that the result is equal to, because of the operation that defines the left or right one.
        var inverse: (@Sendable (Operation) -> Value?)?
        /// The result for constants of a width; nil if it is undefined.
        let compute: ArithFolding.Binary

        enum Same { case operand, zero }

        func callAsFunction(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
            let type = op.results[0].type
            let zero = FoldResult.replaced([.attribute(.integer(0, type))])
            let (left, right) = (constants[0]?.integerValue, constants[1]?.integerValue)
            if let left, let right, let width = type.bitWidth {
                guard let value = compute(left, right, width) else { return nil }
                return .replaced([.attribute(.integer(ArithFolding.wrap(value, width), type))])
            }
            if let right, right == annihilator { return zero }
            if let right, right == identity { return .replaced([.value(op.operand(0))]) }
            if keepsZero, left == 0 { return zero }
            if let same, op.operand(0) === op.operand(1) {
                return same == .zero ? zero : .replaced([.value(op.operand(0))])
            }
            return inverse?(op).map { .replaced([.value($0)]) }
        }
    }

    static let integerRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for type in ["i32", "i64"] {
            for (stem, fold) in integerFolds {
                let words = stem.split(separator: ".")
                let name = (["vm", String(words[0]), type] + words.dropFirst().map(String.init))
                    .joined(separator: ".")
                rules[name] = RowRules(fold: { fold($0, $1) })
            }
            for (stem, compute) in unaryIntegers {
                rules["vm.\(stem).\(type)"] = RowRules(fold: { op, constants in
                    guard let value = constants[0]?.integerValue, let width = op.results[0].type.bitWidth
                    else {
                        return nil
                    }
                    let result = ArithFolding.wrap(compute(value, width), width)
                    return .replaced([.attribute(.integer(result, op.results[0].type))])
                })
            }
            rules["vm.fma.\(type)"] = RowRules(fold: foldMultiplyAdd, canonicalize: simplifyMultiplyAdd)
            rules["vm.add.\(type)"]?.canonicalize = fuseMultiplyAdd
            rules["vm.mul.\(type)"]?.canonicalize = multiplyConstants
            rules["vm.div.\(type).s"]?.canonicalize = cancelFactor
        }
        return rules
    }()

    /// By mnemonic, without the type.
    private static let integerFolds: [String: IntegerFold] = [
        "add": IntegerFold(identity: 0, inverse: minuend) { a, b, _ in a &+ b },
        "sub": IntegerFold(identity: 0, inverse: otherSummand) { a, b, _ in a &- b },
        "mul": IntegerFold(identity: 1, annihilator: 0) { a, b, _ in a &* b },
        "div.s": IntegerFold(identity: 1, keepsZero: true) { a, b, width in
            b == 0 || b == -1 && a == ArithFolding.wrap(1 << Int64(width - 1), width) ? nil : a / b
        },
        "div.u": IntegerFold(identity: 1, keepsZero: true) { a, b, width in
            let (a, b) = (ArithFolding.unsigned(a, width), ArithFolding.unsigned(b, width))
            return b == 0 ? nil : Int64(bitPattern: a / b)
        },
        "rem.s": IntegerFold(annihilator: 1, keepsZero: true) { a, b, _ in
            b == 0 ? nil : b == -1 ? 0 : a % b
        },
        "rem.u": IntegerFold(annihilator: 1, keepsZero: true) { a, b, width in
            let (a, b) = (ArithFolding.unsigned(a, width), ArithFolding.unsigned(b, width))
            return b == 0 ? nil : Int64(bitPattern: a % b)
        },
        "min.s": IntegerFold(same: .operand) { a, b, _ in min(a, b) },
        "max.s": IntegerFold(same: .operand) { a, b, _ in max(a, b) },
        "min.u": IntegerFold(same: .operand) { a, b, width in
            ArithFolding.unsigned(a, width) < ArithFolding.unsigned(b, width) ? a : b
        },
        "max.u": IntegerFold(same: .operand) { a, b, width in
            ArithFolding.unsigned(a, width) > ArithFolding.unsigned(b, width) ? a : b
        },
        "and": IntegerFold(annihilator: 0, same: .operand) { a, b, _ in a & b },
        "or": IntegerFold(identity: 0, same: .operand) { a, b, _ in a | b },
        "xor": IntegerFold(identity: 0, same: .zero) { a, b, _ in a ^ b },
        "shl": IntegerFold(identity: 0, keepsZero: true) { a, b, width in
            b >= 0 && b < Int64(width) ? a << b : nil
        },
        "shr.s": IntegerFold(identity: 0, keepsZero: true) { a, b, width in
            b >= 0 && b < Int64(width) ? a >> b : nil
        },
        "shr.u": IntegerFold(identity: 0, keepsZero: true) { a, b, width in
            b >= 0 && b < Int64(width)
                ? Int64(bitPattern: ArithFolding.unsigned(a, width) >> UInt64(b)) : nil
        },
    ]

    private static let unaryIntegers: [String: @Sendable (Int64, Int) -> Int64] = [
        "abs": { value, _ in value < 0 ? 0 &- value : value },
        "not": { value, _ in ~value },
        "ctlz": { value, width in
            Int64(ArithFolding.unsigned(value, width).leadingZeroBitCount - (64 - width))
        },
    ]

    /// `(a - b) + b` and `b + (a - b)` are `a`.
    @Sendable
    private static func minuend(_ op: Operation) -> Value? {
        for (value, other) in [(op.operand(0), op.operand(1)), (op.operand(1), op.operand(0))] {
            if let difference = definition(of: value, "sub"), difference.operand(1) === other {
                return difference.operand(0)
            }
        }
        return nil
    }

    /// `(a + b) - a` is `b`, and `(a + b) - b` is `a`.
    @Sendable
    private static func otherSummand(_ op: Operation) -> Value? {
        guard let sum = definition(of: op.operand(0), "add") else { return nil }
        if sum.operand(0) === op.operand(1) { return sum.operand(1) }
        return sum.operand(1) === op.operand(1) ? sum.operand(0) : nil
    }

    /// Replaces `(a * b) / b` by `a`.
    @Sendable
    private static func cancelFactor(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard rewriter.settings[Setting.cancelsFactors] != "false",
            let product = definition(of: op.operand(0), "mul"), product.operand(1) === op.operand(1)
        else { return false }
        rewriter.replace(op, with: [product.operand(0)])
        return true
    }

    // MARK: Multiply-add

    @Sendable
    private static func foldMultiplyAdd(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
        let values = constants.map { $0?.integerValue }
        if values[0] == 0 || values[1] == 0 { return .replaced([.value(op.operand(2))]) }
        guard let a = values[0], let b = values[1], let c = values[2], let width = op.results[0].type.bitWidth
        else { return nil }
        let sum = ArithFolding.wrap(a &* b &+ c, width)
        return .replaced([.attribute(.integer(sum, op.results[0].type))])
    }

    /// Replaces a multiply-add by an addition if a factor is one, or by a product if the summand is zero.
    @Sendable
    private static func simplifyMultiplyAdd(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        let type = bank(of: op.results[0].type).rawValue
        for factor in 0..<2 where op.operand(factor).constantInteger == 1 {
            let sum = rewriter.make(mnemonic: "add.\(type)", [op.operand(1 - factor), op.operand(2)])
            rewriter.replace(op, with: sum.results)
            return true
        }
        guard op.operand(2).constantInteger == 0 else { return false }
        let product = rewriter.make(mnemonic: "mul.\(type)", [op.operand(0), op.operand(1)])
        rewriter.replace(op, with: product.results)
        return true
    }

    /// Fuses an addition with a product that only it uses, in the same block.
    @Sendable
    private static func fuseMultiplyAdd(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        for i in 0..<2 {
            guard let product = definition(of: op.operand(i), "mul") else { continue }
            guard product.results[0].hasOneUse, product.block === op.block else { return false }
            let type = bank(of: op.results[0].type).rawValue
            let fused = rewriter.make(
                mnemonic: "fma.\(type)", [product.operand(0), product.operand(1), op.operand(1 - i)])
            rewriter.replace(op, with: fused.results)
            return true
        }
        return false
    }

    /// `(a * 2) * 3` is `a * 6`.
    @Sendable
    private static func multiplyConstants(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        let type = op.results[0].type
        guard let right = op.operand(1).constantInteger, let inner = definition(of: op.operand(0), "mul"),
            let factor = inner.operand(1).constantInteger, let width = type.bitWidth,
            let constant = rewriter.constant(
                .integer(ArithFolding.wrap(right &* factor, width), type), type, for: op)
        else { return false }
        let product = rewriter.make(
            mnemonic: "mul.\(bank(of: type).rawValue)", [inner.operand(0), constant])
        rewriter.replace(op, with: product.results)
        return true
    }
}
