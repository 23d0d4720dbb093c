import IREECompilerCore

/// Affinities at which resources are pinned by imports and exports.
struct PinnedAffinities {
    private var affinities: [ObjectIdentifier: [Attribute]] = [:]
    private let flow: ValueFlow

    init(_ module: Operation) {
        flow = ValueFlow(module)
        var pinning: [(op: Operation, affinity: Attribute)] = []
        module.walk { op in
            if let affinity = Self.pinned(op) { pinning.append((op, affinity)) }
        }
        for (op, affinity) in pinning {
            for result in op.results where result.type.isResource { followUses(of: result, affinity) }
            for operand in op.operands where operand.type.isResource { followSources(of: operand, affinity) }
        }
    }

    /// The affinity of a value, if all pins agree.
    func affinity(of value: Value) -> Attribute? {
        guard let all = affinities[ObjectIdentifier(value)], all.count == 1 else { return nil }
        return all[0]
    }

    /// The affinity at which an operation pins its resources.
    private static func pinned(_ op: Operation) -> Attribute? {
        guard
            op.is(Stream.TensorImport.self) || op.is(Stream.TensorExport.self)
                || op.is(Stream.ResourceTransients.self)
        else { return nil }
        return op.attributes["affinity"]
    }

    private mutating func pin(_ value: Value, _ affinity: Attribute) {
        var all = affinities[ObjectIdentifier(value)] ?? []
        if !all.contains(affinity) { all.append(affinity) }
        affinities[ObjectIdentifier(value)] = all
    }

    /// Follows uses up to operations with an affinity of their own.
    private mutating func followUses(of value: Value, _ affinity: Attribute) {
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            if next.users.contains(where: { Self.pinned($0) == nil }) { pin(next, affinity) }
            for target in flow.successors(of: next)
            where target.definingOp.flatMap(Self.pinned) == nil
                && seen.insert(ObjectIdentifier(target)).inserted
            {
                pending.append(target)
            }
        }
    }

    private mutating func followSources(of value: Value, _ affinity: Attribute) {
        var seen = Set([ObjectIdentifier(value)])
        var pending = [value]
        while let next = pending.popLast() {
            if next.definingOp.flatMap(Self.pinned) != nil { continue }
            pin(next, affinity)
            for source in flow.predecessors(of: next) where seen.insert(ObjectIdentifier(source)).inserted {
                pending.append(source)
            }
        }
    }
}
