import IREECompilerCore

/// Folds of comparisons of the `vm` dialect.
extension VM {
    static let comparisonRules: [String: RowRules] = {
        var rules: [String: RowRules] = [:]
        for type in ["i32", "i64"] {
            let width = type == "i32" ? 32 : 64
            for (stem, compute) in signedComparisons {
                let (word, sign) = split(stem)
                rules["vm.cmp.\(word).\(type)\(sign)"] = integerRule(same: compute(0, 0)) { compute($0, $1) }
            }
            for (stem, compute) in unsignedComparisons {
                rules["vm.cmp.\(stem).\(type).u"] = integerRule(same: compute(0, 0)) {
                    compute(ArithFolding.unsigned($0, width), ArithFolding.unsigned($1, width))
                }
            }
            rules["vm.cmp.nz.\(type)"] = RowRules(fold: { _, constants in
                constants[0]?.integerValue.map { truth($0 != 0) }
            })
        }
        for type in ["f32", "f64"] {
            for (stem, compare) in floatComparisons {
                let (word, order) = split(stem)
                rules["vm.cmp.\(word).\(type)\(order)"] = RowRules(fold: { op, constants in
                    if let a = constants[0]?.doubleValue, let b = constants[1]?.doubleValue {
                        return truth(compare(a, b))
                    }
                    // Equal values may be NaN.
                    guard op.operand(0) === op.operand(1), compare(0, 0) == compare(.nan, .nan) else {
                        return nil
                    }
                    return truth(compare(0, 0))
                })
            }
            for order in ["o", "u"] {
                rules["vm.cmp.nz.\(type).\(order)"] = RowRules(fold: { _, constants in
                    constants[0]?.doubleValue.map { truth($0 != 0) }
                })
            }
            rules["vm.cmp.nan.\(type)"] = RowRules(fold: { _, constants in
                constants[0]?.doubleValue.map { truth($0.isNaN) }
            })
            rules["vm.cmp.eq.\(type).near"] = RowRules(fold: foldNearlyEqual)
        }
        rules["vm.cmp.eq.ref"] = RowRules(fold: { op, constants in
            // Null is the only constant.
            let isEqual = op.operand(0) === op.operand(1) || constants[0] != nil && constants[1] != nil
            return isEqual ? truth(true) : nil
        })
        rules["vm.cmp.ne.ref"] = RowRules(fold: { op, constants in
            let isEqual = op.operand(0) === op.operand(1) || constants[0] != nil && constants[1] != nil
            return isEqual ? truth(false) : nil
        })
        rules["vm.cmp.nz.ref"] = RowRules(fold: { _, constants in constants[0].map { _ in truth(false) } })
        return rules
    }()

    /// `lt.s` is `lt` with the suffix `.s`.
    private static func split(_ stem: String) -> (word: Substring, suffix: Substring) {
        let word = stem.prefix { $0 != "." }
        return (word, stem[word.endIndex...])
    }

    private static func integerRule(
        same: Bool, _ compute: @escaping @Sendable (Int64, Int64) -> Bool
    ) -> RowRules {
        RowRules(fold: { op, constants in
            if op.operand(0) === op.operand(1) { return truth(same) }
            guard let a = constants[0]?.integerValue, let b = constants[1]?.integerValue else { return nil }
            return truth(compute(a, b))
        })
    }

    private static let signedComparisons: [String: @Sendable (Int64, Int64) -> Bool] = [
        "eq": { $0 == $1 }, "ne": { $0 != $1 }, "lt.s": { $0 < $1 }, "lte.s": { $0 <= $1 },
        "gt.s": { $0 > $1 }, "gte.s": { $0 >= $1 },
    ]

    private static let unsignedComparisons: [String: @Sendable (UInt64, UInt64) -> Bool] = [
        "lt": { $0 < $1 }, "lte": { $0 <= $1 }, "gt": { $0 > $1 }, "gte": { $0 >= $1 },
    ]

    /// As the machine compares. Inequality is true for NaN in both orders.
    private static let floatComparisons: [String: @Sendable (Double, Double) -> Bool] = [
        "eq.o": { $0 == $1 }, "eq.u": { $0 == $1 || isUnordered($0, $1) },
        "ne.o": { $0 != $1 }, "ne.u": { $0 != $1 },
        "lt.o": { $0 < $1 }, "lt.u": { $0 < $1 || isUnordered($0, $1) },
        "lte.o": { $0 <= $1 }, "lte.u": { $0 <= $1 || isUnordered($0, $1) },
        "gt.o": { $0 > $1 }, "gt.u": { $0 > $1 || isUnordered($0, $1) },
        "gte.o": { $0 >= $1 }, "gte.u": { $0 >= $1 || isUnordered($0, $1) },
    ]

    private static func isUnordered(_ a: Double, _ b: Double) -> Bool { a.isNaN || b.isNaN }

    // MARK: Near equality

    /// Numbers with fewer numbers than this between them are nearly equal.
    static func nearness(of type: IRType) -> Int64 { type == .f32 ? 100 : 50_000_000_000 }

    @Sendable
    private static func foldNearlyEqual(_ op: Operation, _ constants: [Attribute?]) -> FoldResult? {
        if op.operand(0) === op.operand(1) { return truth(true) }
        guard let a = constants[0]?.doubleValue, let b = constants[1]?.doubleValue else { return nil }
        if (a.sign == .minus) != (b.sign == .minus) { return truth(a == b) }
        let type = op.operand(0).type
        if type == .f32 {
            let difference = Int32(bitPattern: Float(a).bitPattern) &- Int32(bitPattern: Float(b).bitPattern)
            return truth(Int64(difference.magnitude) < nearness(of: type))
        }
        let difference = Int64(bitPattern: a.bitPattern) &- Int64(bitPattern: b.bitPattern)
        return truth(difference.magnitude < UInt64(nearness(of: type)))
    }
}
