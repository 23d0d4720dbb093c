import IREECompilerCore

extension Util.Initializer {
    /// Erases empty initializers.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.body.blocks.count == 1, let entry = op.body.blocks.first,
            entry.first == nil || (entry.first === entry.last && entry.first?.has(.returnLike) == true)
        else { return false }
        rewriter.erase(op.op)
        return true
    }
}

extension Util.GlobalLoadIndirect {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let address = op.global.definingOp?.as(Util.GlobalAddress.self) else { return false }
        rewriter.replace(op.op, with: Util.GlobalLoad.self) {
            $0.global = address.global
            $0.isImmutable = address.isImmutable
            $0.result = op.result.type
        }
        return true
    }
}

extension Util.GlobalStoreIndirect {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let address = op.global.definingOp?.as(Util.GlobalAddress.self) else { return false }
        rewriter.create(Util.GlobalStore.self) {
            $0.value = op.value
            $0.global = address.global
        }
        rewriter.erase(op.op)
        return true
    }
}

extension Util.GlobalStore {
    /// Erases a store of the value that was just loaded from the global.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let load = op.value.definingOp?.as(Util.GlobalLoad.self), load.global == op.global,
            load.op.block === op.op.block, load.op.isBefore(op.op)
        else { return false }
        var between = load.op.next
        while let other = between, other !== op.op {
            let keeps =
                other.isPure || other.has(.globalLoad) || other.has(.constantLike)
                || (other.as(Util.GlobalStore.self).map { $0.global != op.global } ?? false)
            guard keeps else { return false }
            between = other.next
        }
        rewriter.erase(op.op)
        return true
    }
}
