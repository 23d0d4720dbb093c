import IREECompilerCore

/// Finds operations that can be moved out of the program into the encoder.
struct EncoderHoisting {
    private let symbols: SymbolTable

    init(_ module: Operation) { symbols = SymbolTable(module) }

    /// The backward slice of a value in an initializer, in topological order; nil if an operation cannot be
    /// moved.
    func slice(of value: Value) -> [Operation]? {
        guard let root = value.definingOp, let block = root.block, mayMove(root) else { return nil }
        var order: [Operation] = []
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
        var captures = false
        // Operation chains may be long: no recursion.
        var stack: [(op: Operation, pending: ArraySlice<Value>)] = [(root, root.operands[...])]
        if let outer = root.capturedValues {
            captures = true
            stack[0].pending += outer
        }
        while let (op, pending) = stack.last {
            guard let next = pending.first else {
                order.append(op)
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].pending = pending.dropFirst()
            guard let source = next.definingOp, source.block === block else { return nil }
            guard seen.insert(ObjectIdentifier(source)).inserted else { continue }
            guard mayMove(source) else { return nil }
            let captured = source.capturedValues
            if captured != nil { captures = true }
            stack.append((source, source.operands[...] + (captured ?? [])))
        }
        return captures ? order.sorted { $0.isBefore($1) } : order
    }

    private func mayMove(_ op: Operation) -> Bool {
        op.isMovable && op.movableSymbols.allSatisfy { symbols[$0]?.has(.objectLike) == true }
    }
}

extension Operation {
    /// Whether the operation only depends on its operands and has no effects.
    fileprivate var isMovable: Bool {
        guard definition.isRegistered, !results.isEmpty, !self.is(Util.OptimizationBarrier.self) else {
            return false
        }
        return hasNoOtherEffect
    }

    private var hasNoOtherEffect: Bool {
        if has(.recursiveSideEffects) {
            return regions.flatMap(\.blocks).flatMap(\.operations).allSatisfy {
                $0.isTerminator || ($0.definition.isRegistered && $0.hasNoOtherEffect)
            }
        }
        if has(.readsMemory) || has(.writesMemory) { return false }
        if has(.pure) || has(.hoistable) || has(.allocates) { return true }
        // Resources have value semantics in this phase: mutation yields a new value.
        return has(.asyncPhase) && !has(.callLike) && !self.is(Stream.AsyncParameterWrite.self)
            && !self.is(Stream.AsyncParameterScatter.self)
    }

    /// Captured values of the regions; nil if the operation has none.
    fileprivate var capturedValues: [Value]? {
        guard !regions.isEmpty else { return nil }
        var values: [Value] = []
        var seen = Set<ObjectIdentifier>()
        walk { inner in
            guard inner !== self else { return }
            for value in inner.operands {
                guard value.parentBlock.map({ !contains($0) }) ?? true,
                    seen.insert(ObjectIdentifier(value)).inserted
                else { continue }
                values.append(value)
            }
        }
        return values
    }

    private func contains(_ block: Block) -> Bool { block.parentOp.map(isAncestor(of:)) ?? false }

    /// Affinity attributes, which refer to devices of the original program.
    static let affinityNames: Set<String> = [
        "affinity", "stream.affinity", "source_affinity", "target_affinity", "execution_affinity",
    ]

    /// Removes affinities of the operation and all nested ones.
    func removeAffinities() {
        walk { op in
            for name in Self.affinityNames where op.attributes[name] != nil { op.attributes[name] = nil }
        }
    }

    /// Symbols used by the operation and all nested ones, except devices.
    var movableSymbols: [String] {
        var names: [String] = []
        walk(.preOrder) { op in
            for entry in op.attributes.entries
            where entry.name != "sym_name" && !Self.affinityNames.contains(entry.name) {
                entry.value.visitSymbols { names.append($0.root) }
            }
        }
        return names
    }
}
