import IREECompilerCore

/// Divides the operations of a block that run on devices into groups that can each be handed to a
/// device at once.
///
/// The block is read from its end. An operation joins a group of those that use it, or any other group
/// that it can be part of, unless a group would have to wait for itself.
struct ExecutionPartitioning {
    private struct Group {
        var operations: [Operation] = []
        var members = Set<ObjectIdentifier>()
        var affinity: Attribute?
        /// Operations that other groups have a copy of.
        var copies = Set<ObjectIdentifier>()
        /// Groups that depend on this one.
        var hazards = OrdinalSet()
    }

    private struct Info {
        /// Groups that the operation is in.
        var membership = OrdinalSet()
        /// Groups that depend on the operation.
        var hazards = OrdinalSet()
        /// Groups that depend on something that has a region that uses the operation.
        var nested = OrdinalSet()
    }

    private let block: Block
    private var groups: [Group] = []
    private var infos: [ObjectIdentifier: Info] = [:]
    /// Groups that operations may still join.
    private var open = OrdinalSet()
    /// Operations with regions that use a value, by value.
    private var nestedConsumers: [ObjectIdentifier: [Operation]] = [:]
    /// Barriers and transfers that go where what they are of goes.
    private var synchronizing: [ObjectIdentifier: [Operation]] = [:]

    private init(_ block: Block) { self.block = block }

    static func partitions(of block: Block) -> [Partition] {
        var partitioning = ExecutionPartitioning(block)
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
            // Nothing moves across what somebody can observe.
            open.removeAll()
        }
        if followsProducer(op) { return }
        let later = synchronizing[ObjectIdentifier(op)] ?? []
        var info = Info()
        var consumers = OrdinalSet()
        for user in op.results.flatMap(\.users) {
            guard let other = effectiveInfo(of: user, &info) else { continue }
            consumers.formUnion(other.membership)
            info.hazards.formUnion(other.membership)
            info.hazards.formUnion(other.hazards)
        }
        for result in op.results {
            for user in nestedConsumers[ObjectIdentifier(result)] ?? [] {
                guard let other = infos[ObjectIdentifier(user)] else { continue }
                info.hazards.formUnion(other.membership)
                info.hazards.formUnion(other.hazards)
            }
        }
        for user in later.flatMap({ $0.results.flatMap(\.users) }) {
            guard let other = effectiveInfo(of: user, &info) else { continue }
            info.hazards.formUnion(other.membership)
            info.hazards.formUnion(other.hazards)
            consumers.removeAll()
        }
        guard op.has(.streamable) else {
            infos[ObjectIdentifier(op)] = info
            return
        }
        var candidates = OrdinalSet(below: groups.count)
        candidates.subtract(info.hazards)
        candidates.formUnion(consumers)
        candidates.formIntersection(open)
        prune(&candidates, op, later, info, copies: true)
        if op.prefersCloning {
            var reached = candidates
            reached.formIntersection(consumers)
            if reached.count != consumers.count { prune(&candidates, op, later, info, copies: false) }
        }
        consumers.formIntersection(candidates)
        if !consumers.isEmpty { candidates = consumers }
        place(op, later, info, candidates, consumers)
    }

    /// Barriers and transfers wait for what makes their value, to go with it.
    private mutating func followsProducer(_ op: Operation) -> Bool {
        guard op.is(Stream.AsyncBarrier.self) || op.is(Stream.AsyncTransfer.self),
            let producer = op.operand(0).definingOp, producer.has(.streamable), producer.block === block
        else { return false }
        // Barriers are no work, and are where their value is.
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

    /// What is known of a user. One inside of a region stands for what has the region, and what that
    /// gives must not be needed by the group that the operation is in.
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
        if copies, op.prefersCloning {
            // A copy is for this group only.
            for user in op.results.flatMap(\.users)
            where groups[group].members.contains(ObjectIdentifier(user)) {
                if let other = infos[ObjectIdentifier(user)] { hazards.formUnion(other.hazards) }
            }
        } else {
            hazards = info.hazards
            hazards.formUnion(info.nested)
        }
        return hazards.ordinals.allSatisfy { other in
            // Groups keep their order, and none waits for itself.
            other <= group && (other == group || !groups[other].hazards.contains(group))
        }
    }

    private mutating func place(
        _ op: Operation, _ later: [Operation], _ known: Info, _ candidates: OrdinalSet,
        _ consumers: OrdinalSet
    ) {
        var info = known
        let target: Int
        if let first = candidates.first {
            target = first
        } else {
            // Nothing that comes before joins what is there already.
            info.hazards.insert(below: groups.count - 1)
            target = groups.count
            info.membership.insert(target)
            groups.append(Group())
            open.insert(target)
        }
        for other in later { insert(other, target, &info) }
        let copies = op.prefersCloning && (consumers.count > 1 || !info.nested.isEmpty)
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
            groups[group].affinity = Affinities.both(groups[group].affinity, op.executionAffinity)
        }
        info.membership.insert(group)
        info.hazards.remove(group)
        if groups[group].members.insert(ObjectIdentifier(op)).inserted { groups[group].operations.append(op) }
        groups[group].hazards.formUnion(info.hazards)
        groups[group].hazards.formUnion(info.nested)
    }

    private func makePartitions() -> [Partition] {
        // Of an operation that several groups have, one gives its results to what is in none.
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
