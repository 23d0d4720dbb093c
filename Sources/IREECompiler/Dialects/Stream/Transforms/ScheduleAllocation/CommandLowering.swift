import IREECompilerCore

/// Lowers operations with value semantics to commands on storage.
struct CommandLowering {
    let scope: StorageScope
    /// The affinity of the commands.
    let affinity: Attribute?

    /// In reverse order: erased operations have no users.
    func run(on block: Block) throws(Diagnostic) {
        for op in block.operations.reversed() where !op.isTerminator {
            try lower(op, OpBuilder(before: op))
            op.erase()
        }
    }

    private func range(of value: Value, _ op: Operation) throws(Diagnostic) -> StorageRange {
        guard let range = scope[value] else { throw op.error("has an operand or result without storage") }
        return range
    }

    private func lower(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        // Metadata operations need only storage. (Barriers are gone.)
        if op.has(.storageMetadata) { return }
        if op.is(Stream.AsyncSplat.self) || op.is(Stream.AsyncFill.self) {
            try fill(op, builder)
        } else if op.is(Stream.AsyncCollective.self) {
            try collective(op, builder)
        } else if op.is(Stream.AsyncDispatch.self) {
            try dispatch(op, builder)
        } else if op.is(Stream.AsyncCall.self) {
            try call(op, builder)
        } else if op.is(Stream.AsyncConcurrent.self) {
            try concurrent(op, builder)
        } else if op.is(Stream.AsyncTransfer.self) {
            try transfer(op, builder)
        } else {
            try copy(op, builder)
        }
    }

    // MARK: Fills and copies

    private func fill(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        let target = try range(of: op.results[0], op)
        if let splat = op.as(Stream.AsyncSplat.self) {
            fill(target, target.offset, target.length, splat.value, builder)
        } else if let fill = op.as(Stream.AsyncFill.self) {
            self.fill(
                target, scope.add(target.offset, fill.targetOffset), fill.targetLength, fill.value, builder)
        }
    }

    private func fill(
        _ target: StorageRange, _ offset: Value, _ length: Value, _ value: Value, _ builder: OpBuilder
    ) {
        builder.create(Stream.CmdFill.self) {
            $0.target = target.resource
            $0.targetSize = target.size
            $0.targetOffset = offset
            $0.targetLength = length
            $0.value = value
        }
    }

    private func copy(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        if let clone = op.as(Stream.AsyncClone.self) {
            let target = try range(of: clone.result, op)
            copy(try range(of: clone.source, op), nil, target, nil, target.length, builder)
        } else if let slice = op.as(Stream.AsyncSlice.self) {
            copy(
                try range(of: slice.source, op), slice.sourceOffset, try range(of: slice.result, op), nil,
                slice.resultSize, builder)
        } else if let update = op.as(Stream.AsyncUpdate.self) {
            copy(
                try range(of: update.update, op), nil, try range(of: update.result, op), update.targetOffset,
                update.updateSize, builder)
        } else if let copy = op.as(Stream.AsyncCopy.self) {
            self.copy(
                try range(of: copy.source, op), copy.sourceOffset, try range(of: copy.result, op),
                copy.targetOffset, copy.length, builder)
        } else if op.is(Stream.AsyncBarrier.self) {
            // The result shares the operand's storage.
            return
        } else {
            throw op.error("cannot be part of an execution region")
        }
    }

    /// Offsets are relative to the ranges.
    private func copy(
        _ source: StorageRange, _ sourceOffset: Value?, _ target: StorageRange, _ targetOffset: Value?,
        _ length: Value, _ builder: OpBuilder
    ) {
        let from = sourceOffset.map { scope.add(source.offset, $0) } ?? source.offset
        let to = targetOffset.map { scope.add(target.offset, $0) } ?? target.offset
        builder.create(Stream.CmdCopy.self) {
            $0.source = source.resource
            $0.sourceSize = source.size
            $0.sourceOffset = from
            $0.target = target.resource
            $0.targetSize = target.size
            $0.targetOffset = to
            $0.length = length
        }
    }

    /// Invalidates incoming transfers before the copy and flushes outgoing ones after it.
    private func transfer(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        guard let transfer = op.as(Stream.AsyncTransfer.self) else { return }
        let source = try range(of: transfer.source, op)
        let target = try range(of: transfer.result, op)
        func isForeign(_ value: Value, _ other: Attribute?) -> Bool {
            (other != nil && other != affinity) || value.type.lifetime == .staging
        }
        if isForeign(transfer.source, transfer.sourceAffinity) {
            builder.create(Stream.CmdInvalidate.self) {
                $0.target = source.resource
                $0.targetSize = source.size
                $0.targetOffset = source.offset
                $0.targetLength = source.length
                $0.sourceAffinity = transfer.sourceAffinity
            }
        }
        copy(source, nil, target, nil, source.length, builder)
        if isForeign(transfer.result, transfer.targetAffinity) {
            builder.create(Stream.CmdFlush.self) {
                $0.target = target.resource
                $0.targetSize = target.size
                $0.targetOffset = target.offset
                $0.targetLength = target.length
                $0.sourceAffinity = transfer.targetAffinity
            }
        }
    }

    // MARK: Operations with several resources

    private static let read = Attribute.i32(1)
    private static let write = Attribute.i32(2)
    private static let readAndWrite = Attribute.i32(3)

