import IREECompilerCore

/// Helpers for folds and patterns of `stream.async` operations.
enum AsyncFolding {
    /// Whether the resource is unobservable from outside: a `stream.async` operation allocated it.
    static func isFresh(_ value: Value) -> Bool {
        guard let op = value.definingOp, op.has(.asyncPhase) else { return false }
        return Tied.operand(of: value) == nil
    }

    /// The root of the value's chain of tied operands.
    static func base(_ value: Value) -> Value {
        var current = value
        while let next = Tied.operand(of: current) { current = next }
        return current
    }

    /// Sinks allocations and fills to their first user.
    static func sink(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let target = Sinking.firstUser(of: op), Sinking.isStable(op, before: target) else {
            return false
        }
        rewriter.update(op) { op.moveBefore(target) }
        return true
    }

    /// Whether cloning the operation is as good as cloning its result.
    static func prefersCopies(_ op: Operation) -> Bool {
        op.is(Stream.AsyncAlloca.self) || op.is(Stream.AsyncSplat.self) || op.is(Stream.AsyncClone.self)
            || op.is(Stream.TensorEmpty.self) || op.is(Stream.TensorSplat.self)
            || op.is(Stream.TensorClone.self)
    }

    /// Clones a rematerializable operation for each use, instead of its result.
    static func copySource(_ op: Operation, _ source: Value, _ result: Value, _ rewriter: Rewriter) -> Bool {
        guard result.hasUses, let maker = source.definingOp, prefersCopies(maker), maker.results.count == 1
        else { return false }
        for use in result.uses {
            rewriter.setInsertionPoint(before: use.owner)
            let copy = rewriter.insert(maker.clone())
            copy.results[0].type = result.type
            rewriter.update(use.owner) { use.set(copy.results[0]) }
        }
        rewriter.erase(op)
        return true
    }
}

extension Stream.AsyncAlloca {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || AsyncFolding.sink(op.op, rewriter)
    }
}

extension Stream.AsyncConstant {
    /// A splat constant becomes `stream.async.splat`.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard case .dense(let elements) = op.value, elements.isSplat, elements.strings.isEmpty,
            let element = elements.attribute(at: 0)
        else { return false }
        let pattern = rewriter.constant(element)
        rewriter.replace(op.op, with: Stream.AsyncSplat.self) {
            $0.awaitTimepoint = op.awaitTimepoint
            $0.value = pattern
            $0.resultSize = op.resultSize
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.AsyncSplat {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.narrowPattern(op, \.value, rewriter)
            || AsyncFolding.sink(op.op, rewriter)
    }
}

extension Stream.AsyncClone {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
            || AsyncFolding.copySource(op.op, op.source, op.result, rewriter)
    }
}

