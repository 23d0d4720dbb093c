import IREECompilerCore

/// Execution regions: they are recorded into command buffers, or become single queue operations.
extension HALConversion {
    /// The command buffer that the commands of a region are recorded into.
    struct Recording {
        let commandBuffer: Value
        /// The slot of the binding table for each captured resource that is not known when the buffer is recorded.
        let slots: [ObjectIdentifier: Value]
    }

    /// A range of a buffer, or of the buffer in a slot.
    struct Binding {
        let buffer: Value
        let offset: Value
        let length: Value
    }

    func addCommandRules() {
        conversion.add(Stream.CmdExecute.self) { [unowned self] op, new, conversion in
            try convertExecution(op, new)
        }
        conversion.add(Stream.CmdSerial.self) { [unowned self] op, _, conversion in
            let recording = try recording(op.op)
            insertBarriers(in: op.body, recording.commandBuffer)
            try inline(op.body, before: op.op)
            conversion.erase(op.op)
        }
        conversion.add(Stream.CmdConcurrent.self) { [unowned self] op, _, conversion in
            try inline(op.body, before: op.op)
            conversion.erase(op.op)
        }
        // Barriers include these.
        conversion.add([
            Stream.CmdFlush.self, Stream.CmdInvalidate.self, Stream.CmdDiscard.self, Stream.Yield.self,
        ]) { op, _, conversion in
            conversion.erase(op)
        }
        conversion.add(Stream.CmdFill.self) { [unowned self] op, new, conversion in
            let recording = try recording(op.op)
            let target = binding(
                recording, op.target, new.target[0], new.targetOffset[0], new.targetLength[0])
            builder.create(HAL.CommandBufferFillBuffer.self) {
                $0.commandBuffer = recording.commandBuffer
                $0.targetBuffer = target.buffer
                $0.targetOffset = target.offset
                $0.length = target.length
                $0.pattern = new.value[0]
                $0.flags = Self.noFlags
            }
            conversion.erase(op.op)
        }
        conversion.add(Stream.CmdCopy.self) { [unowned self] op, new, conversion in
            let recording = try recording(op.op)
            let length = new.length[0]
            let source = binding(recording, op.source, new.source[0], new.sourceOffset[0], length)
            let target = binding(recording, op.target, new.target[0], new.targetOffset[0], length)
            builder.create(HAL.CommandBufferCopyBuffer.self) {
                $0.commandBuffer = recording.commandBuffer
                $0.sourceBuffer = source.buffer
                $0.sourceOffset = source.offset
                $0.targetBuffer = target.buffer
                $0.targetOffset = target.offset
                $0.length = length
                $0.flags = Self.noFlags
            }
            conversion.erase(op.op)
        }
        conversion.add(Stream.CmdCollective.self) { [unowned self] op, new, conversion in
            try convertCollective(op, new)
        }
    }

    static let noFlags = Attribute.i64(0)

    static func bits(_ definition: EnumDefinition, _ words: [String]) -> Attribute {
        definition.attribute(words) ?? .integer(0, .i32)
    }

    func recording(_ op: Operation) throws(Diagnostic) -> Recording {
        guard let current = recordings.last else { throw op.error("is not in an execution region") }
        return current
    }

    /// The buffer of a resource in commands: its slot, if the command buffer is reused with other buffers.
    func binding(_ recording: Recording, _ resource: Value, _ buffer: Value, _ offset: Value, _ length: Value)
        -> Binding
    {
        Binding(buffer: recording.slots[ObjectIdentifier(resource)] ?? buffer, offset: offset, length: length)
    }

    // MARK: Execution regions

