import IREECompilerCore

extension Pass {
    static let unifyEncodingForGlobals = Pass(
        "iree-stream-unify-encoding-for-globals",
        "Unifies encodings of globals that hold the same data in several encodings.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        let candidates = EncodedGlobals(module).sources.map(\.globals).filter {
            Set($0.map(\.encoding)).count > 1
        }
        guard !candidates.isEmpty else { return }
        let targets = DeviceTargets(module)
        let uses = EncodingUses(module)
        var plans: [UnifiedEncoding] = candidates.compactMap { globals in
            guard let encoding = UnifiedEncoding.choose(for: globals, targets),
                let found = uses.uses(of: globals)
            else { return nil }
            return UnifiedEncoding(encoding: encoding, globals: globals, uses: found)
        }
        UnifiedEncoding.removeConflicts(&plans)
        var dispatches: [Operation: [Int: Attribute]] = [:]
        let variants = ExecutableVariants(module)
        for plan in plans { plan.apply(&dispatches, variants) }
        variants.update(dispatches)
    }
}

/// The common encoding of globals with equal data.
struct UnifiedEncoding {
    let encoding: Attribute
    let globals: [EncodedGlobal]
    let uses: EncodingUses.Found

    /// The encoding that the targets' resolvers unify to; the identity if targets differ.
    static func choose(for globals: [EncodedGlobal], _ targets: DeviceTargets) -> Attribute? {
        var resolvers = Set<Encoding.Resolver>()
        for global in globals {
            let found = targets.executableTargets(at: global.encode.affinity, from: global.global.op)
            resolvers.formUnion(found.map { Encoding.Resolver(target: $0) })
        }
        if resolvers.isEmpty, globals.allSatisfy({ $0.encode.affinity == nil }) { return nil }
        guard resolvers.count == 1, let resolver = resolvers.first else { return Encoding.identity }
        return resolver.unified(globals.map(\.encoding)) ?? Encoding.identity
    }

    /// Drops plans that change a size with other users.
    static func removeConflicts(_ plans: inout [UnifiedEncoding]) {
        var changed = true
        while changed {
            var wanted: [Operation: Set<IRType>] = [:]
            var users = Set<Operation>()
            for plan in plans {
                for global in plan.globals {
                    wanted[global.sizeOf.op, default: []].insert(global.type.with(encoding: plan.encoding))
                    users.insert(global.encode.op)
                }
            }
            let count = plans.count
            plans.removeAll { plan in
                plan.globals.contains { global in
                    wanted[global.sizeOf.op]?.count != 1
                        || !global.sizeOf.storageSize.users.allSatisfy {
                            users.contains($0) || $0.is(Util.GlobalStore.self)
                                || $0.is(Stream.AsyncClone.self)
                        }
                }
            }
            changed = plans.count != count
        }
    }

    /// Changes globals and uses; collects dispatch operands.
    func apply(_ dispatches: inout [Operation: [Int: Attribute]], _ variants: ExecutableVariants) {
        let oldTypes = Set(globals.map { Attribute.type($0.type) })
        for global in globals {
            let type = Attribute.type(global.type.with(encoding: encoding))
            global.encode.result.encoding = type
            global.sizeOf.encoding = type
        }
        for use in uses.operands {
            guard let operand = OperandEncoding(use), operand.type.shaped?.encoding != encoding else {
                continue
            }
            if let index = operand.dispatchIndex, variants.canChange(use.owner) {
                dispatches[use.owner, default: [:]][index] = encoding
                operand.updateSize(to: encoding)
            } else if let encode = use.owner.as(Stream.TensorEncode.self) {
                operand.updateSize(to: encoding)
                encode.source.encoding = .type(operand.type.with(encoding: encoding))
            } else {
                operand.reencode(from: encoding)
            }
        }
        for op in uses.passing {
            for (i, size) in op.operands.enumerated() {
                guard let counted = size.definingOp?.as(Stream.TensorSizeOf.self),
                    oldTypes.contains(counted.encoding), let type = counted.encoding.typeValue
                else { continue }
                let copy = counted.op.clone()
                copy.attributes["encoding"] = .type(type.with(encoding: encoding))
                OpBuilder(before: op).insert(copy)
                op.setOperand(i, copy.results[0])
            }
        }
    }
}
