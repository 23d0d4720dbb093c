import IREECompilerCore

extension Pass {
    static let emplaceAllocations = Pass(
        "iree-stream-emplace-allocations",
        "Places results of dispatches directly in the storage that they would be copied to."
    ) { (op, context) throws(Diagnostic) in
        var blocks: [Block] = []
        op.walk { blocks += $0.regions.flatMap(\.blocks) }
        for block in blocks {
            guard let first = block.first else { continue }
            var constants = ConstantSet(before: first)
            for dispatch in block.operations.compactMap({ $0.as(Stream.AsyncDispatch.self) }) {
                Emplacement(dispatch: dispatch).run(&constants)
            }
        }
    }
}

private struct Emplacement {
    let dispatch: OpView<Stream.AsyncDispatch>

    func run(_ constants: inout ConstantSet) {
        // Bindings are positional: existing tied results cannot be told from new ones.
        guard !Tied.operands(of: dispatch.op).contains(where: { $0 != nil }) else { return }
        var updates = dispatch.results.compactMap { result in
            update(of: result).map { (update: $0, result: result.index) }
        }
        guard !updates.isEmpty else { return }
        tieAll(constants.index(0))
        updates.sort { $0.update.op.isBefore($1.update.op) }
        for (update, result) in updates { emplace(update, result) }
    }

    /// The update that is the result's only use.
    private func update(of result: Value) -> OpView<Stream.AsyncUpdate>? {
        guard result.hasOneUse, let update = result.users.first?.as(Stream.AsyncUpdate.self),
            update.update === result, update.op.block === dispatch.op.block,
            update.affinity == dispatch.affinity
        else { return nil }
        return update
    }

    /// Ties each result to an operand with unshared storage.
    private func tieAll(_ zero: Value) {
        let builder = OpBuilder(before: dispatch.op)
        let first = dispatch.resourceOperands.count
        let sizes = dispatch.resultSizes
        let storage = zip(dispatch.results, sizes).map { result, size in
            builder.create(Stream.AsyncAlloca.self) {
                $0.storageSize = size
                $0.affinity = dispatch.affinity
                $0.result = result.type
            }.result
        }
        dispatch.set(\.resourceOperands, dispatch.resourceOperands + storage)
        dispatch.set(\.resourceOperandSizes, dispatch.resourceOperandSizes + sizes)
        dispatch.set(\.resourceOperandOffsets, dispatch.resourceOperandOffsets + sizes.map { _ in zero })
        dispatch.set(\.resourceOperandEnds, dispatch.resourceOperandEnds + sizes)
        dispatch.set(\.resourceOperandLengths, dispatch.resourceOperandLengths + sizes)
        dispatch.op.attributes["tied_operands"] = Tied.attribute(storage.indices.map { first + $0 })
    }

    private func emplace(_ update: OpView<Stream.AsyncUpdate>, _ result: Int) {
        guard let operand = Tied.operands(of: dispatch.op)[result] else { return }
        // If the target is a result of this dispatch, use the operand that it is tied to.
        var target = update.target
        if target.definingOp === dispatch.op, let own = Tied.operand(of: target) { target = own }
        let needed = [update.updateSize, update.targetSize, update.targetOffset, update.targetEnd, target]
        guard needed.allSatisfy(makeAvailable) else { return }
        let position = dispatch.resourceOperands[..<operand].count { $0.type.isResource }
        let previous = dispatch.resourceOperands[operand]
        set(\.resourceOperands, operand, target)
        set(\.resourceOperandSizes, position, update.targetSize)
        set(\.resourceOperandOffsets, position, update.targetOffset)
        set(\.resourceOperandEnds, position, update.targetEnd)
        set(\.resourceOperandLengths, position, update.updateSize)
        set(\.resultSizes, result, update.targetSize)
        replace(update, with: dispatch.results[result])
        if !previous.hasUses { previous.definingOp?.erase() }
    }

    private func set(_ path: KeyPath<Stream.AsyncDispatch, VariadicOperand>, _ i: Int, _ value: Value) {
        var values = dispatch[dynamicMember: path]
        guard values.indices.contains(i) else { return }
        values[i] = value
        dispatch.set(path, values)
    }

    private func replace(_ update: OpView<Stream.AsyncUpdate>, with result: Value) {
        var new = result
        let size = update.targetSize
        let type = update.result.type
        if type != result.type {
            let builder = OpBuilder(before: update.op)
            new =
                builder.create(Stream.AsyncTransfer.self) {
                    $0.source = result
                    $0.sourceSize = size
                    $0.resultSize = size
                    $0.sourceAffinity = dispatch.affinity
                    $0.targetAffinity = dispatch.affinity
                    $0.result = type
                }.result
        }
        update.result.replaceAllUses(with: new)
        update.op.erase()
    }

    /// Moves the definition of a value before the dispatch, if it is a single operation.
    private func makeAvailable(_ value: Value) -> Bool {
        let dominance = Dominance()
        if dominance.dominates(value, dispatch.op) { return true }
        guard let op = value.definingOp, op.block === dispatch.op.block, op !== dispatch.op,
            op.regions.isEmpty,
            op.has(.asyncPhase) || op.isPure,
            op.operands.allSatisfy({ dominance.dominates($0, dispatch.op) })
        else { return false }
        op.moveBefore(dispatch.op)
        return true
    }
}
