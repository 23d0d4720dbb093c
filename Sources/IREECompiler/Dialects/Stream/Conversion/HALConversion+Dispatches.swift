import IREECompilerCore

extension HALConversion {
    func addDispatchRules() {
        conversion.add(Stream.CmdDispatch.self) { [unowned self] op, new, conversion in
            try convertDispatch(op, new)
        }
        addCallRules()
    }

    /// An export that a dispatch may run.
    private struct Target {
        let symbol: SymbolReference
        let export: OpView<HAL.ExecutableExport>
        let variant: OpView<HAL.ExecutableVariant>
    }

    private func convertDispatch(
        _ op: OpView<Stream.CmdDispatch>, _ new: ConvertedOperands<Stream.CmdDispatch>
    ) throws(Diagnostic) {
        let recording = try recording(op.op)
        var targets: [Target] = []
        for attribute in op.entryPoints.arrayValue ?? [] {
            guard let symbol = attribute.symbolValue,
                let export = op.op.lookupNearestSymbol(symbol)?.as(HAL.ExecutableExport.self),
                let variant = export.op.parent?.as(HAL.ExecutableVariant.self)
            else { throw op.error("refers to an unknown export: \(attribute)") }
            targets.append(Target(symbol: symbol, export: export, variant: variant))
        }
        let device = builder.create(HAL.CommandBufferDevice.self) {
            $0.commandBuffer = recording.commandBuffer
            $0.device = .halDevice
        }.device
        let bindings = new.resources.indices.map { i in
            (
                direct: Binding(
                    buffer: new.resources[i], offset: new.resourceOffsets[i], length: new.resourceLengths[i]),
                resolved: binding(
                    recording, op.resources[i], new.resources[i], new.resourceOffsets[i],
                    new.resourceLengths[i])
            )
        }
        func dispatch(_ target: Target, _ builder: OpBuilder) throws(Diagnostic) {
            let layout = try Self.bindingFlags(target.export)
            guard layout.count == bindings.count else {
                throw op.error("has \(bindings.count) bindings, but its target has \(layout.count)")
            }
            let indirect = EnumDefinition.descriptor.value(of: "Indirect") ?? 0
            let own = zip(layout, bindings).map { $0 & indirect != 0 ? $1.resolved : $1.direct }
            let executable = builder.create(HAL.ExecutableLookup.self) {
                $0.device = device
                $0.executable = .symbol(SymbolReference(target.symbol.root))
                $0.result = .halExecutable
            }.result
            let selected = try select(target.export, target.symbol, executable, device, new.workload, builder)
            builder.create(HAL.CommandBufferDispatch.self) {
                $0.commandBuffer = recording.commandBuffer
                $0.executable = executable
                $0.entryPoint = selected[0]
                $0.workgroupX = selected[1]
                $0.workgroupY = selected[2]
                $0.workgroupZ = selected[3]
                $0.constants = new.uniformOperands
                $0.bindingBuffers = own.map(\.buffer)
                $0.bindingOffsets = own.map(\.offset)
                $0.bindingLengths = own.map(\.length)
                $0.flags = Self.noFlags
            }
        }
        conversion.erase(op.op)
        if targets.count == 1 { return try dispatch(targets[0], builder) }
        let index = try selectVariant(targets, device)
        let cases = builder.create(SCF.IndexSwitch.self) {
            $0.arg = index
            $0.cases = .denseArray(targets.indices.map(Int64.init), .i64)
            $0.setRegionCount(\.caseRegions, targets.count)
        }
        for (region, target) in zip(cases.caseRegions, targets) {
            let inner = OpBuilder(
                atEndOf: region.addBlock(), registry: op.op.registry, location: op.op.location)
            try dispatch(target, inner)
            inner.create(SCF.Yield.self)
        }
        // No variant is available: creating the executable has failed before.
        OpBuilder(
            atEndOf: cases.defaultRegion.addBlock(), registry: op.op.registry, location: op.op.location
        ).create(SCF.Yield.self)
    }

    private static func bindingFlags(_ export: OpView<HAL.ExecutableExport>) throws(Diagnostic) -> [Int64] {
        guard let bindings = export.layout.dialectValue?.parameters.first?.arrayValue else {
            throw export.error("has no pipeline layout")
        }
        return bindings.map { $0.dialectValue?.parameters.dropFirst().first?.integerValue ?? 0 }
    }

    /// The number of the first variant that the device can run; -1 if there is none.
    private func selectVariant(_ targets: [Target], _ device: Value) throws(Diagnostic) -> Value {
        var conditions: [Value] = []
        for target in targets { conditions.append(try HAL.condition(of: target.variant, device, builder)) }
        return HAL.selectFirst(conditions, builder)
    }

