import IREECompilerCore

extension Pass {
    static let elideAsyncCopies = Pass(
        "iree-stream-elide-async-copies",
        "Removes redundant copies.", on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        let limit = 30
        for _ in 0..<limit {
            var elision = CopyElision(module)
            elision.run(on: module)
            if elision.removed.isEmpty { return }
        }
        context.report(
            Diagnostic(
                .remark,
                "copy elision pass failed to reach a fixed point after \(limit) iterations; unneeded copies may be present",
                at: module.location))
    }
}

private struct CopyElision {
    let analysis: CopyAnalysis
    let storage: GlobalStorage
    /// Kept alive until the end, as they are identified by address.
    private(set) var removed: [Operation] = []

    init(_ module: Operation) {
        let analysis = CopyAnalysis(module)
        self.analysis = analysis
        storage = GlobalStorage(module, analysis.flow) { !analysis.isNotMutatedHere($0) }
    }

    mutating func run(on module: Operation) {
        var candidates: [Operation] = []
        module.walk { op in
            if op.is(Stream.AsyncClone.self) || op.is(Stream.AsyncTransfer.self)
                || op.is(Stream.AsyncSlice.self)
                || op.is(Stream.AsyncUpdate.self)
            {
                candidates.append(op)
            }
        }
        for op in candidates {
            if let clone = op.as(Stream.AsyncClone.self), canShare(clone) {
                remove(op, for: clone.source)
            } else if let transfer = op.as(Stream.AsyncTransfer.self), isRedundant(transfer) {
                remove(op, for: transfer.source)
            } else if let slice = op.as(Stream.AsyncSlice.self), canFold(slice) {
                fold(slice)
            } else if let update = op.as(Stream.AsyncUpdate.self), isUnread(update) {
                // A write of the whole resource is equal to its source.
                let isWhole =
                    update.updateSize === update.targetSize && update.update.type == update.result.type
                remove(op, for: isWhole ? update.update : update.target)
            }
        }
    }

    private mutating func remove(_ op: Operation, for value: Value) {
        op.replaceAllUses(with: [value])
        op.erase()
        removed.append(op)
    }

    // MARK: Clones

    private func canShare(_ clone: OpView<Stream.AsyncClone>) -> Bool {
        let (source, result) = (clone.source, clone.result)
        // A clone may change the lifetime.
        guard source.type == result.type else { return false }
        if isSeparation(clone) || isOvertakenInGlobal(clone) { return false }
        let isResultKept = analysis.isNeverMutated(result)
        if source.type.lifetime == .constant { return isResultKept && analysis.isNeverMutated(source) }
        if source.ownerBlock != nil, !analysis.isMoved(source) { return false }
        if !isResultKept, analysis.mayBeBorrowed(source) || isHeldElsewhere(source) { return false }
        if let load = source.definingOp?.as(Util.GlobalLoad.self), !isResultKept,
            StorageHolders.mutableGlobal(of: load) != nil, !storage.isReplaced(load)
        {
            return false
        }
        if isHandedOver(clone) { return true }
        guard !isOvertaken(result, in: source) else { return false }
        if isResultKept, analysis.isNeverMutated(source) { return true }
        return CopyAnalysis.isLastUser(clone.op, of: source)
    }

    /// Whether a clone is only stored to a mutable global, and the source is only read afterwards, before the storage
    /// that it is then in changes.
    private func isHandedOver(_ clone: OpView<Stream.AsyncClone>) -> Bool {
        let users = clone.result.users
        guard users.count == 1, let store = users.first, store.block === clone.op.block,
            let global = StorageHolders.mutableGlobal(of: store), clone.source.definingOp != nil,
            !storage.isOvertaken(clone.source, storedTo: global)
        else { return false }
        // In a global's storage the value may have been loaded from another one.
        guard storage.globals(holding: clone.source).keys.allSatisfy({ $0 == global }) else { return false }
        return clone.source.uses.allSatisfy { use in
            use.owner === clone.op || !analysis.mutates(use) && analysis.flow.targets(of: use).isEmpty
        }
    }

    /// Whether what reads `result` could see updates in place of a global whose storage `source` is in.
    private func isOvertaken(_ result: Value, in source: Value) -> Bool {
        storage.globals(holding: source).contains {
            storage.isOvertaken(result, $0.key, since: $0.value)
        }
    }

    /// Whether the clone becomes the storage of a mutable global that may be updated in place before the last use of
    /// what it is a copy of.
    private func isOvertakenInGlobal(_ clone: OpView<Stream.AsyncClone>) -> Bool {
        var seen = Set([clone.result])
        var pending = [clone.result]
        while let next = pending.popLast() {
            for use in next.uses {
                if let global = StorageHolders.mutableGlobal(of: use.owner),
                    storage.isOvertaken(clone.source, storedTo: global)
                {
                    return true
                }
                guard !use.owner.is(Util.GlobalStore.self) else { continue }
                for target in analysis.flow.targets(of: use) where seen.insert(target).inserted {
                    pending.append(target)
                }
            }
        }
        return false
    }

    /// Whether a clone gives a mutable global storage of its own.
    private func isSeparation(_ clone: OpView<Stream.AsyncClone>) -> Bool {
        clone.result.users.contains { user in
            StorageHolders.mutableGlobal(of: user).map {
                StorageHolders.hasOther(clone.source, than: clone.op, storedTo: $0)
            } ?? false
        }
    }

    /// Whether a value is loaded from a global that shares what was stored to it.
    private func isHeldElsewhere(_ value: Value) -> Bool {
        guard let load = value.definingOp?.as(Util.GlobalLoad.self) else { return false }
        let global = load.global.symbolValue?.root
        return analysis.flow.sources(of: value).contains {
            StorageHolders.hasOther($0.value, than: $0.op, storedTo: global)
        }
    }

