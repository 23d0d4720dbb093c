import IREECompilerCore

extension Pass {
    static let pruneExecutables = Pass(
        "iree-hal-prune-executables", "Removes private executables, variants and exports without uses.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in ExecutablePruning(module).run() }
}

private final class ExecutablePruning {
    private let module: Operation
    private var used = Set<SymbolReference>()

    init(_ module: Operation) { self.module = module }

    func run() {
        let executables = module.symbols.filter { $0.is(HAL.Executable.self) }
        let contents = Set(
            executables.flatMap { [$0] + $0.symbols + $0.symbols.flatMap(\.symbols) }.map {
                ObjectIdentifier($0)
            })
        markUses(in: module, except: contents)
        for executable in executables where executable.isPrivateSymbol {
            let root = executable.symbolName
            for variant in executable.symbols where variant.is(HAL.ExecutableVariant.self) {
                prune(variant, SymbolReference(root, nested: [variant.symbolName]))
                if !used.contains(SymbolReference(root, nested: [variant.symbolName])) { variant.erase() }
            }
            if !used.contains(SymbolReference(root)) { executable.erase() }
        }
        for executable in module.symbols where executable.is(HAL.Executable.self) { renumber(executable) }
    }

    /// Removes the exports of a variant that are neither used nor fallbacks of used ones.
    private func prune(_ variant: Operation, _ reference: SymbolReference) {
        let exports = variant.symbols.compactMap { $0.as(HAL.ExecutableExport.self) }
        let fallbacks = Dictionary(
            exports.map { ($0.op.symbolName, $0.conditionFallback?.symbolValue?.root) },
            uniquingKeysWith: { first, _ in first })
        var reached = Set<String>()
        for export in exports {
            let name = export.op.symbolName
            let own = SymbolReference(reference.root, nested: reference.nested + [name])
            guard used.contains(own) else { continue }
            var next: String? = name
            while let current = next, reached.insert(current).inserted { next = fallbacks[current] ?? nil }
        }
        for export in exports where !reached.contains(export.op.symbolName) { export.op.erase() }
    }

    /// Serialized executables have their exports in an array.
    private func renumber(_ executable: Operation) {
        for variant in executable.symbols where variant.is(HAL.ExecutableVariant.self) {
            for (i, op) in variant.symbols.filter({ $0.is(HAL.ExecutableExport.self) }).enumerated() {
                op.as(HAL.ExecutableExport.self)?.ordinal = .index(i)
            }
        }
    }

    private func markUses(in op: Operation, except contents: Set<ObjectIdentifier>) {
        guard !contents.contains(ObjectIdentifier(op)) else { return }
        for entry in op.attributes.entries { entry.value.visitSymbols { mark($0) } }
        for block in op.regions.flatMap(\.blocks) {
            for inner in block.operations { markUses(in: inner, except: contents) }
        }
    }

    /// A use of a nested symbol uses what it is in.
    private func mark(_ reference: SymbolReference) {
        for count in 0...reference.nested.count {
            used.insert(SymbolReference(reference.root, nested: Array(reference.nested.prefix(count))))
        }
    }
}
