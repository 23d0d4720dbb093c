import IREECompilerCore

extension Pass {
    static let makeSingleDispatch = Pass(
        "iree-preprocessing-make-single-dispatch-for-function",
        "Makes one dispatch region of all that a function of one block computes with tensors."
    ) { (top, _) throws(Diagnostic) in
        for function in top.callables {
            let blocks = function.regions.flatMap(\.blocks)
            guard blocks.count == 1, let block = blocks.first else { continue }
            try SingleDispatch(block).form()
        }
    }
}

/// The operations between those that bring the arguments of a function into tensors and those that take its results
/// out of them.
private struct SingleDispatch {
    private let block: Block
    private var members: [Operation] = []

    init(_ block: Block) {
        self.block = block
        guard let end = block.last else { return }
        var boundary = BackwardSlice(block) { !Self.isComputation($0) }
        boundary.add(end)
        var slice = BackwardSlice(block, Self.isComputation)
        for op in boundary.operations { slice.addOperands(of: op) }
        members = block.operations.filter(slice.contains)
    }

    private static func isComputation(_ op: Operation) -> Bool {
        switch op.definition.dialect {
        case "linalg", "iree_linalg_ext", "tensor": true
        case "arith": op.constantValue == nil
        default: false
        }
    }

    private func isMember(_ op: Operation) -> Bool {
        members.contains { $0.isAncestor(of: op) }
    }

    func form() throws(Diagnostic) {
        guard let first = members.first else { return }
        let results = members.flatMap(\.results).filter { $0.users.contains { !isMember($0) } }
        for result in results where result.type.shaped?.isStatic != true || !result.type.isTensor {
            throw Diagnostic(
                .error,
                "expects results of one dispatch to be tensors of static shapes, but got \(result.type.quoted)",
                at: result.location)
        }
        for op in members { try moveOperands(of: op, before: first) }
        let builder = OpBuilder(before: first)
        let region = builder.create(Flow.DispatchRegion.self) { $0.result = results.map(\.type) }
        builder.setInsertionPoint(atEndOf: region.body.addBlock())
        for (old, new) in zip(results, region.result) {
            for use in old.uses where !isMember(use.owner) { use.owner.setOperand(use.index, new) }
        }
        for op in members {
            op.remove()
            builder.insert(op)
        }
        builder.create(Flow.Return.self) { $0.operands = results }
    }

    /// Moves what an operation uses from outside of the members before the first of them.
    private func moveOperands(of op: Operation, before first: Operation) throws(Diagnostic) {
        for used in BackwardSlice.definers(of: op, in: block) where !isMember(used) && first.isBefore(used) {
            guard !BackwardSlice.definers(of: used, in: block).contains(where: isMember) else {
                throw used.error("cannot be moved before the dispatch that '\(op.name)' would be in")
            }
            try moveOperands(of: used, before: first)
            used.moveBefore(first)
        }
    }
}

/// Operations of a block that others depend on, through operations that pass a filter only.
private struct BackwardSlice {
    private let block: Block
    private let filter: (Operation) -> Bool
    private(set) var operations: [Operation] = []
    private var known: Set<ObjectIdentifier> = []

    init(_ block: Block, _ filter: @escaping (Operation) -> Bool) {
        self.block = block
        self.filter = filter
    }

    func contains(_ op: Operation) -> Bool { known.contains(ObjectIdentifier(op)) }

    mutating func add(_ op: Operation) {
        var pending = [op]
        while let op = pending.popLast() {
            guard known.insert(ObjectIdentifier(op)).inserted else { continue }
            operations.append(op)
            pending += Self.definers(of: op, in: block).filter(filter)
        }
    }

    mutating func addOperands(of op: Operation) {
        for definer in Self.definers(of: op, in: block) where filter(definer) { add(definer) }
    }

    /// The operations of the block that define what an operation uses, also in its regions.
    static func definers(of op: Operation, in block: Block) -> [Operation] {
        var found: [Operation] = []
        op.walk { inner in
            for value in inner.operands {
                guard let definer = value.definingOp, definer.block === block, definer !== op else {
                    continue
                }
                found.append(definer)
            }
        }
        return found
    }
}
