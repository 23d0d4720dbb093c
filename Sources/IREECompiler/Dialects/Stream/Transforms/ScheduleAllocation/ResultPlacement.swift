import IREECompilerCore

/// Affinities for the storage of results of execution regions.
struct ResultPlacement {
    /// Affinities of transitive users of each value, before any region was lowered.
    private var users: [ObjectIdentifier: [Attribute]] = [:]

    init(_ module: Operation) {
        // Propagates each affinity backward from its users: O(values × affinities), where a search from each
        // result would be quadratic.
        var affinities: [Attribute] = []
        var seeds: [Attribute: [Value]] = [:]
        module.walk { op in
            guard let affinity = AffinityAnalysis.explicit(op) ?? op.attributes["execution_affinity"] else {
                return
            }
            if seeds[affinity] == nil { affinities.append(affinity) }
            seeds[affinity, default: []] += op.operands
        }
        guard !affinities.isEmpty else { return }
        let flow = ValueFlow(module)
        for affinity in affinities {
            var seen: Set<ObjectIdentifier> = []
            var pending = seeds[affinity] ?? []
            while let next = pending.popLast() {
                guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
                users[ObjectIdentifier(next), default: []].append(affinity)
                pending += flow.predecessors(of: next)
            }
        }
    }

    /// The target affinity of a transfer in the region that defines the value.
    static func local(_ value: Value) -> Attribute? {
        var value = value
        while let op = value.definingOp {
            if let transfer = op.as(Stream.AsyncTransfer.self) { return transfer.targetAffinity }
            if let operand = Tied.operand(of: value) {
                value = operand
            } else if op.is(Stream.AsyncConcurrent.self),
                let yielded = op.body()?.last?.as(Stream.Yield.self)?.resourceOperands,
                yielded.indices.contains(value.index)
            {
                value = yielded[value.index]
            } else {
                return nil
            }
        }
        return nil
    }

    /// An affinity that suits the region, its transfers of the value, and all users of the result.
    func affinity(of result: Value, _ inner: Value, executed: Attribute?) -> Attribute? {
        let users = users[ObjectIdentifier(result)] ?? []
        return Affinities.any(of: [executed, Self.local(inner)].compactMap(\.self) + users)
    }
}
