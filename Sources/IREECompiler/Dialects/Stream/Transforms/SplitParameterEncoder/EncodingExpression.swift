import IREECompilerCore

/// An expression of an initializer that creates a constant: operations that depend only on constants and
/// parameters, and the store of the result.
struct EncodingExpression {
    let store: OpView<Util.GlobalStore>
    /// In topological order.
    let operations: [Operation]
    /// The operations that load constants or parameters.
    let inputs: [OpView<Stream.AsyncConstant>]
    /// Size of the result in bytes.
    let size: Int64

    /// The affinity of the result.
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

    /// The stored value before clones and lifetime changes.
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

    /// The definition of the stored value, before transfers.
    private var origin: Operation? {
        var op = store.value.definingOp
        while let transfer = op?.as(Stream.AsyncTransfer.self) { op = transfer.source.definingOp }
        return op
    }

    /// Whether an input is stored unchanged.
    var isUnmodified: Bool { origin?.is(Stream.AsyncConstant.self) == true }

    /// The pattern, if the result is a splat.
    var splat: Attribute? { origin?.as(Stream.AsyncSplat.self)?.value.constant }
}

extension EncodingExpression {
    /// The expressions of a program to encode ahead of time, in program order.
    static func all(in module: Operation, _ policy: EncodingPolicy) -> [EncodingExpression] {
        let hoisting = EncoderHoisting(module)
        return constantStores(in: module).compactMap { store in
            guard let operations = hoisting.slice(of: store.value),
                let size = StaticSize.of(store.value)
            else { return nil }
            let expression = EncodingExpression(
                store: store, operations: operations,
                inputs: operations.compactMap { $0.as(Stream.AsyncConstant.self) }, size: size)
            // Values that prefer cloning do not benefit from storage.
            guard let root = expression.produced.definingOp, !root.prefersCloning else { return nil }
            return policy.accepts(expression) ? expression : nil
        }
    }

    /// Stores of constant resources in initializers, if they always execute.
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
