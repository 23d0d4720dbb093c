import IREECompilerCore

/// An `#util.int.assumption`.
private struct IntAssumption: Equatable {
    var least: Int64?
    var most: Int64?
    var divisor: Int64?

    init?(_ attribute: Attribute) {
        guard let parameters = attribute.dialectValue?.parameters, parameters.count == 3 else { return nil }
        (least, most, divisor) = (
            parameters[0].integerValue, parameters[1].integerValue, parameters[2].integerValue
        )
    }

    var attribute: Attribute {
        .dialect(
            DialectAttribute(Util.assumption, [least, most, divisor].map { $0.map { .i64($0) } ?? .absent }))
    }

    /// The value, if the range has only one.
    var onlyValue: Int64? { least != nil && least == most ? least : nil }

    /// The conjunction of both; nil on overflow.
    func and(_ other: IntAssumption) -> IntAssumption? {
        var result = self
        if let least = other.least { result.least = max(least, self.least ?? least) }
        if let most = other.most { result.most = min(most, self.most ?? most) }
        if let a = divisor, let b = other.divisor {
            guard a > 0, b > 0 else { return nil }
            let (product, overflow) = (a / greatestCommonDivisor(a, b)).multipliedReportingOverflow(by: b)
            guard !overflow else { return nil }
            result.divisor = product
        } else {
            result.divisor = divisor ?? other.divisor
        }
        return result
    }
}

private func greatestCommonDivisor(_ a: Int64, _ b: Int64) -> Int64 {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return x
}

extension Util.AssumeInt {
    fileprivate static func rows(_ op: OpView<Self>) -> [[IntAssumption]]? {
        guard let rows = op.assumptions.arrayValue, rows.count == op.operands.count else { return nil }
        var out: [[IntAssumption]] = []
        for row in rows {
            let own = row.arrayValue ?? []
            let list = own.compactMap { IntAssumption($0) }
            guard list.count == own.count, !list.isEmpty else { return nil }
            out.append(list)
        }
        return out
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let rows = rows(op) else { return false }
        return unify(op, rows, rewriter) || simplify(op, rows, rewriter)
    }

    private static func remake(
        _ op: OpView<Self>, _ kept: [Int], _ rows: [[IntAssumption]], _ rewriter: Rewriter
    ) -> [Value] {
        guard !kept.isEmpty else { return [] }
        return rewriter.create(Self.self) {
            $0.attributes = op.op.attributes
            $0.operands = kept.map { op.operands[$0] }
            $0.assumptions = .array(kept.map { i in .array(rows[i].map(\.attribute)) })
            $0.results = kept.map { op.results[$0].type }
        }.results
    }

    /// Merges the assumptions on a value.
    private static func unify(_ op: OpView<Self>, _ rows: [[IntAssumption]], _ rewriter: Rewriter) -> Bool {
        var rows = rows
        var kept: [Int] = []
        var positions: [Int] = []
        for (i, operand) in op.operands.enumerated() {
            guard let position = kept.firstIndex(where: { op.operands[$0] === operand }) else {
                positions.append(kept.count)
                kept.append(i)
                continue
            }
            positions.append(position)
            guard let both = joined(rows[i], rows[kept[position]]) else { return false }
            rows[kept[position]] = both
        }
        guard kept.count < positions.count else { return false }
        let results = remake(op, kept, rows, rewriter)
        rewriter.replace(op.op, with: positions.map { results[$0] })
        return true
    }

    private static func joined(_ a: [IntAssumption], _ b: [IntAssumption]) -> [IntAssumption]? {
        if a == b { return a }
        let count = max(a.count, b.count)
        guard a.count == count || a.count == 1, b.count == count || b.count == 1 else { return nil }
        var out: [IntAssumption] = []
        for i in 0..<count {
            guard let both = a[a.count == 1 ? 0 : i].and(b[b.count == 1 ? 0 : i]) else { return nil }
            out.append(both)
        }
        return out
    }

    /// Removes assumptions on constants, and duplicates.
    private static func simplify(_ op: OpView<Self>, _ rows: [[IntAssumption]], _ rewriter: Rewriter) -> Bool
    {
        var rows = rows
        var changed = false
        for (i, operand) in op.operands.enumerated() {
            if operand.constant != nil {
                changed = true
            } else if rows[i].count > 1, rows[i].allSatisfy({ $0 == rows[i][0] }) {
                rows[i] = [rows[i][0]]
                changed = true
            } else if rows[i].count == 1, rows[i][0].onlyValue != nil {
                changed = true
            }
        }
        guard changed else { return false }
        var values: [Value?] = []
        var kept: [Int] = []
        for (i, operand) in op.operands.enumerated() {
            if operand.constant != nil || !op.results[i].hasUses {
                values.append(operand)
            } else if rows[i].count == 1, let number = rows[i][0].onlyValue {
                values.append(rewriter.constant(.integer(number, op.results[i].type)))
            } else {
                values.append(nil)
                kept.append(i)
            }
        }
        var rest = remake(op, kept, rows, rewriter)[...]
        rewriter.replace(op.op, with: zip(values, op.operands).map { $0 ?? rest.popFirst() ?? $1 })
        return true
    }
}

extension Arith.MulI {
    /// Folds multiplication after division of a known multiple.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let factor = op.rhs.constantInteger, factor > 0,
            let quotient = op.lhs.definingOp?.as(Arith.DivUI.self),
            quotient.rhs.constantInteger == factor,
            let assumption = quotient.lhs.definingOp?.as(Util.AssumeInt.self),
            let rows = Util.AssumeInt.rows(assumption), quotient.lhs.index < rows.count,
            rows[quotient.lhs.index].allSatisfy({ ($0.divisor ?? 1) % factor == 0 && $0.divisor != 0 })
        else { return false }
        rewriter.replace(op.op, with: [quotient.lhs])
        return true
    }
}
