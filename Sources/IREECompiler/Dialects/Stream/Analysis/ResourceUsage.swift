import IREECompilerCore

/// What is done with resources, as far as a module shows.
struct ResourceUsage: OptionSet, Sendable, Hashable {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }

    static let indirect = ResourceUsage(rawValue: 1 << 0)
    static let external = ResourceUsage(rawValue: 1 << 1)
    static let mutated = ResourceUsage(rawValue: 1 << 2)
    static let constant = ResourceUsage(rawValue: 1 << 3)
    static let transferRead = ResourceUsage(rawValue: 1 << 4)
    static let transferWrite = ResourceUsage(rawValue: 1 << 5)
    static let stagingRead = ResourceUsage(rawValue: 1 << 6)
    static let stagingWrite = ResourceUsage(rawValue: 1 << 7)
    static let dispatchRead = ResourceUsage(rawValue: 1 << 8)
    static let dispatchWrite = ResourceUsage(rawValue: 1 << 9)
    static let globalRead = ResourceUsage(rawValue: 1 << 10)
    static let globalWrite = ResourceUsage(rawValue: 1 << 11)
    static let globalStorage = ResourceUsage(rawValue: 1 << 12)

    /// Staged memory is not dispatched on, and constants do not change.
    var isConsistent: Bool {
        let staged = !isDisjoint(with: [.stagingRead, .stagingWrite])
        let dispatched = !isDisjoint(with: [.dispatchRead, .dispatchWrite])
        return !(staged && dispatched) && !(contains(.constant) && contains(.mutated))
    }

    var isStaging: Bool { !isDisjoint(with: [.stagingRead, .stagingWrite]) }

    /// The lifetime that a resource needs that is used so.
    var lifetime: Stream.Lifetime {
        if contains([.globalStorage, .constant]) { return .constant }
        if !isDisjoint(with: [.indirect, .external]) { return .external }
        if isStaging { return .staging }
        if contains(.constant) { return .constant }
        if !isDisjoint(with: [.globalRead, .globalWrite]) {
            let changes: ResourceUsage = [
                .mutated, .globalWrite, .dispatchWrite, .stagingWrite, .transferWrite,
            ]
            return isDisjoint(with: changes) ? .constant : .variable
        }
        return .transient
    }

    /// Uses that a resource of a known lifetime never has.
    static func excluded(by lifetime: Stream.Lifetime) -> ResourceUsage {
        switch lifetime {
        case .unknown: []
        case .external: [.constant, .stagingRead, .stagingWrite]
        case .staging: [.external, .constant, .dispatchRead, .dispatchWrite, .globalRead, .globalWrite]
        case .transient, .variable: [.external, .constant, .stagingRead, .stagingWrite]
        case .constant: [.mutated, .external, .stagingRead, .stagingWrite]
        }
    }
}

