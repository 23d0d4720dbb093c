import IREECompilerCore

/// What an initializer does to make one constant of the program: operations that depend on nothing but
/// constants and parameters, and the store of what comes of them.
struct EncodingExpression {
    let store: OpView<Util.GlobalStore>
    /// Each after those that it uses.
    let operations: [Operation]
    /// Those of the operations that bring in constants or parameters.
    let inputs: [OpView<Stream.AsyncConstant>]
    /// Bytes of the result.
    let size: Int64

    /// Where the result is wanted.
    var affinity: Attribute? {
        guard let op = store.value.definingOp else { return nil }
        if let transfer = op.as(Stream.AsyncTransfer.self) { return transfer.targetAffinity }
        if op.has(.affinity) { return op.attributes["affinity"] }
        var current: Operation? = op
        while let here = current {
            if let found = AffinityAnalysis.explicit(here) { return found }
            current = here.parent
        }
        return op.enclosing { $0.attributes["stream.affinity.default"] != nil }?
            .attributes["stream.affinity.default"]
    }

    /// The value that is worth keeping: the stored one, before it was only cloned or given a lifetime.
    var produced: Value {
        var value = store.value
        while let op = value.definingOp {
            if let clone = op.as(Stream.AsyncClone.self), keepsSize(clone.sourceSize) {
                value = clone.source
            } else if let transfer = op.as(Stream.AsyncTransfer.self),
                transfer.result.type.lifetime != .unknown, keepsSize(transfer.sourceSize)
            {
                value = transfer.source
            } else {
                break
            }
        }
        return value
    }

    private func keepsSize(_ source: Value) -> Bool { source.constantInteger == size }

    /// What made the stored value, before it was moved.
    private var origin: Operation? {
        var op = store.value.definingOp
        while let transfer = op?.as(Stream.AsyncTransfer.self) { op = transfer.source.definingOp }
        return op
    }

    /// Whether an input is stored as it is.
    var isUnmodified: Bool { origin?.is(Stream.AsyncConstant.self) == true }

    /// The number that fills the result, if nothing else is in it.
    var splat: Attribute? { origin?.as(Stream.AsyncSplat.self)?.value.constant }
}

extension EncodingExpression {
    /// The expressions of a program that are to be encoded ahead of time, in its order.
    static func all(in module: Operation, _ policy: EncodingPolicy) -> [EncodingExpression] {
        let hoisting = EncoderHoisting(module)
        return constantStores(in: module).compactMap { store in
            guard let operations = hoisting.slice(of: store.value),
                let size = StaticSize.of(store.value)
            else { return nil }
            let expression = EncodingExpression(
                store: store, operations: operations,
                inputs: operations.compactMap { $0.as(Stream.AsyncConstant.self) }, size: size)
            // What users rather make for themselves has nothing to gain from storage.
            guard let root = expression.produced.definingOp, !root.prefersCloning else { return nil }
            return policy.accepts(expression) ? expression : nil
        }
    }

    /// Stores of constant resources by initializers that always run to their end.
    private static func constantStores(in module: Operation) -> [OpView<Util.GlobalStore>] {
        let initializers = module.body()?.operations.filter { $0.has(.initializer) } ?? []
        return initializers.flatMap { initializer -> [OpView<Util.GlobalStore>] in
            guard initializer.regions.first?.blocks.count == 1, let body = initializer.body() else {
                return []
            }
            return body.operations.compactMap { $0.as(Util.GlobalStore.self) }.filter {
                $0.value.type.lifetime == .constant
            }
        }
    }
}
