import IREECompilerCore

/// Creates the `stream.cmd.execute` of an execution region: allocates storage for all values and lowers the
/// operations.
struct ExecutionAllocation {
    private let execute: OpView<Stream.AsyncExecute>
    private let body: Block
    private let yield: OpView<Stream.Yield>
    private let placement: ResultPlacement
    /// Inserts before the region.
    private let builder: OpBuilder
    private var scope: StorageScope
    /// The timepoints that the commands await.
    private var awaited: [Value]
    private var operands: [Value]
    private var sizes: [Value]
    /// Replacements of the results.
    private var replacements: [(result: Value, value: Value)] = []
    /// Timepoints to join with that of the region.
    private var joined: [Value] = []
    /// Transient storage of the region.
    private var local: (resource: Value, size: Value)?

    init(_ execute: OpView<Stream.AsyncExecute>, _ placement: ResultPlacement) throws(Diagnostic) {
        guard let body = execute.op.body(), let yield = body.last?.as(Stream.Yield.self) else {
            throw execute.error("expects a body that ends with 'stream.yield'")
        }
        self.execute = execute
        self.body = body
        self.yield = yield
        self.placement = placement
        builder = OpBuilder(before: execute.op)
        scope = StorageScope(execute.op)
        awaited = execute.awaitTimepoint.map { [$0] } ?? []
        operands = execute.resourceOperands
        sizes = execute.resourceOperandSizes
    }

    mutating func run() throws(Diagnostic) {
        let uploaded = uploadConstants()
        for (argument, size) in zip(body.arguments, execute.resourceOperandSizes) {
            scope.map(argument, to: argument, size: size)
        }
        try allocateResults(except: uploaded)
        try allocateLocals()
        let command = makeCommand()
        try mapRegions(command.op)
        try CommandLowering(scope: scope, affinity: command.affinity).run(on: body)
        finish(command)
    }

    // MARK: Constants

    /// Uploads constants before the commands, one operation per lifetime and affinity; those that escape the
    /// region are separate. Returns the results that are constants.
    private mutating func uploadConstants() -> Set<ObjectIdentifier> {
        var handled = Set<ObjectIdentifier>()
        let constants = body.operations.compactMap { $0.as(Stream.AsyncConstant.self) }
        let lifetimes: [Stream.Lifetime] = [.constant, .variable, .external, .staging, .transient, .unknown]
        for lifetime in lifetimes {
            let all = constants.filter { $0.result.type.lifetime == lifetime && $0.result.hasUses }
            for escapes in [true, false] {
                let batch = all.filter { (escapingResult(of: $0.result) != nil) == escapes }
                var affinities: [Attribute?] = []
                for constant in batch where !affinities.contains(affinity(of: constant)) {
                    affinities.append(affinity(of: constant))
                }
                for affinity in affinities {
                    upload(batch.filter { self.affinity(of: $0) == affinity }, on: affinity, &handled)
                }
            }
        }
        return handled
    }

    private func affinity(of constant: OpView<Stream.AsyncConstant>) -> Attribute? {
        if let result = escapingResult(of: constant.result) { return affinity(of: result, constant.result) }
        return ResultPlacement.local(constant.result) ?? execute.affinity
    }

    private func affinity(of result: Value, _ inner: Value) -> Attribute? {
        placement.affinity(of: result, inner, executed: execute.affinity)
    }

    private mutating func upload(
        _ constants: [OpView<Stream.AsyncConstant>], on affinity: Attribute?,
        _ handled: inout Set<ObjectIdentifier>
    ) {
        let location = Location.ofParts(constants.map(\.op.location))
        let upload = builder.create(Stream.ResourceConstants.self, at: location) {
            $0.values = .array(constants.map { $0.value })
            $0.resultSizes = constants.map { $0.resultSize }
            $0.affinity = affinity
            $0.results = constants.map { $0.result.type }
        }
        var captures = false
        for (constant, resource) in zip(constants, upload.results) {
            if constant.result.uses.contains(where: { !$0.owner.is(Stream.Yield.self) }) {
                captures = true
                operands.append(resource)
                sizes.append(constant.resultSize)
                let argument = body.addArgument(resource.type, at: constant.op.location)
                scope.map(constant.result, to: argument, size: constant.resultSize)
            }
            for result in escapingResults(of: constant.result) {
                handled.insert(ObjectIdentifier(result))
                replacements.append((result, resource))
            }
        }
        if captures {
            awaited.append(upload.resultTimepoint)
        } else {
            joined.append(upload.resultTimepoint)
        }
    }

