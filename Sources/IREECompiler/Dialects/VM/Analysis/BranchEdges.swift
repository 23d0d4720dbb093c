import IREECompilerCore

/// The operands that the terminators of a region pass to their successors, computed once.
package struct BranchEdges {
    /// A way from a terminator to a block.
    package struct Edge {
        package let branch: Operation
        /// The operands that become the block's arguments; nil if other values do.
        package let operands: Range<Int>?
    }

    /// By terminator: the operands for each successor.
    private var outgoing: [ObjectIdentifier: [Range<Int>?]] = [:]
    /// By block.
    private var incoming: [ObjectIdentifier: [Edge]] = [:]

    package init(_ region: Region) {
        for block in region.blocks {
            guard let branch = block.last, !branch.successors.isEmpty else { continue }
            let ranges = BranchOperands.ranges(of: branch)
            outgoing[ObjectIdentifier(branch)] = ranges
            for (successor, range) in zip(branch.successors, ranges) {
                incoming[ObjectIdentifier(successor), default: []].append(
                    Edge(branch: branch, operands: range))
            }
        }
    }

    /// The ways to a block.
    package func edges(to block: Block) -> [Edge] { incoming[ObjectIdentifier(block)] ?? [] }

    /// The operands for a successor.
    package func operands(of branch: Operation, successor: Int) -> Range<Int>? {
        let ranges = outgoing[ObjectIdentifier(branch)] ?? []
        return ranges.indices.contains(successor) ? ranges[successor] : nil
    }

    /// The block argument that an operand becomes; nil for an operand that is not passed to a successor.
    ///
    /// Complexity: logarithmic in the number of successors, whose operands are in their order.
    package func argument(for index: Int, of branch: Operation) -> Value? {
        let ranges = outgoing[ObjectIdentifier(branch)] ?? []
        // The last range that does not start after the operand, and is not empty.
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if (ranges[middle]?.lowerBound ?? .max) <= index { low = middle + 1 } else { high = middle }
        }
        guard low > 0, let range = ranges[low - 1], range.contains(index) else { return nil }
        let arguments = branch.successors[low - 1].arguments
        let position = index - range.lowerBound
        return arguments.indices.contains(position) ? arguments[position] : nil
    }
}
