import IREECompilerCore

/// The blocks of a region at whose start a value is live, for one value after another.
///
/// The region must not change meanwhile. Complexity: a value takes time linear in the number of blocks that it is
/// live in; memory is linear in the number of blocks.
package struct BlockLiveness {
    package let blocks: [Block]
    private var successors: [[Int]] = []
    private var predecessors: [[Int]]
    /// By block: the value that was last found to be live at its start.
    private var rounds: [Int]
    private var round = 0
    /// Blocks at whose start the value is live, each once.
    package private(set) var liveIn: [Int] = []

    package init(_ region: Region) {
        region.numberBlocks()
        blocks = region.blocks
        predecessors = Array(repeating: [], count: blocks.count)
        rounds = Array(repeating: 0, count: blocks.count)
        for (i, block) in blocks.enumerated() {
            let own = block.successors.map { Int($0.order) }
            for successor in own { predecessors[successor].append(i) }
            successors.append(own)
        }
    }

    /// The index of a block of the region.
    package func index(of block: Block) -> Int { Int(block.order) }

    /// Finds the blocks at whose start the value is live: from these, a use can be reached without its definition.
    package mutating func find(_ value: Value, uses: some Sequence<Use>) {
        round += 1
        liveIn.removeAll(keepingCapacity: true)
        guard let home = value.parentBlock else { return }
        for use in uses {
            if let block = use.owner.block, block !== home { mark(index(of: block)) }
        }
        let homeIndex = index(of: home)
        var next = 0
        while next < liveIn.count {
            for predecessor in predecessors[liveIn[next]] where predecessor != homeIndex { mark(predecessor) }
            next += 1
        }
    }

    private mutating func mark(_ block: Int) {
        guard rounds[block] != round else { return }
        rounds[block] = round
        liveIn.append(block)
    }

    /// Whether the value is live at the start of a block.
    package func isLiveIn(_ block: Int) -> Bool { rounds[block] == round }

    /// Whether the value is live at the end of a block, after the operands of its terminator have been read.
    package func isLiveOut(_ block: Int) -> Bool { successors[block].contains { isLiveIn($0) } }
}