    private func escapingResult(of value: Value) -> Value? { escapingResults(of: value).first }

    /// Results of the region with the storage of a value.
    private func escapingResults(of value: Value) -> [Value] {
        let all = Set(scope.aliases.aliases(of: value).map(ObjectIdentifier.init))
        return zip(execute.results, yield.resourceOperands).filter {
            all.contains(ObjectIdentifier($1))
        }.map { $0.0 }
    }

    // MARK: Results

    /// A result to allocate.
    private struct Reservation {
        let result: Value
        let inner: Value
        let base: Value
        let size: Value
        let offsets: [Value]
        let affinity: Attribute?
    }

    private mutating func allocateResults(except handled: Set<ObjectIdentifier>) throws(Diagnostic) {
        var reservations: [Reservation] = []
        for (i, (result, inner)) in zip(execute.results, yield.resourceOperands).enumerated()
        where !handled.contains(ObjectIdentifier(result)) {
            let (base, offsets) = StorageAliases.base(of: regionBase(of: inner))
            let size = execute.resultSizes.indices.contains(i) ? execute.resultSizes[i] : nil
            if base.ownerBlock === body, base.index < operands.count {
                let operand = operands[base.index]
                guard !offsets.isEmpty, let size else {
                    replacements.append((result, operand))
                    continue
                }
                let offset = scope[inner]?.offset ?? offsets[0]
                replacements.append((result, view(of: operand, sizes[base.index], at: offset, size)))
                continue
            }
            guard let full = offsets.isEmpty ? size : SizeAware.size(of: base) else {
                throw execute.error("has a result of unknown size")
            }
            reservations.append(
                Reservation(
                    result: result, inner: inner, base: base, size: full, offsets: offsets,
                    affinity: affinity(of: result, inner)))
        }
        // Values that alias in the region share one allocation.
        var groups: [[Reservation]] = []
        for reservation in reservations {
            let same = Set(scope.aliases.aliases(of: reservation.base).map(ObjectIdentifier.init))
            if let i = groups.firstIndex(where: { same.contains(ObjectIdentifier($0[0].base)) }) {
                groups[i].append(reservation)
            } else {
                groups.append([reservation])
            }
        }
        // Results of one affinity and lifetime share an allocation.
        let groupAffinities = groups.map { Affinities.any(of: $0.compactMap(\.affinity)) }
        var affinities: [Attribute?] = []
        for affinity in groupAffinities where !affinities.contains(affinity) { affinities.append(affinity) }
        for affinity in affinities {
            for lifetime in Stream.Lifetime.allCases {
                let own = zip(groups, groupAffinities).filter {
                    $1 == affinity && $0[0].base.type.lifetime == lifetime
                }
                allocate(own.map { $0.0 }, .resource(lifetime), on: affinity)
            }
        }
    }

    /// The value in terms of the region's own operations: a result of a concurrent region that is always an
    /// operand is that operand.
    private func regionBase(of value: Value) -> Value {
        scope.aliases.aliases(of: value).first { $0.ownerBlock === body }.flatMap { argument in
            StorageAliases.base(of: value).offsets.isEmpty ? argument : nil
        } ?? value
    }

    private mutating func allocate(_ groups: [[Reservation]], _ type: IRType, on affinity: Attribute?) {
        guard !groups.isEmpty else { return }
        let allocations = suballocate(groups.map { $0[0].size }, type, on: affinity)
        for (group, resource) in zip(groups, allocations) {
            let (base, full) = (group[0].base, group[0].size)
            operands.append(resource)
            sizes.append(full)
            let argument = body.addArgument(type, at: base.location)
            scope.map(base, to: argument, size: full)
            for reservation in group {
                guard !reservation.offsets.isEmpty, let range = scope[reservation.inner] else {
                    replacements.append((reservation.result, resource))
                    continue
                }
                replacements.append(
                    (reservation.result, view(of: resource, full, at: range.offset, range.length)))
            }
        }
    }

    private mutating func suballocate(_ sizes: [Value], _ type: IRType, on affinity: Attribute?) -> [Value] {
        if sizes.count == 1 { return [allocate(sizes[0], type, on: affinity)] }
        let pack = builder.create(Stream.ResourcePack.self) {
            $0.lifetimeIntervals = .array(sizes.flatMap { _ in [Attribute.index(0), .index(0)] })
            $0.dynamicSliceSizes = sizes
            $0.affinity = affinity
            $0.totalLength = .index
            $0.packedOffsets = sizes.map { _ in .index }
        }
        let slab = allocate(pack.totalLength, type, on: affinity)
        return zip(pack.packedOffsets, sizes).map { offset, size in
            view(of: slab, pack.totalLength, at: offset, size)
        }
    }

