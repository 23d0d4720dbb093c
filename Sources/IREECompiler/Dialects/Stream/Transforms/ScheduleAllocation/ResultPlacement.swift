import IREECompilerCore

/// Where the storage of what execution regions give is to be.
struct ResultPlacement {
    /// Affinities of the operations that use a value, or what it is passed on as, as the module was before any
    /// region got storage.
    private var users: [ObjectIdentifier: [Attribute]] = [:]

    init(_ module: Operation) {
        // From each affinity back to all values that reach its users: their number times that of the affinities,
        // where a search from each result would pass the same values again and again.
        var places: [Attribute] = []
        var seeds: [Attribute: [Value]] = [:]
        module.walk { op in
            guard let place = AffinityAnalysis.explicit(op) ?? op.attributes["execution_affinity"] else {
                return
            }
            if seeds[place] == nil { places.append(place) }
            seeds[place, default: []] += op.operands
        }
        guard !places.isEmpty else { return }
        let flow = ValueFlow(module)
        for place in places {
            var seen: Set<ObjectIdentifier> = []
            var pending = seeds[place] ?? []
            while let next = pending.popLast() {
                guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
                users[ObjectIdentifier(next), default: []].append(place)
                pending += flow.predecessors(of: next)
            }
        }
    }

    /// The place that a transfer inside of the region moves the value to, if one does.
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

    /// A place that suits the region, where it moves the value to, and all that use the result.
    func affinity(of result: Value, _ inner: Value, executed: Attribute?) -> Attribute? {
        let users = users[ObjectIdentifier(result)] ?? []
        return Affinities.any(of: [executed, Self.local(inner)].compactMap(\.self) + users)
    }
}
