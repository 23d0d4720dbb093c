import IREECompilerCore

/// Helpers for folds and patterns of parameter operations.
///
/// If the resource is a subview, the official compiler also adds the subview's offset to the parameter offset
/// (except in `stream.cmd` gathers and scatters), which changes what is read and written. So does `iree-opt`, unless the
/// setting says otherwise, as it does for compiled programs.
private enum ParameterFolding {
    private static func movesParameters(_ rewriter: Rewriter) -> Bool {
        rewriter.settings[Setting.foldsParameterOffsets] != "false"
    }

    /// Folds a subview into the range of a resource and the parameter offset. Source offsets are computed
    /// before the range and destination offsets after it, in data flow order.
    static func foldPart<D: Op>(
        _ op: OpView<D>, _ resource: KeyPath<D, Operand>, size: KeyPath<D, Operand>,
        offset: KeyPath<D, Operand>, end: KeyPath<D, Operand>?, length: KeyPath<D, Operand>,
        source: KeyPath<D, Operand>? = nil, destination: KeyPath<D, Operand>? = nil, _ rewriter: Rewriter
    ) -> Bool {
        guard let view = StreamFolding.subview(op[dynamicMember: resource]) else { return false }
        func moved(_ path: KeyPath<D, Operand>?) -> Value? {
            guard movesParameters(rewriter) else { return nil }
            return path.map { StreamFolding.advance(op[dynamicMember: $0], by: view.sourceOffset, rewriter) }
        }
        let from = moved(source)
        let start = rewriter.addIndices(view.sourceOffset, op[dynamicMember: offset])
        let stop = end.map { _ in rewriter.addIndices(start, op[dynamicMember: length]) }
        let to = moved(destination)
        rewriter.update(op.op) {
            op.set(resource, view.source)
            op.set(size, view.sourceSize)
            op.set(offset, start)
            if let end, let stop { op.set(end, stop) }
            if let source, let from { op.set(source, from) }
            if let destination, let to { op.set(destination, to) }
        }
        return true
    }

    /// Folds subviews into ranges of one resource; nil fields have no offsets.
    static func foldParts<D: Op>(
        _ op: OpView<D>, _ resource: KeyPath<D, Operand>, size: KeyPath<D, Operand>,
        offsets: KeyPath<D, VariadicOperand>, ends: KeyPath<D, VariadicOperand>?,
        lengths: KeyPath<D, VariadicOperand>, sources: KeyPath<D, VariadicOperand>? = nil,
        destinations: KeyPath<D, VariadicOperand>? = nil, _ rewriter: Rewriter
    ) -> Bool {
        guard let view = StreamFolding.subview(op[dynamicMember: resource]) else { return false }
        func moved(_ path: KeyPath<D, VariadicOperand>?) -> [Value]? {
            guard let path, movesParameters(rewriter) else { return nil }
            let distance = rewriter.indexCast(view.sourceOffset, to: .i64)
            return op[dynamicMember: path].map { rewriter.addIndices($0, distance) }
        }
        let from = moved(sources)
        let starts = op[dynamicMember: offsets].map { rewriter.addIndices(view.sourceOffset, $0) }
        let stops = ends.map { _ in
            zip(starts, op[dynamicMember: lengths]).map { rewriter.addIndices($0, $1) }
        }
        let to = moved(destinations)
        rewriter.update(op.op) {
            op.set(resource, view.source)
            op.set(size, view.sourceSize)
            op.set(offsets, starts)
            if let ends, let stops { op.set(ends, stops) }
            if let sources, let from { op.set(sources, from) }
            if let destinations, let to { op.set(destinations, to) }
        }
        return true
    }
}

extension Stream.AsyncParameterLoad {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.dropImmediateWait(op.op, rewriter)
            || loadPart(op, rewriter)
    }

    /// Narrows a load to the range that its only user reads, before or after the await.
    private static func loadPart(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.result.hasOneUse, var user = op.result.uses.first?.owner else { return false }
        var value = op.result
        let wait = user.as(Stream.TimepointAwait.self)
        if let wait {
            guard wait.results.count == 1, wait.sync == nil, wait.results[0].hasOneUse,
                let next = wait.results[0].uses.first?.owner
            else { return false }
            value = wait.results[0]
            user = next
        }
        let offset: Value
        let size: Value
        if let view = user.as(Stream.ResourceSubview.self), view.source === value {
            (offset, size) = (view.sourceOffset, view.resultSize)
        } else if let slice = user.as(Stream.AsyncSlice.self), slice.source === value {
            (offset, size) = (slice.sourceOffset, slice.resultSize)
        } else {
            return false
        }
        guard user.block === op.op.block else { return false }
        // The load is sunk below the definition of the range; its awaits must come later.
        let waiters = op.resultTimepoint.users.filter { $0 !== wait?.op }
        let dominance = Dominance()
        guard waiters.allSatisfy({ dominance.dominates(user.results[0], $0) }) else { return false }
        op.op.moveBefore(user)
        wait?.op.moveBefore(user)
        rewriter.setInsertionPoint(before: op.op)
        let start = StreamFolding.advance(op.source.offset, by: offset, rewriter)
        rewriter.update(op.op) {
            op.set(\.source.offset, start)
            op.set(\.resultSize, size)
        }
        if let wait { rewriter.update(wait.op) { wait.set(\.resourceOperandSizes, [size]) } }
        rewriter.replace(user, with: [value])
        return true
    }
}

