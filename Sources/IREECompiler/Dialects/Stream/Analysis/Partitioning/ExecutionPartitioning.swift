import IREECompilerCore

/// Partitions the streamable operations of a block into execution regions.
///
/// Scans the block backward. An operation joins a partition of its users, or any other partition that it can
/// be part of, unless that creates a dependency cycle, or moves it past an update in place of what it reads.
struct ExecutionPartitioning {
    private struct Group {
        var operations: [Operation] = []
        var members = Set<ObjectIdentifier>()
        var affinity: Attribute?
        /// Operations that other partitions clone.
        var copies = Set<ObjectIdentifier>()
        /// Partitions that depend on this one.
        var hazards = OrdinalSet()
    }

    private struct Info {
        /// Partitions that contain the operation.
        var membership = OrdinalSet()
        /// Partitions that depend on the operation.
        var hazards = OrdinalSet()
        /// Partitions that depend on an operation with a region that uses the operation.
        var nested = OrdinalSet()
        /// Partitions after an operation with a region, which update what it reads.
        var later = OrdinalSet()
    }

    private let block: Block
    private let updates: StorageUpdates
    /// For each operation with regions the number of partitions after it.
    private var following: [ObjectIdentifier: Int] = [:]
    private var groups: [Group] = []
    private var infos: [ObjectIdentifier: Info] = [:]
    /// Partitions that operations may still join.
    private var open = OrdinalSet()
    /// Operations with regions that use a value, by value.
    private var nestedConsumers: [ObjectIdentifier: [Operation]] = [:]
    /// Barriers and transfers that are assigned to the partition of their source.
    private var synchronizing: [ObjectIdentifier: [Operation]] = [:]

    private init(_ block: Block, _ updates: StorageUpdates) {
        self.block = block
        self.updates = updates
    }

    static func partitions(of block: Block, _ updates: StorageUpdates) -> [Partition] {
        var partitioning = ExecutionPartitioning(block, updates)
        partitioning.findNestedConsumers()
        for op in block.operations.reversed() { partitioning.visit(op) }
        return partitioning.makePartitions()
    }

    private mutating func findNestedConsumers() {
        for op in block.operations where !op.regions.isEmpty && !op.has(.streamable) {
            for value in op.consumedValues where value.definingOp?.block === block {
                nestedConsumers[ObjectIdentifier(value), default: []].append(op)
            }
        }
    }

    private mutating func visit(_ op: Operation) {
        if op.has(.constantLike) || op.has(.globalStore) { return }
        if !op.has(.streamable), !op.wouldBeTriviallyDead {
            // Nothing moves across observable side effects.
            open.removeAll()
        }
        if !op.regions.isEmpty { following[ObjectIdentifier(op)] = groups.count }
        if followsProducer(op) { return }
        let later = synchronizing[ObjectIdentifier(op)] ?? []
        var info = Info()
        var consumers = OrdinalSet()
        for user in op.results.flatMap(\.users) {
            guard let other = effectiveInfo(of: user, &info) else { continue }
            consumers.formUnion(other.membership)
            info.hazards.formUnion(other.membership)
            info.hazards.formUnion(other.hazards)
            info.nested.formUnion(other.later)
        }
        for result in op.results {
            for user in nestedConsumers[ObjectIdentifier(result)] ?? [] {
                guard let other = infos[ObjectIdentifier(user)] else { continue }
                info.hazards.formUnion(other.membership)
                info.hazards.formUnion(other.hazards)
                info.nested.formUnion(other.later)
            }
        }
        for user in later.flatMap({ $0.results.flatMap(\.users) }) {
            guard let other = effectiveInfo(of: user, &info) else { continue }
            info.hazards.formUnion(other.membership)
            info.hazards.formUnion(other.hazards)
            consumers.removeAll()
        }
        let updating = updates.updates(after: op)
        guard op.has(.streamable) else {
            if !op.regions.isEmpty {
                var own = Info()
                info.later = keep(op, before: updating, &own)
                info.later.formUnion(own.nested)
                info.hazards.formUnion(own.hazards)
            }
            infos[ObjectIdentifier(op)] = info
            return
        }
        // Not where the update depends on the operation some other way, such as through a value on the host.
        let dependent = info.hazards
        var updated = keep(op, before: updating, &info)
        updated.subtract(dependent)
        let copies = op.prefersCloning && updating.isEmpty
        var candidates = OrdinalSet(below: groups.count)
        candidates.subtract(info.hazards)
        candidates.formUnion(consumers)
        candidates.formUnion(updated)
        candidates.formIntersection(open)
        prune(&candidates, op, later, info, copies: copies)
        if copies {
            var reached = candidates
            reached.formIntersection(consumers)
            if reached.count != consumers.count { prune(&candidates, op, later, info, copies: false) }
        }
        consumers.formIntersection(candidates)
        if !consumers.isEmpty { candidates = consumers }
        assign(op, later, info, candidates, consumers, copies: copies)
    }

    /// Keeps an operation in or before the partitions of updates of what it reads, and before those that follow a
    /// region with such updates.
    ///
    /// - Returns: the partitions of the updates.
    private func keep(_ op: Operation, before updating: [Operation], _ info: inout Info) -> OrdinalSet {
        var updated = OrdinalSet()
        for update in updating {
            if let count = following[ObjectIdentifier(update)] { info.nested.insert(below: count) }
            guard let other = infos[ObjectIdentifier(update)] else { continue }
            updated.formUnion(other.membership)
            info.hazards.formUnion(other.membership)
            info.hazards.formUnion(other.hazards)
        }
        return updated
    }

