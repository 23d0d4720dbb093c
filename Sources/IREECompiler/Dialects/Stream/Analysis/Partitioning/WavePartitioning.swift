import IREECompilerCore

/// Partitions the operations of an execution region into waves of concurrent operations.
///
/// Scans the region backward. An operation joins the earliest wave (the latest, if concurrency is the only
/// goal) such that no operation in or after it must complete before the operation.
struct WavePartitioning {
    private struct Info {
        var membership = OrdinalSet()
        var hazards = OrdinalSet()
    }

    static func waves(of block: Block, _ favor: PartitioningFavor) -> [Partition] {
        guard favor != .debug else { return [] }
        var waves: [[Operation]] = []
        var infos: [ObjectIdentifier: Info] = [:]
        for op in block.operations.reversed() where !op.has(.constantLike) {
            var info = Info()
            for user in op.results.flatMap(\.users) + later(op) {
                guard let other = infos[ObjectIdentifier(user)] else { continue }
                if AccessRange.haveHazard(op, user) { info.hazards.formUnion(other.membership) }
                info.hazards.formUnion(other.hazards)
            }
            guard op.has(.streamable), !op.has(.storageMetadata) else {
                infos[ObjectIdentifier(op)] = info
                continue
            }
            var candidates = OrdinalSet(below: waves.count)
            candidates.subtract(info.hazards)
            let target: Int
            if let found = favor == .maximalConcurrency ? candidates.first : candidates.last {
                target = found
            } else {
                target = waves.count
                waves.append([])
            }
            waves[target].append(op)
            info.membership.insert(target)
            info.hazards.insert(below: target)
            info.hazards.remove(target)
            infos[ObjectIdentifier(op)] = info
        }
        return waves.reversed().map { wave in
            let members = Set(wave.map(ObjectIdentifier.init))
            return Partition(wave.reversed()) { _, result in
                result.users.contains { !members.contains(ObjectIdentifier($0)) }
            }
        }
    }

    /// Later operations that mutate operands of this one in place.
    private static func later(_ op: Operation) -> [Operation] {
        op.operands.filter(\.type.isResource).flatMap { operand in
            operand.uses.map(\.owner).filter { user in
                user !== op && user.block === op.block && op.isBefore(user)
                    && user.results.contains { Tied.operand(of: $0) === operand }
            }
        }
    }
}
