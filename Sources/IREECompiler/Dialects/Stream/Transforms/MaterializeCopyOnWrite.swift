import IREECompilerCore

extension Pass {
    static let materializeCopyOnWrite = Pass(
        "iree-stream-materialize-copy-on-write",
        "Inserts copies of resources that are updated in place while others may read them."
    ) { (op, context) throws(Diagnostic) in
        for use in CopyOnWrite.carried(in: op) { CopyOnWrite.copy(use.value, for: use.op, [use.operand]) }
        op.walk { inner in
            guard inner.has(.asyncPhase), inner.has(.tied), !inner.has(.tiedPassthrough) else { return }
            CopyOnWrite.protect(inner)
        }
    }
}

private enum CopyOnWrite {
    static func protect(_ op: Operation) {
        for result in op.results {
            guard let i = Tied.operandIndex(of: op, result: result.index), i < op.operandCount,
                op.operand(i).type.isResource, mayBeSeen(op.operand(i))
            else { continue }
            let original = op.operand(i)
            // Source and target of a collective do not alias.
            let isOne = op.is(Stream.AsyncCollective.self)
            copy(
                original, for: op, isOne ? [i] : (0..<op.operandCount).filter { op.operand($0) === original })
        }
    }

    /// What loops carry and update in place: it is copied once, before the loop, and not in each iteration.
    static func carried(in top: Operation) -> [ValueFlow.Site] {
        let analysis = CopyAnalysis(top)
        var sites: [ValueFlow.Site] = []
        top.walk { op in
            guard op.has(.loopLike) else { return }
            for edge in op.valueEdges where edge.op === op {
                for (i, value) in zip(edge.operands, edge.values)
                where value.ownerBlock != nil && value.type.isResource
                    && (mayBeSeen(op.operand(i)) || op.operand(i).uses.count > 1)
                    && !analysis.isNotMutatedHere(value)
                {
                    sites.append(.init(op: op, operand: i))
                }
            }
        }
        return sites
    }

    /// Makes operands of an operation a copy of their value.
    static func copy(_ original: Value, for op: Operation, _ operands: [Int]) {
        let builder = OpBuilder(before: op)
        let size = SizeAware.query(original, builder)
        let copy = builder.create(Stream.AsyncClone.self) {
            $0.source = original
            $0.sourceSize = size
            $0.resultSize = size
            $0.affinity = op.attributes["affinity"]
            $0.result = original.type
        }.result
        for i in operands { op.setOperand(i, copy) }
    }

    /// Whether the resource may have other users: values from outside, constants, values that a global or a caller
    /// holds, and values with several uses. Redundant copies are elided later.
    private static func mayBeSeen(_ value: Value) -> Bool {
        var value = value
        while let op = value.definingOp {
            if value.type.lifetime == .constant || value.users.count > 1 { return true }
            if let importing = op.as(Stream.TensorImport.self) { return importing.consume == nil }
            if op.is(Util.GlobalLoad.self) || op.has(.callLike) && !op.has(.asyncAccess) { return true }
            guard op.has(.tiedPassthrough), let source = Tied.operand(of: value) else { return false }
            value = source
        }
        return true
    }
}