/// Finds the usage of all resources of a module: what is done where they are made and used, and what is
/// done with what they become.
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

    /// Executables have resources of their own, which say nothing of the program.
    private static func walk(_ op: Operation, _ visit: (Operation) -> Void) {
        if op.name == "stream.executable" { return }
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

    // MARK: Where resources come from

    private func addDefinition(_ op: Operation, _ value: Value, _ usage: inout ResourceUsage) {
        switch op.name {
        case "util.global.load":
            usage.formUnion([.globalRead, .globalStorage])
            if value.type.lifetime == .constant { usage.insert(.constant) }
        case "util.global.load.indirect": usage.formUnion([.indirect, .globalRead, .globalStorage])
        case "stream.resource.store", "stream.async.store": usage.insert(.stagingWrite)
        case "stream.tensor.import":
            switch value.type.lifetime {
            case .staging: usage.formUnion([.mutated, .stagingRead, .stagingWrite])
            case .transient: usage.insert(.mutated)
            case .variable: usage.formUnion([.mutated, .globalRead, .globalWrite])
            case .constant: usage.insert(.constant)
            default: usage.formUnion([.mutated, .external])
            }
        case "stream.async.alloca": usage.insert(.mutated)
        case "stream.async.constant", "stream.async.parameter.load":
            usage.formUnion([.constant, .transferWrite])
        case "stream.async.splat", "stream.async.fill", "stream.async.update", "stream.async.copy",
            "stream.async.parameter.read", "stream.async.parameter.gather":
            usage.insert(.transferWrite)
        case "stream.async.parameter.write", "stream.async.parameter.scatter": usage.insert(.transferRead)
        case "stream.async.collective": usage.formUnion([.transferWrite, .dispatchWrite])
        case "stream.async.slice":
            usage.insert(.transferWrite)
            usage.formUnion(self.usage(of: op.operand(0)))
        case "stream.async.clone":
            // A copy that is changed is no constant, whatever it was copied from.
            if hasMutatingTiedUses(value) {
                usage.insert(.transferWrite)
            } else {
                usage.formUnion(self.usage(of: op.operand(0)))
            }
        case "stream.async.cast": usage.formUnion(self.usage(of: op.operand(0)))
        case "stream.async.transfer":
            usage.insert(.transferWrite)
            let source = self.usage(of: op.operand(0))
            if passes(
                source, to: usage, op, external: source.contains(.external) && !usage.contains(.external))
            {
                usage.formUnion(source)
            }
        case "stream.async.dispatch": usage.insert(.dispatchWrite)
        case "stream.async.call": usage.formUnion([.transferWrite, .dispatchWrite])
        default: break
        }
    }

    /// Whether what is done with one side of a transfer holds for the other side.
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
            guard op.results.contains(where: { Tied.operandIndex(of: op, result: $0.index) == use.index }),
                !op.has(.tiedPassthrough)
            else { return false }
            guard op.has(.asyncAccess) else { return true }
            return !["stream.async.parameter.write", "stream.async.parameter.scatter"].contains(op.name)
        }
    }

    // MARK: Where resources go

    private func addUse(_ use: Use, _ usage: inout ResourceUsage) {
        let op = use.owner
        let isFirst = use.index == 0
        switch op.name {
        case "util.global.store":
            usage.formUnion([.globalWrite, .globalStorage])
            if let symbol = op.attributes["global"]?.symbolValue, let global = op.lookupNearestSymbol(symbol),
                global.attributes["type"]?.typeValue?.lifetime == .constant
            {
                usage.insert(.constant)
            }
        case "util.global.store.indirect": usage.formUnion([.indirect, .globalWrite, .globalStorage])
        case "stream.tensor.export":
            switch use.value.type.lifetime {
            case .staging:
                usage.formUnion([.mutated, .stagingRead, .stagingWrite, .transferRead, .transferWrite])
            case .transient, .variable:
                usage.formUnion([.mutated, .transferRead, .transferWrite, .dispatchRead, .dispatchWrite])
            case .constant: usage.formUnion([.constant, .transferRead, .dispatchRead])
            default: usage.formUnion([.mutated, .external])
            }
        case "stream.tensor.trace", "stream.async.load": usage.insert(.stagingRead)
        case "stream.async.clone", "stream.async.slice":
            usage.insert(.transferRead)
            usage.formUnion(self.usage(of: op.results[0]))
        case "stream.async.cast": usage.formUnion(self.usage(of: op.results[0]))
        case "stream.async.fill", "stream.async.parameter.read", "stream.async.parameter.gather":
            usage.formUnion([.mutated, .transferWrite])
        case "stream.async.update", "stream.async.copy":
            usage.formUnion(isFirst ? [.mutated, .transferWrite] : .transferRead)
        case "stream.async.collective":
            usage.formUnion(
                isFirst ? [.mutated, .transferWrite, .dispatchWrite] : [.transferRead, .dispatchRead])
        case "stream.async.parameter.write", "stream.async.parameter.scatter": usage.insert(.transferRead)
        case "stream.async.store": usage.formUnion([.mutated, .stagingWrite])
        case "stream.async.transfer":
            usage.insert(.transferRead)
            let target = self.usage(of: op.results[0])
            if passes(
                target, to: usage, op, external: target.contains(.external) && !usage.contains(.external))
            {
                usage.formUnion(target)
            }
        case "stream.async.dispatch":
            usage.insert(.dispatchRead)
            if isTied(use) { usage.formUnion([.mutated, .dispatchWrite]) }
        case "stream.async.call":
            usage.formUnion([.transferRead, .dispatchRead])
            if isTied(use) { usage.formUnion([.mutated, .dispatchWrite]) }
        default: break
        }
    }

    private func isTied(_ use: Use) -> Bool {
        use.owner.results.contains { Tied.operandIndex(of: use.owner, result: $0.index) == use.index }
    }
}