extension Stream.AsyncSlice {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.sourceSize === op.resultSize ? .replaced([.value(op.source)]) : nil
    }

    /// A slice of a splat becomes a smaller splat.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if StreamFolding.eraseUnused(op.op, rewriter) { return true }
        guard let splat = op.source.definingOp?.as(Stream.AsyncSplat.self) else { return false }
        rewriter.replace(op.op, with: Stream.AsyncSplat.self) {
            $0.awaitTimepoint = splat.awaitTimepoint
            $0.value = splat.value
            $0.resultSize = op.resultSize
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.AsyncFill {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.narrowPattern(op, \.value, rewriter)
            || flatten(op, rewriter) || dropRedundant(op, rewriter) || join(op, rewriter)
    }

    /// A fill of the whole resource becomes a splat.
    private static func flatten(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.targetLength === op.targetSize, op.target.definingOp != nil,
            AsyncFolding.base(op.target) === op.target
        else { return false }
        rewriter.replace(op.op, with: Stream.AsyncSplat.self) {
            $0.value = op.value
            $0.resultSize = op.targetSize
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }

    /// Erases fills with the value that the target already has.
    private static func dropRedundant(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let splat = op.target.definingOp?.as(Stream.AsyncSplat.self), splat.value === op.value,
            op.result.type == op.target.type
        else { return false }
        rewriter.replace(op.op, with: [op.target])
        return true
    }

    /// Merges fills of adjacent ranges with equal values.
    private static func join(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let first = op.target.definingOp?.as(Self.self), first.result.hasOneUse,
            first.value === op.value, first.result.type == op.result.type
        else { return false }
        let follows = first.targetEnd === op.targetOffset
        guard follows || first.targetOffset === op.targetEnd else { return false }
        let dominance = Dominance()
        guard
            [op.targetOffset, op.targetEnd, op.targetLength].allSatisfy({ dominance.dominates($0, first.op) })
        else { return false }
        rewriter.setInsertionPoint(before: first.op)
        let start = follows ? first.targetOffset : op.targetOffset
        let end = follows ? rewriter.addIndices(first.targetEnd, op.targetLength) : first.targetEnd
        let length =
            follows
            ? rewriter.addIndices(first.targetLength, op.targetLength)
            : rewriter.addIndices(op.targetLength, first.targetLength)
        rewriter.update(first.op) {
            first.set(\.targetOffset, start)
            first.set(\.targetEnd, end)
            first.set(\.targetLength, length)
        }
        rewriter.replace(op.op, with: [first.result])
        return true
    }
}

extension Stream.AsyncUpdate {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard op.updateSize === op.targetSize, op.update.type == op.result.type else { return nil }
        // An update of the whole of an unobservable resource, or with itself, folds to the update.
        guard AsyncFolding.isFresh(op.target) || op.update === op.target else { return nil }
        return .replaced([.value(op.update)])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || dropInPlace(op, rewriter) || fill(op, rewriter)
            || copy(op, rewriter)
    }

    /// Erases updates with in-place results.
    private static func dropInPlace(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.updateSize === op.targetSize, op.update.type == op.result.type,
            AsyncFolding.base(op.update) === AsyncFolding.base(op.target),
            op.update.users.allSatisfy({ $0 === op.op || readsOnly($0, op.update) })
        else { return false }
        rewriter.replace(op.op, with: [op.update])
        return true
    }

    private static func readsOnly(_ user: Operation, _ value: Value) -> Bool {
        guard user.has(.asyncAccess) || user.has(.pure) else { return false }
        return user.results.allSatisfy { Tied.operand(of: $0) !== value }
    }

    /// An update with a splat becomes a fill.
    private static func fill(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let splat = op.update.definingOp?.as(Stream.AsyncSplat.self) else { return false }
        rewriter.replace(op.op, with: Stream.AsyncFill.self) {
            $0.target = op.target
            $0.targetSize = op.targetSize
            $0.targetOffset = op.targetOffset
            $0.targetEnd = op.targetEnd
            $0.targetLength = op.updateSize
            $0.value = splat.value
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }

    /// An update with a slice becomes a copy from its source.
    private static func copy(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let slice = op.update.definingOp?.as(Stream.AsyncSlice.self), slice.op.block === op.op.block
        else { return false }
        rewriter.replace(op.op, with: Stream.AsyncCopy.self) {
            $0.target = op.target
            $0.targetSize = op.targetSize
            $0.targetOffset = op.targetOffset
            $0.targetEnd = op.targetEnd
            $0.source = slice.source
            $0.sourceSize = slice.sourceSize
            $0.sourceOffset = slice.sourceOffset
            $0.sourceEnd = slice.sourceEnd
            $0.length = slice.resultSize
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.AsyncCopy {
    /// A copy of a whole resource becomes an update.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if StreamFolding.eraseUnused(op.op, rewriter) { return true }
        guard op.sourceEnd === op.sourceSize, op.length === op.sourceSize else { return false }
        rewriter.replace(op.op, with: Stream.AsyncUpdate.self) {
            $0.target = op.target
            $0.targetSize = op.targetSize
            $0.targetOffset = op.targetOffset
            $0.targetEnd = op.targetEnd
            $0.update = op.source
            $0.updateSize = op.sourceSize
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.AsyncCollective {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter)
    }
}

extension Stream.AsyncDispatch {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.unifyEntryPoints(op.op, rewriter)
    }
}

extension Stream.AsyncTransfer {
    /// A transfer and its inverse fold to the source.
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let first = op.source.definingOp?.as(Self.self), op.executionAffinity == nil,
            first.executionAffinity == nil, first.source.type == op.result.type,
            first.sourceAffinity == op.targetAffinity
        else { return nil }
        return .replaced([.value(first.source)])
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || clone(op, rewriter) || skip(op, rewriter)
    }

    /// A transfer within one affinity becomes a clone.
    private static func clone(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        let staging = IRType.resource(.staging)
        guard op.sourceAffinity == op.targetAffinity, op.source.type != staging, op.result.type != staging,
            op.source.type.isResource, op.result.type.isResource
        else { return false }
        rewriter.replace(op.op, with: Stream.AsyncClone.self) {
            $0.source = op.source
            $0.sourceSize = op.sourceSize
            $0.resultSize = op.resultSize
            $0.affinity = op.sourceAffinity
            $0.result = op.result.type
        }
        return true
    }

    /// Merges consecutive transfers.
    private static func skip(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var origin = op
        while let before = origin.source.definingOp?.as(Self.self) { origin = before }
        guard origin.op !== op.op else { return false }
        rewriter.replace(op.op, with: Self.self) {
            $0.source = origin.source
            $0.sourceSize = origin.sourceSize
            $0.resultSize = op.resultSize
            $0.sourceAffinity = origin.sourceAffinity
            $0.targetAffinity = op.targetAffinity
            $0.executionAffinity = op.executionAffinity
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.AsyncCast {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if op.source.type == op.result.type { return .replaced([.value(op.source)]) }
        if let first = op.source.definingOp?.as(Self.self), first.source.type == op.result.type {
            return .replaced([.value(first.source)])
        }
        return nil
    }

    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        if StreamFolding.eraseUnused(op.op, rewriter) { return true }
        guard let first = op.source.definingOp?.as(Self.self) else { return false }
        rewriter.update(op.op) {
            op.set(\.source, first.source)
            op.set(\.sourceSize, first.sourceSize)
        }
        return true
    }
}

extension Stream.AsyncLoad {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        loadCast(op, rewriter) || loadBeforeClone(op, rewriter)
    }

    /// Loads the type of a bitcast of the loaded value.
    private static func loadCast(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.result.hasOneUse, let cast = op.result.uses.first?.owner.as(Arith.Bitcast.self) else {
            return false
        }
        let type = cast.out.type
        rewriter.update(op.op) { op.result.type = type }
        rewriter.replace(cast.op, with: [op.result])
        return true
    }

    /// Loads a single element before a clone and transfer, and drops these.
    private static func loadBeforeClone(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let transfer = op.source.definingOp?.as(Stream.AsyncTransfer.self), transfer.result.hasOneUse,
            let clone = transfer.source.definingOp?.as(Stream.AsyncClone.self),
            let width = op.result.type == .index ? 64 : op.result.type.bitWidth
        else { return false }
        let size = rewriter.constant(index: Int64((width + 7) / 8))
        let zero = rewriter.constant(index: 0)
        let end = rewriter.addIndices(op.sourceOffset, size)
        let slice = rewriter.create(Stream.AsyncSlice.self) {
            $0.source = clone.source
            $0.sourceSize = clone.sourceSize
            $0.sourceOffset = op.sourceOffset
            $0.sourceEnd = end
            $0.resultSize = size
            $0.affinity = clone.affinity
            $0.result = clone.source.type
        }
        let staged = Stream.AsyncTransfer.move(slice.result, size: size, like: transfer, rewriter)
        rewriter.replace(op.op, with: Self.self) {
            $0.source = staged
            $0.sourceSize = size
            $0.sourceOffset = zero
            $0.result = op.result.type
        }
        return true
    }
}

extension Stream.AsyncTransfer {
    /// Transfers a value like another one.
    static func move(_ value: Value, size: Value, like other: OpView<Self>, _ rewriter: Rewriter) -> Value {
        rewriter.create(Stream.AsyncTransfer.self) {
            $0.source = value
            $0.sourceSize = size
            $0.resultSize = size
            $0.sourceAffinity = other.sourceAffinity
            $0.targetAffinity = other.targetAffinity
            $0.result = other.result.type
        }.result
    }
}

extension Stream.AsyncStore {
    /// Stores the source of a bitcast.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let cast = op.value.definingOp?.as(Arith.Bitcast.self) else { return false }
        rewriter.update(op.op) { op.set(\.value, cast.in) }
        return true
    }
}

extension Stream.AsyncExecute {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || StreamFolding.dropImmediateWait(op.op, rewriter)
            || ExecutionFolding.chainWaits(op.op, rewriter)
            || ExecutionFolding.captureSubviews(op.op, rewriter) || replaceEmpty(op, rewriter)
            || ExecutionFolding.dropOperands(op.op, rewriter)
            || ExecutionFolding.dropResults(op.op, rewriter) || ExecutionFolding.tie(op.op, rewriter)
    }

    /// Erases regions that only yield their arguments.
    private static func replaceEmpty(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let entry = op.op.body(), let only = entry.first, only.is(Stream.Yield.self) else {
            return false
        }
        var results: [Value] = []
        for (value, result) in zip(only.operands, op.results) {
            let source = value.ownerBlock === entry ? op.resourceOperands[value.index] : value
            guard source.type == result.type else { return false }
            results.append(source)
        }
        guard results.count == op.results.count else { return false }
        rewriter.replace(op.op, with: results + [StreamFolding.immediate(rewriter)])
        return true
    }
}

extension Stream.AsyncConcurrent {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        StreamFolding.eraseUnused(op.op, rewriter) || ExecutionFolding.dropOperands(op.op, rewriter)
            || ExecutionFolding.dropResults(op.op, rewriter) || ExecutionFolding.tie(op.op, rewriter)
    }
}

extension ExecutionFolding {
    /// Ties results to operands whose storage they have throughout the region.
    static func tie(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let entry = op.body(), let end = entry.last?.as(Stream.Yield.self) else { return false }
        let values = end.resourceOperands
        var tied = Array(Tied.operands(of: op).prefix(values.count))
        tied += Array(repeating: nil, count: values.count - tied.count)
        var changed = false
        for (i, value) in values.enumerated() where tied[i] == nil {
            let base = AsyncFolding.base(value)
            guard base.ownerBlock === entry else { continue }
            tied[i] = base.index
            changed = true
        }
        guard changed else { return false }
        rewriter.update(op) { op.attributes["tied_operands"] = Tied.attribute(tied) }
        return true
    }
}