    private func convertExecution(
        _ op: OpView<Stream.CmdExecute>, _ new: ConvertedOperands<Stream.CmdExecute>
    ) throws(Diagnostic) {
        let queue = try queue(of: op.op)
        guard let block = op.body.blocks.first else { throw op.error("has no commands") }
        for (argument, buffer) in zip(block.arguments, new.resourceOperands) {
            conversion.set(argument, to: [buffer])
        }
        if let transfer = Self.singleTransfer(block) {
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            perform(transfer, queue, wait, signal)
            return conversion.replace(op.op, with: signal)
        }
        let indirect = indirectCaptures(op)
        let commandBuffer: Value
        if indirect.isEmpty {
            var modes = ["OneShot"]
            if op.awaitTimepoint == nil { modes.append("AllowInlineExecution") }
            commandBuffer = try record(op, queue, modes, slots: [:])
        } else {
            commandBuffer = try memoize(op, queue, indirect)
        }
        let wait = waitFence(new.awaitTimepoint)
        let signal = signalFence(queue.device, op.resultTimepoint)
        if indirect.isEmpty {
            builder.create(HAL.DeviceQueueExecute.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.commandBuffer = commandBuffer
                $0.flags = Self.noFlags
            }
        } else {
            let start = builder.constant(index: 0)
            builder.create(HAL.DeviceQueueExecuteIndirect.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.commandBuffer = commandBuffer
                $0.bindingBuffers = indirect.map { new.resourceOperands[$0] }
                $0.bindingOffsets = indirect.map { _ in start }
                $0.bindingLengths = indirect.map { new.resourceOperandSizes[$0] }
                $0.flags = Self.noFlags
            }
        }
        conversion.replace(op.op, with: signal)
    }

    /// The captured resources that are bound when a reusable command buffer is executed; empty if it is not reused.
    private func indirectCaptures(_ op: OpView<Stream.CmdExecute>) -> [Int] {
        guard op.once == nil, usesIndirectCommandBuffers, !CaptureAnalysis.capturesDynamicNumbers(op.op)
        else {
            return []
        }
        return op.resourceOperands.indices.filter {
            CaptureAnalysis.origin(of: op.resourceOperands[$0]).isDynamic
        }
    }

    /// Records the command buffer once for each device.
    private func memoize(_ op: OpView<Stream.CmdExecute>, _ queue: Queue, _ indirect: [Int])
        throws(Diagnostic)
        -> Value
    {
        let arguments = op.op.body()?.arguments ?? []
        var slots: [ObjectIdentifier: Value] = [:]
        for (slot, i) in indirect.enumerated() where arguments.indices.contains(i) {
            slots[ObjectIdentifier(arguments[i])] = builder.constant(index: Int64(slot))
        }
        let memoized = builder.create(HAL.DeviceMemoize.self) {
            $0.queue.device = queue.device
            $0.queue.affinity = queue.affinity
            $0.results = [.halCommandBuffer]
        }
        let returned = OpBuilder(
            atEndOf: memoized.body.addBlock(), registry: op.op.registry, location: op.op.location
        ).create(HAL.Return.self)
        builder.setInsertionPoint(before: returned.op)
        let commandBuffer = try record(op, queue, ["None"], slots: slots)
        returned.set(\.operands, [commandBuffer])
        builder.setInsertionPoint(before: op.op)
        return memoized.results[0]
    }

    /// Records the commands at the insertion point.
    private func record(
        _ op: OpView<Stream.CmdExecute>, _ queue: Queue, _ modes: [String], slots: [ObjectIdentifier: Value]
    ) throws(Diagnostic) -> Value {
        let capacity = slots.isEmpty ? nil : builder.constant(index: Int64(slots.count))
        let commandBuffer = builder.create(HAL.CommandBufferCreate.self) {
            $0.device = queue.device
            $0.modes = Self.bits(.commandBufferMode, modes)
            $0.commandCategories = .integer(Self.categories(op.body), .i32)
            $0.queueAffinity = queue.affinity
            $0.bindingCapacity = capacity
            $0.result = .halCommandBuffer
        }.result
        let end = builder.create(HAL.CommandBufferFinalize.self) { $0.commandBuffer = commandBuffer }
        recordings.append(Recording(commandBuffer: commandBuffer, slots: slots))
        defer { recordings.removeLast() }
        insertBarriers(in: op.body, commandBuffer)
        try inline(op.body, before: end.op)
        builder.setInsertionPoint(after: end.op)
        return commandBuffer
    }

    /// Converts the commands of a region, and moves them out of it.
    private func inline(_ region: Region, before anchor: Operation) throws(Diagnostic) {
        try conversion.convert(region, convertsEntry: false)
        for op in region.blocks.first?.operations ?? [] { op.moveBefore(anchor) }
        builder.setInsertionPoint(before: anchor)
    }