    /// Whether a barrier or transfer is assigned together with the definition of its source.
    private mutating func followsProducer(_ op: Operation) -> Bool {
        guard op.is(Stream.AsyncBarrier.self) || op.is(Stream.AsyncTransfer.self),
            let producer = op.operand(0).definingOp, producer.has(.streamable), producer.block === block
        else { return false }
        // Barriers do no work and belong to their source.
        let followers = synchronizing[ObjectIdentifier(op)] ?? []
        guard
            ([op] + followers).allSatisfy({
                $0.is(Stream.AsyncBarrier.self) || !producer.has(.affinity)
                    || Affinities.canExecuteTogether($0.executionAffinity, producer.executionAffinity)
            })
        else { return false }
        synchronizing[ObjectIdentifier(op)] = nil
        synchronizing[ObjectIdentifier(producer), default: []] += followers + [op]
        return true
    }

    /// The info of a user. A nested user counts as its ancestor, whose results must not be used by the
    /// operation's partition.
    private func effectiveInfo(of user: Operation, _ info: inout Info) -> Info? {
        if user.block === block { return infos[ObjectIdentifier(user)] }
        guard let container = user.enclosing({ $0.block === block }) else { return nil }
        if container.has(.streamable), let known = infos[ObjectIdentifier(container)] { return known }
        for other in container.results.flatMap(\.users) where other.block === block {
            guard let known = infos[ObjectIdentifier(other)] else { continue }
            info.nested.formUnion(known.membership)
            info.nested.formUnion(known.hazards)
        }
        return nil
    }

    private func prune(
        _ candidates: inout OrdinalSet, _ op: Operation, _ later: [Operation], _ info: Info, copies: Bool
    ) {
        for candidate in candidates.ordinals
        where !([op] + later).allSatisfy({ canAdd($0, info, to: candidate, copies: copies) }) {
            candidates.remove(candidate)
        }
    }

    private func canAdd(_ op: Operation, _ info: Info, to group: Int, copies: Bool) -> Bool {
        guard op.has(.streamable),
            Affinities.canExecuteTogether(op.executionAffinity, groups[group].affinity),
            !info.nested.contains(group)
        else { return false }
        var hazards = OrdinalSet()
        if copies {
            // A clone belongs to this partition only.
            for user in op.results.flatMap(\.users)
            where groups[group].members.contains(ObjectIdentifier(user)) {
                if let other = infos[ObjectIdentifier(user)] { hazards.formUnion(other.hazards) }
            }
        } else {
            hazards = info.hazards
            hazards.formUnion(info.nested)
        }
        return hazards.ordinals.allSatisfy { other in
            // Partitions keep their order, without cycles.
            other <= group && (other == group || !groups[other].hazards.contains(group))
        }
    }

    private mutating func assign(
        _ op: Operation, _ later: [Operation], _ known: Info, _ candidates: OrdinalSet,
        _ consumers: OrdinalSet, copies prefersCloning: Bool
    ) {
        var info = known
        let target: Int
        if let first = candidates.first {
            target = first
        } else {
            // No earlier operation joins an existing partition.
            info.hazards.insert(below: groups.count - 1)
            target = groups.count
            info.membership.insert(target)
            groups.append(Group())
            open.insert(target)
        }
        for other in later { insert(other, target, &info) }
        let copies = prefersCloning && (consumers.count > 1 || !info.nested.isEmpty)
        if copies, !consumers.isEmpty {
            for consumer in consumers.ordinals {
                insert(op, consumer, &info)
                groups[consumer].copies.insert(ObjectIdentifier(op))
            }
        } else if !copies || op.results.contains(where: { $0.users.contains { $0.block === block } }) {
            insert(op, target, &info)
        }
        infos[ObjectIdentifier(op)] = info
    }

    private mutating func insert(_ op: Operation, _ group: Int, _ info: inout Info) {
        if op.has(.affinity), !op.is(Stream.AsyncBarrier.self) {
            groups[group].affinity = Affinities.intersection(groups[group].affinity, op.executionAffinity)
        }
        info.membership.insert(group)
        info.hazards.remove(group)
        if groups[group].members.insert(ObjectIdentifier(op)).inserted { groups[group].operations.append(op) }
        groups[group].hazards.formUnion(info.hazards)
        groups[group].hazards.formUnion(info.nested)
    }

    private func makePartitions() -> [Partition] {
        // Results of a cloned operation escape from one of its partitions only.
        var given = Set<ObjectIdentifier>()
        return groups.reversed().filter { !$0.operations.isEmpty }.map { group in
            let taken = given
            return Partition(group.operations.reversed(), affinity: group.affinity) { op, result in
                guard group.copies.contains(ObjectIdentifier(op)) else {
                    return result.users.contains { !group.members.contains(ObjectIdentifier($0)) }
                }
                guard !taken.contains(ObjectIdentifier(op)),
                    result.users.contains(where: { !$0.has(.streamable) })
                else { return false }
                given.insert(ObjectIdentifier(op))
                return true
            }
        }
    }
}