    /// The function and the workgroup count of an export, or of the first of its fallbacks whose condition holds.
    private func select(
        _ export: OpView<HAL.ExecutableExport>, _ symbol: SymbolReference, _ executable: Value,
        _ device: Value,
        _ workload: [Value], _ builder: OpBuilder, depth: Int = 0
    ) throws(Diagnostic) -> [Value] {
        func own(_ builder: OpBuilder) throws(Diagnostic) -> [Value] {
            let function = builder.create(HAL.ExecutableLookupFunction.self) {
                $0.executable = executable
                $0.entryPoint = .symbol(symbol)
                $0.result = .i64
            }.result
            return [function] + (try workgroupCount(export, device, workload, builder))
        }
        guard let condition = export.condition.blocks.first else { return try own(builder) }
        guard depth < 64, let name = export.conditionFallback?.symbolValue,
            let fallback = export.op.lookupNearestSymbol(name)?.as(HAL.ExecutableExport.self)
        else { throw export.error("has a condition without a fallback") }
        let holds = try HAL.inline(condition, [device] + workload, builder, count: 1)
        let branch = builder.create(SCF.If.self) {
            $0.condition = holds.first
            $0.results = [.i64, .index, .index, .index]
        }
        let names = symbol.nested.dropLast() + [name.root]
        let other = SymbolReference(symbol.root, nested: Array(names))
        for (region, isFallback) in [(branch.thenRegion, false), (branch.elseRegion, true)] {
            let inner = OpBuilder(
                atEndOf: region.addBlock(), registry: builder.registry, location: builder.location)
            let values =
                isFallback
                ? try select(fallback, other, executable, device, workload, inner, depth: depth + 1)
                : try own(inner)
            inner.create(SCF.Yield.self) { $0.results = values }
        }
        return branch.results
    }

    /// The workgroup count of an export for a workload. Without a region, each element is a workgroup.
    func workgroupCount(
        _ export: OpView<HAL.ExecutableExport>, _ device: Value, _ workload: [Value], _ builder: OpBuilder
    ) throws(Diagnostic) -> [Value] {
        guard let block = export.workgroupCount.blocks.first else {
            guard workload.count <= 3 else {
                throw export.error("has no workgroup count for a workload of \(workload.count) values")
            }
            return workload + (workload.count..<3).map { _ in builder.constant(index: 1) }
        }
        return try HAL.inline(block, [device] + workload, builder, count: 3)
    }
}

extension HAL {
    /// Clones the operations of a block, and returns the values that it returns.
    static func inline(_ block: Block, _ arguments: [Value], _ builder: OpBuilder, count: Int)
        throws(Diagnostic)
        -> [Value]
    {
        var mapping = ValueMapping()
        mapping.map(block.arguments, to: arguments)
        for op in block.operations where !op.isTerminator { builder.insert(op.clone(&mapping)) }
        guard let end = block.last, end.operandCount == count else {
            throw Diagnostic(.error, "expected a region that returns \(count) values", at: builder.location)
        }
        return end.operands.map { mapping[$0] }
    }

    /// Whether a device can run a variant: its executable format, and the variant's own condition.
    static func condition(of variant: OpView<ExecutableVariant>, _ device: Value, _ builder: OpBuilder)
        throws(Diagnostic) -> Value
    {
        let parameters = variant.target.dialectValue?.parameters ?? []
        guard let format = parameters.dropFirst().first?.stringValue else {
            throw variant.error("has a target without a format")
        }
        let isSupported = query(device, formatCategory, format, builder)
        guard
            let own = variant.body.blocks.first?.operations.lazy.compactMap({
                $0.as(ExecutableCondition.self)
            })
            .first
        else { return isSupported }
        let region = builder.create(SCF.ExecuteRegion.self) { $0.result = [.i1] }
        var mapping = ValueMapping()
        mapping.map(own.body.blocks.first?.arguments ?? [], to: [device])
        own.body.clone(into: region.region, &mapping)
        if let entry = region.region.blocks.first {
            for i in entry.arguments.indices.reversed() {
                entry.arguments[i].replaceAllUses(with: device)
                entry.removeArgument(i)
            }
        }
        region.op.walk { op in
            guard let returned = op.as(Return.self) else { return }
            OpBuilder(before: op).create(SCF.Yield.self) { $0.results = returned.operands }
            op.erase()
        }
        return builder.create(Arith.AndI.self) {
            $0.lhs = isSupported
            $0.rhs = region.result.first
            $0.result = .i1
        }.result
    }
}
