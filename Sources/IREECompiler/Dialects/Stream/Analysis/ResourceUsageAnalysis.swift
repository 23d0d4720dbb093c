import IREECompilerCore

/// Resource usage analysis: the joined usage of each resource over its definition, its uses, and the values
/// that it is forwarded to.
struct ResourceUsageAnalysis {
    private var usages: [ObjectIdentifier: ResourceUsage] = [:]
    private let flow: ValueFlow

    init(_ module: Operation) {
        flow = ValueFlow(module)
        var values: [Value] = []
        func add(_ value: Value) {
            guard let lifetime = value.type.lifetime else { return }
            usages[ObjectIdentifier(value)] = lifetime == .external ? .external : []
            values.append(value)
        }
        Self.walk(module) { op in
            for region in op.regions {
                for block in region.blocks { for argument in block.arguments { add(argument) } }
            }
            for result in op.results { add(result) }
        }
        var changed = true
        while changed {
            changed = false
            for value in values {
                let old = usages[ObjectIdentifier(value)] ?? []
                let new = usage(of: value, old)
                if new != old {
                    usages[ObjectIdentifier(value)] = new
                    changed = true
                }
            }
        }
    }

    func usage(of value: Value) -> ResourceUsage { usages[ObjectIdentifier(value)] ?? [] }

    /// Executables are excluded: their resources are their own.
    private static func walk(_ op: Operation, _ visit: (Operation) -> Void) {
        if op.is(Stream.Executable.self) { return }
        visit(op)
        for block in op.regions.flatMap(\.blocks) { for inner in block.operations { walk(inner, visit) } }
    }

    private func usage(of value: Value, _ old: ResourceUsage) -> ResourceUsage {
        var usage = old
        if flow.isOpen(value) { usage.insert(.external) }
        for other in flow.predecessors(of: value) + flow.successors(of: value) {
            usage.formUnion(self.usage(of: other))
        }
        if let op = value.definingOp { addDefinition(op, value, &usage) }
        for use in value.uses { addUse(use, &usage) }
        return usage.subtracting(.excluded(by: value.type.lifetime ?? .unknown))
    }

    // MARK: Definitions

    private func addDefinition(_ op: Operation, _ value: Value, _ usage: inout ResourceUsage) {
        if op.has(.globalLoad) {
            usage.formUnion([.globalRead, .globalStorage])
            if value.type.lifetime == .constant { usage.insert(.constant) }
        } else if op.is(Util.GlobalLoadIndirect.self) {
            usage.formUnion([.indirect, .globalRead, .globalStorage])
        } else if op.is(Stream.TensorImport.self) {
            switch value.type.lifetime {
            case .staging: usage.formUnion([.mutated, .stagingRead, .stagingWrite])
            case .transient: usage.insert(.mutated)
            case .variable: usage.formUnion([.mutated, .globalRead, .globalWrite])
            case .constant: usage.insert(.constant)
            default: usage.formUnion([.mutated, .external])
            }
        } else if op.is(Stream.AsyncClone.self) {
            // A mutated copy is not a constant, whatever its source is.
            if hasMutatingTiedUses(value) {
                usage.insert(.transferWrite)
            } else {
                usage.formUnion(self.usage(of: op.operand(0)))
            }
        } else if op.is(Stream.AsyncTransfer.self) {
            let source = self.usage(of: op.operand(0))
            if passes(
                source, to: usage.union(.transferWrite), op,
                external: source.contains(.external) && !usage.contains(.external))
            {
                usage.formUnion(source)
            }
        }
        guard let fact = op.resultField(value.index)?.relations.fact(UsageFact.self) else { return }
        usage.formUnion(fact.usage)
        if fact.isShared { usage.formUnion(self.usage(of: op.operand(0))) }
    }

    /// Whether usage propagates through a transfer.
    private func passes(
        _ other: ResourceUsage, to own: ResourceUsage, _ op: Operation, external: Bool
    ) -> Bool {
        guard other.isStaging == own.isStaging else { return false }
        let movesDevice = op.attributes["source_affinity"] != op.attributes["target_affinity"]
        if movesDevice, external { return false }
        return own.union(other).isConsistent
    }

    private func hasMutatingTiedUses(_ value: Value) -> Bool {
        value.uses.contains { use in
            let op = use.owner
            guard isTied(use), !op.has(.tiedPassthrough) else { return false }
            guard op.has(.asyncAccess) else { return true }
            return op.operandField(use.index)?.relations.access?.writesIfTied ?? true
        }
    }

    // MARK: Uses

    private func addUse(_ use: Use, _ usage: inout ResourceUsage) {
        let op = use.owner
        if op.has(.globalStore) {
            usage.formUnion([.globalWrite, .globalStorage])
            if let symbol = op.attributes["global"]?.symbolValue, let global = op.lookupNearestSymbol(symbol),
                global.attributes["type"]?.typeValue?.lifetime == .constant
            {
                usage.insert(.constant)
            }
        } else if op.is(Util.GlobalStoreIndirect.self) {
            usage.formUnion([.indirect, .globalWrite, .globalStorage])
        } else if op.is(Stream.TensorExport.self) {
            switch use.value.type.lifetime {
            case .staging:
                usage.formUnion([.mutated, .stagingRead, .stagingWrite, .transferRead, .transferWrite])
            case .transient, .variable:
                usage.formUnion([.mutated, .transferRead, .transferWrite, .dispatchRead, .dispatchWrite])
            case .constant: usage.formUnion([.constant, .transferRead, .dispatchRead])
            default: usage.formUnion([.mutated, .external])
            }
        } else if op.is(Stream.AsyncTransfer.self) {
            let target = self.usage(of: op.results[0])
            if passes(
                target, to: usage.union(.transferRead), op,
                external: target.contains(.external) && !usage.contains(.external))
            {
                usage.formUnion(target)
            }
        }
        guard let fact = op.operandField(use.index)?.relations.fact(UsageFact.self) else { return }
        usage.formUnion(fact.usage)
        if !fact.whenTied.isEmpty, isTied(use) { usage.formUnion(fact.whenTied) }
        if fact.isShared { usage.formUnion(self.usage(of: op.results[0])) }
    }

    private func isTied(_ use: Use) -> Bool {
        use.owner.results.contains { Tied.operandIndex(of: use.owner, result: $0.index) == use.index }
    }
}
