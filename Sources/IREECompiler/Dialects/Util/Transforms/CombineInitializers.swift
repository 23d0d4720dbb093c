import IREECompilerCore

extension Pass {
    static let combineInitializers = Pass(
        "iree-util-combine-initializers",
        "Combines all initializers into one, so that their work is scheduled together.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        InitializerCombination(module).run()
    }
}

/// Merges initializers that can run consecutively into the last of them.
private struct InitializerCombination {
    private let module: Operation

    init(_ module: Operation) { self.module = module }

    func run() {
        var batch: [Operation] = []
        // Globals that the batch accesses; nil after a call that may access any.
        var accessed: Set<String>? = []
        func finish() {
            if let last = batch.last, batch.count > 1 { combine(batch.dropLast(), into: last) }
            batch = []
            accessed = []
        }
        for op in module.body()?.operations ?? [] {
            if op.has(.globalDefinition) {
                // A global is initialized at its position in the module: earlier initializers do not see its
                // value.
                let isSet = op.attributes["initial_value"].map { !$0.isA(Util.uninitialized) } ?? false
                if isSet, accessed?.contains(op.symbolName) != false { finish() }
            } else if op.has(.initializer), op.regions.first?.isEmpty == false {
                batch.append(op)
                note(op, &accessed)
            }
        }
        finish()
    }

    private func note(_ initializer: Operation, _ accessed: inout Set<String>?) {
        initializer.walk { op in
            if op.has(.callLike) { accessed = nil }
            if let name = op.attributes["global"]?.symbolValue?.root { accessed?.insert(name) }
        }
    }

    /// Chains the initializers' control flow.
    private func combine(_ earlier: ArraySlice<Operation>, into last: Operation) {
        guard let target = last.regions.first else { return }
        let whole = Region()
        for initializer in earlier + [last] {
            guard let region = initializer.regions.first, let entry = region.blocks.first else { continue }
            for block in whole.blocks {
                guard let end = block.last, end.has(.returnLike) else { continue }
                OpBuilder(before: end).create(CF.Branch.self) { $0.dest = entry }
                end.erase()
            }
            whole.takeBlocks(of: region)
            if initializer !== last { initializer.erase() }
        }
        target.takeBlocks(of: whole)
        _ = RegionSimplifier.simplify(last)
    }
}