    // MARK: Transfers

    /// Whether the transfer is redundant: source and target affinity are equal, and not exactly one side is
    /// mutated.
    private func isRedundant(_ transfer: OpView<Stream.AsyncTransfer>) -> Bool {
        guard transfer.source.type == transfer.result.type,
            transfer.sourceAffinity == transfer.targetAffinity
        else { return false }
        guard !isOvertaken(transfer.result, in: transfer.source) else { return false }
        if analysis.isNotMutatedHere(transfer.result), analysis.isNotMutatedHere(transfer.source) {
            return true
        }
        if transfer.source.ownerBlock != nil, !analysis.isMoved(transfer.source) { return false }
        return CopyAnalysis.isLastUser(transfer.op, of: transfer.source)
    }

    // MARK: Slices

    /// Whether all users of a slice can use the source range instead.
    private func canFold(_ slice: OpView<Stream.AsyncSlice>) -> Bool {
        guard
            slice.result.uses.allSatisfy({ use in
                (use.owner.is(Stream.AsyncCopy.self) || use.owner.is(Stream.AsyncDispatch.self))
                    && !use.owner.results.contains {
                        Tied.operandIndex(of: use.owner, result: $0.index) == use.index
                    }
            }),
            Tied.operand(of: slice.source) == nil || analysis.isNotMutatedHere(slice.source)
                || isReadFirst(slice),
            !isOvertaken(slice.result, in: slice.source)
        else { return false }
        let own = AccessRange(
            reads: true, resource: slice.source, start: slice.sourceOffset, end: slice.sourceEnd,
            length: slice.resultSize)
        let isReadFirst = isReadFirst(slice)
        return slice.source.users.allSatisfy { user in
            guard user !== slice.op, !(isReadFirst && Self.passesOn(user, slice.op.block)) else {
                return true
            }
            guard let ranges = AccessRange.all(of: user) else { return false }
            return ranges.allSatisfy { !$0.writes || !$0.mayOverlap(own) }
        }
    }

    /// Whether the source is not updated before it leaves the block, or is stored to a global, and the slice is only
    /// used in the block.
    private func isReadFirst(_ slice: OpView<Stream.AsyncSlice>) -> Bool {
        let block = slice.op.block
        return slice.result.users.allSatisfy { $0.block === block }
            && slice.source.uses.allSatisfy { use in
                Self.passesOn(use.owner, block)
                    || !analysis.mutates(use) && analysis.flow.targets(of: use).isEmpty
            }
    }

    /// Whether an operation is the end of a block, or a store to a global, with updates by others after it.
    private static func passesOn(_ op: Operation, _ block: Block?) -> Bool {
        op.isTerminator && op.block === block || op.is(Util.GlobalStore.self)
    }

    private mutating func fold(_ slice: OpView<Stream.AsyncSlice>) {
        for use in slice.result.uses {
            let builder = OpBuilder(before: use.owner)
            func shift(_ offset: Value) -> Value {
                if slice.sourceOffset.constantInteger == 0 { return offset }
                return offset.constantInteger == 0
                    ? slice.sourceOffset : builder.addFolding(slice.sourceOffset, offset)
            }
            if let copy = use.owner.as(Stream.AsyncCopy.self) {
                copy.set(\.sourceOffset, shift(copy.sourceOffset))
                copy.set(\.sourceEnd, shift(copy.sourceEnd))
                copy.set(\.sourceSize, slice.sourceSize)
            } else if let dispatch = use.owner.as(Stream.AsyncDispatch.self) {
                let operands = dispatch.range(\.resourceOperands)
                let position = (operands.lowerBound..<use.index).count {
                    use.owner.operand($0).type.isResource
                }
                var offsets = dispatch.resourceOperandOffsets
                var ends = dispatch.resourceOperandEnds
                var sizes = dispatch.resourceOperandSizes
                guard position < offsets.count, position < ends.count, position < sizes.count else {
                    continue
                }
                offsets[position] = shift(offsets[position])
                ends[position] = shift(ends[position])
                sizes[position] = slice.sourceSize
                dispatch.set(\.resourceOperandOffsets, offsets)
                dispatch.set(\.resourceOperandEnds, ends)
                dispatch.set(\.resourceOperandSizes, sizes)
            }
        }
        remove(slice.op, for: slice.source)
    }

    // MARK: Updates

    /// Whether the updated range is not read.
    private func isUnread(_ update: OpView<Stream.AsyncUpdate>) -> Bool {
        let base = StorageAliases.base(of: update.target).value
        if base.ownerBlock != nil, !analysis.isMoved(base) { return false }
        guard update.target.hasOneUse else { return false }
        let own = AccessRange(
            writes: true, resource: update.result, start: update.targetOffset, end: update.targetEnd,
            length: update.updateSize)
        return update.result.uses.allSatisfy { use in
            guard let ranges = AccessRange.all(of: use.owner) else { return false }
            let seen = ranges.filter { $0.resource === update.result || $0.resource === update.target }
            let isTied = use.owner.results.contains {
                Tied.operandIndex(of: use.owner, result: $0.index) == use.index
            }
            // An in-place result is observable later, unless overwritten.
            if isTied {
                guard
                    seen.contains(where: {
                        $0.writes && !$0.reads && $0.start === update.targetOffset
                            && $0.end === update.targetEnd
                    })
                else { return false }
            }
            return seen.allSatisfy { range in
                !range.reads
                    || !AccessRange(
                        reads: true, resource: update.result, start: range.start, end: range.end,
                        length: range.length
                    ).mayOverlap(own)
            }
        }
    }
}
