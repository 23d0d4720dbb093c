/// Operands that branches pass to their successors.
package enum BranchOperands {
    /// The attribute that divides the operands of the cases of a branch table.
    private static let caseSegments = "case_operand_segments"

    /// The field of the operands for a successor; nil if the operation stores them otherwise.
    package static func field(of branch: Operation, successor: Int) -> Int? {
        let fields = branch.definition.successorOperands
        guard successor < fields.count, branch.successors.count == fields.count else { return nil }
        return fields[successor]
    }

    /// The fields of the operands that a branch passes: one variadic field for each successor, in order.
    static func fields(_ traits: OpTraits, operands: [AnyField], successors: [AnyField]) -> [Int] {
        // Operands of calls that are terminators are arguments of the callee.
        guard traits.contains(.branchLike), !traits.contains(.callLike) else { return [] }
        let varying = operands.indices.filter { operands[$0].arity == .variadic }
        guard varying.count == successors.count, successors.allSatisfy({ $0.arity != .variadic }) else {
            return []
        }
        return varying
    }

    /// For each successor the indices of the operands that are passed to it, also those of a branch table; nil if
    /// other values are passed, as by a call that passes its results.
    ///
    /// Complexity: linear in the number of successors.
    package static func ranges(of branch: Operation) -> [Range<Int>?] {
        let fields = branch.definition.operands
        guard branch.has(.branchLike), !branch.has(.callLike),
            let segments = branch.attributes[caseSegments]?.denseArrayValue,
            let last = fields.indices.last, last > 0
        else {
            return branch.successors.indices.map { i in
                field(of: branch, successor: i).map(branch.operandRange)
            }
        }
        // The number of operands that are there has been verified to be the sum of the segments.
        let end = branch.operandRange(last).upperBound
        var next = branch.operandRange(last).lowerBound
        var ranges: [Range<Int>?] = [branch.operandRange(last - 1)]
        for segment in segments {
            let count = min(max(Int(clamping: segment), 0), end - next)
            ranges.append(next..<next + count)
            next += count
        }
        return branch.successors.indices.map { ranges.indices.contains($0) ? ranges[$0] : nil }
    }

    package static func operands(of branch: Operation, successor: Int) -> [Value]? {
        field(of: branch, successor: successor).map { branch.operands($0) }
    }

    package static func set(_ values: [Value], of branch: Operation, successor: Int) {
        if let field = field(of: branch, successor: successor) { branch.setOperands(field, values) }
    }
}
