/// Where the storage of what execution regions give is to be.
struct ResultPlacement {
    /// Places that use the results of regions, as the module was before any got storage.
    private var users: [ObjectIdentifier: [Attribute]] = [:]

    init(_ module: Operation) {
        let flow = ValueFlow(module)
        module.walk { op in
            guard op.is(Stream.AsyncExecute.self) else { return }
            for result in op.results where result.type.isResource {
                users[ObjectIdentifier(result)] = Self.users(of: result, flow)
            }
        }
    }

    /// Where the value, and what it becomes, is used.
    private static func users(of value: Value, _ flow: ValueFlow) -> [Attribute] {
        var out: [Attribute] = []
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            for user in next.users {
                if let place = AffinityAnalysis.explicit(user) ?? user.attributes["execution_affinity"],
                    !out.contains(place)
                {
                    out.append(place)
                }
            }
            for successor in flow.successors(of: next)
            where seen.insert(ObjectIdentifier(successor)).inserted {
                pending.append(successor)
            }
        }
        return out
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
