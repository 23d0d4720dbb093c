import IREECompilerCore

extension Pass {
    static let emplaceTransients = Pass(
        "iree-stream-emplace-transients",
        "Places transient allocations of functions in the storage that their callers provide for them."
    ) { (top, _) throws(Diagnostic) in
        for function in top.callables { try TransientEmplacement(function)?.run() }
    }
}

enum TransientStorage {
    /// Marks the packing whose size is that of the storage.
    static let attribute = "stream.experimental.transients"
}

/// The allocations of a function that it needs only until its results are ready.
///
/// All of them are there at once. Those that may be made several times, or whose sizes do not follow from the function's
/// arguments, stay allocations: the size of the storage is computed before a call.
private struct TransientEmplacement {
    private let provisions: [OpView<Stream.ResourceTransients>]
    private let provision: OpView<Stream.ResourceTransients>
    private let entry: Block
    private let start: Operation

    /// Nil for functions to which no storage is provided.
    init?(_ function: Operation) {
        var found: [OpView<Stream.ResourceTransients>] = []
        function.walk { op in if let own = op.as(Stream.ResourceTransients.self) { found.append(own) } }
        guard let first = found.first, let entry = function.regions.first?.blocks.first,
            let start = entry.first
        else { return nil }
        provisions = found
        provision = first
        self.entry = entry
        self.start = start
    }

    func run() throws(Diagnostic) {
        for other in provisions where other.storage !== provision.storage {
            throw other.error("expects the same storage for all transients of a function")
        }
        let builder = OpBuilder(before: start)
        var slice = ArgumentSlice(of: entry, to: builder)
        let allocations = self.allocations(slice)
        let sizes = allocations.compactMap { slice.clone($0.storageSize) }
        let pack = builder.create(Stream.ResourcePack.self) {
            $0.lifetimeIntervals = .array(sizes.flatMap { _ in [.index(0), .index(0)] })
            $0.dynamicSliceSizes = sizes
            $0.packedOffsets = sizes.map { _ in .index }
            $0.attributes[TransientStorage.attribute] = .unit
        }
        if !allocations.isEmpty {
            guard let storage = slice.clone(provision.storage), let size = slice.clone(provision.storageSize)
            else {
                throw provision.error("expects storage that is an argument of the function")
            }
            for (allocation, offset) in zip(allocations, pack.packedOffsets) {
                replace(allocation, by: storage, size, at: offset)
            }
        }
        for own in provisions {
            let timepoint = own.awaitTimepoint ?? OpBuilder(before: own.op).immediateTimepoint()
            own.op.replaceAllUses(with: [own.resource, timepoint])
            own.op.erase()
        }
    }

    private func replace(
        _ allocation: OpView<Stream.ResourceAlloca>, by storage: Value, _ size: Value, at offset: Value
    ) {
        for user in allocation.result.users {
            guard let end = user.as(Stream.ResourceDealloca.self) else { continue }
            let timepoint = end.awaitTimepoint ?? OpBuilder(before: user).immediateTimepoint()
            user.replaceAllUses(with: [timepoint])
            user.erase()
        }
        let builder = OpBuilder(before: allocation.op)
        let part = builder.create(Stream.ResourceSubview.self) {
            $0.source = storage
            $0.sourceSize = size
            $0.sourceOffset = offset
            $0.resultSize = allocation.storageSize
            $0.result = allocation.result.type
        }
        let timepoint = allocation.awaitTimepoint ?? builder.immediateTimepoint()
        allocation.op.replaceAllUses(with: [part.result, timepoint])
        allocation.op.erase()
    }

    // MARK: Allocations

    private func allocations(_ slice: ArgumentSlice) -> [OpView<Stream.ResourceAlloca>] {
        let done = Timeline.reached(from: provisions.compactMap(\.awaitTimepoint))
        return entry.operations.compactMap { $0.as(Stream.ResourceAlloca.self) }.filter { allocation in
            allocation.result.type == .resource(.transient) && allocation.indeterminateLifetime == nil
                && slice.canClone(allocation.storageSize) && isUsed(allocation.result, until: done)
        }
    }

    /// Whether all that uses a resource is done when these timepoints are reached.
    private func isUsed(_ resource: Value, until done: Set<ObjectIdentifier>) -> Bool {
        resource.users.allSatisfy { user in
            guard user.block === entry else { return false }
            if user.is(Stream.ResourceDealloca.self) { return true }
            if let timepoint = user.resultTimepoint {
                return done.contains(ObjectIdentifier(timepoint))
                    && !user.results.contains(where: \.type.isResource)
            }
            guard user.is(Stream.ResourceSubview.self) else { return false }
            return user.results.allSatisfy { isUsed($0, until: done) }
        }
    }
}

/// What timepoints wait for.
private enum Timeline {
    /// Timepoints that are reached when `timepoints` are.
    static func reached(from timepoints: [Value]) -> Set<ObjectIdentifier> {
        var all: Set<ObjectIdentifier> = []
        var pending = timepoints
        while let timepoint = pending.popLast() {
            guard all.insert(ObjectIdentifier(timepoint)).inserted, let op = timepoint.definingOp else {
                continue
            }
            pending += op.operands.filter { $0.type == .timepoint }
        }
        return all
    }
}
