import IREECompilerCore

/// Timeline operations that read a storage, and those that update it in place.
///
/// Run once timepoints are on operations: executions, and accesses of parameters.
struct StorageAccesses {
    /// Operations that only read the storage.
    private(set) var readers: [Operation] = []
    private(set) var updates: [Operation] = []
    /// The region that has all values of the storage; nil if they are in several functions or globals.
    private var home: Region?
    /// Whether values are carried from one execution of the region to the next.
    private var isCarried = false

    /// All storages of a module that are both read and updated.
    static func all(in module: Operation) -> [Self] {
        let analysis = CopyAnalysis(module)
        var seen = Set<ObjectIdentifier>()
        var all: [Self] = []
        module.walk(.preOrder) { op in
            guard isAccess(op) else { return }
            for i in 0..<op.operandCount where op.operand(i).type.isResource {
                guard !seen.contains(ObjectIdentifier(op.operand(i))) else { continue }
                let storage = Self(op.operand(i), analysis, &seen)
                if !storage.readers.isEmpty, !storage.updates.isEmpty { all.append(storage) }
            }
        }
        return all
    }

    /// Follows a value to all that share its storage.
    private init(_ value: Value, _ analysis: CopyAnalysis, _ seen: inout Set<ObjectIdentifier>) {
        var found: [Operation: Bool] = [:]
        var order: [Operation] = []
        var regions: [Region?] = []
        var pending = [value]
        seen.insert(ObjectIdentifier(value))
        while let next = pending.popLast() {
            regions.append(next.parentBlock?.region)
            isCarried = isCarried || Self.isCarried(next, analysis.flow)
            for use in next.uses where Self.isAccess(use.owner) {
                if found[use.owner] == nil { order.append(use.owner) }
                found[use.owner] = found[use.owner] == true || analysis.mutates(use)
            }
            for other in analysis.flow.successors(of: next) + analysis.flow.predecessors(of: next)
            where seen.insert(ObjectIdentifier(other)).inserted {
                pending.append(other)
            }
        }
        readers = order.filter { found[$0] == false }
        updates = order.filter { found[$0] == true }
        home = Self.common(regions)
    }

    /// The readers that an update may follow without waiting for them.
    var unorderedReaders: [Operation] {
        readers.filter { reader in
            updates.contains { update in mayFollow(update, reader) && !Self.isOrdered(update, after: reader) }
        }
    }

    // MARK: Order

    private func mayFollow(_ update: Operation, _ reader: Operation) -> Bool {
        guard let home, !isCarried else { return true }
        return ProgramOrder.mayFollow(update, after: reader, in: home)
    }

    /// Whether each execution of the reader is followed by one of the update that waits for it.
    private static func isOrdered(_ update: Operation, after reader: Operation) -> Bool {
        guard update.block === reader.block, reader.isBefore(update), let done = reader.resultTimepoint else {
            return false
        }
        var seen = Set<ObjectIdentifier>()
        var pending = update.awaitedTimepoints
        while let next = pending.popLast() {
            if next === done { return true }
            guard seen.insert(ObjectIdentifier(next)).inserted, let op = next.definingOp else { continue }
            pending += op.awaitedTimepoints
        }
        return false
    }

    // MARK: Values

    /// Whether an operation accesses storage on the timeline, and tells when it has done so.
    private static func isAccess(_ op: Operation) -> Bool {
        op.has(.timeline) && op.awaitedField != nil && op.resultTimepoint != nil
            && !op.is(Stream.TimepointBarrier.self)
    }

    /// Whether a value is an argument that has another value each time that its region executes, or comes from
    /// another function.
    private static func isCarried(_ value: Value, _ flow: ValueFlow) -> Bool {
        if let op = value.definingOp { return op.is(Util.GlobalLoad.self) || op.has(.callLike) }
        guard let parent = value.parentBlock?.parentOp, !isAccess(parent) else { return false }
        guard parent.has(.function) else { return parent.has(.loopLike) }
        return flow.isOpen(value) || !flow.sources(of: value).isEmpty
    }

    /// The innermost region around all of them.
    private static func common(_ regions: [Region?]) -> Region? {
        var common = regions.first ?? nil
        for region in regions.dropFirst() {
            guard let region else { return nil }
            while let outer = common, !outer.isAncestor(of: region) {
                common = outer.parent?.block?.region
            }
        }
        return common
    }
}