    /// Ranges of resources and their accesses.
    private struct Bindings {
        /// Other operands; for calls, including resources.
        var values: [Value] = []
        var resources: [Value] = []
        var sizes: [Value] = []
        var offsets: [Value] = []
        var lengths: [Value] = []
        var accesses: [Attribute] = []

        mutating func add(_ range: StorageRange, _ offset: Value, _ length: Value, _ access: Attribute) {
            resources.append(range.resource)
            sizes.append(range.size)
            offsets.append(offset)
            lengths.append(length)
            accesses.append(access)
        }
    }

    private func collective(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        guard let old = op.as(Stream.AsyncCollective.self) else { return }
        var bindings = Bindings()
        let source = try range(of: old.source, op)
        bindings.add(source, scope.add(source.offset, old.sourceOffset), source.length, Self.read)
        let target = try range(of: old.result, op)
        bindings.add(target, scope.add(target.offset, old.targetOffset), target.length, Self.write)
        builder.create(Stream.CmdCollective.self) {
            $0.op = old.op.attributes["op"]
            $0.channel = old.channel
            $0.elementCount = old.elementCount
            $0.param = old.param
            $0.resources = bindings.resources
            $0.resourceSizes = bindings.sizes
            $0.resourceOffsets = bindings.offsets
            $0.resourceLengths = bindings.lengths
            $0.resourceAccesses = .array(bindings.accesses)
        }
    }

    /// Operands in order, then untied results, which are only written.
    private func bind(
        _ op: Operation, operands: Range<Int>, offsets: [Value], lengths: [Value], sizes: [Value],
        keepsOrder: Bool
    ) throws(Diagnostic) -> Bindings {
        var bindings = Bindings()
        let tied = Set(op.results.compactMap { Tied.operandIndex(of: op, result: $0.index) })
        var position = 0
        for i in operands {
            let operand = op.operand(i)
            guard operand.type.isResource else {
                bindings.values.append(operand)
                continue
            }
            guard position < offsets.count, position < lengths.count else {
                throw op.error("has a resource without a range")
            }
            let range = try range(of: operand, op)
            bindings.add(
                range, scope.add(range.offset, offsets[position]), lengths[position],
                tied.contains(i) ? Self.readAndWrite : Self.read)
            if keepsOrder { bindings.values.append(range.resource) }
            position += 1
        }
        for (i, result) in op.results.filter({ $0.type.isResource }).enumerated()
        where Tied.operandIndex(of: op, result: result.index) == nil {
            guard i < sizes.count else { throw op.error("has a result without a size") }
            let range = try range(of: result, op)
            bindings.add(range, range.offset, sizes[i], Self.write)
            if keepsOrder { bindings.values.append(range.resource) }
        }
        return bindings
    }

    private func dispatch(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        guard let old = op.as(Stream.AsyncDispatch.self) else { return }
        let bindings = try bind(
            op, operands: old.range(\.resourceOperands), offsets: old.resourceOperandOffsets,
            lengths: old.resourceOperandLengths, sizes: old.resultSizes, keepsOrder: false)
        let new = builder.create(Stream.CmdDispatch.self) {
            $0.workload = old.workload
            $0.entryPoints = old.entryPoints
            $0.uniformOperands = bindings.values
            $0.resources = bindings.resources
            $0.resourceSizes = bindings.sizes
            $0.resourceOffsets = bindings.offsets
            $0.resourceLengths = bindings.lengths
            $0.resourceAccesses = .array(bindings.accesses)
        }
        keepDialectAttributes(of: op, on: new.op)
    }

    private func call(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        guard let old = op.as(Stream.AsyncCall.self) else { return }
        let bindings = try bind(
            op, operands: old.range(\.resourceOperands), offsets: old.resourceOperandOffsets,
            lengths: old.resourceOperandLengths, sizes: old.resultSizes, keepsOrder: true)
        let values = op.results.filter { !$0.type.isResource }
        let new = builder.create(Stream.CmdCall.self) {
            $0.callee = old.callee
            $0.resourceOperands = bindings.values
            $0.resourceOperandSizes = bindings.sizes
            $0.resourceOperandOffsets = bindings.offsets
            $0.resourceOperandLengths = bindings.lengths
            $0.argAttrs = old.argAttrs
            $0.resAttrs = old.resAttrs
            $0.resourceOperandAccesses = .array(bindings.accesses)
            $0.results = values.map(\.type)
        }
        for (value, result) in zip(values, new.results) { value.replaceAllUses(with: result) }
        keepDialectAttributes(of: op, on: new.op)
    }

    /// Copies discardable attributes of other dialects.
    private func keepDialectAttributes(of old: Operation, on new: Operation) {
        for entry in old.attributes.entries where entry.name.contains(".") {
            new.attributes[entry.name] = entry.value
        }
    }

    // MARK: Regions

    private func concurrent(_ op: Operation, _ builder: OpBuilder) throws(Diagnostic) {
        guard let body = op.body() else { return }
        if let yield = body.last?.as(Stream.Yield.self) {
            OpBuilder(before: yield.op).create(Stream.Yield.self)
            yield.op.erase()
        }
        try run(on: body)
        for i in body.arguments.indices.reversed() { body.removeArgument(i) }
        let new = builder.create(Stream.CmdConcurrent.self)
        new.op.regions[0].takeBlocks(of: op.regions[0])
    }
}
