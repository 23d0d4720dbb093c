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

    /// The operands that are passed to a successor; nil if other values are.
    package static func operands(of branch: Operation, successor: Int) -> [Value]? {
        let ranges = ranges(of: branch)
        guard ranges.indices.contains(successor), let range = ranges[successor] else { return nil }
        return Array(branch.operands[range])
    }

    /// Changes the operands that are passed to a successor.
    package static func set(_ values: [Value], of branch: Operation, successor: Int) {
        if let field = field(of: branch, successor: successor) { return branch.setOperands(field, values) }
        let fields = branch.definition.operands
        guard branch.attributes[caseSegments] != nil, let last = fields.indices.last, last > 0 else { return }
        guard successor > 0 else { return branch.setOperands(last - 1, values) }
        var groups = ranges(of: branch).dropFirst().map { range in
            range.map { Array(branch.operands[$0]) } ?? []
        }
        guard groups.indices.contains(successor - 1) else { return }
        groups[successor - 1] = values
        branch.attributes[caseSegments] = .denseArray(groups.map { Int64($0.count) }, .i32)
        branch.setOperands(last, Array(groups.joined()))
    }

    /// Updates what divides the operands of the cases of a branch table, for operands that each became several.
    ///
    /// - Parameter counts: how many each operand of `original` became.
    static func updateSegments(of branch: Operation, from original: Operation, counts: [Int]) {
        guard original.attributes[caseSegments] != nil else { return }
        let groups = ranges(of: original).dropFirst().map { range in
            range.map { counts[$0].reduce(0, +) } ?? 0
        }
        branch.attributes[caseSegments] = .denseArray(groups.map { Int64($0) }, .i32)
    }
}