    private mutating func allocate(_ size: Value, _ type: IRType, on affinity: Attribute?) -> Value {
        let allocation = builder.create(Stream.ResourceAlloca.self) {
            $0.storageSize = size
            $0.awaitTimepoint = execute.awaitTimepoint
            $0.affinity = affinity
            $0.result = type
        }
        awaited.append(allocation.resultTimepoint)
        return allocation.result
    }

    private func view(of resource: Value, _ size: Value, at offset: Value, _ length: Value) -> Value {
        builder.create(Stream.ResourceSubview.self) {
            $0.source = resource
            $0.sourceSize = size
            $0.sourceOffset = offset
            $0.resultSize = length
            $0.result = resource.type
        }.result
    }

    // MARK: Transient values

    private mutating func allocateLocals() throws(Diagnostic) {
        let intervals = LocalStorage.intervals(of: execute.op, scope)
        guard !intervals.isEmpty else { return }
        var lengths: [Value] = []
        for interval in intervals {
            guard let size = SizeAware.size(of: interval.value) else {
                throw execute.error("has a value of unknown size")
            }
            lengths.append(size)
        }
        let pack = builder.create(Stream.ResourcePack.self) {
            $0.lifetimeIntervals = .array(
                intervals.flatMap { [Attribute.integer($0.start, .index), .integer($0.end, .index)] })
            $0.dynamicSliceSizes = lengths
            $0.affinity = execute.affinity
            $0.totalLength = .index
            $0.packedOffsets = lengths.map { _ in .index }
        }
        let slab = allocate(pack.totalLength, .resource(.transient), on: execute.affinity)
        local = (slab, pack.totalLength)
        operands.append(slab)
        sizes.append(pack.totalLength)
        let argument = body.addArgument(slab.type, at: execute.op.location)
        for (i, interval) in intervals.enumerated() {
            scope.map(
                interval.value,
                to: StorageRange(
                    resource: argument, size: pack.totalLength, offset: pack.packedOffsets[i],
                    length: lengths[i]))
        }
    }

    // MARK: The commands

    private func makeCommand() -> OpView<Stream.CmdExecute> {
        let awaited = builder.join(awaited)
        let isOnce = execute.op.parent?.has(.initializer) == true && execute.op.block?.isEntry == true
        let command = builder.create(Stream.CmdExecute.self) {
            $0.resourceOperands = operands
            $0.resourceOperandSizes = sizes
            $0.once = isOnce ? .unit : nil
            $0.awaitTimepoint = awaited
            $0.affinity = execute.affinity
        }
        command.op.regions[0].takeBlocks(of: execute.op.regions[0])
        execute.resultTimepoint.replaceAllUses(with: command.resultTimepoint)
        for (result, value) in replacements { result.replaceAllUses(with: value) }
        scope.moveBuilder(before: command.op)
        execute.op.erase()
        OpBuilder(before: yield.op).create(Stream.Yield.self)
        yield.op.erase()
        return command
    }

    /// Nested values of concurrent regions have the storage of the outer values.
    private mutating func mapRegions(_ command: Operation) throws(Diagnostic) {
        for op in body.operations {
            guard let region = op.as(Stream.AsyncConcurrent.self), let inner = op.body() else { continue }
            let results = inner.last?.as(Stream.Yield.self)?.resourceOperands ?? []
            let pairs =
                Array(zip(region.resourceOperands, inner.arguments)) + Array(zip(region.results, results))
            for (outside, inside) in pairs {
                guard let range = scope[outside] else { throw op.error("has a value without storage") }
                scope.map(inside, to: range)
            }
        }
    }

    /// Deallocates transient storage and joins timepoints for users of the region.
    private func finish(_ command: OpView<Stream.CmdExecute>) {
        var joined = joined
        let after = OpBuilder(before: command.op)
        after.setInsertionPoint(after: command.op)
        var own: [Operation] = []
        if let local {
            let release = after.create(Stream.ResourceDealloca.self) {
                $0.operand = local.resource
                $0.operandSize = local.size
                $0.awaitTimepoint = command.resultTimepoint
                $0.affinity = command.affinity
            }
            own.append(release.op)
            joined.append(release.resultTimepoint)
        }
        guard !joined.isEmpty, let all = after.join(joined + [command.resultTimepoint]) else { return }
        if let op = all.definingOp { own.append(op) }
        for use in command.resultTimepoint.uses where !own.contains(use.owner) { use.set(all) }
    }
}