    /// Commands are serial unless they are in a concurrent region.
    private func insertBarriers(in region: Region, _ commandBuffer: Value) {
        for op in region.blocks.first?.operations ?? [] where !op.isTerminator {
            let builder = OpBuilder(like: op)
            builder.setInsertionPoint(after: op)
            builder.create(HAL.CommandBufferExecutionBarrier.self) {
                $0.commandBuffer = commandBuffer
                $0.sourceStageMask = Self.bits(.executionStage, ["Dispatch", "Transfer", "CommandRetire"])
                $0.targetStageMask = Self.bits(.executionStage, ["CommandIssue", "Dispatch", "Transfer"])
                $0.flags = Self.noFlags
            }
        }
    }

    /// The kinds of commands of a region, by which a queue may be chosen.
    private static func categories(_ region: Region) -> Int64 {
        var words = Set<String>()
        for block in region.blocks {
            for top in block.operations {
                top.walk { op in
                    if op.is(Stream.CmdDispatch.self) || op.is(Stream.CmdCollective.self)
                        || op.is(Stream.CmdCall.self)
                    {
                        words.insert("Dispatch")
                    }
                    if !op.is(Stream.CmdDispatch.self) { words.insert("Transfer") }
                }
            }
        }
        return words.reduce(0) { $0 | (EnumDefinition.commandCategory.value(of: $1) ?? 0) }
    }

    // MARK: Single transfers

    /// The only command of a region, if it is a fill or a copy.
    private static func singleTransfer(_ block: Block) -> Operation? {
        let commands = block.operations.filter { op in
            !op.is(Stream.CmdFlush.self) && !op.is(Stream.CmdInvalidate.self)
                && !op.is(Stream.CmdDiscard.self)
                && !op.is(Stream.Yield.self)
        }
        guard commands.count == 1, commands[0].is(Stream.CmdFill.self) || commands[0].is(Stream.CmdCopy.self)
        else { return nil }
        return commands[0]
    }

    private func perform(_ transfer: Operation, _ queue: Queue, _ wait: Value, _ signal: Value) {
        func buffer(_ value: Value) -> Value? { conversion.values(for: value).first }
        if let fill = transfer.as(Stream.CmdFill.self) {
            builder.create(HAL.DeviceQueueFill.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.targetBuffer = buffer(fill.target)
                $0.targetOffset = buffer(fill.targetOffset)
                $0.length = buffer(fill.targetLength)
                $0.pattern = buffer(fill.value)
                $0.flags = Self.noFlags
            }
        } else if let copy = transfer.as(Stream.CmdCopy.self) {
            builder.create(HAL.DeviceQueueCopy.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.sourceBuffer = buffer(copy.source)
                $0.sourceOffset = buffer(copy.sourceOffset)
                $0.targetBuffer = buffer(copy.target)
                $0.targetOffset = buffer(copy.targetOffset)
                $0.length = buffer(copy.length)
                $0.flags = Self.noFlags
            }
        }
    }

    // MARK: Collectives

    private func convertCollective(
        _ op: OpView<Stream.CmdCollective>, _ new: ConvertedOperands<Stream.CmdCollective>
    ) throws(Diagnostic) {
        let recording = try recording(op.op)
        let ranges = op.resources.indices.map { i in
            binding(
                recording, op.resources[i], new.resources[i], new.resourceOffsets[i], new.resourceLengths[i])
        }
        guard let parameters = op.op.attributes["op"]?.dialectValue?.parameters,
            let kind = parameters.first?.stringValue
        else { throw op.error("has no kind") }
        // Those that only send or receive have one resource.
        let send = kind == "recv" ? nil : ranges.first
        let receive = kind == "send" ? nil : kind == "recv" ? ranges.first : ranges.dropFirst().first
        builder.create(HAL.CommandBufferCollective.self) {
            $0.commandBuffer = recording.commandBuffer
            $0.channel = new.channel[0]
            $0.op = .dialect(DialectAttribute(HAL.collective, parameters))
            $0.elementCount = new.elementCount[0]
            $0.param = new.param
            $0.sendBuffer = send?.buffer
            $0.sendOffset = send?.offset
            $0.sendLength = send?.length
            $0.recvBuffer = receive?.buffer
            $0.recvOffset = receive?.offset
            $0.recvLength = receive?.length
        }
        conversion.erase(op.op)
    }
}
