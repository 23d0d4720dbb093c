import IREEBytecode
import IREECompilerCore

/// The part of a function, in the order of its operations, in which a value needs its register.
///
/// Positions count half operations: an operation reads its operands at an even position, and writes its results at the
/// odd one after it. The arguments of a block are written at an odd position before its first operation.
package struct LiveInterval {
    package let value: Value
    package let kind: CallingConvention.Value
    package private(set) var start: Int
    package private(set) var end: Int

    fileprivate init(_ value: Value, _ kind: CallingConvention.Value, at position: Int) {
        self.value = value
        self.kind = kind
        start = position
        end = position
    }

    fileprivate mutating func include(_ position: Int) {
        start = min(start, position)
        end = max(end, position)
    }
}

/// The live intervals of a function, and the references that are moved out of registers by their last uses.
package struct LiveIntervals {
    /// An operand of an operation.
    package struct OperandKey: Hashable {
        let op: ObjectIdentifier
        let index: Int

        package init(_ op: Operation, _ index: Int) {
            self.op = ObjectIdentifier(op)
            self.index = index
        }
    }

    /// The values, in the order of their definitions.
    package private(set) var intervals: [LiveInterval] = []
    /// One more than the last position.
    package private(set) var positionCount = 0
    /// Operands that are the last use of a reference, by instructions that can move it. For an operand of a branch,
    /// the value is not live in the successor.
    package private(set) var moved: Set<OperandKey> = []
    /// Operands of `vm.discard.refs` that have been moved by an operation before.
    package private(set) var elidedDiscards: Set<OperandKey> = []

    /// What branches of the function pass to blocks.
    package let edges: BranchEdges

    private var liveness: BlockLiveness
    private let loops: BackEdges
    private var encodings: InstructionEncodings
    /// By block: the position of its arguments, and that of the results of its terminator.
    private var starts: [Int]
    private var ends: [Int]
    /// By block: registers that references need at its start.
    private var pressure: [Int]

    /// Computes the intervals of a function's values.
    ///
    /// - Throws: An error for a type that no register holds, and if more values are live at once than there are
    ///   registers.
    ///
    /// Complexity: linear in the size of the function and, for each reference, in the number of blocks that it is live
    /// in, of which the format has at most 32,767.
    package init(_ function: Operation, _ encodings: InstructionEncodings = .init()) throws(Diagnostic) {
        self.encodings = encodings
        let body = function.regions.first ?? Region()
        liveness = BlockLiveness(body)
        edges = BranchEdges(body)
        loops = BackEdges(body)
        pressure = Array(repeating: 0, count: liveness.blocks.count)
        starts = pressure
        ends = pressure
        // A block comes after those that dominate it.
        for block in loops.order {
            block.numberOperations()
            let index = liveness.index(of: block)
            starts[index] = positionCount + 1
            positionCount += 2 * (Int(block.last?.order ?? -1) + 2)
            ends[index] = positionCount - 1
        }
        for block in liveness.blocks {
            for argument in block.arguments { try add(argument, at: starts[liveness.index(of: block)]) }
            var op = block.first
            while let current = op {
                for result in current.results { try add(result, at: readPosition(of: current) + 1) }
                op = current.next
            }
        }
    }

    private func blockIndex(_ op: Operation) -> Int { op.block.map { liveness.index(of: $0) } ?? 0 }

    private func readPosition(of op: Operation) -> Int { starts[blockIndex(op)] + 1 + 2 * Int(op.order) }

    private mutating func add(_ value: Value, at position: Int) throws(Diagnostic) {
        guard let kind = CallingConvention.Value(of: value.type) else {
            throw Diagnostic(
                .error, "a value has type \(value.type.quoted), which no register holds", at: value.location)
        }
        var interval = LiveInterval(value, kind, at: position)
        if kind == .ref {
            try includeUses(ofReference: value, in: &interval)
        } else {
            includeUses(of: value, in: &interval)
        }
        intervals.append(interval)
    }

    /// Numbers need their register up to the last use, and to the end of the loops around uses that they are defined
    /// before.
    private func includeUses(of value: Value, in interval: inout LiveInterval) {
        guard let home = value.parentBlock else { return }
        var last = home
        for use in value.uses {
            interval.include(readPosition(of: use.owner))
            if let block = use.owner.block, loops.rank(of: block) > loops.rank(of: last) { last = block }
        }
        if let end = loops.lastBlock(reachedFrom: last, after: home) {
            interval.include(ends[liveness.index(of: end)])
        }
    }

    /// References need theirs in the blocks that they are live in, no longer: they are moved by their last use.
    private mutating func includeUses(
        ofReference value: Value, in interval: inout LiveInterval
    ) throws(Diagnostic) {
        let uses = findMoves(value, value.uses)
        liveness.find(value, uses: uses)
        for use in uses {
            // A result does not take the register of a reference that an operation only reads.
            let isHeld = !moved.contains(OperandKey(use.owner, use.index))
            interval.include(readPosition(of: use.owner) + (isHeld ? 1 : 0))
        }
        for block in liveness.liveIn {
            interval.include(starts[block])
            if liveness.isLiveOut(block) { interval.include(ends[block]) }
            pressure[block] += 1
            guard pressure[block] <= ModuleLimits.refRegisters else {
                throw Diagnostic(
                    .error, "more references are live at once than there are registers", at: value.location)
            }
        }
        if let home = value.parentBlock.map({ liveness.index(of: $0) }), liveness.isLiveOut(home) {
            interval.include(ends[home])
        }
    }

    // MARK: Moves

    /// Determines which uses move a reference; returns its uses but for the discards that have nothing to do.
    private mutating func findMoves(_ value: Value, _ uses: [Use]) -> [Use] {
        let reads = uses.filter { !$0.owner.is(VM.DiscardRefs.self) }
        liveness.find(value, uses: reads)
        // By block: the last operation that reads the value, and the last of its operands that is the value.
        var last: [Int: Use] = [:]
        for use in reads {
            let block = blockIndex(use.owner)
            guard let known = last[block],
                (known.owner.order, known.index) >= (use.owner.order, use.index)
            else {
                last[block] = use
                continue
            }
        }
        var movers: [Int: Operation] = [:]
        for use in reads {
            if let successor = edges.argument(for: use.index, of: use.owner)?.ownerBlock,
                !liveness.isLiveIn(liveness.index(of: successor))
            {
                moved.insert(OperandKey(use.owner, use.index))
            }
        }
        for (block, use) in last where !liveness.isLiveOut(block) {
            guard edges.argument(for: use.index, of: use.owner) == nil, allowsMove(use) else { continue }
            moved.insert(OperandKey(use.owner, use.index))
            movers[block] = use.owner
        }
        guard reads.count < uses.count else { return uses }
        return uses.filter { use in
            guard use.owner.is(VM.DiscardRefs.self), let mover = movers[blockIndex(use.owner)],
                mover.order < use.owner.order
            else { return true }
            elidedDiscards.insert(OperandKey(use.owner, use.index))
            return false
        }
    }

    private mutating func allowsMove(_ use: Use) -> Bool {
        guard let encoding = encodings[use.owner] else { return false }
        return encoding.moves.indices.contains { field in
            encoding.moves[field] && use.owner.operandRange(field).contains(use.index)
        }
    }
}
