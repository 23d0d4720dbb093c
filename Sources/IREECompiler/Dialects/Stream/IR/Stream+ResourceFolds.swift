import IREECompilerCore

extension Stream.ResourceAlloca {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        eraseUnused(op, rewriter) || TimelineBatch.join(op.op, rewriter)
            || StreamFolding.dropImmediateWait(op.op, rewriter)
    }

    /// Erases allocations that are unused or only deallocated.
    private static func eraseUnused(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let use = op.result.uses.first else {
            let timepoint = op.awaitTimepoint ?? StreamFolding.immediate(rewriter)
            for user in op.resultTimepoint.users { rewriter.update(user) }
            op.resultTimepoint.replaceAllUses(with: timepoint)
            rewriter.erase(op.op)
            return true
        }
        guard op.result.hasOneUse, let end = use.owner.as(Stream.ResourceDealloca.self) else { return false }
        let start = op.awaitTimepoint ?? StreamFolding.immediate(rewriter)
        for user in op.resultTimepoint.users { rewriter.update(user) }
        op.resultTimepoint.replaceAllUses(with: start)
        rewriter.setInsertionPoint(before: end.op)
        rewriter.replace(end.op, with: [end.awaitTimepoint ?? StreamFolding.immediate(rewriter)])
        rewriter.erase(op.op)
        return true
    }
}

extension Stream.ResourceDealloca {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        TimelineBatch.join(op.op, rewriter) || StreamFolding.dropImmediateWait(op.op, rewriter)
    }
}

/// Removes dependencies between allocations.
private enum TimelineBatch {
    /// Rewrites a chain of operations of one kind, linked only by their timepoints, to await the chain's
    /// initial timepoint; users of its end await all of them.
    static func join(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let field = op.definition.operands.first(where: { $0.name == "await_timepoint" }),
            let timepoint = op.results.last
        else { return false }
        var all = [op]
        var last = timepoint
        while last.hasOneUse, let next = last.uses.first?.owner, next.definition === op.definition,
            let result = next.results.last, next.operands(field.index).first === last,
            next.block === op.block
        {
            all.append(next)
            last = result
        }
        guard all.count > 1 else { return false }
        rewriter.setInsertionPoint(after: all[all.count - 1])
        let joined = rewriter.create(Stream.TimepointJoin.self) {
            $0.awaitTimepoints = all.compactMap(\.results.last)
        }
        let start = op.operands(field.index)
        for other in all.dropFirst() { rewriter.update(other) { other.setOperands(field.index, start) } }
        for user in last.users where user !== joined.op { rewriter.update(user) }
        last.replaceAllUses(with: joined.resultTimepoint, except: joined.op)
        return true
    }
}

extension Stream.ResourceSize {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let size = SizeAware.knownSize(of: op.operand, before: op.op), size !== op.result else {
            return nil
        }
        return .replaced([.value(size)])
    }

    /// The size of a selected resource is a select of sizes.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let choice = op.operand.definingOp?.as(Arith.Select.self) else { return false }
        let sizes = [choice.trueValue, choice.falseValue].map { resource in
            rewriter.create(Self.self) {
                $0.operand = resource
                $0.affinity = op.affinity
                $0.result = .index
            }.result
        }
        rewriter.replace(op.op, with: [rewriter.select(choice.condition, sizes[0], sizes[1])])
        return true
    }
}

extension Stream.ResourceTryMap {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
    }
}

extension Stream.ResourceLoad {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
            || StreamFolding.foldSubview(
                op, \.source, size: \.sourceSize, offset: \.sourceOffset, rewriter)
    }
}

extension Stream.ResourceStore {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.foldSubview(op, \.target, size: \.targetSize, offset: \.targetOffset, rewriter)
    }
}

extension Stream.ResourcePack {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        let zero = FoldResult.Fold.attribute(.integer(0, .index))
        switch op.packedOffsets.count {
        case 0: return .replaced([zero])
        case 1:
            guard let size = op.dynamicSliceSizes.first else { return nil }
            return .replaced([.value(size), op.offset.map { .value($0) } ?? zero])
        default: return nil
        }
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        addOffset(op, rewriter) || sort(op, rewriter)
    }

    /// Packs at zero and adds the offset to the results.
    private static func addOffset(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let offset = op.offset else { return false }
        rewriter.update(op.op) { op.set(\.offset, nil) }
        guard offset.constantInteger != 0 else { return true }
        rewriter.setInsertionPoint(after: op.op)
        for position in op.packedOffsets {
            let users = position.users
            let sum = rewriter.addIndices(offset, position)
            for user in users { rewriter.update(user) }
            if let adder = sum.definingOp { position.replaceAllUses(with: sum, except: adder) }
        }
        return true
    }

    /// Sorts slices by lifetime interval.
    private static func sort(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let intervals = op.lifetimeIntervals.arrayValue,
            intervals.count == 2 * op.packedOffsets.count,
            op.dynamicSliceSizes.count == op.packedOffsets.count
        else { return false }
        func key(_ i: Int) -> (Int64, Int64, Int) {
            (intervals[2 * i].integerValue ?? 0, intervals[2 * i + 1].integerValue ?? 0, i)
        }
        let positions = Array(op.packedOffsets.indices)
        let order: [Int] = positions.sorted { key($0) < key($1) }
        guard order != positions else { return false }
        var sorted: [Attribute] = []
        for i in order { sorted += [intervals[2 * i], intervals[2 * i + 1]] }
        let new = rewriter.create(Self.self, at: op.op.location) {
            $0.attributes = op.op.attributes
            $0.offset = op.offset
            $0.lifetimeIntervals = .array(sorted)
            $0.dynamicSliceSizes = order.map { op.dynamicSliceSizes[$0] }
            $0.totalLength = op.totalLength.type
            $0.packedOffsets = order.map { op.packedOffsets[$0].type }
        }
        var offsets = op.packedOffsets
        for (position, i) in order.enumerated() { offsets[i] = new.packedOffsets[position] }
        rewriter.replace(op.op, with: [new.totalLength] + offsets)
        return true
    }
}

extension Stream.ResourceSubview {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.sourceSize === op.resultSize ? .replaced([.value(op.source)]) : nil
    }

    /// Composes subviews.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.foldSubview(op, \.source, size: \.sourceSize, offset: \.sourceOffset, rewriter)
    }
}

extension Stream.ResourceTransients {
    /// The last of two affinities of a transient resource takes precedence.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let first = op.resource.definingOp?.as(Self.self), first.result === op.resource,
            first.awaitTimepoint == nil || op.awaitTimepoint != nil
        else {
            return false
        }
        rewriter.update(op.op) { op.set(\.resource, first.resource) }
        return true
    }
}

extension Stream.FileRead {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
    }
}

extension Stream.FileWrite {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
    }
}

extension Stream.ChannelRank {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.channel.definingOp?.as(Stream.ChannelCreate.self)?.rank.map { .replaced([.value($0)]) }
    }
}

extension Stream.ChannelCount {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.channel.definingOp?.as(Stream.ChannelCreate.self)?.count.map { .replaced([.value($0)]) }
    }
}
