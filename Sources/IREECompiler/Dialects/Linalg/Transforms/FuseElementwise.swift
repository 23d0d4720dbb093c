import IREECompilerCore

extension Pass {
    static let fuseElementwise = Pass(
        "iree-dispatch-creation-elementwise-op-fusion",
        "Merges elementwise operations into the operation that uses their result."
    ) { (top, _) throws(Diagnostic) in
        // Operations whose indexing changes lose their names.
        var named: [StructuredLoops] = []
        top.walk { op in
            guard Linalg.isNamedContraction(op), let loops = StructuredLoops(op) else { return }
            if loops.inputs.contains(where: ElementwiseFusion.isMoved) { named.append(loops) }
        }
        for loops in named { loops.generalize() }
        var found: [Operation] = []
        top.walk { if $0.is(Linalg.Generic.self) { found.append($0) } }
        for op in found where op.block != nil { ElementwiseFusion.simplify(op) }
    }
}

private enum ElementwiseFusion {
    /// Merges producers into a generic operation until there are none left to merge.
    static func simplify(_ op: Operation) {
        var current = op
        if let loops = StructuredLoops(op) {
            var rebuilder = GenericRebuilder(loops)
            if let new = rebuilder.rebuild() { current = replace(op, by: new) }
        }
        while let loops = StructuredLoops(current), let new = fuse(loops) { current = new }
    }

    private static func replace(_ op: Operation, by new: Operation) -> Operation {
        op.replaceAllUses(with: new.results)
        op.erase()
        return new
    }

    /// Merges the first producer that can be.
    private static func fuse(_ consumer: StructuredLoops) -> Operation? {
        for i in 0..<consumer.inputCount {
            guard let op = consumer.op.operand(i).definingOp, op.is(Linalg.Generic.self),
                let producer = StructuredLoops(op), canFuse(producer, into: consumer, i)
            else { continue }
            var rebuilder = GenericRebuilder(consumer, producer, intoInput: i)
            guard let new = rebuilder.rebuild() else { continue }
            _ = replace(consumer.op, by: new)
            if !op.hasUses { op.erase() }
            return new
        }
        return nil
    }

    /// Whether a tensor has the elements of another one elsewhere, such as a transposition.
    static func isMoved(_ tensor: Value) -> Bool {
        guard let op = tensor.definingOp, op.is(Linalg.Generic.self), let loops = StructuredLoops(op) else {
            return false
        }
        return isMove(loops)
    }

    private static func isMove(_ loops: StructuredLoops) -> Bool {
        guard loops.isElementwise, loops.op.results.count == 1, loops.outputMaps[0].isPermutation,
            let body = loops.op.body(), let end = body.first?.as(Linalg.Yield.self)
        else { return false }
        return body.arguments.prefix(loops.inputCount).contains { $0 === end.values.first }
    }

    /// Elements must be computed once: the producer has no other use, and the consumer uses each element once. Where
    /// nothing is computed, the consumer reads the elements where they were.
    private static func canFuse(
        _ producer: StructuredLoops, into consumer: StructuredLoops, _ i: Int
    ) -> Bool {
        if isMove(producer), producer.op.block === consumer.op.block { return true }
        guard producer.isElementwise, producer.op.results.count == 1, !producer.readsOutput(0),
            producer.outputMaps[0].isPermutation, consumer.maps[i].isPermutation,
            producer.op.block === consumer.op.block, let body = consumer.op.body(),
            body.arguments[i].hasUses
        else { return false }
        let uses = producer.op.results[0].uses
        return uses.count == 1 && uses[0].owner === consumer.op && uses[0].index == i
    }
}
