import IREECompilerCore

extension Pass {
    /// One executable instead of many: it is compiled, loaded and looked up once.
    package static let linkExecutables = Pass(
        "iree-hal-link-all-executables", "Merges private executables that have the same targets.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var groups: [[Attribute]: [Operation]] = [:]
        var order: [[Attribute]] = []
        for executable in module.symbols where executable.is(HAL.Executable.self) {
            guard executable.isPrivateSymbol, let targets = linkableTargets(executable) else { continue }
            if groups[targets] == nil { order.append(targets) }
            groups[targets, default: []].append(executable)
        }
        for targets in order {
            guard let group = groups[targets], group.count > 1 else { continue }
            ExecutableLinking(module, group).run()
        }
    }

    /// The targets of an executable that consists of exports and their code alone.
    private static func linkableTargets(_ executable: Operation) -> [Attribute]? {
        var targets: [Attribute] = []
        for op in executable.body()?.operations ?? [] where !op.isTerminator {
            guard let variant = op.as(HAL.ExecutableVariant.self), variant.objects == nil,
                variant.sources == nil
            else { return nil }
            let contents = op.body()?.operations.filter { !$0.isTerminator } ?? []
            guard contents.allSatisfy({ $0.is(HAL.ExecutableExport.self) || $0.is(Builtin.Module.self) }),
                contents.count(where: { $0.is(Builtin.Module.self) }) == 1,
                !contents.contains(where: { $0.attributes["condition_fallback"] != nil })
            else { return nil }
            targets.append(variant.target)
        }
        return targets.isEmpty ? nil : targets
    }
}

private final class ExecutableLinking {
    private let module: Operation
    private let executables: [Operation]
    private let linked: Operation
    private var renamed: [SymbolReference: SymbolReference] = [:]

    init(_ module: Operation, _ executables: [Operation]) {
        self.module = module
        self.executables = executables
        linked = Self.emptied(executables[0])
    }

    func run() {
        var symbols = SymbolTable(module)
        let stem = module.symbolName.isEmpty ? "module" : module.symbolName
        linked.attributes["sym_name"] = .string("\(stem)_linked")
        symbols.insert(linked, before: executables[0])
        for (number, variant) in linked.symbols.enumerated() {
            guard let code = Self.code(of: variant) else { continue }
            var taken: Set<String> = []
            for executable in executables {
                move(executable, executable.symbols[number], to: variant, code, &taken)
            }
            for (i, export) in variant.symbols.filter({ $0.is(HAL.ExecutableExport.self) }).enumerated() {
                export.attributes["ordinal"] = .index(i)
            }
        }
        for executable in executables { executable.erase() }
        SymbolReferences.rename(module) { renamed[$0] }
    }

    private static func code(of variant: Operation) -> Operation? {
        variant.body()?.operations.first { $0.is(Builtin.Module.self) }
    }

    /// A copy of an executable whose variants have no exports and no code yet.
    private static func emptied(_ executable: Operation) -> Operation {
        let copy = executable.clone()
        for variant in copy.symbols {
            for export in variant.symbols where export.is(HAL.ExecutableExport.self) { export.erase() }
            for op in code(of: variant)?.body()?.operations.reversed() ?? [] { op.erase() }
        }
        return copy
    }

    /// Moves the exports and the code of a variant; what they are called in the executable so far is renamed.
    private func move(
        _ executable: Operation, _ source: Operation, to variant: Operation, _ code: Operation,
        _ taken: inout Set<String>
    ) {
        guard let moved = Self.code(of: source) else { return }
        var names: [String: String] = [:]
        for symbol in moved.symbols + source.symbols where names[symbol.symbolName] == nil {
            let old = symbol.symbolName
            var name = old
            var suffix = 0
            while !taken.insert(name).inserted {
                name = "\(old)_\(suffix)"
                suffix += 1
            }
            names[old] = name
        }
        let changed = names.filter { $0.key != $0.value }
        if !changed.isEmpty { rename(changed, in: moved) }
        let (root, path) = (executable.symbolName, source.symbolName)
        renamed[SymbolReference(root)] = SymbolReference(linked.symbolName)
        renamed[SymbolReference(root, nested: [path])] =
            SymbolReference(linked.symbolName, nested: [variant.symbolName])
        for export in source.symbols where export.is(HAL.ExecutableExport.self) {
            let old = export.symbolName
            let new = names[old] ?? old
            export.attributes["sym_name"] = .string(new)
            export.moveBefore(code)
            renamed[SymbolReference(root, nested: [path, old])] =
                SymbolReference(linked.symbolName, nested: [variant.symbolName, new])
        }
        for op in moved.body()?.operations ?? [] {
            op.remove()
            code.body()?.append(op)
        }
    }

    private func rename(_ names: [String: String], in code: Operation) {
        for symbol in code.symbols {
            if let name = names[symbol.symbolName] { symbol.attributes["sym_name"] = .string(name) }
        }
        SymbolReferences.rename(code) { reference in
            names[reference.root].map { SymbolReference($0, nested: reference.nested) }
        }
    }
}