extension Stream.AsyncParameterRead {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.dropImmediateWait(op.op, rewriter)
            || ParameterFolding.foldPart(
                op, \.target, size: \.targetSize, offset: \.targetOffset, end: \.targetEnd,
                length: \.targetLength, source: \.source.offset, rewriter)
    }
}

extension Stream.AsyncParameterWrite {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.dropImmediateWait(op.op, rewriter)
            || ParameterFolding.foldPart(
                op, \.source, size: \.sourceSize, offset: \.sourceOffset, end: \.sourceEnd,
                length: \.sourceLength, destination: \.target.offset, rewriter)
    }
}

extension Stream.AsyncParameterGather {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.dropImmediateWait(op.op, rewriter)
            || ParameterFolding.foldParts(
                op, \.target, size: \.targetSize, offsets: \.targetOffsets, ends: \.targetEnds,
                lengths: \.targetLengths, sources: \.source.offsets, rewriter)
    }
}

extension Stream.AsyncParameterScatter {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.dropImmediateWait(op.op, rewriter)
            || ParameterFolding.foldParts(
                op, \.source, size: \.sourceSize, offsets: \.sourceOffsets, ends: \.sourceEnds,
                lengths: \.sourceLengths, destinations: \.target.offsets, rewriter)
    }
}

extension Stream.CmdParameterLoad {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || loadParts(op, rewriter)
            || StreamFolding.dropImmediateWait(op.op, rewriter)
    }

    /// Narrows each load to the range that its only user reads.
    private static func loadParts(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var offsets = op.source.offsets
        var sizes = op.resultSizes
        var views: [(view: Operation, loaded: Value)] = []
        for (i, loaded) in op.results.enumerated() where i < offsets.count && i < sizes.count {
            guard loaded.hasOneUse,
                let view = loaded.uses.first?.owner.as(Stream.ResourceSubview.self),
                StreamFolding.makeAvailable(view.sourceOffset, before: op.op),
                StreamFolding.makeAvailable(view.resultSize, before: op.op)
            else { continue }
            rewriter.setInsertionPoint(before: op.op)
            offsets[i] = StreamFolding.advance(offsets[i], by: view.sourceOffset, rewriter)
            sizes[i] = view.resultSize
            views.append((view.op, loaded))
        }
        guard !views.isEmpty else { return false }
        rewriter.update(op.op) {
            op.set(\.source.offsets, offsets)
            op.set(\.resultSizes, sizes)
        }
        for (view, loaded) in views { rewriter.replace(view, with: [loaded]) }
        return true
    }
}

extension Stream.CmdParameterRead {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
            || ParameterFolding.foldPart(
                op, \.target, size: \.targetSize, offset: \.targetOffset, end: nil,
                length: \.targetLength, source: \.source.offset, rewriter)
            || StreamFolding.dropImmediateWait(op.op, rewriter)
    }
}

extension Stream.CmdParameterWrite {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        ParameterFolding.foldPart(
            op, \.source, size: \.sourceSize, offset: \.sourceOffset, end: nil,
            length: \.sourceLength, destination: \.target.offset, rewriter)
            || StreamFolding.dropImmediateWait(op.op, rewriter)
    }
}

extension Stream.CmdParameterGather {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
            || ParameterFolding.foldParts(
                op, \.target, size: \.targetSize, offsets: \.targetOffsets, ends: nil,
                lengths: \.targetLengths, rewriter)
            || StreamFolding.dropImmediateWait(op.op, rewriter)
    }
}

extension Stream.CmdParameterScatter {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        ParameterFolding.foldParts(
            op, \.source, size: \.sourceSize, offsets: \.sourceOffsets, ends: nil,
            lengths: \.sourceLengths, rewriter)
            || StreamFolding.dropImmediateWait(op.op, rewriter)
    }
}
